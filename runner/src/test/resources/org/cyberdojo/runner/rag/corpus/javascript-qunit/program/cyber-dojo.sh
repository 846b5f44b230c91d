qunit hiker-test.js
