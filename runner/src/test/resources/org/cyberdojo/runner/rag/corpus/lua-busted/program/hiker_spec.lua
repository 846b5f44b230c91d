local hiker = require 'hiker'

describe('the answer', function()
  it('to life the universe and everything', function()
    assert.are.equal(42, hiker.answer())
  end)
  it('is positive', function()
    assert.is_true(hiker.answer() > 0)
  end)
end)
