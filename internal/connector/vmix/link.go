package vmix

import (
	"context"
	"maps"
	"slices"

	"hoithi/internal/connector"
)

// Title says which vMix title shows a layer's graphic: its input, the overlay
// channel (1–8), and the title's fields by the name of the text that goes
// there: {"rows1_name": "Name1.Text"}. A layer without a title is not vMix's.
type Title struct {
	Input   string
	Channel int
	Fields  map[string]string
}

// Link is a vMix machine whose titles follow an output.
type Link struct {
	client *Client
	titles map[string]Title // by layer
	told   connector.Picture
	known  bool
}

// NewLink returns a link that fills the titles.
func NewLink(c *Client, titles map[string]Title) *Link { return &Link{client: c, titles: titles} }

var _ connector.Link = (*Link)(nil)

// Show writes the texts that changed and moves the overlays: the texts first,
// so that a title never comes with the words of the one before.
func (l *Link) Show(ctx context.Context, p connector.Picture) error {
	p = l.ours(p)
	if !l.known { // it may show anything: clear what the picture does not hold
		if err := l.clear(ctx, p); err != nil {
			return err
		}
	}
	l.known = false
	for _, c := range connector.Changes(l.told, p) {
		if err := l.change(ctx, c); err != nil {
			l.told = connector.Picture{}
			return err
		}
	}
	l.told, l.known = p, true
	return nil
}

// ours keeps the layers that have a title.
func (l *Link) ours(p connector.Picture) connector.Picture {
	p.Layers = maps.Clone(p.Layers)
	maps.DeleteFunc(p.Layers, func(layer string, _ connector.Graphic) bool { _, ok := l.titles[layer]; return !ok })
	return p
}

func (l *Link) clear(ctx context.Context, p connector.Picture) error {
	l.told = connector.Picture{}
	for _, layer := range slices.Sorted(maps.Keys(l.titles)) {
		if _, shown := p.Layers[layer]; shown {
			continue
		}
		if err := l.client.Overlay(ctx, l.titles[layer].Channel, false, ""); err != nil {
			return err
		}
	}
	return nil
}

func (l *Link) change(ctx context.Context, c connector.Change) error {
	t := l.titles[c.Layer]
	if c.Out {
		return l.client.Overlay(ctx, t.Channel, false, "")
	}
	for _, from := range slices.Sorted(maps.Keys(t.Fields)) {
		value, before := c.Graphic.Fields[from], c.Before.Fields[from]
		if !c.In && value == before {
			continue
		}
		if err := l.client.SetText(ctx, t.Input, t.Fields[from], value); err != nil {
			return err
		}
	}
	if c.In {
		return l.client.Overlay(ctx, t.Channel, true, t.Input)
	}
	return nil
}

// Close has nothing to close: each call is a request of its own.
func (l *Link) Close() error { return nil }
