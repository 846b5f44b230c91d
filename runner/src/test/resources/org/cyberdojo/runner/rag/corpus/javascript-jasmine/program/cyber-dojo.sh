jasmine --no-color --random=false ./hiker-spec.js
