lambda { |stdout, stderr, status|
  return :amber if (stdout + stderr) =~ /^(syntax error at|Can't locate|Global symbol|Compilation failed)/
  return :amber if stdout =~ /^\s+Parse errors: /
  case stdout[/^Result: (PASS|FAIL)$/, 1]
  when 'PASS' then :green
  when 'FAIL' then :red
  else :amber
  end
}
