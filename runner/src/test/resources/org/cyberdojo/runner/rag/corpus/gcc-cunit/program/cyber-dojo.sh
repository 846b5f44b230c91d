set -e
gcc -g *.c -o test -lcunit
./test
