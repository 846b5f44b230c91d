busted .
