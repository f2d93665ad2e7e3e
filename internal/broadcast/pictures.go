package broadcast

import (
	"context"
	"encoding/json"
	"time"
)

// screen finds an output at work, reading it when this node has not met it.
func (c *Control) screen(ctx context.Context, id string) (*screen, error) {
	c.mu.Lock()
	s, ok := c.screens[id]
	c.mu.Unlock()
	if ok {
		return s, nil
	}
	o, err := c.Store.FindOutput(ctx, id)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if s, ok := c.screens[id]; ok {
		return s, nil
	}
	s = newScreen(o)
	c.screens[id] = s
	return s, nil
}

// all are the outputs that this node has met.
func (c *Control) all() []*screen {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := make([]*screen, 0, len(c.screens))
	for _, s := range c.screens {
		out = append(out, s)
	}
	return out
}

// Watch joins those who see every new picture of a bus. Close the watch.
func (c *Control) Watch(ctx context.Context, output string, bus Bus) (*Watch, error) {
	s, err := c.screen(ctx, output)
	if err != nil {
		return nil, err
	}
	p := s.picture(bus)
	p.mu.Lock()
	p.watchers++
	p.mu.Unlock()
	c.refresh(ctx, s)
	return &Watch{picture: p}, nil
}

// Picture returns the newest picture of a bus.
func (c *Control) Picture(ctx context.Context, output string, bus Bus) (*Frame, error) {
	s, err := c.screen(ctx, output)
	if err != nil {
		return nil, err
	}
	p := s.picture(bus)
	p.mu.Lock()
	p.asked = c.Now()
	p.mu.Unlock()
	c.refresh(ctx, s)
	frame, _ := p.newest()
	return frame, nil
}

// refresh paints an output that nobody has watched lately.
func (c *Control) refresh(ctx context.Context, s *screen) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.paint(ctx, s)
}

// paint renders both buses out of the newest state and data, and publishes
// what has changed. The caller holds the screen's mu.
func (c *Control) paint(ctx context.Context, s *screen) {
	o := settled(s.state, c.Now())
	moved := false
	for _, bus := range []Bus{Program, Preview} {
		frame, err := c.frame(ctx, o, bus)
		if err != nil {
			c.Log.Error("broadcast: paint", "output", o.ID, "error", err)
			continue
		}
		moved = s.picture(bus).publish(frame) || moved
	}
	if moved {
		c.touch()
	}
}

// frame renders one bus. A graphic whose data cannot be read is left out: an
// empty layer is better than a wrong one.
func (c *Control) frame(ctx context.Context, o Output, bus Bus) (*Frame, error) {
	layers := map[Layer]*WireShown{}
	for l, shown := range o.On(bus) {
		d, err := c.data.get(ctx, o.View(shown))
		if err != nil {
			c.Log.Warn("broadcast: no data", "output", o.ID, "layer", string(l), "item", shown.Item, "error", err)
			continue
		}
		layers[l] = wireShown(shown, d)
	}
	theme, err := c.theme(ctx, o.ContestID, o.Theme)
	if err != nil {
		return nil, err
	}
	var beside []Template
	if bus == Preview {
		beside = o.Beside()
	}
	return newFrame(o, theme, layers, beside)
}

// settled is Settle for looking at: it keeps the revision, because nothing has
// been kept yet.
func settled(o Output, at time.Time) Output {
	next := Settle(o, at)
	next.Rev, next.LastBy, next.LastAt = o.Rev, o.LastBy, o.LastAt
	return next
}

// theme finds the look of an output; the default when it is gone.
func (c *Control) theme(ctx context.Context, contestID, id string) (json.RawMessage, error) {
	own, err := c.ownThemes(ctx, contestID)
	if err != nil {
		return nil, err
	}
	for _, list := range [][]Theme{c.BuiltIn, own} {
		for _, t := range list {
			if t.ID == id {
				return t.Body, nil
			}
		}
	}
	if len(c.BuiltIn) > 0 {
		return c.BuiltIn[0].Body, nil
	}
	return json.RawMessage("null"), nil
}

// touch wakes the desks.
func (c *Control) touch() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.version++
	close(c.changed)
	c.changed = make(chan struct{})
}

// Changed returns a number that rises whenever a desk should look again, and a
// channel that is closed when it next does.
func (c *Control) Changed() (int64, <-chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.version, c.changed
}
