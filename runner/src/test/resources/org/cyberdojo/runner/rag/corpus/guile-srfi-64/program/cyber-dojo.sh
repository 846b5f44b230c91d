guile --no-auto-compile test-hiker.scm
cat hiker.log
