lambda { |stdout, stderr, status|
  return :amber if stdout =~ /error(s)? occurred outside of examples/
  return :green if stdout =~ /^(\d+) examples?, 0 failures/
  return :red   if stdout =~ /^(\d+) examples?, (\d+) failures?/
  :amber
}
