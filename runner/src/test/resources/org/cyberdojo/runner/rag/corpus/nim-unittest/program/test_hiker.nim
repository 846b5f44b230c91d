import unittest
import hiker

suite "hiker":
  test "life the universe and everything":
    check answer() == 42
