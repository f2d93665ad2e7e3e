package postgres

import (
	"context"
	"sync"
	"time"

	"hoithi/contest"
)

// group gathers the calls of many goroutines into batches, each done at once:
// while one batch commits, the next one fills. There is no linger; under light
// load a batch is one call.
//
// Calls with the same key never share a batch and keep their order. A full
// queue answers contest.ErrBusy at once.
type group[K comparable, I, O any] struct {
	size    int
	writers int
	key     func(I) K

	mu     sync.RWMutex // held for reading while sending on queue
	closed bool         // guarded by mu
	queue  chan *call[I, O]

	workers sync.WaitGroup
	calls   sync.Pool
}

// call is one caller's wait. Its writer owns it until done is signalled.
type call[I, O any] struct {
	in   I
	out  O
	err  error
	done chan struct{} // capacity 1: the writer never waits for a caller
}

// writer does batches for a group: one after the other, in one goroutine. do
// must return soon after ctx ends, and must settle each call by setting out or
// err.
type writer[I, O any] interface {
	do(ctx context.Context, batch []*call[I, O])
	close()
}

// newGroup starts the writers.
func newGroup[K comparable, I, O any](queue, size int, key func(I) K, writers ...writer[I, O]) *group[K, I, O] {
	g := &group[K, I, O]{size: size, writers: len(writers), key: key, queue: make(chan *call[I, O], queue)}
	g.calls.New = func() any { return &call[I, O]{done: make(chan struct{}, 1)} }
	for _, w := range writers {
		g.workers.Go(func() { g.write(w) })
	}
	return g
}

// ask hands in to the writers and waits until its batch is done. When ctx ends
// first the work may still be done; asking again must be harmless.
func (g *group[K, I, O]) ask(ctx context.Context, in I) (O, error) {
	c := g.calls.Get().(*call[I, O])
	c.in, c.err = in, nil
	if !g.send(c) {
		g.calls.Put(c)
		var none O
		return none, contest.ErrBusy
	}
	select {
	case <-c.done:
		out, err := c.out, c.err
		var none O
		c.out = none
		g.calls.Put(c)
		return out, err
	case <-ctx.Done():
		var none O
		return none, ctx.Err() // the writer still owns c
	}
}

func (g *group[K, I, O]) send(c *call[I, O]) bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	if g.closed {
		return false
	}
	select {
	case g.queue <- c:
		return true
	default:
		return false
	}
}

// close refuses new calls, settles those in the queue and waits for the writers.
func (g *group[K, I, O]) close() {
	g.mu.Lock()
	if !g.closed {
		g.closed = true
		close(g.queue)
	}
	g.mu.Unlock()
	g.workers.Wait()
}

// write takes batch after batch until the queue is closed and empty.
func (g *group[K, I, O]) write(w writer[I, O]) {
	defer w.close()
	b := &gathering[K, I, O]{keys: make(map[K]struct{}, g.size), waiting: make(map[K]int)}
	for g.gather(b) {
		ctx, cancel := context.WithTimeout(context.Background(), batchLimit)
		w.do(ctx, b.batch)
		cancel()
		for _, c := range b.batch {
			c.done <- struct{}{}
		}
	}
}

// batchLimit is the longest that a batch may take, repeats included. Callers
// are told to try again long before their clients lose patience.
const batchLimit = 6 * time.Second

// gathering is a batch in the making. It belongs to one writer.
type gathering[K comparable, I, O any] struct {
	batch   []*call[I, O]
	keys    map[K]struct{} // in batch
	held    []*call[I, O]  // for later: their key is in the batch, in order
	waiting map[K]int      // how many are held of a key
}

// gather fills the next batch: first what was held back, then what is queued.
// It waits only while there is nothing at all, and returns false at the end.
func (g *group[K, I, O]) gather(b *gathering[K, I, O]) bool {
	b.batch = b.batch[:0]
	clear(b.keys)
	g.release(b)
	if len(b.batch) == 0 {
		c, open := <-g.queue
		if !open {
			return false
		}
		g.admit(b, c)
	}
	for size := g.share(); len(b.batch) < size && len(b.held) < g.size; {
		select {
		case c, open := <-g.queue:
			if !open {
				return true
			}
			g.admit(b, c)
		default:
			return true
		}
	}
	return true
}

// smallShare is a batch that no writer splits: a commit costs as much as some
// ten answers.
const smallShare = 64

// share is how much of what waits now one writer takes, so that the others have
// as much to do beside it: a batch of everything would leave all other
// processors without work until it commits.
func (g *group[K, I, O]) share() int {
	return min(g.size, max(smallShare, 1+len(g.queue)/g.writers))
}

// release moves the first held call of each key into the batch.
func (g *group[K, I, O]) release(b *gathering[K, I, O]) {
	if len(b.held) == 0 {
		return
	}
	held := b.held
	b.held = nil
	clear(b.waiting)
	for _, c := range held {
		g.admit(b, c)
	}
}

func (g *group[K, I, O]) admit(b *gathering[K, I, O], c *call[I, O]) {
	key := g.key(c.in)
	_, taken := b.keys[key]
	if taken || b.waiting[key] > 0 {
		b.held = append(b.held, c)
		b.waiting[key]++
		return
	}
	b.keys[key] = struct{}{}
	b.batch = append(b.batch, c)
}
