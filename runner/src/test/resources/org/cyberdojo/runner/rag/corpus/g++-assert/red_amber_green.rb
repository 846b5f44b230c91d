lambda { |stdout, stderr, status|
  output = stderr + stdout
  return :red   if /(.*)Assertion(.*)failed\./.match(output)
  return :green if /^All tests passed$/.match(output)
  return :amber
}
