package web

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
)

// mcAsk carries the presenter's token.
type mcAsk struct {
	Token string `query:"t" json:"-" doc:"a token of class mc"`
}

func (d *desk) mc(ctx context.Context, call *Call, in mcAsk) (Mc, error) {
	call.noStore()
	t, err := d.Air.Control.Admit(ctx, in.Token, broadcast.ClassMC, "")
	if err != nil {
		return Mc{}, err
	}
	return d.mcState(ctx, t, call.IP)
}

// streamMC asks for the token again with every frame: it may be revoked.
func (d *desk) streamMC(c echo.Context, call *Call, in mcAsk) error {
	if _, err := d.Air.Control.Admit(c.Request().Context(), in.Token, broadcast.ClassMC, ""); err != nil {
		return err
	}
	return d.streamJSON(c, "mc", func(ctx context.Context) ([]byte, error) {
		t, err := d.Air.Control.Admit(ctx, in.Token, broadcast.ClassMC, "")
		if err != nil {
			return nil, err
		}
		state, err := d.mcState(ctx, t, call.IP)
		if err != nil {
			return nil, err
		}
		return json.Marshal(state)
	})
}

// mcState is what a presenter needs: what is on air, what comes next, the
// right answer. It is never aired: no token of an output opens it.
func (d *desk) mcState(ctx context.Context, t broadcast.Token, ip string) (Mc, error) {
	reader := t.Actor(ip)
	out := Mc{NowMS: ms(d.Now()), Outputs: []McOutput{}, Next: []string{}}
	outputs, err := d.Air.Control.Outputs(ctx, t.ContestID)
	if err != nil {
		return out, err
	}
	if out.Contest, err = d.Air.Sources.ContestName(ctx, t.ContestID); err != nil {
		return out, err
	}
	for _, o := range outputs {
		if !t.Covers(o.ID) {
			continue
		}
		out.Outputs = append(out.Outputs, d.mcOutput(o))
		for _, l := range broadcast.Layers() {
			if shown, on := o.Program[l]; on && shown.Phase == broadcast.In {
				d.mcTell(ctx, reader, &out, o, shown)
			}
			if shown, cued := o.Preview[l]; cued {
				d.mcTell(ctx, reader, &out, o, shown)
				if label := shown.Graphic.Label; !slices.Contains(out.Next, label) {
					out.Next = append(out.Next, label)
				}
			}
		}
	}
	return out, nil
}

func (d *desk) mcOutput(o broadcast.Output) McOutput {
	out := McOutput{ID: o.ID, Name: o.Name, Layers: []McLayer{}}
	for _, l := range broadcast.Layers() {
		if s, on := o.Program[l]; on && s.Phase == broadcast.In {
			out.Layers = append(out.Layers, McLayer{Layer: string(l), Label: s.Graphic.Label, Template: string(s.Graphic.Template), Step: s.Step, Steps: s.Steps, AtMS: ms(s.At)})
		}
	}
	return out
}

// mcTell adds what a graphic means for the presenter; the first of each kind
// counts. What cannot be read is left out: the show goes on.
func (d *desk) mcTell(ctx context.Context, reader account.Actor, out *Mc, o broadcast.Output, s broadcast.Shown) {
	switch s.Graphic.Template {
	case broadcast.Question:
		if out.Question == nil {
			out.Question = d.mcQuestion(ctx, reader, o, s)
		}
	case broadcast.Reveal:
		if out.Reveal == nil {
			out.Reveal = d.mcReveal(ctx, o, s)
		}
	case broadcast.Countdown, broadcast.Timer:
		if out.Countdown == nil {
			out.Countdown = d.mcCountdown(ctx, o, s)
		}
	}
}

// mcQuestion tells the key before any picture does, so the log of readings has
// it.
func (d *desk) mcQuestion(ctx context.Context, reader account.Actor, o broadcast.Output, s broadcast.Shown) *McQuestion {
	if err := d.Air.Sources.Told(ctx, reader, o.View(s)); err != nil {
		return nil
	}
	a, err := d.Air.Sources.Answer(ctx, o.View(s))
	if err != nil {
		return nil
	}
	q := &McQuestion{Stem: a.Stem, Options: []McOption{}, Explanation: a.Explanation}
	for i, text := range a.Options {
		q.Options = append(q.Options, McOption{Letter: string(rune('A' + i)), Text: text, Right: a.Right.Has(i)})
	}
	return q
}

func (d *desk) mcReveal(ctx context.Context, o broadcast.Output, s broadcast.Shown) *McReveal {
	steps, err := d.Air.Control.Script(ctx, o, s)
	if err != nil || s.Step >= len(steps) {
		return nil
	}
	now := stepOut(steps[s.Step])
	r := &McReveal{Output: o.ID, Step: s.Step, Steps: len(steps), Now: &now}
	if s.Step+1 < len(steps) {
		next := stepOut(steps[s.Step+1])
		r.Next = &next
	}
	return r
}

func (d *desk) mcCountdown(ctx context.Context, o broadcast.Output, s broadcast.Shown) *McCountdown {
	wire, err := d.Air.Control.Wire(ctx, o, s)
	if err != nil {
		return nil
	}
	out := &McCountdown{}
	if json.Unmarshal(wire.Data, out) != nil {
		return nil
	}
	return out
}

func (d *desk) mcRoutes() []Route {
	if d.Air == nil {
		return nil
	}
	return []Route{
		{http.MethodGet, "/air/mc", AuthPublic, "", "What the presenter sees; by a token of class mc", answer(d.mc).fails(broadcast.ErrToken)},
		{http.MethodGet, "/air/mc/stream", AuthPublic, "", "The same, again whenever it changes (event mc)", raw("text/event-stream", d.streamMC).stream().fails(broadcast.ErrToken)},
	}
}
