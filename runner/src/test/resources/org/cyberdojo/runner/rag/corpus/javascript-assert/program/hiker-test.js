'use strict';

const assert = require('node:assert');
const hiker = require('./hiker');

assert.strictEqual(hiker.answer(), 42);
console.log('All tests passed');
