package main

import (
	"context"
	"errors"
	"time"

	"hoithi/contest"
)

// guardEvery is how often the items of open rounds are looked at: far from the
// answers' path, and often enough for an alarm whose window is five minutes.
const guardEvery = time.Minute

// guardItems looks for items that jump in the rounds that are open, and keeps
// the figures of those that have been locked, until ctx ends; one node at a
// time. A node that takes its turn over from another reads the open rounds from
// their beginning.
func (n *node) guardItems(ctx context.Context) {
	guard := contest.NewItems(n.plan, n.db, now, newID).NewGuard()
	tick := time.NewTicker(guardEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		_, err := n.db.WithTurn(ctx, "hoithi.items", func(ctx context.Context) error { return errors.Join(guard.Look(ctx), guard.Keep(ctx)) })
		if err != nil && ctx.Err() == nil {
			n.log.Error("items of rounds", "error", err)
		}
	}
}
