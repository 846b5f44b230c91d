const hiker = require('./hiker');

test('life the universe and everything', () => {
  expect(hiker.answer()).toBe(42);
});

test('an answer is positive', () => {
  expect(hiker.answer()).toBeGreaterThan(0);
});
