swipl -q -g run_tests -t halt hiker_test.pl
