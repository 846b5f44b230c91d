perl hiker.t
