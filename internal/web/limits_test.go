package web

import (
	"fmt"
	"testing"
	"time"
)

func TestLimitsGiveABurstAndThenAPace(t *testing.T) {
	t.Parallel()
	at := time.UnixMilli(1_790_000_000_000)
	l := newLimits(func() time.Time { return at })
	a := allowance{burst: 3, every: 10 * time.Second}
	for i := range 3 {
		if wait := l.take("device", a); wait != 0 {
			t.Errorf("knock %d has to wait %v", i+1, wait)
		}
	}
	if wait := l.take("device", a); wait != 10*time.Second {
		t.Errorf("the fourth has to wait %v, want 10s", wait)
	}
	if wait := l.take("another device", a); wait != 0 {
		t.Errorf("another device has to wait %v", wait)
	}
	at = at.Add(10 * time.Second)
	if wait := l.take("device", a); wait != 0 {
		t.Errorf("ten seconds later one is free, not %v", wait)
	}
	if wait := l.take("device", a); wait != 10*time.Second {
		t.Errorf("and only one: %v", wait)
	}
}

func TestLimitsSurviveAClockSetBack(t *testing.T) {
	t.Parallel()
	at := time.UnixMilli(1_790_000_000_000)
	l := newLimits(func() time.Time { return at })
	a := allowance{burst: 2, every: time.Second}
	for range 2 {
		l.take("device", a)
	}
	at = at.Add(-time.Hour)
	if wait := l.take("device", a); wait != 0 {
		t.Errorf("an hour back, the device has to wait %v", wait)
	}
	l.take("device", a)
	if wait := l.take("device", a); wait != time.Second {
		t.Errorf("and then has to wait %v, want the pace of 1s", wait)
	}
}

// What nobody uses is forgotten, so that a flood of devices cannot fill memory.
func TestLimitsForget(t *testing.T) {
	t.Parallel()
	at := time.UnixMilli(1_790_000_000_000)
	l := newLimits(func() time.Time { return at })
	for i := range 1000 {
		l.take(fmt.Sprint(i), allowance{burst: 2, every: time.Second})
	}
	at = at.Add(sweepAfter + time.Second)
	l.take("one more", allowance{burst: 2, every: time.Second})
	if len(l.next) != 1 {
		t.Errorf("%d keys are remembered, want 1", len(l.next))
	}
}
