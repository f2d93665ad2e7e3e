package broadcast

import (
	"bytes"
	"context"
	"encoding/json"
	"sync"
	"time"
)

// The data of graphics are read once for all outputs that show them, and kept:
// a take never waits for a slow source when the preview has shown the same.
const (
	readLimit   = 1500 * time.Millisecond // of one reading
	readsAtOnce = 3
	unusedAfter = 10 * time.Minute
)

// datum is the content of one view, as it was last read.
type datum struct {
	content Content
	body    json.RawMessage
	read    time.Time
	failed  error // of the newest reading; what was read before stays
}

type dataCache struct {
	sources Sources
	now     func() time.Time
	slots   chan struct{}

	mu      sync.Mutex
	known   map[string]*kept // guarded by mu
	changes int              // guarded by mu; rises when a datum's body changes
}

type kept struct {
	datum   *datum // nil: never read with success
	used    time.Time
	reading chan struct{} // closed when the reading that runs has ended; nil: none runs
}

func newDataCache(s Sources, now func() time.Time) *dataCache {
	return &dataCache{sources: s, now: now, slots: make(chan struct{}, readsAtOnce), known: map[string]*kept{}}
}

func (v View) key() string {
	text, err := json.Marshal(v)
	if err != nil { // a View is strings and numbers
		return v.ContestID + v.Item.ID
	}
	return string(text)
}

// get returns the newest content that was read, reading it when there is none.
func (c *dataCache) get(ctx context.Context, v View) (*datum, error) {
	key := v.key()
	c.mu.Lock()
	k := c.slot(key)
	if k.datum != nil && !k.datum.old(c.now()) {
		defer c.mu.Unlock()
		return k.datum, nil
	}
	c.mu.Unlock()
	return c.read(ctx, key, v)
}

// old reports whether nobody has looked at the datum for so long that even the
// first picture should be read anew.
func (d *datum) old(now time.Time) bool {
	return d.content.Fresh > 0 && now.Sub(d.read) > max(5*d.content.Fresh, 2*time.Second)
}

// slot finds or makes the place of a key. The caller holds mu.
func (c *dataCache) slot(key string) *kept {
	k, ok := c.known[key]
	if !ok {
		k = &kept{}
		c.known[key] = k
	}
	k.used = c.now()
	return k
}

// read reads a view, or waits for the reading that runs.
func (c *dataCache) read(ctx context.Context, key string, v View) (*datum, error) {
	c.mu.Lock()
	k := c.slot(key)
	if running := k.reading; running != nil {
		c.mu.Unlock()
		select {
		case <-running:
			return c.found(key)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	done := make(chan struct{})
	k.reading = done
	c.mu.Unlock()

	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), readLimit)
	defer cancel()
	fresh, err := c.load(limited, v)

	c.mu.Lock()
	defer c.mu.Unlock()
	defer close(done)
	k.reading = nil
	if err != nil {
		if k.datum == nil || withheld(err) {
			if k.datum != nil {
				c.changes++
			}
			delete(c.known, key)
			return nil, err
		}
		old := *k.datum
		old.read, old.failed = c.now(), err // tried; asked again when it is due
		k.datum = &old
		return k.datum, nil
	}
	if k.datum == nil || !bytes.Equal(k.datum.body, fresh.body) {
		c.changes++
	}
	k.datum = fresh
	return fresh, nil
}

func (c *dataCache) load(ctx context.Context, v View) (*datum, error) {
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	content, err := c.sources.Content(ctx, v)
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(content.Data)
	if err != nil {
		return nil, err
	}
	return &datum{content: content, body: body, read: c.now()}, nil
}

func (c *dataCache) found(key string) (*datum, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if k, ok := c.known[key]; ok && k.datum != nil {
		return k.datum, nil
	}
	return nil, ErrNotReady
}

// renew reads a view again when it may have changed, without waiting for it.
func (c *dataCache) renew(ctx context.Context, v View, wait *sync.WaitGroup) {
	key := v.key()
	c.mu.Lock()
	k := c.slot(key)
	due := k.reading == nil && (k.datum == nil || k.datum.due(c.now()))
	c.mu.Unlock()
	if due {
		wait.Go(func() { _, _ = c.read(ctx, key, v) }) // a failure is kept with the datum
	}
}

func (d *datum) due(now time.Time) bool {
	return d.content.Fresh > 0 && now.Sub(d.read) >= d.content.Fresh
}

// forget drops everything that was read: a correction changes it all at once.
func (c *dataCache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range c.known {
		if k.datum != nil {
			old := *k.datum
			old.read = time.Time{}
			old.content.Fresh = max(old.content.Fresh, time.Nanosecond)
			k.datum = &old
		}
	}
}

// drop throws away what was read: what may be shown has changed, so that not
// even one more picture may be made of it.
func (c *dataCache) drop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.changes++
	for key, k := range c.known {
		if k.reading == nil {
			delete(c.known, key)
		} else {
			k.datum = nil
		}
	}
}

// sweep drops what nobody has asked for in a while, and returns the count of changes.
func (c *dataCache) sweep() int {
	now := c.now()
	c.mu.Lock()
	defer c.mu.Unlock()
	for key, k := range c.known {
		if k.reading == nil && now.Sub(k.used) > unusedAfter {
			delete(c.known, key)
		}
	}
	return c.changes
}
