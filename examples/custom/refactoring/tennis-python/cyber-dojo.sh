python3 -m unittest --verbose test_tennis.py
