(ns hiker-test
  (:require [clojure.test :refer [deftest is run-tests successful?]]
            [hiker :refer [answer]]))

(deftest life-the-universe-and-everything
  (is (= 42 (answer))))

(System/exit (if (successful? (run-tests 'hiker-test)) 0 1))
