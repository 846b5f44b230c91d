lambda { |stdout, stderr, status|
  summary = /^(?<failures>\d+) failures, (?<errors>\d+) errors\.$/.match(stdout)
  return :amber if summary.nil? || summary[:errors] != '0'
  summary[:failures] == '0' ? :green : :red
}
