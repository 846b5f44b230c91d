lambda { |stdout, stderr, status|
  return :amber if stdout.include?('Unexpected Error:') || stderr =~ /^Unhandled /
  case stdout
  when /^\s+Fail: 0 \(/        then return :green
  when /^\s+Fail: [1-9]\d* \(/ then return :red
  else return :amber
  end
}
