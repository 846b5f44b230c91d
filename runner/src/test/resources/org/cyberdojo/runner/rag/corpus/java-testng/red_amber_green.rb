lambda { |stdout, stderr, status|
  total = /^Total tests run: (?<run>\d+), Passes: (?<passes>\d+), Failures: (?<failures>\d+), Skips: (?<skips>\d+)$/
  case stdout
  when total
    run, failures = $~[:run].to_i, $~[:failures].to_i
    return :amber if run == 0
    failures == 0 ? :green : :red
  else
    :amber
  end
}
