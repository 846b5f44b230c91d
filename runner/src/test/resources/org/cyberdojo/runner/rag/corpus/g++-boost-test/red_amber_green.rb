# Boost colours what it prints.
lambda { |stdout, stderr, status|
  output = [stdout, stderr].map { |text| text.gsub(/\e\[[0-9;]+m/, '') }.join("\n")
  case output
  when /^\*\*\* No errors detected/ then 'green'
  when /^\*\*\* \d+ failures? (is|are) detected in the test module/ then 'red'
  else 'amber'
  end
}
