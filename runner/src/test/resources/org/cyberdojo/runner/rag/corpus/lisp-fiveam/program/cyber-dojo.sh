sbcl --script test-hiker.lisp
