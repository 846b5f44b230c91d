lambda { |stdout, stderr, status|
  pattern = %r{^(?<s>\d+) success(es)? / (?<f>\d+) failures? / (?<e>\d+) errors? / \d+ pending}
  m = pattern.match(stdout) or return :amber
  return :amber unless m['e'] == '0'
  return :red   unless m['f'] == '0'
  return :green
}
