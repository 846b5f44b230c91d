def answer():
    """Says the answer.

    >>> answer()
    42
    """
    return 6 * 9
