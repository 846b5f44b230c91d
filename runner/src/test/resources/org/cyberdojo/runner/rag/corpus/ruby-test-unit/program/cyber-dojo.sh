ruby test_hiker.rb
