package obs

import (
	"context"
	"errors"

	"hoithi/internal/connector"
)

// Event is the name of the event that browser sources in OBS may listen to:
// window.addEventListener("hoithiOnAir", e => e.detail.layers.main).
const Event = "hoithiOnAir"

// Link is an OBS machine with an output's browser source.
type Link struct {
	address  string
	password string
	source   Browser
	client   *Client // nil: not connected
}

// NewLink returns a link that connects when it is told something first. With
// an empty source only the event is sent.
func NewLink(address, password string, source Browser) *Link {
	return &Link{address: address, password: password, source: source}
}

var _ connector.Link = (*Link)(nil)

// Show tells OBS what is on air. On a new connection the browser source is set
// up first; OBS does not load a page again by itself that was not to be had.
func (l *Link) Show(ctx context.Context, p connector.Picture) error {
	err := l.show(ctx, p)
	if err != nil && !errors.Is(err, ErrRefused) {
		l.drop()
	}
	return err
}

func (l *Link) show(ctx context.Context, p connector.Picture) error {
	if l.client == nil {
		if err := l.connect(ctx); err != nil {
			return err
		}
	}
	return l.client.Emit(ctx, Event, onAir(p))
}

func (l *Link) connect(ctx context.Context) error {
	client, err := Dial(ctx, l.address, l.password)
	if err != nil {
		return err
	}
	l.client = client
	if l.source.Input == "" {
		return nil
	}
	if err := client.SetBrowser(ctx, l.source); err != nil {
		l.drop()
		return err
	}
	return nil
}

// onAir is the event's detail: what is on which layer, without its data, which
// a source in the same OBS gets from us.
func onAir(p connector.Picture) map[string]any {
	layers := map[string]any{}
	for name, g := range p.Layers {
		layers[name] = map[string]any{"item": g.Item, "label": g.Label, "template": g.Template, "step": g.Step}
	}
	return map[string]any{"output": p.Output, "rev": p.Rev, "layers": layers}
}

func (l *Link) drop() {
	if l.client != nil {
		_ = l.client.conn.CloseNow()
		l.client = nil
	}
}

// Close ends the connection.
func (l *Link) Close() error {
	if l.client == nil {
		return nil
	}
	err := l.client.Close()
	l.client = nil
	return err
}
