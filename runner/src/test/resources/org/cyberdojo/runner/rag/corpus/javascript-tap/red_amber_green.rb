# Only what stands at the start of a line counts: subtests are indented.
lambda { |stdout, stderr, _status|
  return :amber unless stdout.start_with?("TAP version 13\n")
  tests = stdout.lines.grep(/\A(not )?ok \d+/)
  return :amber if tests.empty?
  tests.any? { |line| line.start_with?('not') } ? :red : :green
}
