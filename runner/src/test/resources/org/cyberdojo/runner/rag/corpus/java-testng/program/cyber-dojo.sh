export CLASSPATH=".:$(printf '%s:' /opt/corpus/java/lib/*.jar)"
javac *.java && java org.testng.TestNG -usedefaultlisteners false -testclass HikerTest
