const hiker = require('./hiker');

QUnit.module('hiker');

QUnit.test('life the universe and everything', (assert) => {
  assert.equal(hiker.answer(), 42);
});
