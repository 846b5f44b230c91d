:- [hiker].
:- begin_tests(hiker).

test(life_the_universe_and_everything) :-
    answer(42).

:- end_tests(hiker).
