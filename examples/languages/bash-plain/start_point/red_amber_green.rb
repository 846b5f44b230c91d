lambda { |stdout, _stderr, _status|
  return :red   if stdout =~ /^FAILED/
  return :green if stdout =~ /^PASSED/
  return :amber
}
