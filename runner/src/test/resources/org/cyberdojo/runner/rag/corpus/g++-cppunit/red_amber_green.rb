lambda { |stdout, stderr, status|
  return :green if stdout =~ /^OK \(\d+ tests?\)$/
  return :red   if stdout =~ /^!!!FAILURES!!!$/ && stdout =~ /Failures: [1-9]\d*\s+Errors: 0$/
  :amber
}
