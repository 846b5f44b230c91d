set -e
gcc -Wall -g *.c -o test -lcmocka
./test
