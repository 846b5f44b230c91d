jest --no-cache --no-watchman
