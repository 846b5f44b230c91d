def score(a, b):
    names = ["Love", "Fifteen", "Thirty", "Forty"]
    if a == b:
        if a > 2:
            return "Deuce"
        else:
            return names[a] + "-All"
    if a > 3 or b > 3:
        d = a - b
        if d == 1:
            return "Advantage A"
        elif d == -1:
            return "Advantage B"
        elif d > 1:
            return "Win for A"
        else:
            return "Win for B"
    return names[a] + "-" + names[b]
