# TAP from bats. A broken helper makes its tests "not ok", so the shell's own complaints are looked for first.
lambda { |stdout, stderr, _status|
  output = stdout + stderr
  return :amber if output =~ /syntax error|command not found|error token is/
  return :amber unless stdout =~ /^1\.\.\d+$/
  return :red if stdout =~ /^not ok \d+/
  stdout =~ /^ok \d+/ ? :green : :amber
}
