package web

import (
	"context"
	"sync"
	"time"
)

// cache keeps what many people read at once for a moment: one of them reads
// it again, the others get what is there. Errors are not kept.
type cache[K comparable, V any] struct {
	now  func() time.Time
	life time.Duration
	late time.Duration // how long after its life a value is still given out, while it is read again behind the caller's back; 0: not at all
	most int           // keys; when there are more, all are forgotten
	load func(context.Context, K) (V, error)

	mu    sync.Mutex
	known map[K]*cached[V] // guarded by mu
}

type cached[V any] struct {
	value   V
	filled  bool
	until   time.Time
	loading *loading[V] // nil: nobody is reading it
}

type loading[V any] struct {
	done   chan struct{} // closed when value and err are set
	behind bool          // nobody waits for it: the callers get what was there
	value  V
	err    error
}

// loadLimit bounds one reading, whoever waits for it.
const loadLimit = 5 * time.Second

func newCache[K comparable, V any](now func() time.Time, life time.Duration, load func(context.Context, K) (V, error)) *cache[K, V] {
	return &cache[K, V]{now: now, life: life, most: 4096, load: load, known: map[K]*cached[V]{}}
}

// get returns the value of a key, at most life and late old plus the time of a
// reading.
func (c *cache[K, V]) get(ctx context.Context, key K) (V, error) {
	entry, reading, mine := c.look(key)
	if reading == nil {
		return entry, nil
	}
	if mine && reading.behind {
		go c.read(context.WithoutCancel(ctx), key, reading) // ends within loadLimit
		return entry, nil
	}
	if mine {
		c.read(context.WithoutCancel(ctx), key, reading) // others wait for it: their caller may stay when ours hangs up
	}
	select {
	case <-reading.done:
		return reading.value, reading.err
	case <-ctx.Done():
		var none V
		return none, ctx.Err()
	}
}

// look returns a value that is fresh, or stale while somebody else reads it;
// otherwise the reading to wait for, and whether the caller has to start it.
func (c *cache[K, V]) look(key K) (value V, reading *loading[V], mine bool) {
	now := c.now()
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.known[key]
	if !ok {
		if len(c.known) >= c.most {
			clear(c.known)
		}
		e = &cached[V]{}
		c.known[key] = e
	}
	if e.filled && (now.Before(e.until) || e.loading != nil) {
		return e.value, nil, false
	}
	if e.loading == nil {
		e.loading, mine = &loading[V]{done: make(chan struct{}), behind: e.filled && now.Before(e.until.Add(c.late))}, true
	}
	return e.value, e.loading, mine
}

func (c *cache[K, V]) read(ctx context.Context, key K, reading *loading[V]) {
	ctx, cancel := context.WithTimeout(ctx, loadLimit)
	defer cancel()
	start := c.now()
	reading.value, reading.err = c.load(ctx, key)
	end := c.now()
	c.mu.Lock()
	defer c.mu.Unlock()
	close(reading.done)
	e := c.known[key]
	if e == nil || e.loading != reading {
		return
	}
	e.loading = nil
	if reading.err != nil {
		delete(c.known, key)
		return
	}
	// What is slow to read is read less often, so that it costs at most a
	// twentieth of a connection's time.
	e.value, e.filled, e.until = reading.value, true, end.Add(max(c.life, 20*end.Sub(start)))
}

// forget makes the next get read again.
func (c *cache[K, V]) forget(key K) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.known, key)
}
