use strict;
use warnings;
use Test::Simple tests => 2;

require './hiker.pl';

ok(answer() == 42, 'life the universe and everything');
ok(answer() > 0, 'an answer is positive');
