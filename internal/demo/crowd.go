package demo

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"hoithi/contest"
)

// The crowd's size: together they submit every few seconds, for hours.
const (
	crowdAtOnce = 40
	crowdMost   = 700 // contestants in the open round, so that a demo left running stays a demo
)

// Crowd lets synthetic contestants come and go in the open round until ctx
// ends. A person who fails is replaced; a failure is logged, not returned.
func (d *Demo) Crowd(ctx context.Context, stage Stage) error {
	units, err := d.Store.Units(ctx, stage.Contest.ID)
	if err != nil {
		return err
	}
	figures, err := d.Store.RoundFigures(ctx, stage.Open.ID)
	if err != nil {
		return err
	}
	left := max(crowdMost-figures.Started, 0)
	var wg sync.WaitGroup
	defer wg.Wait()
	tickets := make(chan struct{}, crowdAtOnce)
	for range left {
		select {
		case <-ctx.Done():
			return nil
		case tickets <- struct{}{}:
		}
		wg.Go(func() {
			defer func() { <-tickets }()
			d.one(ctx, stage, units)
		})
		if _, err := (wall{d.Now}).after(ctx, 400*time.Millisecond); err != nil {
			return nil
		}
	}
	return nil
}

func (d *Demo) one(ctx context.Context, stage Stage, units []contest.Unit) {
	p := d.cast.next(stage.Contest, units, d.NewID(), d.Now())
	if err := d.play(ctx, p, stage.Open.ID, wall{d.Now}); err != nil && ctx.Err() == nil && !over(err) {
		d.Log.Warn("demo: a synthetic contestant stopped", "error", err)
	}
}

// history lets n people take a round between two moments of the past, as fast
// as the services allow.
func (d *Demo) history(ctx context.Context, c contest.Contest, round contest.Round, n int, from, to time.Time) error {
	units, err := d.Store.Units(ctx, c.ID)
	if err != nil {
		return err
	}
	span := to.Sub(from)
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(32)
	for i := range n {
		start := from.Add(span * time.Duration(i) / time.Duration(n))
		p := d.cast.next(c, units, d.NewID(), start)
		g.Go(func() error { return d.play(ctx, p, round.ID, &told{at: start}) })
	}
	return g.Wait()
}
