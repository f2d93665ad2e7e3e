package contest

import (
	"slices"
	"time"
)

// moves are the steps that people take. Opening and closing on time are the
// clock's; closing early is a person's.
var moves = map[State][]State{
	Draft:     {Scheduled},
	Scheduled: {Draft},
	Open:      {Closed},
	Closed:    {Locked},
	Locked:    {Approved, Closed},
	Approved:  {Published, Locked},
	Published: {Locked},
}

// Moves lists the states that a person may move the round to at a time.
func (r Round) Moves(at time.Time) []State { return slices.Clone(moves[r.StateAt(at)]) }

// CanMove returns nil when the round may move to a state at a time, otherwise
// ErrTransition. Who may do it is the caller's question.
func (r Round) CanMove(to State, at time.Time) error {
	if slices.Contains(moves[r.StateAt(at)], to) {
		return nil
	}
	return ErrTransition.With("from", string(r.StateAt(at))).With("to", string(to))
}

// NeedsReason reports whether a step must say why: it takes back what others
// have seen, or ends a round before its time.
func NeedsReason(from, to State) bool {
	return from == Open && to == Closed || slices.Index(order, to) < slices.Index(order, from) && from != Scheduled
}

// NeedsSecondPerson reports whether a step must be taken by somebody other
// than who took the one before.
func NeedsSecondPerson(to State) bool { return to == Approved || to == Published }

var order = []State{Draft, Scheduled, Open, Closed, Locked, Approved, Published}

// Reached reports whether the round has come as far as s at a time.
func (r Round) Reached(s State, at time.Time) bool {
	return slices.Index(order, r.StateAt(at)) >= slices.Index(order, s)
}

// Shows reports whether something that is disclosed at moment m may be seen at
// a time by a contestant whose attempt has ended.
func (r Round) Shows(m Moment, at time.Time) bool {
	switch m {
	case ShowSubmitted:
		return true
	case ShowClosed:
		return r.Reached(Closed, at)
	case ShowPublished:
		return r.Reached(Published, at)
	default:
		return false
	}
}
