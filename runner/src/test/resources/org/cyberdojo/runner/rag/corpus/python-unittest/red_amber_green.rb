lambda { |stdout, stderr, status|
  output = stdout + stderr
  if /^(?:Syntax|Indentation|Import|Name)Error:/.match(output)
    :amber
  elsif /^FAILED \((.*)failures=\d+/.match(output)
    :red
  elsif /^OK( \(.*\))?$/.match(output)
    :green
  else
    :amber
  end
}
