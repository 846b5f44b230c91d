make --no-print-directory test
