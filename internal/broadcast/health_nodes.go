package broadcast

import (
	"context"
	"time"
)

// Seen is an instance of an output, as a node last heard it.
type Seen struct {
	Output string
	Instance
}

// HealthStore carries what each node hears of instances to the others: a page
// speaks to one node, and its operator may sit at another.
type HealthStore interface {
	// KeepInstances notes what a node hears; what others have not said since
	// old may be forgotten.
	KeepInstances(ctx context.Context, node string, seen []Seen, old time.Time) error
	// InstancesElsewhere lists what the other nodes have heard since a moment.
	InstancesElsewhere(ctx context.Context, node string, since time.Time) ([]Seen, error)
}

// shareHealth tells the other nodes what is new here, and hears what is new
// there. What cannot be told now is told the next time.
func (c *Control) shareHealth(ctx context.Context) {
	now := c.Now()
	var news []Seen
	screens := c.all()
	for _, s := range screens {
		news = append(news, s.health.news(s.now().ID)...)
	}
	if len(news) > 0 {
		if err := c.Store.KeepInstances(ctx, c.node, news, now.Add(-forgottenIn)); err != nil {
			for _, s := range screens {
				s.health.tellAgain()
			}
			c.warn(ctx, "broadcast: health", err)
			return
		}
	}
	if len(screens) == 0 {
		return
	}
	elsewhere, err := c.Store.InstancesElsewhere(ctx, c.node, now.Add(-forgottenIn))
	if err != nil {
		c.warn(ctx, "broadcast: health elsewhere", err)
		return
	}
	by := map[string][]Instance{}
	for _, e := range elsewhere {
		by[e.Output] = append(by[e.Output], e.Instance)
	}
	for _, s := range screens {
		s.health.hear(by[s.now().ID])
	}
}

func (c *Control) warn(ctx context.Context, what string, err error) {
	if ctx.Err() == nil {
		c.Log.Warn(what, "error", err)
	}
}

// news are the instances that have said something since the last time.
func (h *health) news(output string) []Seen {
	h.mu.Lock()
	defer h.mu.Unlock()
	var out []Seen
	for inst := range h.fresh {
		if i, ok := h.known[inst]; ok {
			one := *i
			one.Connected = h.conns[inst] > 0
			out = append(out, Seen{output, one})
		}
	}
	clear(h.fresh)
	return out
}

// tellAgain makes all that is known news once more.
func (h *health) tellAgain() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for inst := range h.known {
		h.fresh[inst] = true
	}
}

// hear replaces what the other nodes know.
func (h *health) hear(elsewhere []Instance) {
	h.mu.Lock()
	defer h.mu.Unlock()
	clear(h.elsewhere)
	for _, i := range elsewhere {
		if have, ok := h.elsewhere[i.Inst]; !ok || i.Heard.After(have.Heard) {
			h.elsewhere[i.Inst] = i
		}
	}
}

// everywhere is what any node knows, the newest word of each instance. The
// caller holds mu.
func (h *health) everywhere() map[string]Instance {
	out := make(map[string]Instance, len(h.known)+len(h.elsewhere))
	for inst, i := range h.elsewhere {
		out[inst] = i
	}
	for inst, i := range h.known {
		one := *i
		one.Connected = h.conns[inst] > 0
		if there, ok := out[inst]; ok && !one.Connected && there.Heard.After(one.Heard) {
			continue
		}
		out[inst] = one
	}
	return out
}
