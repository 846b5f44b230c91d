lambda { |stdout, stderr, status|
  output = stdout + stderr
  return :red   if output =~ /Assertion .* failed\.$/
  return :green if output.include?("All tests passed\n")
  return :amber
}
