package main

import (
	"log/slog"
	"testing"
	"time"

	"hoithi/internal/live"
)

func TestShedderStepsUpAtOnceAndDownSlowly(t *testing.T) {
	t.Parallel()
	pump := live.NewPump(live.NewHub(time.Millisecond), nil, slog.New(slog.DiscardHandler))
	var s shedder
	for i, step := range []struct {
		waiting int
		want    int32
	}{{0, 0}, {499, 0}, {500, 1}, {4000, 2}, {0, 2}, {0, 2}, {0, 2}, {0, 2}, {0, 1}, {600, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 0}} {
		s.look(step.waiting, pump)
		if got := s.level.Load(); got != step.want {
			t.Fatalf("second %d with %d waiting: level %d, want %d", i, step.waiting, got, step.want)
		}
	}
}
