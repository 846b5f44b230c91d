lambda { |stdout, stderr, status|
  return :green if stdout =~ /^All tests passed \(\d+ assertions? in \d+ test cases?\)$/
  counts = stdout[/^test cases:.*$/]
  return :amber if counts.nil?
  failed = counts.split('|').map(&:strip).find { |part| part.end_with?('failed') }
  failed.to_i.positive? ? :red : :green
}
