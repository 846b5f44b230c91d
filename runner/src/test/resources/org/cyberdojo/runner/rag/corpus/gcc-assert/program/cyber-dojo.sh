set -e
gcc -Wall -Wextra -Werror -g *.c -o test
./test
