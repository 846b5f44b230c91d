(use-modules (srfi srfi-64))
(load "hiker.scm")

(test-begin "hiker")
(test-equal "life the universe and everything" 42 (answer))
(test-end "hiker")
