package contest

import (
	"context"
	"time"

	"hoithi/internal/account"
)

// Overview is a round in figures, for the desk's charts. It is counted beside
// the answers' path and kept for a moment by whoever asks often.
type Overview struct {
	Round       Round
	At          time.Time
	Figures     Figures
	Contestants int // registered in the contest
	Synthetic   int // of the participants
	Timeline    []TimelineBucket
	Scores      []ScoreCount // best ended attempt of each participant
	Bands       Bands
	Units       []UnitCount // by participants, the greatest first
	Groups      []GroupCount
}

// TimelineBucket counts what happened in a span that begins at At.
type TimelineBucket struct {
	At             time.Time
	Started, Ended int
}

// ScoreCount is how many reached a score.
type ScoreCount struct{ Points, Count int }

// Bands count people by the share of right answers: all, at least three
// quarters, at least a quarter, fewer.
type Bands struct{ All, Most, Some, Few int }

// Add counts one person.
func (b *Bands) Add(right, questions int) { b.AddMany(right, questions, 1) }

// AddMany counts people with the same share.
func (b *Bands) AddMany(right, questions, people int) {
	switch {
	case questions > 0 && right >= questions:
		b.All += people
	case right*4 >= questions*3:
		b.Most += people
	case right*4 >= questions:
		b.Some += people
	default:
		b.Few += people
	}
}

// UnitCount is how many of a unit took part.
type UnitCount struct {
	UnitID       string
	Name         string
	Block        string
	Participants int
	Headcount    int
}

// GroupCount is how many of a group took part, and answered everything right.
type GroupCount struct {
	GroupID      string
	Participants int
	AllRight     int
}

// OverviewStore counts rounds.
type OverviewStore interface {
	// Overview counts a round; buckets is how many spans its timeline has.
	Overview(ctx context.Context, r Round, at time.Time, buckets int) (Overview, error)
}

// timelineBuckets is about one bucket per 10 pixels of a desk's chart.
const timelineBuckets = 60

// Watch counts rounds for those who may read them.
type Watch struct {
	plan  *Planning
	store OverviewStore
	now   func() time.Time
}

// NewWatch makes the service over a store.
func NewWatch(plan *Planning, store OverviewStore, now func() time.Time) *Watch {
	return &Watch{plan: plan, store: store, now: now}
}

// Allow returns the round if the actor may watch it.
func (w *Watch) Allow(ctx context.Context, actor account.Actor, roundID string) (Round, error) {
	_, r, err := w.plan.roundFor(ctx, actor, account.Read, roundID)
	return r, err
}

// Overview counts a round as it is now. Who may see it is for Allow to say.
func (w *Watch) Overview(ctx context.Context, roundID string) (Overview, error) {
	r, err := w.plan.store.FindRound(ctx, roundID)
	if err != nil {
		return Overview{}, err
	}
	return w.store.Overview(ctx, r, w.now(), timelineBuckets)
}
