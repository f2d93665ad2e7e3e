package main

import (
	"context"
	"time"

	"hoithi/internal/job"
)

// clockEvery is how often the clock's work is looked for. The moments
// themselves are decided by the rounds' own times, not by when this runs.
const clockEvery = time.Second

// forgetEvery is how often sign-ins and codes that are over are deleted.
const forgetEvery = time.Hour

// roundClock opens and closes rounds, one node at a time.
func (n *node) roundClock() *job.Clock {
	return job.NewClock(job.ClockOptions{Rounds: n.plan, Turn: n.db, Every: clockEvery, Log: n.log})
}

// clockwork ends attempts whose time is over, until ctx ends. Every node may do
// it: an attempt ends once. A failure is logged and tried again at the next tick.
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
		if at := now(); at.Sub(forgotten) >= forgetEvery {
			forgotten = at
			if err := n.db.ForgetLogins(ctx, at); err != nil && ctx.Err() == nil {
				n.log.Error("clock: old sign-ins", "error", err)
			}
		}
		if err := n.openDue(ctx); err != nil && ctx.Err() == nil {
			n.log.Error("clock: sealed sets", "error", err)
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
