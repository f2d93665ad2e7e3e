package broadcast

import (
	"context"
	"sync"
	"time"
)

// Bus says which of an output's two pictures is meant.
type Bus string

// The buses: what is on air, and what comes next. Both are painted by the same
// page; preview is only for those who run the show.
const (
	Program Bus = "pgm"
	Preview Bus = "pvw"
)

// screen is an output at work: its state, and the newest picture of each bus.
type screen struct {
	mu    sync.Mutex // one writer at a time: commands wait for one another
	state Output     // guarded by mu

	pgm, pvw *picture
	health   *health

	view sync.Mutex
	seen Output // guarded by view: the newest state, for those who only look
}

func newScreen(o Output) *screen {
	return &screen{state: o, seen: o, pgm: newPicture(), pvw: newPicture(), health: newHealth()}
}

// set replaces the state; the caller holds mu.
func (s *screen) set(o Output) {
	s.state = o
	s.view.Lock()
	defer s.view.Unlock()
	s.seen = o
}

// now is the state as it is, without waiting for a command that runs.
func (s *screen) now() Output {
	s.view.Lock()
	defer s.view.Unlock()
	return s.seen
}

func (s *screen) picture(b Bus) *picture {
	if b == Preview {
		return s.pvw
	}
	return s.pgm
}

// watched reports whether anybody looks at either bus.
func (s *screen) watched(now time.Time) bool { return s.pgm.watched(now) || s.pvw.watched(now) }

// On returns the graphics of a bus. On the preview bus a layer without a cue
// shows nothing: it is the picture that a take would bring.
func (o Output) On(b Bus) map[Layer]Shown {
	if b == Preview {
		return o.Preview
	}
	return o.Program
}

// Public reports whether a bus is what everybody sees: what is on air, but for
// an output that rehearses.
func (o Output) Public(b Bus) bool { return b == Program && !o.Rehearsal }

// picture is the newest frame of a bus and those who wait for a newer one.
type picture struct {
	mu       sync.Mutex
	frame    *Frame        // guarded by mu
	moved    chan struct{} // guarded by mu; closed when there is a newer frame
	watchers int           // guarded by mu
	asked    time.Time     // guarded by mu; by somebody who does not stay
}

func newPicture() *picture { return &picture{moved: make(chan struct{})} }

// lingers is how long somebody who asked counts as watching.
const lingers = 10 * time.Second

func (p *picture) watched(now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.watchers > 0 || now.Sub(p.asked) < lingers
}

// publish makes f the newest frame; false when it says nothing new.
func (p *picture) publish(f *Frame) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.frame.same(f) {
		return false
	}
	p.frame = f
	close(p.moved)
	p.moved = make(chan struct{})
	return true
}

func (p *picture) newest() (*Frame, <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.frame, p.moved
}

// Watch is one watcher's place before a picture. It belongs to one goroutine.
type Watch struct {
	picture *picture
	last    *Frame
	closed  bool
}

// Next waits for a frame that differs from the one it returned before, and
// returns the newest there is; or the context's error.
func (w *Watch) Next(ctx context.Context) (*Frame, error) {
	for {
		frame, moved := w.picture.newest()
		if frame != nil && frame != w.last {
			w.last = frame
			return frame, nil
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// Close leaves the picture.
func (w *Watch) Close() {
	w.picture.mu.Lock()
	defer w.picture.mu.Unlock()
	if !w.closed {
		w.closed = true
		w.picture.watchers--
	}
}
