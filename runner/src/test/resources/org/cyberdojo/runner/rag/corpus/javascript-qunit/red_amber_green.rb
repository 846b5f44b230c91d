lambda { |stdout, stderr, status|
  return :amber if stdout =~ /^Bail out!/
  not_ok = stdout =~ /^not ok/
  ok = stdout =~ /^ok/
  if not_ok then :red
  elsif ok then :green
  else :amber
  end
}
