package broadcast

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"hoithi/internal/account"
)

// How often the control room looks at the clock and around.
const (
	tickEvery    = 100 * time.Millisecond
	lookEvery    = 200 * time.Millisecond // at what other nodes have written
	keepEvery    = time.Second            // acknowledgements, uses of tokens
	suggestEvery = 2 * time.Second
)

// Run does what the clock does, until ctx ends: graphics leave when their time
// is over, a reveal that plays takes its steps, data are read again, and what
// another node has written is shown here too.
func (c *Control) Run(ctx context.Context) {
	tick := time.NewTicker(tickEvery)
	defer tick.Stop()
	var work sync.WaitGroup
	defer work.Wait()
	var looked, kept, suggested time.Time
	painted := 0
	for {
		select {
		case <-ctx.Done():
			c.Keep(context.WithoutCancel(ctx))
			return
		case <-tick.C:
		}
		now := c.Now()
		if now.Sub(looked) >= lookEvery {
			looked = now
			c.look(ctx)
		}
		painted = c.tick(ctx, now, painted, &work)
		if now.Sub(kept) >= keepEvery {
			kept = now
			c.Keep(ctx)
			c.shareHealth(ctx)
		}
		if now.Sub(suggested) >= suggestEvery {
			suggested = now
			work.Go(func() { c.suggest(ctx, now) })
		}
	}
}

// Tick does once what Run does all the time, and waits for it: for tests that
// move the clock themselves.
func (c *Control) Tick(ctx context.Context) {
	var work sync.WaitGroup
	c.look(ctx)
	c.tick(ctx, c.Now(), -1, &work)
	work.Wait()
	c.tick(ctx, c.Now(), -1, &work)
	work.Wait()
	c.shareHealth(ctx)
}

// tick carries out what is due and renews the data of what is being watched.
// painted is how many changes of data have been painted; it returns the newer count.
func (c *Control) tick(ctx context.Context, now time.Time, painted int, work *sync.WaitGroup) int {
	changes := c.data.sweep()
	for _, s := range c.all() {
		c.due(ctx, s, now)
		if !s.watched(now) && !s.now().plays() && !c.mind.watched(s.now().ContestID, now) {
			continue
		}
		o := s.now()
		for _, bus := range []Bus{Program, Preview} {
			for _, shown := range o.On(bus) {
				c.data.renew(ctx, o.View(shown), work)
			}
		}
		if changes != painted {
			c.refresh(ctx, s)
		}
	}
	return changes
}

// due keeps what the clock has made of an output, and takes a step that is due.
func (c *Control) due(ctx context.Context, s *screen, now time.Time) {
	o := s.now()
	if settledNow := Settle(o, now); settledNow.Rev != o.Rev {
		c.settle(ctx, s, now)
	}
	for l, shown := range o.Program {
		if shown.Auto <= 0 || shown.Phase != In {
			continue
		}
		content := c.peek(o, shown)
		if content.Hold || content.Stand <= 0 || now.Sub(shown.StepAt) < time.Duration(float64(content.Stand)/shown.Auto) {
			continue
		}
		// The id is the same on every node, so that the step is taken once; and a
		// step that somebody went back to is another one. Where a hand was
		// quicker, the next tick looks again.
		step := Command{ID: fmt.Sprintf("auto:%s:%s:%d:%d", l, shown.Item, shown.Step, shown.StepAt.UnixMilli()), OutputID: o.ID, Action: Step, Layer: l, Move: Move{By: 1}, ExpectRev: &o.Rev, clock: true}
		if _, err := c.commit(ctx, s, account.Machine("clock"), step); err != nil && !errors.Is(err, ErrRevChanged) && ctx.Err() == nil {
			c.Log.Warn("broadcast: step by itself", "output", o.ID, "error", err)
		}
	}
}

// settle keeps the state that the clock has made.
func (c *Control) settle(ctx context.Context, s *screen, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := Settle(s.state, now)
	if next.Rev == s.state.Rev {
		return
	}
	line := AsRun{ContestID: next.ContestID, At: now, Actor: account.Machine("clock"), Output: next.ID, Rev: next.Rev}
	for l, was := range s.state.Program {
		if is, on := next.Program[l]; was.Phase == In && (!on || is.Phase == Out) {
			line.Action, line.Layer, line.Item, line.Label, line.Template = TakeOut, l, was.Item, was.Graphic.Label, was.Graphic.Template
		}
	}
	if err := c.Store.Commit(ctx, s.state.Rev, next, line); err != nil {
		if ctx.Err() == nil {
			c.Log.Debug("broadcast: settle", "output", next.ID, "error", err) // another node did, or the next tick does
		}
		return
	}
	s.set(next)
	c.paint(ctx, s)
}

// look notices what other nodes have written, and outputs that are gone.
func (c *Control) look(ctx context.Context) {
	screens := c.all()
	if len(screens) == 0 {
		return
	}
	revs, err := c.Store.Revisions(ctx)
	if err != nil {
		return // the state in memory holds; the next look asks again
	}
	for _, s := range screens {
		o := s.now()
		rev, there := revs[o.ID]
		switch {
		case !there:
			c.drop(o.ID)
		case rev > o.Rev:
			c.reload(ctx, s)
		}
	}
	c.lookStamps(ctx)
}

// lookStamps notices what another node has written: themes, corrections, and
// that a set was sealed.
func (c *Control) lookStamps(ctx context.Context) {
	stamps, err := c.Store.Stamps(ctx)
	if err != nil {
		return // what is known holds; the next look asks again
	}
	c.mu.Lock()
	was, first := c.stamps, c.stamps == nil
	c.stamps = stamps
	c.mu.Unlock()
	contests := map[string]bool{}
	for _, s := range c.all() {
		contests[s.now().ContestID] = true
	}
	for id := range contests {
		switch {
		case !first && was[id].Seals != stamps[id].Seals:
			c.data.drop() // a card that was cued is not shown for another moment
		case first || was[id].Corrections != stamps[id].Corrections:
			c.data.forget()
		}
		if first || was[id].Themes != stamps[id].Themes {
			c.forgetThemes(ctx, id)
		}
	}
}

func (c *Control) reload(ctx context.Context, s *screen) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fresh, err := c.Store.FindOutput(ctx, s.state.ID)
	if err != nil || fresh.Rev <= s.state.Rev {
		return
	}
	s.set(fresh)
	c.paint(ctx, s)
}

// drop empties an output that was deleted: its pages see nothing any more.
func (c *Control) drop(id string) {
	c.mu.Lock()
	s, ok := c.screens[id]
	delete(c.screens, id)
	c.mu.Unlock()
	if !ok {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	gone := s.state.clone()
	gone.Program, gone.Preview = map[Layer]Shown{}, map[Layer]Shown{}
	s.set(gone)
	c.paint(context.Background(), s)
}

// Keep writes what need not be durable at once.
func (c *Control) Keep(ctx context.Context) {
	if acks := c.acks.take(); len(acks) > 0 {
		if err := c.Store.KeepAcks(ctx, acks); err != nil && ctx.Err() == nil {
			c.Log.Warn("broadcast: acknowledgements", "error", err)
		}
	}
	if used := c.tokens.takeUsed(); len(used) > 0 {
		if err := c.Store.TokensUsed(ctx, used); err != nil && ctx.Err() == nil {
			c.Log.Warn("broadcast: tokens", "error", err)
		}
	}
}
