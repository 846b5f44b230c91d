package hiker

import "testing"

func TestLifeTheUniverseAndEverything(t *testing.T) {
	if Answer() != 42 {
		t.Errorf("expected 42, got %d", Answer())
	}
}

func TestAnAnswerIsPositive(t *testing.T) {
	if Answer() <= 0 {
		t.Error("it is not")
	}
}
