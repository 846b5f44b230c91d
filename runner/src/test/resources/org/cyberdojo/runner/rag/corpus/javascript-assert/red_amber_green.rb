lambda { |stdout, stderr, status|
  errors = <<~NAMES.split
    SyntaxError
    ReferenceError
    TypeError
    RangeError
  NAMES
  errors.each { |name| return :amber if stderr =~ /^#{name}:/ }
  return :red if stderr =~ /^AssertionError \[ERR_ASSERTION\]/
  return :green if stdout =~ /^All tests passed$/ && status == 0
  :amber
}
