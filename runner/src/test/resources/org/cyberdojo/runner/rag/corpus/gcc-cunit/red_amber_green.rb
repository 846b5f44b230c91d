# The table of the summary: type, total, ran, passed, failed, inactive.
lambda { |stdout, stderr, status|
  row = stdout.lines.find { |line| line =~ /^\s+asserts\s/ }
  return :amber if row.nil?
  _type, _total, ran, _passed, failed, _inactive = row.split
  return :amber if Integer(ran).zero?
  Integer(failed).zero? ? :green : :red
}
