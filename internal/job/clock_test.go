package job_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"hoithi/contest"
	"hoithi/internal/job"
)

// rounds is a plan whose ticks a test decides.
type rounds struct {
	mu    sync.Mutex
	ticks []func() ([]contest.Round, error) // guarded by mu; the last one stays
	seen  chan struct{}
}

func (r *rounds) Tick(context.Context) ([]contest.Round, error) {
	r.mu.Lock()
	tick := r.ticks[0]
	if len(r.ticks) > 1 {
		r.ticks = r.ticks[1:]
	}
	r.mu.Unlock()
	defer func() { r.seen <- struct{}{} }()
	return tick()
}

// turn is held by this node, or by another.
type turn struct{ elsewhere bool }

func (l turn) WithTurn(ctx context.Context, _ string, do func(context.Context) error) (bool, error) {
	if l.elsewhere {
		return false, nil
	}
	return true, do(ctx)
}

func TestClockGoesOnAfterAFailure(t *testing.T) {
	defer goleak.VerifyNone(t)
	r := &rounds{seen: make(chan struct{}), ticks: []func() ([]contest.Round, error){
		func() ([]contest.Round, error) { return nil, errors.New("the database is away") },
		func() ([]contest.Round, error) { return []contest.Round{{ID: "r1", State: contest.Open}}, nil },
		func() ([]contest.Round, error) { return nil, nil },
	}}
	var log bytes.Buffer
	moved := make(chan contest.Round, 1)
	clock := job.NewClock(job.ClockOptions{Rounds: r, Turn: turn{}, Every: time.Millisecond, Log: slog.New(slog.NewTextHandler(&log, nil)),
		Moved: func(round contest.Round) { moved <- round }})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); clock.Run(ctx) }()
	<-r.seen
	<-r.seen
	if got := <-moved; got.ID != "r1" || got.State != contest.Open {
		t.Errorf("moved %+v", got)
	}
	<-r.seen
	cancel()
	for over := false; !over; {
		select {
		case <-r.seen:
		case <-ended:
			over = true
		}
	}
	if !bytes.Contains(log.Bytes(), []byte("the database is away")) {
		t.Errorf("the failure is not in the log: %s", log.String())
	}
}

func TestClockLeavesItToAnotherNode(t *testing.T) {
	t.Parallel()
	r := &rounds{ticks: []func() ([]contest.Round, error){func() ([]contest.Round, error) { t.Error("both nodes tick"); return nil, nil }}}
	clock := job.NewClock(job.ClockOptions{Rounds: r, Turn: turn{elsewhere: true}, Every: time.Second, Log: slog.New(slog.DiscardHandler)})
	if err := clock.Look(t.Context()); err != nil {
		t.Error(err)
	}
}
