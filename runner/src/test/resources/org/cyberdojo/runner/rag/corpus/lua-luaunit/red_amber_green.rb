lambda { |stdout, stderr, status|
  return :amber unless stdout =~ /^Ran (\d+) tests in [\d.]+ seconds?, (.*)$/
  outcome = $2
  return :amber if outcome =~ /[1-9]\d* errors?/
  return :red   if outcome =~ /[1-9]\d* failures?/
  stdout.lines.last.strip == 'OK' ? :green : :amber
}
