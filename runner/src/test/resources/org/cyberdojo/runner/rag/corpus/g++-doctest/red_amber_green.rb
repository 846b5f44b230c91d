lambda { |stdout, *_|
  stdout.lines.reverse_each do |line|
    status = line[/^\[doctest\] Status: (\w+)!$/, 1]
    next unless status
    return { 'SUCCESS' => :green, 'FAILURE' => :red }.fetch(status, :amber)
  end
  :amber
}
