package live

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// ErrClosing says that the hub shuts down: watchers are to come back to
// another node, or to this one after its restart.
var ErrClosing = errors.New("live: the hub is closing")

// cohorts is how many groups the watchers of a topic are woken in. One burst to
// 5 000 watchers took the answers' p99 from 10 to 96 ms; spread over the tick
// it costs the same and disturbs nobody.
const cohorts = 16

// spreadFrom is the number of watchers from which waking is spread.
const spreadFrom = 64

// Hub holds the newest frame of each topic that somebody watches.
type Hub struct {
	spread time.Duration // over which the watchers of a topic are woken

	mu      sync.Mutex
	topics  map[string]*topic // guarded by mu; without watchers there is no topic
	closing chan struct{}
	closed  bool          // guarded by mu
	wanted  chan struct{} // capacity 1: somebody watches a topic without a frame
}

// topic is what watchers share.
type topic struct {
	name     string
	newest   atomic.Pointer[Frame]
	watchers int // guarded by Hub.mu
	joined   int // guarded by Hub.mu; deals watchers to cohorts

	mu    sync.Mutex
	seq   uint64                 // guarded by mu
	moved [cohorts]chan struct{} // guarded by mu; closed when the cohort should look again
	round *time.Timer            // guarded by mu; wakes the next cohort; nil: all have been woken
	again bool                   // guarded by mu; a newer frame came during the round
}

// NewHub returns a hub that wakes large audiences over a span of time, which
// should be a little less than the tick; 0 wakes them all at once.
func NewHub(spread time.Duration) *Hub {
	return &Hub{spread: spread, topics: make(map[string]*topic), closing: make(chan struct{}), wanted: make(chan struct{}, 1)}
}

// Watch joins a topic. Close the watch when done.
func (h *Hub) Watch(name string) *Watch {
	h.mu.Lock()
	defer h.mu.Unlock()
	t, ok := h.topics[name]
	if !ok {
		t = &topic{name: name}
		for i := range t.moved {
			t.moved[i] = make(chan struct{})
		}
		h.topics[name] = t
	}
	t.watchers++
	t.joined++
	if t.newest.Load() == nil {
		select {
		case h.wanted <- struct{}{}:
		default: // it knows already
		}
	}
	return &Watch{hub: h, topic: t, cohort: t.joined % cohorts}
}

// Publish makes data the newest state of a topic. Without watchers it does
// nothing. It never waits for a watcher. data belongs to the hub afterwards.
func (h *Hub) Publish(name, event string, data []byte) {
	h.mu.Lock()
	t, ok := h.topics[name]
	large := ok && t.watchers >= spreadFrom
	closed := h.closed
	h.mu.Unlock()
	if !ok || closed {
		return
	}
	t.publish(event, data, large, h.spread)
}

// Latest returns the newest frame of a topic that is being watched.
func (h *Hub) Latest(name string) (*Frame, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	t, ok := h.topics[name]
	if !ok {
		return nil, false
	}
	f := t.newest.Load()
	return f, f != nil
}

// Topics lists the topics with watchers, in order.
func (h *Hub) Topics() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	names := make([]string, 0, len(h.topics))
	for name := range h.topics {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Watchers is how many watch, over all topics.
func (h *Hub) Watchers() (n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, t := range h.topics {
		n += t.watchers
	}
	return n
}

// Close sends everybody away: each Next returns ErrClosing.
func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return
	}
	h.closed = true
	close(h.closing)
	for _, t := range h.topics {
		t.stop()
	}
}

func (t *topic) publish(event string, data []byte, large bool, spread time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.seq++
	t.newest.Store(newFrame(t.seq, event, data))
	switch {
	case t.round != nil:
		t.again = true // those who were woken in this round are woken in the next
	case large && spread > 0:
		t.wakeFrom(0, spread/cohorts)
	default:
		for i := range t.moved {
			t.wake(i)
		}
	}
}

// wakeFrom wakes one cohort and plans the others. It needs mu.
func (t *topic) wakeFrom(cohort int, step time.Duration) {
	t.wake(cohort)
	next := (cohort + 1) % cohorts
	if next == 0 && !t.again {
		t.round = nil
		return
	}
	if next == 0 {
		t.again = false
	}
	t.round = time.AfterFunc(step, func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.round != nil {
			t.wakeFrom(next, step)
		}
	})
}

func (t *topic) movedOf(cohort int) <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.moved[cohort]
}

// wake needs mu.
func (t *topic) wake(cohort int) {
	close(t.moved[cohort])
	t.moved[cohort] = make(chan struct{})
}

func (t *topic) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.round != nil {
		t.round.Stop()
		t.round = nil
	}
}

// Watch is one watcher's place at a topic. It belongs to one goroutine.
type Watch struct {
	hub    *Hub
	topic  *topic
	cohort int
	seen   uint64
	closed bool
}

// Next waits for a frame that is newer than the one it returned before, and
// returns the newest there is. It fails with ErrClosing or the context's error.
func (w *Watch) Next(ctx context.Context) (*Frame, error) {
	for {
		moved := w.topic.movedOf(w.cohort)
		if f := w.topic.newest.Load(); f != nil && f.Seq > w.seen {
			w.seen = f.Seq
			return f, nil
		}
		select {
		case <-moved:
		case <-w.hub.closing:
			return nil, ErrClosing
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// Close leaves the topic. The last to leave takes its frame along: who comes
// later gets a new one.
func (w *Watch) Close() {
	w.hub.mu.Lock()
	defer w.hub.mu.Unlock()
	if w.closed {
		return
	}
	w.closed = true
	if w.topic.watchers--; w.topic.watchers == 0 {
		w.topic.stop()
		delete(w.hub.topics, w.topic.name)
	}
}
