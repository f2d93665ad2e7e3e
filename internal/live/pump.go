package live

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Source renders the topics that begin with its prefix.
type Source struct {
	Prefix string        // "board:"
	Event  string        // the event's name on the wire: "board"
	Every  time.Duration // at most this often; a quarter of a second at least
	// Render returns the topic's state as it is now. A topic whose rendering
	// fails keeps its frame.
	Render func(ctx context.Context, topic string) ([]byte, error)
}

// Relay carries frames between nodes. One node at a time renders a topic.
type Relay interface {
	// Claim takes or keeps the right to render a topic for a while.
	Claim(ctx context.Context, topic string) (bool, error)
	// Send gives a frame to the other nodes.
	Send(ctx context.Context, topic, event string, data []byte) error
	// Receive calls take with the frames of other nodes until ctx ends.
	Receive(ctx context.Context, take func(topic, event string, data []byte)) error
}

// Pump renders what is watched, once per tick for everybody.
type Pump struct {
	hub     *Hub
	relay   Relay // nil: this is the only node
	sources []Source
	log     *slog.Logger
	slow    atomic.Int64 // factor on every interval; the first step of shedding load

	last map[string]pumped // belongs to Run's goroutine
}

type pumped struct {
	at   time.Time
	data []byte
}

// NewPump returns a pump over a hub. relay may be nil.
func NewPump(hub *Hub, relay Relay, log *slog.Logger, sources ...Source) *Pump {
	p := &Pump{hub: hub, relay: relay, sources: sources, log: log, last: make(map[string]pumped)}
	p.slow.Store(1)
	return p
}

// Slow stretches every interval by a factor, 1 to 16, while the machine has
// more important things to do.
func (p *Pump) Slow(factor int) { p.slow.Store(int64(min(max(factor, 1), 16))) }

// renderLimit bounds one rendering: a topic must not hold up the others.
const renderLimit = 2 * time.Second

// beatEvery is how often the pump looks around.
const beatEvery = 250 * time.Millisecond

// Run renders until ctx ends.
func (p *Pump) Run(ctx context.Context) {
	var receiving sync.WaitGroup
	defer receiving.Wait()
	if p.relay != nil {
		receiving.Go(func() { p.receive(ctx) })
	}
	ticker := time.NewTicker(beatEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticker.C:
			p.Beat(ctx, now)
		case <-p.hub.wanted:
			p.Beat(ctx, time.Now())
		}
	}
}

// Beat renders every watched topic that is due at a time.
func (p *Pump) Beat(ctx context.Context, now time.Time) {
	topics := p.hub.Topics()
	p.forget(topics)
	for _, topic := range topics {
		source, ok := p.sourceOf(topic)
		if !ok || !p.due(topic, source, now) || ctx.Err() != nil {
			continue
		}
		p.render(ctx, topic, source, now)
	}
}

// forget drops what nobody watches any more.
func (p *Pump) forget(topics []string) {
	if len(p.last) <= len(topics) {
		return
	}
	watched := make(map[string]bool, len(topics))
	for _, t := range topics {
		watched[t] = true
	}
	for t := range p.last {
		if !watched[t] {
			delete(p.last, t)
		}
	}
}

func (p *Pump) sourceOf(topic string) (Source, bool) {
	for _, s := range p.sources {
		if strings.HasPrefix(topic, s.Prefix) {
			return s, true
		}
	}
	return Source{}, false
}

// due reports whether a topic should be rendered. A tenth of the interval is
// forgiven, for tickers are not exact. A new audience waits for nothing.
func (p *Pump) due(topic string, s Source, now time.Time) bool {
	if _, ok := p.hub.Latest(topic); !ok {
		return true
	}
	every := max(s.Every, beatEvery) * time.Duration(p.slow.Load())
	return now.Sub(p.last[topic].at) >= every-every/10
}

func (p *Pump) render(ctx context.Context, topic string, s Source, now time.Time) {
	before := p.last[topic]
	p.last[topic] = pumped{at: now, data: before.data}
	_, shown := p.hub.Latest(topic)
	if shown && !p.claim(ctx, topic) {
		return
	}
	limited, cancel := context.WithTimeout(ctx, renderLimit)
	defer cancel()
	data, err := s.Render(limited, topic)
	if err != nil {
		if ctx.Err() == nil {
			p.log.Warn("live: render", "topic", topic, "error", err)
		}
		return
	}
	if shown && bytes.Equal(data, before.data) {
		return
	}
	p.last[topic] = pumped{at: now, data: data}
	p.hub.Publish(topic, s.Event, data)
	if p.relay != nil && shown {
		if err := p.relay.Send(ctx, topic, s.Event, data); err != nil && ctx.Err() == nil {
			p.log.Debug("live: relay", "topic", topic, "error", err) // every node renders by itself then
		}
	}
}

// claim asks whether this node renders the topic. When nobody can tell, each
// node does.
func (p *Pump) claim(ctx context.Context, topic string) bool {
	if p.relay == nil {
		return true
	}
	mine, err := p.relay.Claim(ctx, topic)
	return mine || err != nil
}

// receive takes the frames of other nodes, over and over while the relay fails.
func (p *Pump) receive(ctx context.Context) {
	for ctx.Err() == nil {
		err := p.relay.Receive(ctx, p.hub.Publish)
		if err != nil && ctx.Err() == nil {
			p.log.Debug("live: receive", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}
