lambda { |stdout, stderr, status|
  output = stdout + stderr
  return :green if output =~ /^OK \((\d+) tests, (\d+) ran, (\d+) checks, (\d+) ignored, (\d+) filtered out, (\d+) ms\)/m
  return :red   if output =~ /^Errors \((\d+) failures, (\d+) tests, (\d+) ran, (\d+) checks/m
  return :amber
}
