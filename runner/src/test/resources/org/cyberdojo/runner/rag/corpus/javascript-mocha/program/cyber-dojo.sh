mocha hiker-test.js
