lambda { |stdout, stderr, status|
  output = stdout + stderr
  return :amber if /^SyntaxError:/.match(output)
  return :green if /(\d+) specs?, 0 failures/.match(output)
  return :red   if /(\d+) specs?, (\d+) failures?/.match(output)
  return :amber
}
