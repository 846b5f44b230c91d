lambda { |stdout, _stderr, _status|
  results = stdout.scan(/^  result-kind: (\w+)$/).flatten.tally
  return :amber if results.empty? || stdout =~ /^  actual-error: /
  return :red if results.key?('fail')
  results['pass'].to_i > 0 ? :green : :amber
}
