# plunit has no word for success but a dot.
lambda { |stdout, stderr, status|
  return :amber if stderr =~ /Syntax error|Unknown procedure|received error/
  return :red   if stderr =~ /^\s*test \w+.*: failed$/
  return :green if stderr =~ /\A\.+\s*\z/ && status == 0
  :amber
}
