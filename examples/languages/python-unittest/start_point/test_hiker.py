import unittest

import hiker


class TestHiker(unittest.TestCase):

    def test_the_answer_to_everything(self):
        self.assertEqual(42, hiker.answer())


if __name__ == "__main__":
    unittest.main()
