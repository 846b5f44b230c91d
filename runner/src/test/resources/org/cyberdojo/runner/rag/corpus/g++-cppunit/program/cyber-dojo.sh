set -e
g++ -std=c++17 hiker.cpp hiker.tests.cpp -o test -lcppunit
./test
