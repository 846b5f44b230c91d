lambda { |stdout, stderr, status|
  output = stdout + stderr
  return :amber if /PHP (Parse|Fatal) error:/.match(output)
  return :red   if /^FAILURES!/.match(output)
  return :green if /^OK \((\d+) tests?, (\d+) assertions?\)/.match(output)
  return :amber
}
