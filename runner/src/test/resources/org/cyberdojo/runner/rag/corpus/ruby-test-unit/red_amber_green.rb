COUNTS = %w(tests assertions failures errors).freeze

lambda { |stdout, stderr, status|
  pattern = /^#{COUNTS.map { |name| "(\\d+) #{name}" }.join(', ')}/
  numbers = stdout.match(pattern)&.captures&.map(&:to_i)
  next :amber if numbers.nil?
  tests, _, failures, errors = *numbers
  next :amber if errors > 0 || tests < 1
  failures > 0 ? :red : :green
}
