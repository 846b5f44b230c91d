bats --tap ./test_hiker.sh
