source ./yahtzee.sh
[ "$(chance 1 2 3 4 5)" == '15' ] && echo PASSED || echo FAILED
