rspec .
