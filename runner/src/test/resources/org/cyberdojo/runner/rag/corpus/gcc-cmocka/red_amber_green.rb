lambda { |stdout, stderr, status|
  return :amber unless stdout.include?('test(s) run.')
  failed = stderr.scan(/^\[  FAILED  \] (\d+) test\(s\), listed below:$/).flatten.first
  passed = stderr.scan(/^\[  PASSED  \] (\d+) test\(s\)\.$/).flatten.first
  return :red if failed
  passed ? :green : :amber
}
