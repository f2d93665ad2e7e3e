package broadcast

import (
	"context"
	"sync"
	"time"
)

// Heard takes an instance's word of itself.
func (c *Control) Heard(ctx context.Context, output string, b Beat) error {
	s, err := c.screen(ctx, output)
	if err != nil {
		return err
	}
	s.health.beat(b, c.Now())
	return nil
}

// Painted takes an instance's word that a revision is on glass. received is
// when this server handed the frame to its connection; painted is on the
// server's clock as the instance knows it.
func (c *Control) Painted(ctx context.Context, output, inst string, rev int64, received, painted time.Time) error {
	s, err := c.screen(ctx, output)
	if err != nil {
		return err
	}
	s.health.painted(inst, rev, c.Now())
	if painted.Before(received) {
		painted = received // its clock was not found yet: nothing is on glass before it is sent
	}
	c.acks.add(Ack{Output: output, Rev: rev, Inst: inst, Received: received, Painted: painted})
	return nil
}

// Joined and Left count the sockets of an instance.
func (c *Control) Joined(ctx context.Context, output, inst string) { c.connect(ctx, output, inst, 1) }

// Left says that a socket of an instance was closed.
func (c *Control) Left(ctx context.Context, output, inst string) { c.connect(ctx, output, inst, -1) }

func (c *Control) connect(ctx context.Context, output, inst string, by int) {
	if s, err := c.screen(ctx, output); err == nil {
		s.health.connected(inst, by, c.Now())
	}
}

// Health lists the instances of an output, with what is wrong with them.
func (c *Control) Health(ctx context.Context, output string) ([]Instance, error) {
	s, err := c.screen(ctx, output)
	if err != nil {
		return nil, err
	}
	return s.health.list(s.now(), c.Now()), nil
}

// acksMost bounds what waits to be kept: an acknowledgement is good to have,
// no more.
const acksMost = 10_000

type ackKey struct {
	output, inst string
	rev          int64
}

// ackQueue holds the first word on each revision until it is kept.
type ackQueue struct {
	mu      sync.Mutex
	waiting map[ackKey]Ack // guarded by mu
}

func newAckQueue() *ackQueue { return &ackQueue{waiting: map[ackKey]Ack{}} }

func (q *ackQueue) add(a Ack) {
	q.mu.Lock()
	defer q.mu.Unlock()
	key := ackKey{a.Output, a.Inst, a.Rev}
	if _, known := q.waiting[key]; known || len(q.waiting) >= acksMost {
		return
	}
	q.waiting[key] = a
}

func (q *ackQueue) take() []Ack {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) == 0 {
		return nil
	}
	out := make([]Ack, 0, len(q.waiting))
	for _, a := range q.waiting {
		out = append(out, a)
	}
	q.waiting = map[ackKey]Ack{}
	return out
}
