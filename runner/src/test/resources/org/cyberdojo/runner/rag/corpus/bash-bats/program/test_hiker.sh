#!/usr/bin/env bats

source ./hiker.sh

@test "life the universe and everything" {
  run answer
  [ "$output" = 42 ]
}

@test "an answer is positive" {
  run answer
  [ "$output" -gt 0 ]
}
