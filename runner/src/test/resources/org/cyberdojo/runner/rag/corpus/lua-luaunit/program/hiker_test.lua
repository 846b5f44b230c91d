local lu = require 'luaunit'
local hiker = require 'hiker'

TestHiker = {}

function TestHiker:test_life_the_universe_and_everything()
  lu.assertEquals(hiker.answer(), 42)
end

os.exit(lu.LuaUnit.run())
