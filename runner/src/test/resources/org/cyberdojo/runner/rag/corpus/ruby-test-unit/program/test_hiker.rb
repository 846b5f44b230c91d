require_relative 'hiker'
require 'test/unit'

class TestHiker < Test::Unit::TestCase
  def test_life_the_universe_and_everything
    assert_equal 42, Hiker.new.answer
  end
end
