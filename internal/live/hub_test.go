package live_test

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"hoithi/internal/live"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestHubNewestOnly(t *testing.T) {
	t.Parallel()
	h := live.NewHub(0)
	w := h.Watch("board")
	defer w.Close()
	for n := range 5 {
		h.Publish("board", "board", []byte(strconv.Itoa(n)))
	}
	f, err := w.Next(t.Context())
	if err != nil || string(f.Data) != "4" {
		t.Fatalf("Next: got %v %v, want the newest frame", f, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.Next(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Next without news: got %v, want to wait until the context ends", err)
	}
}

// A watcher that never looks neither blocks the publisher nor grows anything,
// and sees the newest state when it looks at last.
func TestHubSlowWatcher(t *testing.T) {
	t.Parallel()
	h := live.NewHub(0)
	slow := h.Watch("board")
	defer slow.Close()
	quick := h.Watch("board")
	defer quick.Close()
	for n := range 1000 {
		h.Publish("board", "board", []byte(strconv.Itoa(n)))
		if f, err := quick.Next(t.Context()); err != nil || string(f.Data) != strconv.Itoa(n) {
			t.Fatalf("the quick watcher: got %v %v, want frame %d", f, err, n)
		}
	}
	if f, err := slow.Next(t.Context()); err != nil || string(f.Data) != "999" {
		t.Errorf("the slow watcher: got %v %v, want the newest frame", f, err)
	}
}

// Many publishers' topics, many watchers: each sees its own topic only, in
// order, and the last frame in the end.
func TestHubOrder(t *testing.T) {
	t.Parallel()
	const topics, watchers, frames = 4, 100, 200
	h := live.NewHub(time.Millisecond)
	var all sync.WaitGroup
	for n := range topics {
		name := fmt.Sprintf("topic %d", n)
		var ready sync.WaitGroup
		for range watchers {
			ready.Add(1)
			all.Go(func() {
				w := h.Watch(name)
				defer w.Close()
				ready.Done()
				follow(t, w, n, frames-1)
			})
		}
		ready.Wait()
		all.Go(func() {
			for i := range frames {
				h.Publish(name, "board", fmt.Appendf(nil, "%d %d", n, i))
			}
		})
	}
	all.Wait()
	if left := h.Topics(); len(left) != 0 {
		t.Errorf("topics without watchers are kept: %v", left)
	}
}

func follow(t *testing.T, w *live.Watch, topic, last int) {
	for seen := -1; seen < last; {
		f, err := w.Next(t.Context())
		if err != nil {
			t.Errorf("Next: %v", err)
			return
		}
		var from, i int
		if _, err := fmt.Sscanf(string(f.Data), "%d %d", &from, &i); err != nil || from != topic || i <= seen {
			t.Errorf("topic %d after frame %d: got %q", topic, seen, f.Data)
			return
		}
		seen = i
	}
}

// A large audience is woken over the span, nobody is forgotten, and a frame
// that comes meanwhile reaches everybody too.
func TestHubSpreads(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const watchers = 160
		h := live.NewHub(160 * time.Millisecond)
		seen := make(chan time.Duration, 10*watchers)
		var all sync.WaitGroup
		begun := time.Now()
		for range watchers {
			w := h.Watch("board")
			all.Go(func() {
				defer w.Close()
				for {
					f, err := w.Next(t.Context())
					if err != nil {
						return
					}
					seen <- time.Since(begun)
					if string(f.Data) == "second" {
						return
					}
				}
			})
		}
		synctest.Wait()
		h.Publish("board", "board", []byte("first"))
		time.Sleep(75 * time.Millisecond) // synthetic time
		synctest.Wait()
		if n := len(seen); n == 0 || n == watchers {
			t.Errorf("after half the span %d of %d have been woken, want about half", n, watchers)
		}
		h.Publish("board", "board", []byte("second"))
		all.Wait()
		h.Close()
	})
}

func TestHubClose(t *testing.T) {
	t.Parallel()
	h := live.NewHub(0)
	w := h.Watch("board")
	defer w.Close()
	h.Close()
	if _, err := w.Next(t.Context()); !errors.Is(err, live.ErrClosing) {
		t.Errorf("Next after Close: got %v, want ErrClosing", err)
	}
}
