package web

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// steps is a clock that a test moves.
type steps struct {
	mu sync.Mutex
	at time.Time // guarded by mu
}

func (s *steps) now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.at
}

func (s *steps) add(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.at = s.at.Add(d)
}

func TestCacheReadsOncePerLife(t *testing.T) {
	t.Parallel()
	clock, reads := &steps{at: time.UnixMilli(0)}, 0
	c := newCache(clock.now, time.Second, func(context.Context, string) (int, error) { reads++; return reads, nil })
	for _, step := range []struct {
		wait time.Duration
		want int
	}{{0, 1}, {999 * time.Millisecond, 1}, {time.Millisecond, 2}, {0, 2}} {
		clock.add(step.wait)
		if got, err := c.get(t.Context(), "key"); err != nil || got != step.want {
			t.Errorf("after %v: %d, %v; want %d", step.wait, got, err, step.want)
		}
	}
	c.forget("key")
	if got, _ := c.get(t.Context(), "key"); got != 3 {
		t.Errorf("once forgotten it is read again: %d", got)
	}
}

func TestCacheKeepsNoErrors(t *testing.T) {
	t.Parallel()
	bad, reads := errors.New("away"), 0
	c := newCache(time.Now, time.Hour, func(context.Context, string) (int, error) {
		if reads++; reads == 1 {
			return 0, bad
		}
		return reads, nil
	})
	if _, err := c.get(t.Context(), "key"); !errors.Is(err, bad) {
		t.Errorf("first: %v", err)
	}
	if got, err := c.get(t.Context(), "key"); err != nil || got != 2 {
		t.Errorf("second: %d, %v", got, err)
	}
}

// Many callers of a missing value share one reading; who comes while a stale
// one is read again does not wait.
func TestCacheSharesAReading(t *testing.T) {
	t.Parallel()
	clock := &steps{at: time.UnixMilli(0)}
	var reads atomic.Int32
	begun, release := make(chan struct{}, 10), make(chan struct{})
	c := newCache(clock.now, time.Second, func(context.Context, string) (int32, error) {
		begun <- struct{}{}
		<-release
		return reads.Add(1), nil
	})
	var wait sync.WaitGroup
	for range 20 {
		wait.Go(func() {
			if got, err := c.get(t.Context(), "key"); err != nil || got != 1 {
				t.Errorf("got %d, %v", got, err)
			}
		})
	}
	<-begun
	release <- struct{}{}
	wait.Wait()

	clock.add(time.Minute)
	wait.Go(func() { _, _ = c.get(t.Context(), "key") })
	<-begun
	if got, err := c.get(t.Context(), "key"); err != nil || got != 1 {
		t.Errorf("while it is read again: %d, %v; want the stale 1", got, err)
	}
	release <- struct{}{}
	wait.Wait()
	if got := reads.Load(); got != 2 {
		t.Errorf("%d readings, want 2", got)
	}
}

// What counts a large table is read behind the back of whoever looks: nobody
// waits, one reading serves all, and what nobody looked at for long is not
// given out any more.
func TestCacheReadsBehindItsCallers(t *testing.T) {
	t.Parallel()
	clock := &steps{at: time.UnixMilli(0)}
	var reads atomic.Int32
	begun, release := make(chan struct{}, 10), make(chan struct{}, 10)
	c := newCache(clock.now, time.Second, func(context.Context, string) (int32, error) {
		begun <- struct{}{}
		<-release
		return reads.Add(1), nil
	})
	c.late = 10 * time.Second
	get := func(want int32) {
		t.Helper()
		if got, err := c.get(t.Context(), "key"); err != nil || got != want {
			t.Errorf("got %d, %v; want %d", got, err, want)
		}
	}
	release <- struct{}{}
	get(1)
	<-begun

	clock.add(5 * time.Second)
	for range 20 { // all of them while nothing is released
		get(1)
	}
	<-begun
	_, reading, _ := c.look("key")
	if reading != nil {
		t.Error("a second reading was begun")
	}
	c.mu.Lock()
	done := c.known["key"].loading.done
	c.mu.Unlock()
	release <- struct{}{}
	<-done
	get(2)

	clock.add(12 * time.Second)
	release <- struct{}{}
	get(3)
	if n := reads.Load(); n != 3 {
		t.Errorf("%d readings, want 3", n)
	}
}

// A caller who hangs up does not spoil the reading for those who wait with it.
func TestCacheOutlivesItsReader(t *testing.T) {
	t.Parallel()
	c := newCache(time.Now, time.Second, func(ctx context.Context, _ string) (int, error) { return 1, ctx.Err() })
	gone, hangUp := context.WithCancel(t.Context())
	hangUp()
	_, _ = c.get(gone, "key")
	if got, err := c.get(t.Context(), "key"); err != nil || got != 1 {
		t.Errorf("got %d, %v", got, err)
	}
}

func TestCacheIsBounded(t *testing.T) {
	t.Parallel()
	c := newCache(time.Now, time.Hour, func(_ context.Context, key int) (int, error) { return key, nil })
	c.most = 10
	for key := range 100 {
		if _, err := c.get(t.Context(), key); err != nil {
			t.Fatal(err)
		}
		if len(c.known) > 10 {
			t.Fatalf("%d keys are kept, want at most 10", len(c.known))
		}
	}
}
