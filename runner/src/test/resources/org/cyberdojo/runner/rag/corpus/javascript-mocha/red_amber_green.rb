lambda { |stdout, stderr, status|
  return :amber if %w(SyntaxError ReferenceError).any? { |word| stderr.include?(word) }
  passing = stdout[/^\s+(\d+) passing/, 1]
  failing = stdout[/^\s+(\d+) failing/, 1]
  return :amber if passing.nil? && failing.nil?
  failing.to_i > 0 ? :red : :green
}
