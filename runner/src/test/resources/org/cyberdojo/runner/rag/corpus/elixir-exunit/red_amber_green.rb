lambda { |stdout, stderr, status|
  return :amber if /\*\* \((\w+Error)\)/.match(stderr)
  if (match = stdout.match(/^(\d+) tests?, (\d+) failures?(, \d+ (?:skipped|excluded))?$/))
    return match[2].to_i.zero? ? :green : :red
  end
  :amber
}
