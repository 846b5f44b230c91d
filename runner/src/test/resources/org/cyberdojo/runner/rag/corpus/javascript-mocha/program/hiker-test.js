'use strict';

const assert = require('node:assert');
const hiker = require('./hiker');

describe('the answer', () => {
  it('to life the universe and everything', () => {
    assert.strictEqual(hiker.answer(), 42);
  });
  it('is positive', () => {
    assert.ok(hiker.answer() > 0);
  });
});
