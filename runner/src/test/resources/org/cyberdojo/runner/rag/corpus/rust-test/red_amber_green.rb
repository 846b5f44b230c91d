lambda { |stdout, stderr, status|
  words = stdout.scan(/^test result: (ok|FAILED)\. (\d+) passed; (\d+) failed;/)
  return :amber if words.empty?
  words.map(&:first).include?('FAILED') ? :red : :green
}
