lambda { |_stdout, stderr, _status|
  return :red   if stderr =~ /^FAILED \(failures=\d+\)/
  return :green if stderr =~ /^OK$/
  return :amber
}
