package web

import (
	"sync"
	"time"
)

// limits slow down those who hammer on the doors: registration, one-time
// codes, sign-in. A whole office shares one address, so an address is given
// room for hundreds; a device has its own, narrower limit.
type limits struct {
	now func() time.Time

	mu    sync.Mutex
	next  map[string]time.Time // guarded by mu: when the bucket of a key would be empty
	swept time.Time            // guarded by mu
}

// allowance is a bucket: so many at once, and one more every interval.
type allowance struct {
	burst int
	every time.Duration
}

// sweepAfter bounds how long a key that nobody uses is remembered.
const sweepAfter = time.Minute

func newLimits(now func() time.Time) *limits {
	return &limits{now: now, next: map[string]time.Time{}, swept: now()}
}

// take asks for one more of what key counts. It returns how long to wait; 0
// when it is allowed. (The generic cell rate algorithm: one time per key.)
func (l *limits) take(key string, a allowance) time.Duration {
	now := l.now()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sweep(now)
	due := l.next[key]
	// Further ahead than a full bucket: the clock was set back, and nobody may
	// be shut out for that.
	if due.Before(now) || due.Sub(now) > time.Duration(a.burst)*a.every {
		due = now
	}
	if wait := due.Sub(now) - time.Duration(a.burst-1)*a.every; wait > 0 {
		return wait
	}
	l.next[key] = due.Add(a.every)
	return 0
}

// sweep forgets the keys whose bucket has filled up again. The caller holds mu.
func (l *limits) sweep(now time.Time) {
	if now.Sub(l.swept) < sweepAfter {
		return
	}
	l.swept = now
	for key, due := range l.next {
		if due.Before(now) {
			delete(l.next, key)
		}
	}
}
