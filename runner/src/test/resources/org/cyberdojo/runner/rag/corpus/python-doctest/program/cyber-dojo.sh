python3 -m doctest -v hiker.py
