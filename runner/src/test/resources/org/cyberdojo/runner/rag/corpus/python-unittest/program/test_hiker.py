import unittest
from hiker import Hiker


class TestHiker(unittest.TestCase):
    def test_life_the_universe_and_everything(self):
        self.assertEqual(42, Hiker().answer())

    def test_an_answer_is_positive(self):
        self.assertGreater(Hiker().answer(), 0)


if __name__ == "__main__":
    unittest.main()
