lambda { |stdout, stderr, status|
  counts = Hash.new(0)
  stdout.scan(/^\[\s*(\d+) tests (\w+)\s*\]$/) { |count, what| counts[what.to_sym] += count.to_i }
  return :amber if counts[:found].zero?
  return :red   if counts[:failed].positive?
  counts.values_at(:successful, :started).uniq.size == 1 ? :green : :amber
}
