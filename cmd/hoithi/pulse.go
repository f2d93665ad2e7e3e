package main

import (
	"context"
	"sync/atomic"
	"time"

	"hoithi/contest"
	"hoithi/internal/live"
	"hoithi/internal/web"
)

// meter counts the answers that a journal has made durable.
type meter struct {
	contest.Journal
	saved atomic.Int64
	rate  atomic.Int64 // answers in the last second
}

func (m *meter) Save(ctx context.Context, a contest.Answer) (contest.Stored, error) {
	stored, err := m.Journal.Save(ctx, a)
	if err == nil {
		m.saved.Add(1)
	}
	return stored, err
}

// tick remembers the last second's count.
func (m *meter) tick() { m.rate.Store(m.saved.Swap(0)) }

// The queue of answers decides how much else is done. The order of giving up
// is declared: boards move less often, then hardly at all. An answer write is
// never what waits.
const (
	shedFirst  = 500  // answers waiting: one full batch behind
	shedSecond = 4000 // half the queue
)

// shedder turns the length of the journal's queue into a level, and the level
// into slower boards. It steps back only when the queue has been short for a
// while, so that the level does not flutter.
type shedder struct {
	level atomic.Int32
	calm  int // seconds below the level; belongs to the clock's goroutine
}

const calmBefore = 5

func (s *shedder) look(waiting int, pump *live.Pump) {
	want := int32(0)
	switch {
	case waiting >= shedSecond:
		want = 2
	case waiting >= shedFirst:
		want = 1
	}
	level := s.level.Load()
	switch {
	case want >= level:
		level, s.calm = want, 0
	default:
		if s.calm++; s.calm >= calmBefore {
			level, s.calm = level-1, 0
		}
	}
	s.level.Store(level)
	pump.Slow([]int{1, 4, 16}[level])
}

// pulse is how this node is doing, for the overview of a round.
func (n *node) pulse(string) web.Pulse {
	away := n.boards.AwaySince()
	return web.Pulse{
		AnswersPerSecond: float64(n.meter.rate.Load()), Watchers: n.hub.Watchers(), ShedLevel: int(n.shed.level.Load()),
		RedisAway: !away.IsZero(), BoardStaleSince: away,
	}
}

// watchLoad looks at the queue once a second until ctx ends.
func (n *node) watchLoad(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			n.meter.tick()
			n.shed.look(n.journal.Waiting(), n.pump)
		}
	}
}
