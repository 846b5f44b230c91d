(require :asdf)
(asdf:load-system :fiveam)
(load "hiker.lisp")

(fiveam:test life-the-universe-and-everything
  (fiveam:is (= 42 (answer))))

(sb-ext:exit :code (if (fiveam:run! 'life-the-universe-and-everything) 0 1))
