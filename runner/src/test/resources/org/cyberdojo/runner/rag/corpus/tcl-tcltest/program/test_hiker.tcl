package require tcltest
source hiker.tcl

tcltest::test answer {life the universe and everything} {
    answer
} 42

tcltest::cleanupTests
