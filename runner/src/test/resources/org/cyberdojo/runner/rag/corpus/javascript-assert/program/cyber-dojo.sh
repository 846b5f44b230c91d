node hiker-test.js
