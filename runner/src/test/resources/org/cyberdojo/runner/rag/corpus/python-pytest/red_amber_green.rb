lambda { |stdout, stderr, status|
  output = stdout + stderr
  return :amber if /^=+ ERRORS =+$/.match(output)
  return :red   if /^=+ (\d+) failed/.match(output)
  return :green if /^=+ (\d+) passed/.match(output)
  return :amber
}
