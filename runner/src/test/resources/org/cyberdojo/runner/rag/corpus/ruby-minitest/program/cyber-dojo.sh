ruby test_hiker.rb --seed 1
