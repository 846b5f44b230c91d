use strict;
use warnings;
use Test::More;

require './hiker.pl';

is(answer(), 42, 'life the universe and everything');
cmp_ok(answer(), '>', 0, 'an answer is positive');
done_testing();
