package main

import (
	"context"
	"time"
)

// clockEvery is how often the clock's work is looked for. What it does is
// idempotent, so every node may do it; the moments themselves are decided by
// the rounds' own times, not by when this runs.
const clockEvery = time.Second

// forgetEvery is how often sign-ins and codes that are over are deleted.
const forgetEvery = time.Hour

// clockwork opens and closes rounds and ends attempts whose time is over, until
// ctx ends. A failure is logged and tried again at the next tick.
func (n *node) clockwork(ctx context.Context) {
	tick := time.NewTicker(clockEvery)
	defer tick.Stop()
	var forgotten time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if _, err := n.plan.Tick(ctx); err != nil && ctx.Err() == nil {
			n.log.Error("clock: rounds", "error", err)
		}
		if at := now(); at.Sub(forgotten) >= forgetEvery {
			forgotten = at
			if err := n.db.ForgetLogins(ctx, at); err != nil && ctx.Err() == nil {
				n.log.Error("clock: old sign-ins", "error", err)
			}
		}
		for {
			ended, err := n.taking.EndOverdue(ctx, now())
			if err != nil && ctx.Err() == nil {
				n.log.Error("clock: attempts", "error", err)
			}
			if ended == 0 || err != nil {
				break
			}
		}
	}
}
