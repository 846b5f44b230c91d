lambda { |stdout, stderr, status|
  /(?<runs>\d+) runs, \d+ assertions, (?<failures>\d+) failures, (?<errors>\d+) errors, \d+ skips/.match(stdout) { |m|
    return :amber if m[:errors].to_i > 0 || m[:runs].to_i == 0
    return m[:failures].to_i > 0 ? :red : :green
  }
  :amber
}
