source ./hiker.sh

actual="$(answer)" || exit 2 # code that breaks is amber, not red
if [ "${actual}" == '42' ]; then
  echo 'PASSED'
else
  echo "FAILED: expected 42, got ${actual}"
  exit 1
fi
