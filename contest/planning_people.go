package contest

import (
	"context"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// ErrExtraTime says that extra time is out of bounds.
var ErrExtraTime = fault.New(fault.Invalid, "extra_time_invalid", "Thời gian thêm phải từ 0 đến 200%.", "Extra time must be from 0 to 200 %.")

// maxExtraTime is three times the time: more is another round.
const maxExtraTime = 200

// Duplicate is what a contestant has in common with another of the contest. It
// is a reason to look, never to refuse.
type Duplicate string

// The kinds of duplicate.
const (
	SamePhone  Duplicate = "phone"
	SameEmail  Duplicate = "email"
	SameDevice Duplicate = "device"
	SameName   Duplicate = "name"
)

// Person is a contestant as the desk sees them.
type Person struct {
	Contestant
	UnitName   string
	Duplicates []Duplicate
	Barred     bool
	Attempts   int
}

// PersonFilter chooses contestants of a contest. Empty fields choose all.
type PersonFilter struct {
	ContestID string
	Query     string // a name, with or without diacritics; a phone number or e-mail address, in part
	UnitID    string // and the units below it
	Group     string
	Flag      string // "duplicate", "barred", "synthetic", "extra_time"
	Offset    int
	Limit     int
}

// AttemptView is an attempt with the name of its round.
type AttemptView struct {
	Attempt
	RoundName string
}

// PeopleStore is the storage that the list of contestants needs.
type PeopleStore interface {
	FindContest(ctx context.Context, id string) (Contest, error) // ErrContestNotFound
	People(ctx context.Context, f PersonFilter) ([]Person, int, error)
	FindPerson(ctx context.Context, id string) (Person, error) // ErrContestantUnknown
	AttemptViews(ctx context.Context, contestantID string) ([]AttemptView, error)
	SetExtraTime(ctx context.Context, contestantID string, percent int, deed account.Deed) error
	AddDeed(ctx context.Context, deed account.Deed) error
}

// People is the desk's view of those who take part.
type People struct {
	store PeopleStore
	now   func() time.Time
}

// NewPeople makes the service over a store.
func NewPeople(store PeopleStore, now func() time.Time) *People {
	return &People{store: store, now: now}
}

// List returns a page of contestants, the newest first, and how many match.
func (p *People) List(ctx context.Context, actor account.Actor, f PersonFilter) ([]Person, int, error) {
	if err := allow(actor, account.ReadPersons, f.ContestID); err != nil {
		return nil, 0, err
	}
	return p.store.People(ctx, f)
}

// Find returns a contestant with all their attempts.
func (p *People) Find(ctx context.Context, actor account.Actor, id string) (Person, []AttemptView, error) {
	person, err := p.personFor(ctx, actor, account.ReadPersons, id)
	if err != nil {
		return person, nil, err
	}
	attempts, err := p.store.AttemptViews(ctx, id)
	return person, attempts, err
}

// GiveTime gives a contestant more time for every attempt that starts from now
// on, in percent of the limit. It needs a reason, which the log keeps.
func (p *People) GiveTime(ctx context.Context, actor account.Actor, id string, percent int, reason string) (Person, error) {
	person, err := p.personFor(ctx, actor, account.RunRounds, id)
	if err != nil {
		return person, err
	}
	if percent < 0 || percent > maxExtraTime {
		return person, ErrExtraTime
	}
	if reason = Tidy(reason); reason == "" {
		return person, reasonNeeded()
	}
	deed := account.Deed{At: p.now(), Actor: actor, ContestID: person.ContestID, Action: "contestant.extra_time", Subject: "contestant:" + id,
		Before: map[string]any{"extra_time_percent": person.ExtraTimePercent}, After: map[string]any{"extra_time_percent": percent, "reason": reason}}
	if err := p.store.SetExtraTime(ctx, id, percent, deed); err != nil {
		return person, err
	}
	person.ExtraTimePercent = percent
	return person, nil
}

func (p *People) personFor(ctx context.Context, actor account.Actor, right account.Right, id string) (Person, error) {
	person, err := p.store.FindPerson(ctx, id)
	if err != nil {
		return person, err
	}
	if err := allow(actor, right, person.ContestID); err != nil {
		return Person{}, err
	}
	return person, nil
}
