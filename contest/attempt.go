package contest

import (
	"time"

	"hoithi/questions"
)

// EndedBy says what ended an attempt.
type EndedBy string

// What can end an attempt.
const (
	EndedBySubmit   EndedBy = "submit"
	EndedByDeadline EndedBy = "deadline" // its own time limit or the closing of the round
)

// Attempt (lượt thi) is one go of one contestant at a round.
type Attempt struct {
	ID           string
	RoundID      string
	ContestID    string
	ContestantID string
	GroupID      string
	UnitID       string
	Number       int       // from 1, per contestant and round
	StartedAt    time.Time // server's clock, milliseconds
	Deadline     time.Time // absolute; answers received after it plus the grace are late
	Grace        time.Duration
	EndedAt      time.Time // zero while it runs
	EndedBy      EndedBy
	Receipt      string // short code printed for the contestant: "7K3M-92QF"
	Prediction   *int64
	Questions    int // in the paper
	Totals       Totals
}

// Totals are the running figures of an attempt, kept by the journal in the
// same statement that stores an answer.
type Totals struct {
	Points   int
	Right    int
	Answered int
	Nearest  int // of Points: what nearest-wins questions gave; only in a computed result
}

// Ended reports whether the attempt is over at a time, submitted or not.
func (a Attempt) Ended(at time.Time) bool {
	return !a.EndedAt.IsZero() || at.After(a.Deadline)
}

// Finish is the moment that counts as the end: the submission, or the deadline.
func (a Attempt) Finish() time.Time {
	if a.EndedAt.IsZero() || a.EndedAt.After(a.Deadline) {
		return a.Deadline
	}
	return a.EndedAt
}

// Duration is the time used, in milliseconds precision.
func (a Attempt) Duration() time.Duration { return a.Finish().Sub(a.StartedAt) }

// Paper (đề thi) is what one attempt asks, fixed before it is first shown.
type Paper struct {
	AttemptID string
	Questions []PaperQuestion
}

// PaperQuestion is one place in a paper.
type PaperQuestion struct {
	VersionID int64
	Kind      questions.Kind
	Order     []int             // Order[shown] = option in the author's order
	Correct   questions.Options // author's order
	Points    int
}

// Original turns shown option indexes into a set in the author's order. It
// fails with ErrOptionRange when an index is not on the paper.
func (q PaperQuestion) Original(shown []int) (questions.Options, error) {
	var set questions.Options
	for _, s := range shown {
		if s < 0 || s >= len(q.Order) {
			return 0, ErrOptionRange
		}
		set |= 1 << q.Order[s]
	}
	if q.Kind != questions.Multiple && len(shown) > 1 {
		return 0, ErrOptionCount
	}
	return set, nil
}

// Shown turns a set in the author's order into shown indexes, ascending.
func (q PaperQuestion) Shown(set questions.Options) []int {
	out := []int{}
	for s, o := range q.Order {
		if set.Has(o) {
			out = append(out, s)
		}
	}
	return out
}

// Answer is one choice at one place of a paper. Revision rises by one with
// each change of mind on the device; the key (attempt, position, revision)
// makes a repeat harmless.
type Answer struct {
	AttemptID  string
	Position   int               // zero-based
	Revision   int               // from 1
	Chosen     questions.Options // author's order; 0 clears the answer; 1 for every written one
	Written    string            // an answer that is not a choice, see questions.Version.Mark
	ReceivedAt time.Time         // handler entry, server's clock
	Right      bool
	Points     int
}

// Saved is what the journal says of an answer once it is durable.
type Saved struct {
	Position   int
	Revision   int
	Receipt    int64 // sequence number of the stored answer
	ReceivedAt time.Time
	Repeat     bool // it was already there, unchanged
}
