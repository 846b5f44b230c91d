# jest prints all of it on stderr.
lambda { |_stdout, stderr, _status|
  return :amber if stderr =~ /^\s*● Test suite failed to run$/
  counts = stderr[/^Tests:\s+(.*)$/, 1]
  return :amber unless counts
  found = counts.split(', ').to_h { |part| part.split.reverse }
  found.key?('failed') ? :red : (found.key?('passed') ? :green : :amber)
}
