lambda { |stdout, stderr, _status|
  output = stdout + stderr
  return :red   if output =~ /Assertion .* failed/
  return :green if output =~ /All tests passed/
  return :amber
}
