package contest

import "time"

// State is where a round stands between its first draft and its published
// result. Open and closed are entered by the clock.
type State string

// The states, in order.
const (
	Draft     State = "draft"
	Scheduled State = "scheduled"
	Open      State = "open"
	Closed    State = "closed"
	Locked    State = "locked" // results computed
	Approved  State = "approved"
	Published State = "published"
)

// Round (đợt thi, tuần thi, vòng thi) is one window of a contest.
type Round struct {
	ID           string
	ContestID    string
	Number       int
	Name         string
	NameEN       string
	State        State // as stored; ask StateAt for what it is now
	OpensAt      time.Time
	ClosesAt     time.Time
	Rules        Rules
	RulesVersion int    // rises with every change of Rules or window
	Seed         string // hex, drawn at creation: shuffles and lots; published with the result
	CreatedAt    time.Time
}

// StateAt returns the state at a time: a scheduled round opens and closes by
// the clock, whoever is awake.
func (r Round) StateAt(at time.Time) State {
	if r.State != Scheduled && r.State != Open {
		return r.State
	}
	switch {
	case !at.Before(r.ClosesAt):
		return Closed
	case !at.Before(r.OpensAt):
		return Open
	default:
		return Scheduled
	}
}

// Transition is one step of a round's life, kept for ever.
type Transition struct {
	RoundID  string
	From, To State
	By       string // staff id; empty: the clock
	ByName   string
	At       time.Time
	Reason   string
}
