lambda { |stdout, stderr, status|
  failed = stdout.include?('[FAILED]')
  passed = stdout.include?('[OK]')
  return :red if failed
  return :green if passed && status.zero?
  :amber
}
