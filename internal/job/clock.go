// Package job does what nobody has to ask for: it opens and closes rounds by
// the clock and leaves a line in the log for each.
//
// Rounds open and close at their time whether it runs or not (a round's state
// is computed from the clock); it records what has happened. Any number of
// nodes may run it.
package job

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"hoithi/contest"
)

// Rounds takes the clock's steps: *contest.Planning.
type Rounds interface {
	Tick(ctx context.Context) ([]contest.Round, error)
}

// Turn lets one node at a time do a piece of work: *postgres.DB. held is false
// when another node is at it, and then do was not called.
type Turn interface {
	WithTurn(ctx context.Context, name string, do func(context.Context) error) (held bool, err error)
}

// ClockOptions are what a Clock is made of. All but Moved are required.
type ClockOptions struct {
	Rounds Rounds
	Turn   Turn
	Every  time.Duration // between two looks; a second is often enough
	Log    *slog.Logger
	Moved  func(contest.Round) // called after a round has opened or closed
}

// Clock opens and closes rounds until its context ends.
type Clock struct{ o ClockOptions }

// NewClock makes a Clock. Run starts it.
func NewClock(o ClockOptions) *Clock { return &Clock{o: o} }

// Run looks at once and then again and again, until ctx ends. A look that
// fails is logged and tried again: the rounds are due as long as it takes.
func (c *Clock) Run(ctx context.Context) {
	ticker := time.NewTicker(c.o.Every)
	defer ticker.Stop()
	for {
		if err := c.Look(ctx); err != nil && !errors.Is(err, context.Canceled) {
			c.o.Log.Warn("rounds not moved by the clock", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// turnName is the advisory lock that the clocks of all nodes share.
const turnName = "hoithi.clock"

// Look takes the steps that are due, unless another node is doing so.
func (c *Clock) Look(ctx context.Context) error {
	var moved []contest.Round
	_, err := c.o.Turn.WithTurn(ctx, turnName, func(ctx context.Context) (err error) {
		moved, err = c.o.Rounds.Tick(ctx)
		return err
	})
	for _, r := range moved {
		c.o.Log.Info("round moved by the clock", "round", r.ID, "state", string(r.State))
		if c.o.Moved != nil {
			c.o.Moved(r)
		}
	}
	return err
}
