export CLASSPATH=.:/opt/corpus/java/lib/junit-4.13.2.jar:/opt/corpus/java/lib/hamcrest-core-1.3.jar
javac -Xlint:unchecked *.java && java org.junit.runner.JUnitCore HikerTest
