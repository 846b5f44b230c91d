lambda { |stdout, stderr, status|
  counts = stdout.lines.filter_map { |line| line.match(/\Aℹ (?<what>\w+) (?<count>\d+)$/) }
                       .each_with_object({}) { |match, all| all[match[:what]] = match[:count].to_i }
  return :amber if counts.empty? || stdout.match?(/^SyntaxError: /)
  return :red if counts['fail'] > 0
  :green
}
