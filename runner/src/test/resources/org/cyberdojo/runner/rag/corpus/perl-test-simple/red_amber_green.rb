lambda { |stdout, stderr, status|
  plan = stdout[/^1\.\.(\d+)$/, 1].to_i
  return :amber if plan.zero? || stderr =~ /syntax error/
  results = stdout.each_line.map { |line| line[/^(not )?ok \d+/] }.compact
  return :amber if results.size < plan
  results.all? { |result| result.start_with?('ok') } ? :green : :red
}
