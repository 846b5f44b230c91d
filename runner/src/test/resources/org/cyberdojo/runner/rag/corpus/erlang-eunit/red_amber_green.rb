lambda { |stdout, _stderr, _status|
  return :green if stdout =~ /^\s+(All \d+ tests passed|\d+ tests? passed|Test passed)\.$/
  return :red if stdout =~ /^\s+Failed: [1-9]\d*\.\s+Skipped: \d+\.\s+Passed: \d+\.$/
  return :amber
}
