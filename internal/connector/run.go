package connector

import (
	"context"
	"sync"
	"time"
)

// Link is a machine that is told what is on air. Show brings it from what it
// was told last to the new picture; after an error the next Show tells all.
// One goroutine calls it.
type Link interface {
	Show(ctx context.Context, p Picture) error
	Close() error
}

// Status is how a link fares, for the control room.
type Status struct {
	OK    bool
	Error string // why the last attempt failed
	Rev   int64  // the last revision that the machine took
	At    time.Time
}

// Runner keeps one link told. The newest picture is all that matters: one that
// was overtaken while the machine was slow or away is never sent.
type Runner struct {
	link    Link
	now     func() time.Time
	retry   func(attempt int) time.Duration
	timeout time.Duration

	wake   chan struct{}
	mu     sync.Mutex
	next   Picture
	fresh  bool
	status Status
}

// NewRunner returns a runner for a link. Retry says how long to wait after so
// many failures in a row; timeout bounds one telling.
func NewRunner(link Link, now func() time.Time, retry func(attempt int) time.Duration, timeout time.Duration) *Runner {
	return &Runner{link: link, now: now, retry: retry, timeout: timeout, wake: make(chan struct{}, 1)}
}

// Tell gives the newest picture. It never waits.
func (r *Runner) Tell(p Picture) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.fresh || p.Rev >= r.next.Rev {
		r.next, r.fresh = p, true
	}
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Status reports how the last telling went.
func (r *Runner) Status() Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.status
}

// Run tells until the context ends, then closes the link.
func (r *Runner) Run(ctx context.Context) {
	defer r.link.Close()
	for failures := 0; ; {
		var again <-chan time.Time
		if failures > 0 {
			again = time.After(r.retry(failures))
		}
		select {
		case <-ctx.Done():
			return
		case <-r.wake:
		case <-again:
		}
		failures = r.once(ctx, failures)
	}
}

// once tells the newest picture and returns the failures in a row.
func (r *Runner) once(ctx context.Context, failures int) int {
	r.mu.Lock()
	p, fresh := r.next, r.fresh
	select {
	case <-r.wake: // what it called for is told now; a wake left over would tell it twice
	default:
	}
	r.mu.Unlock()
	if !fresh {
		return failures
	}
	telling, cancel := context.WithTimeout(ctx, r.timeout)
	err := r.link.Show(telling, p)
	cancel()
	if err != nil && ctx.Err() != nil {
		return failures // stopped in the middle: that says nothing of the machine
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.status.At = r.now()
	if err != nil {
		r.status.OK, r.status.Error = false, err.Error()
		return failures + 1
	}
	r.status.OK, r.status.Error, r.status.Rev = true, "", p.Rev
	return 0
}

// Backoff waits a quarter of a second after the first failure and twice as
// long after each more, up to five seconds: what an output page does too.
func Backoff(attempt int) time.Duration {
	return min(250*time.Millisecond<<min(attempt-1, 5), 5*time.Second)
}
