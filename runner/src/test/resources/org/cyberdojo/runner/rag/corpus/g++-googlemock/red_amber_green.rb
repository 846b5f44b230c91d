lambda { |stdout, stderr, status|
  lines = (stdout + stderr).lines.map(&:chomp)
  return :red   if lines.any? { |line| line.start_with?('[  FAILED  ]') }
  return :green if lines.grep(/^\[  PASSED  \] (\d+) tests?\.$/) { $1.to_i }.any?(&:positive?)
  :amber
}
