lambda { |stdout, stderr, status|
  last = stdout.lines.last.to_s.chomp
  case last
  when 'Test passed.' then :green
  when /\A\*\*\*Test Failed\*\*\* \d+ failures\.\z/ then :red
  else :amber
  end
}
