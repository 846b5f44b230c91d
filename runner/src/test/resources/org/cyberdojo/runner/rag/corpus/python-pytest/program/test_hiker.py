from hiker import Hiker


def test_life_the_universe_and_everything():
    assert Hiker().answer() == 42


def test_an_answer_is_positive():
    assert Hiker().answer() > 0
