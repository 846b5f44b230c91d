python3 -m pytest -p no:cacheprovider *test*.py
