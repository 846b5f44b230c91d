require_relative 'hiker'

describe Hiker do
  it 'knows life the universe and everything' do
    expect(Hiker.new.answer).to eq(42)
  end

  it 'has an answer that is positive' do
    expect(Hiker.new.answer).to be > 0
  end
end
