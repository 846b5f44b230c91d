lambda { |stdout, stderr, status|
  return :amber if stderr.include?("Traceback (most recent call last):")
  /^(\d+) scenarios? passed, (\d+) failed, \d+ skipped$/.match(stdout) do |match|
    return match[2].to_i > 0 ? :red : :green
  end
  :amber
}
