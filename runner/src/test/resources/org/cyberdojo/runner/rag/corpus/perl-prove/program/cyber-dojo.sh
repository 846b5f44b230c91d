prove -v hiker.t
