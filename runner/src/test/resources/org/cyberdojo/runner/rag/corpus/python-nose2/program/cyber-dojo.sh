python3 -m nose2
