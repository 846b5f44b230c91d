cat > makefile <<'MAKEFILE'
test: hiker.cpp hiker.tests.cpp hiker.hpp
	g++ -std=c++17 -fsanitize=address -g hiker.cpp hiker.tests.cpp -o test
MAKEFILE
make --silent test && ./test
