const test = require('node:test');
const assert = require('node:assert');
const hiker = require('./hiker');

test('life the universe and everything', () => {
  assert.strictEqual(hiker.answer(), 42);
});

test('an answer is positive', () => {
  assert.ok(hiker.answer() > 0);
});
