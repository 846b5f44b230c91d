source ./hiker.sh

actual="$(answer)"
if [ "${actual}" == '42' ]; then
  echo 'PASSED'
else
  echo "FAILED: expected 42, got ${actual}"
  exit 1
fi
