import unittest

from tennis import score


class TestTennis(unittest.TestCase):

    def test_every_kind_of_score(self):
        for a, b, expected in [
            (0, 0, "Love-All"),
            (1, 0, "Fifteen-Love"),
            (3, 3, "Deuce"),
            (4, 3, "Advantage A"),
            (3, 4, "Advantage B"),
            (4, 2, "Win for A"),
            (2, 4, "Win for B"),
        ]:
            self.assertEqual(expected, score(a, b))


if __name__ == "__main__":
    unittest.main()
