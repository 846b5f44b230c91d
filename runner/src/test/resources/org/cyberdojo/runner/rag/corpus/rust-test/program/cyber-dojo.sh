rustc --test hiker.rs && ./hiker --test-threads=1
