erlc *.erl && erl -noshell -eval 'halt(case eunit:test(hiker_tests) of ok -> 0; _ -> 1 end).'
