JUNIT=/opt/corpus/java/lib/junit-platform-console-standalone-1.11.4.jar
javac -cp "${JUNIT}" *.java && java -jar "${JUNIT}" execute --disable-banner --disable-ansi-colors -cp . --scan-classpath
