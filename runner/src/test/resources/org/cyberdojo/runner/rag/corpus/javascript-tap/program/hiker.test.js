const tap = require('/opt/corpus/js/node_modules/tap');
const hiker = require('./hiker');

tap.test('life the universe and everything', (t) => {
  t.equal(hiker.answer(), 42);
  t.end();
});
