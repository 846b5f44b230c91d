tclsh test_hiker.tcl
