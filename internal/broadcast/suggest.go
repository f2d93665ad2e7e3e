package broadcast

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
)

// Scene is the top of what happens in a contest at a moment.
type Scene struct {
	RoundID  string
	At       time.Time
	ClosesAt time.Time
	Rows     []Row // the board as the public sees it, best first
	Units    []Row // the first ranking of units; Name is the unit's
}

// SuggestionKind says what is interesting.
type SuggestionKind string

// The kinds of suggestion.
const (
	LeadChange    SuggestionKind = "lead_change"
	LastSecond    SuggestionKind = "last_second"
	UnitOvertakes SuggestionKind = "unit_overtakes"
)

// Suggestion is offered to operators and never taken by itself.
type Suggestion struct {
	ID        string
	ContestID string
	Kind      SuggestionKind
	TextVI    string
	TextEN    string
	Item      Item // to be cued as it is
	At        time.Time
	ExpiresAt time.Time
}

// What is worth a look, and for how long.
const (
	suggestionLife  = 2 * time.Minute
	suggestionsMost = 8
	lastSeconds     = time.Minute // before a round closes
	topOfBoard      = 10
)

// Suggest compares two scenes of the same round. Somebody who is new at the
// top counts as a change; a first scene has nothing to compare with.
func Suggest(was, is Scene) []Suggestion {
	if was.RoundID == "" || was.RoundID != is.RoundID || len(is.Rows) == 0 {
		return nil
	}
	var out []Suggestion
	if len(was.Rows) > 0 && was.Rows[0].ID != is.Rows[0].ID {
		out = append(out, leads(was.Rows[0], is.Rows[0], is))
	} else if late, ok := newInTop(was, is); ok && !is.ClosesAt.IsZero() && is.At.Before(is.ClosesAt) && is.ClosesAt.Sub(is.At) <= lastSeconds {
		out = append(out, lastMinute(late, is))
	}
	if len(was.Units) > 0 && len(is.Units) > 0 && was.Units[0].ID != is.Units[0].ID {
		out = append(out, overtakes(was.Units[0], is.Units[0], is))
	}
	return out
}

func leads(was, is Row, s Scene) Suggestion {
	return Suggestion{Kind: LeadChange, At: s.At, ExpiresAt: s.At.Add(suggestionLife),
		TextVI: fmt.Sprintf("%s vượt lên dẫn đầu, thay %s.", is.Name, was.Name), TextEN: fmt.Sprintf("%s takes the lead from %s.", is.Name, was.Name),
		Item: Item{Label: "Dẫn đầu mới: " + is.Name, Template: Spotlight, Layer: Lower, Out: OutTTL, OutAfter: 10 * time.Second, Text: map[string]string{"title": "Dẫn đầu mới"},
			Binding: Binding{Source: FromBoard, RoundID: s.RoundID, Contestants: []string{is.ID}}}}
}

func lastMinute(late Row, s Scene) Suggestion {
	return Suggestion{Kind: LastSecond, At: s.At, ExpiresAt: s.At.Add(suggestionLife),
		TextVI: fmt.Sprintf("%s vào tốp %d ở phút cuối.", late.Name, topOfBoard), TextEN: fmt.Sprintf("%s enters the top %d in the last minute.", late.Name, topOfBoard),
		Item: Item{Label: "Phút cuối: " + late.Name, Template: Spotlight, Layer: Lower, Out: OutTTL, OutAfter: 10 * time.Second, Text: map[string]string{"title": "Bứt phá phút cuối"},
			Binding: Binding{Source: FromBoard, RoundID: s.RoundID, Contestants: []string{late.ID}}}}
}

func overtakes(was, is Row, s Scene) Suggestion {
	return Suggestion{Kind: UnitOvertakes, At: s.At, ExpiresAt: s.At.Add(suggestionLife),
		TextVI: fmt.Sprintf("%s vượt %s trên bảng đơn vị.", is.Name, was.Name), TextEN: fmt.Sprintf("%s overtakes %s among the units.", is.Name, was.Name),
		Item: Item{Label: is.Name + " vượt " + was.Name, Template: Versus, Layer: Main, Out: OutTTL, OutAfter: 12 * time.Second, Text: map[string]string{"title": "Vượt lên dẫn đầu"},
			Binding: Binding{Source: FromUnits, RoundID: s.RoundID, Units: []string{is.ID, was.ID}}}}
}

// newInTop finds the best row that was not in the top before.
func newInTop(was, is Scene) (Row, bool) {
	for _, r := range is.Rows[:min(len(is.Rows), topOfBoard)] {
		if !slices.ContainsFunc(was.Rows, func(w Row) bool { return w.ID == r.ID }) {
			return r, true
		}
	}
	return Row{}, false
}

// mind remembers the last scene of each contest that somebody watches, and
// what it has suggested.
type mind struct {
	newID func() string

	mu     sync.Mutex
	looked map[string]time.Time    // guarded by mu; when a desk last asked, by contest
	scenes map[string]Scene        // guarded by mu
	offers map[string][]Suggestion // guarded by mu; the newest first
	busy   bool                    // guarded by mu
}

func newMind(newID func() string) *mind {
	return &mind{newID: newID, looked: map[string]time.Time{}, scenes: map[string]Scene{}, offers: map[string][]Suggestion{}}
}

func (m *mind) watched(contestID string, now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return now.Sub(m.looked[contestID]) < lingers
}

// Suggestions are the offers that still hold. Asking keeps the control room
// looking out for more: without a desk it does not.
func (c *Control) Suggestions(contestID string) []Suggestion {
	now := c.Now()
	m := c.mind
	m.mu.Lock()
	defer m.mu.Unlock()
	m.looked[contestID] = now
	m.offers[contestID] = slices.DeleteFunc(m.offers[contestID], func(s Suggestion) bool { return !now.Before(s.ExpiresAt) })
	return slices.Clone(m.offers[contestID])
}

// suggest looks at the contests whose desk is open. It reads boards, never the
// answers' path, and runs once at a time.
func (c *Control) suggest(ctx context.Context, now time.Time) {
	m := c.mind
	m.mu.Lock()
	if m.busy {
		m.mu.Unlock()
		return
	}
	m.busy = true
	var contests []string
	for id, looked := range m.looked {
		if now.Sub(looked) < lingers {
			contests = append(contests, id)
		}
	}
	m.mu.Unlock()
	for _, id := range contests {
		scene, err := c.Sources.Scene(ctx, id)
		if err != nil {
			continue // the next look asks again
		}
		if c.mind.take(id, scene) {
			c.touch()
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.busy = false
}

// take compares a scene with the last one; true when there is something new.
func (m *mind) take(contestID string, is Scene) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	found := Suggest(m.scenes[contestID], is)
	m.scenes[contestID] = is
	for _, s := range found {
		s.ID, s.ContestID = m.newID(), contestID
		s.Item.ID = s.ID
		m.offers[contestID] = append([]Suggestion{s}, m.offers[contestID]...)
	}
	m.offers[contestID] = m.offers[contestID][:min(len(m.offers[contestID]), suggestionsMost)]
	return len(found) > 0
}
