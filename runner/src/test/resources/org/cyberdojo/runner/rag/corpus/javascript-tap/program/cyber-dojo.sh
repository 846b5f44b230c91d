node hiker.test.js
