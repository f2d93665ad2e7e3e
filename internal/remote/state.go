package remote

import (
	"context"
	"time"

	"hoithi/internal/broadcast"
)

// Version is the version of State. A module that reads another one says so
// instead of showing nothing.
const Version = 1

// State is an output as a control panel is told it: small, flat, and complete,
// so that every button can show the truth.
type State struct {
	API         int                       `json:"api"`
	NowMS       int64                     `json:"now_ms"`
	Output      string                    `json:"output"`
	Name        string                    `json:"name"`
	Rev         int64                     `json:"rev"`
	Panic       bool                      `json:"panic"`
	Frozen      bool                      `json:"frozen"`
	Program     map[broadcast.Layer]Shown `json:"program"`
	Preview     map[broadcast.Layer]Shown `json:"preview"`
	Items       []Item                    `json:"items"`
	Health      Health                    `json:"health"`
	Figures     *Figures                  `json:"figures,omitempty"`
	QuestionNo  string                    `json:"question_no,omitempty"`
	TimerEndsMS int64                     `json:"timer_ends_ms,omitempty"`
}

// Shown is one graphic on a layer.
type Shown struct {
	Item     string             `json:"item"`
	Label    string             `json:"label"`
	Template broadcast.Template `json:"template"`
	Phase    broadcast.Phase    `json:"phase"`
	Step     int                `json:"step"`
	Steps    int                `json:"steps"`
	Page     int                `json:"page"`
	Pages    int                `json:"pages"`
	AtMS     int64              `json:"at_ms"`
}

// Item is one line of the rundowns. Ready is the last that was found out: an
// item that nobody looked at yet counts as ready, and a cue says why not.
type Item struct {
	ID       string             `json:"id"`
	Label    string             `json:"label"`
	Layer    broadcast.Layer    `json:"layer"`
	Template broadcast.Template `json:"template"`
	Ready    bool               `json:"ready"`
}

// Health counts the instances of the output.
type Health struct {
	OK int `json:"ok"`
	Of int `json:"of"`
}

// Figures are those of the round on air.
type Figures struct {
	Started int `json:"started"`
	Ended   int `json:"ended"`
	Answers int `json:"answers"`
}

// Room is the control room: *broadcast.Control.
type Room interface {
	Admit(ctx context.Context, secret string, class broadcast.Class, output string) (broadcast.Token, error)
	Output(ctx context.Context, id string) (broadcast.Output, error)
	Rundowns(ctx context.Context, contestID string) ([]broadcast.Rundown, error)
	Health(ctx context.Context, output string) ([]broadcast.Instance, error)
	Wire(ctx context.Context, o broadcast.Output, s broadcast.Shown) (*broadcast.WireShown, error)
	Peek(o broadcast.Output, s broadcast.Shown) broadcast.Content
	CheckItem(ctx context.Context, contestID string, item broadcast.Item) error
	doer
}

var _ Room = (*broadcast.Control)(nil)

// State tells an output as it is now.
func (p *Panel) State(ctx context.Context, output string) (State, error) {
	o, err := p.room.Output(ctx, output)
	if err != nil {
		return State{}, err
	}
	s := State{API: Version, NowMS: p.now().UnixMilli(), Output: o.ID, Name: o.Name, Rev: o.Rev, Panic: o.Panic,
		Program: p.bus(o, o.Program), Preview: p.bus(o, o.Preview), Items: []Item{}}
	if s.Frozen, err = p.frozen(ctx, o.ContestID, p.round(o)); err != nil {
		return State{}, err
	}
	if s.Items, err = p.items(ctx, o.ContestID); err != nil {
		return State{}, err
	}
	if s.Health, err = p.health(ctx, o.ID); err != nil {
		return State{}, err
	}
	p.data(ctx, o, &s)
	return s, nil
}

func (p *Panel) bus(o broadcast.Output, bus map[broadcast.Layer]broadcast.Shown) map[broadcast.Layer]Shown {
	out := make(map[broadcast.Layer]Shown, len(bus))
	for l, s := range bus {
		out[l] = Shown{Item: s.Item, Label: s.Graphic.Label, Template: s.Graphic.Template, Phase: s.Phase, Step: s.Step, Steps: max(1, s.Steps),
			Page: s.Page, Pages: max(1, p.room.Peek(o, s).Pages), AtMS: s.At.UnixMilli()}
	}
	return out
}

func (p *Panel) health(ctx context.Context, output string) (Health, error) {
	instances, err := p.room.Health(ctx, output)
	h := Health{Of: len(instances)}
	for _, i := range instances {
		if i.Alarm == "" {
			h.OK++
		}
	}
	return h, err
}

// itemsFresh is how long the list of items with their readiness stays true:
// panels ask four times a second.
const itemsFresh = 5 * time.Second

func (p *Panel) items(ctx context.Context, contestID string) ([]Item, error) {
	p.mu.Lock()
	known, ok := p.lists[contestID]
	p.mu.Unlock()
	if ok && p.now().Sub(known.at) < itemsFresh {
		return known.items, nil
	}
	rundowns, err := p.room.Rundowns(ctx, contestID)
	if err != nil {
		return nil, err
	}
	items := []Item{}
	for _, r := range rundowns {
		for _, i := range r.Items {
			items = append(items, Item{ID: i.ID, Label: i.Label, Layer: i.Layer, Template: i.Template, Ready: p.room.CheckItem(ctx, contestID, i) == nil})
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lists[contestID] = list{items: items, at: p.now()}
	return items, nil
}
