package contest

import (
	"context"
	"time"

	"hoithi/internal/account"
)

// Roster is a list of contestants to take away: whom the desk's filters show,
// the newest first.
type Roster struct {
	Contest Contest
	Filter  PersonFilter
	Total   int // when it was asked for; people who register meanwhile may follow
	At      time.Time
	// Each reads the list page by page, so that half a million people take the
	// memory of some thousands.
	Each func(ctx context.Context, take func(Person) error) error
}

const rosterPage = 2000

// Roster gives the contestants that a filter chooses, all of them, and writes
// into the log who took the list away, with which filter and how long it was.
func (p *People) Roster(ctx context.Context, actor account.Actor, f PersonFilter) (Roster, error) {
	if err := allow(actor, account.ReadPersons, f.ContestID); err != nil {
		return Roster{}, err
	}
	c, err := p.store.FindContest(ctx, f.ContestID)
	if err != nil {
		return Roster{}, err
	}
	f.Offset, f.Limit = 0, 1
	_, total, err := p.store.People(ctx, f)
	if err != nil {
		return Roster{}, err
	}
	r := Roster{Contest: c, Filter: f, Total: total, At: p.now()}
	r.Each = func(ctx context.Context, take func(Person) error) error { return p.each(ctx, f, take) }
	return r, p.store.AddDeed(ctx, account.Deed{At: r.At, Actor: actor, ContestID: c.ID, Action: "contestant.export", Subject: "contest:" + c.ID,
		After: map[string]any{"rows": total, "query": f.Query, "unit": f.UnitID, "group": f.Group, "flag": f.Flag}})
}

func (p *People) each(ctx context.Context, f PersonFilter, take func(Person) error) error {
	seen := map[string]bool{} // who registers meanwhile pushes others onto the next page
	for f.Offset, f.Limit = 0, rosterPage; ; f.Offset += rosterPage {
		page, _, err := p.store.People(ctx, f)
		if err != nil {
			return err
		}
		for _, person := range page {
			if seen[person.ID] {
				continue
			}
			seen[person.ID] = true
			if err := take(person); err != nil {
				return err
			}
		}
		if len(page) < rosterPage {
			return nil
		}
	}
}
