lambda { |stdout, stderr, status|
  return :green if stderr =~ /^OK$/
  found = stderr.match(/^FAILED \((?<what>[^)]+)\)$/)
  return :amber if found.nil?
  kinds = found[:what].split(', ').map { |kind| kind.split('=') }.to_h
  return :amber if kinds.has_key?('errors')
  return :red
}
