lambda { |stdout, stderr, status|
  return :amber if %w(errorInfo: errorCode:).all? { |word| stdout.include?("---- #{word}") }
  table = stdout[/^\S+:\tTotal\t\d+\tPassed\t\d+\tSkipped\t\d+\tFailed\t\d+$/]
  return :amber if table.nil?
  counts = Hash[*table.split("\t").drop(1)].transform_values(&:to_i)
  return :red if counts['Failed'].positive?
  counts['Passed'].positive? ? :green : :amber
}
