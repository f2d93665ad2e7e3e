package caspar

import (
	"bytes"
	"context"
	"maps"
	"slices"

	"hoithi/internal/connector"
)

// Plan says where an output's layers go in a CasparCG server, and under which
// folder its template files lie: our kit unpacked there gives
// "hoithi/leaderboard".
type Plan struct {
	Address string // host:port, the port mostly 5250
	Folder  string
	Layers  map[string]Layer
}

// Link is a CasparCG server whose layers follow an output.
type Link struct {
	plan   Plan
	client *Client // nil: not connected
	told   connector.Picture
}

// NewLink returns a link that connects when it is told something first.
func NewLink(p Plan) *Link { return &Link{plan: p} }

var _ connector.Link = (*Link)(nil)

// Show loads, updates and stops templates. On a new connection every layer of
// the plan is emptied and loaded anew, since nobody knows what it holds.
func (l *Link) Show(ctx context.Context, p connector.Picture) error {
	p = l.ours(p)
	err := l.show(ctx, p)
	if err != nil {
		_ = l.Close()
	}
	return err
}

func (l *Link) show(ctx context.Context, p connector.Picture) error {
	if l.client == nil {
		if err := l.connect(ctx); err != nil {
			return err
		}
	} else if _, err := l.client.Version(ctx); err != nil { // a restart is seen before, not after
		_ = l.Close()
		if err := l.connect(ctx); err != nil {
			return err
		}
	}
	for _, c := range connector.Changes(l.told, p) {
		if err := l.change(ctx, c); err != nil {
			return err
		}
	}
	l.told = p
	return nil
}

func (l *Link) connect(ctx context.Context) error {
	client, err := Dial(ctx, l.plan.Address)
	if err != nil {
		return err
	}
	l.client, l.told = client, connector.Picture{}
	for _, name := range slices.Sorted(maps.Keys(l.plan.Layers)) {
		if err := client.Clear(ctx, l.plan.Layers[name]); err != nil {
			return err
		}
	}
	return nil
}

func (l *Link) ours(p connector.Picture) connector.Picture {
	p.Layers = maps.Clone(p.Layers)
	maps.DeleteFunc(p.Layers, func(layer string, _ connector.Graphic) bool { _, ok := l.plan.Layers[layer]; return !ok })
	return p
}

func (l *Link) change(ctx context.Context, c connector.Change) error {
	at, step := l.plan.Layers[c.Layer], c.Before.Step
	switch {
	case c.Out:
		return l.client.Stop(ctx, at)
	case c.In || c.Graphic.Step < step: // a template knows no way back but from its beginning
		step = 0
		if err := l.client.Add(ctx, at, l.plan.Folder+"/"+c.Graphic.Template, true, object(c.Graphic.Data)); err != nil {
			return err
		}
	case !bytes.Equal(c.Graphic.Data, c.Before.Data):
		if err := l.client.Update(ctx, at, object(c.Graphic.Data)); err != nil {
			return err
		}
	}
	for ; step < c.Graphic.Step; step++ {
		if err := l.client.Next(ctx, at); err != nil {
			return err
		}
	}
	return nil
}

// object is the data as CasparCG takes them inline: it reads whatever does not
// begin with a brace as the name of a stored file.
func object(data []byte) []byte {
	if !bytes.HasPrefix(data, []byte("{")) {
		return []byte("{}")
	}
	return data
}

// Close ends the connection; what is on the layers stays on air.
func (l *Link) Close() error {
	if l.client == nil {
		return nil
	}
	err := l.client.Close()
	l.client, l.told = nil, connector.Picture{}
	return err
}
