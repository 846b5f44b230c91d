# A regexp with names, on the left of =~, makes local variables of them.
lambda { |stdout, _stderr, _status|
  if /^(?<percent>\d+)%: Checks: \d+, Failures: (?<failures>\d+), Errors: (?<errors>\d+)$/ =~ stdout
    return :green if percent == '100'
    return :red if failures.to_i > 0 && errors.to_i == 0
  end
  :amber
}
