lambda do |stdout, stderr, _status|
  plain = stdout.gsub(/\e\[[\d;]*m/, '')
  return :amber unless stderr.each_line.reject { |line| line.include?('shunit2:ERROR') }.empty?

  case plain
  when /^OK$/ then :green
  when /^FAILED \(failures=\d+\)$/ then :red
  else :amber
  end
end
