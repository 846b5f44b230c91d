set -e
gcc -g *.c -o test $(pkg-config --cflags --libs check)
./test
