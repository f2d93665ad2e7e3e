package live_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"hoithi/internal/live"
)

// counter renders a topic with a number that rises when told.
type counter struct {
	mu       sync.Mutex
	n, calls int
}

func (c *counter) render(_ context.Context, topic string) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls++
	return fmt.Appendf(nil, "%s %d", topic, c.n), nil
}

func (c *counter) rise() { c.mu.Lock(); c.n++; c.mu.Unlock() }

func TestPump(t *testing.T) {
	t.Parallel()
	h := live.NewHub(0)
	c := &counter{}
	p := live.NewPump(h, nil, slog.New(slog.DiscardHandler), live.Source{Prefix: "board:", Event: "board", Render: c.render})
	now := time.Unix(1_772_500_000, 0)

	p.Beat(t.Context(), now)
	if c.calls != 0 {
		t.Errorf("nobody watches: rendered %d times, want 0", c.calls)
	}
	w := h.Watch("board:1")
	defer w.Close()
	h.Watch("other:1").Close()
	p.Beat(t.Context(), now)
	if f, err := w.Next(t.Context()); err != nil || string(f.Data) != "board:1 0" {
		t.Fatalf("the first frame: got %v %v", f, err)
	}
	p.Beat(t.Context(), now.Add(100*time.Millisecond))
	if c.calls != 1 {
		t.Errorf("too early: rendered %d times, want 1", c.calls)
	}
	p.Beat(t.Context(), now.Add(time.Second))
	if f, _ := h.Latest("board:1"); f.Seq != 1 || c.calls != 2 {
		t.Errorf("nothing has changed: frame %d after %d renderings, want 1 after 2", f.Seq, c.calls)
	}
	c.rise()
	p.Beat(t.Context(), now.Add(2*time.Second))
	if f, err := w.Next(t.Context()); err != nil || string(f.Data) != "board:1 1" {
		t.Errorf("after the change: got %v %v", f, err)
	}
	p.Slow(4)
	p.Beat(t.Context(), now.Add(2500*time.Millisecond))
	if c.calls != 3 {
		t.Errorf("slowed down: rendered %d times, want 3", c.calls)
	}
}

// line is a relay between two nodes of which the first owns every topic.
type line struct {
	owner bool
	sent  chan string
	err   error
}

func (l *line) Claim(context.Context, string) (bool, error) { return l.owner, l.err }

func (l *line) Send(_ context.Context, topic, event string, data []byte) error {
	l.sent <- topic + " " + event + " " + string(data)
	return nil
}

func (l *line) Receive(ctx context.Context, _ func(string, string, []byte)) error {
	<-ctx.Done()
	return ctx.Err()
}

func TestPumpRelay(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		line  line
		calls int // after the change
	}{
		"the owner renders and sends":           {line{owner: true}, 2},
		"the other waits for the owner's frame": {line{}, 1},
		"without a relay that answers, all do":  {line{err: errors.New("away")}, 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := live.NewHub(0)
			c := &counter{}
			test.line.sent = make(chan string, 10)
			p := live.NewPump(h, &test.line, slog.New(slog.DiscardHandler), live.Source{Prefix: "b", Event: "board", Render: c.render})
			w := h.Watch("b")
			defer w.Close()
			now := time.Unix(1_772_500_000, 0)
			p.Beat(t.Context(), now) // a new audience waits for nobody
			c.rise()
			p.Beat(t.Context(), now.Add(time.Second))
			if c.calls != test.calls {
				t.Errorf("rendered %d times, want %d", c.calls, test.calls)
			}
			if test.line.owner && len(test.line.sent) != 1 {
				t.Errorf("sent %d frames, want 1", len(test.line.sent))
			}
		})
	}
}
