lambda { |stdout, stderr, status|
  output = stdout + stderr
  return :amber if output =~ /\[(build|setup) failed\]/
  return :red   if output =~ /^--- FAIL: /
  return :green if output =~ /^PASS$/
  :amber
}
