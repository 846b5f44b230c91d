nim compile --hints:off --verbosity:0 --nimcache:/tmp/nimcache --run test_hiker.nim
