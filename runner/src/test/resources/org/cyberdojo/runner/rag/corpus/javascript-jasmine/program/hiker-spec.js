const hiker = require('./hiker');

describe('the answer', () => {
  it('to life the universe and everything', () => {
    expect(hiker.answer()).toEqual(42);
  });
});
