java -cp ".:$(printf '%s:' /opt/corpus/java/lib/*.jar)" clojure.main hiker_test.clj
