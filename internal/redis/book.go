package redis

import (
	"context"
	"sync"
	"time"

	"hoithi/contest"
)

// bookLife is how long a contest is used before it is read again.
const bookLife = 5 * time.Second

// book keeps contests with their rounds and units.
type book struct {
	source    Source
	now       func() time.Time
	regrouped func(contestID string) // called when groups begin or cease to have boards

	mu    sync.Mutex
	known map[string]*contestInfo // guarded by mu
}

// contestInfo never changes once it is in the book.
type contestInfo struct {
	contest contest.Contest
	rounds  map[string]contest.Round
	units   map[string]unitInfo
	read    time.Time
}

type unitInfo struct {
	name   string
	chain  []string // itself and what is above it
	parent string
}

func newBook(source Source, now func() time.Time, regrouped func(contestID string)) *book {
	return &book{source: source, now: now, regrouped: regrouped, known: make(map[string]*contestInfo)}
}

func (b *book) find(ctx context.Context, contestID string) (*contestInfo, error) {
	at := b.now()
	b.mu.Lock()
	info, ok := b.known[contestID]
	b.mu.Unlock()
	if ok && at.Sub(info.read) < bookLife {
		return info, nil
	}
	read, err := b.read(ctx, contestID, at)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	b.known[contestID] = read
	b.mu.Unlock()
	if ok && info.grouped() != read.grouped() {
		b.regrouped(contestID)
	}
	return read, nil
}

func (b *book) read(ctx context.Context, contestID string, at time.Time) (*contestInfo, error) {
	c, err := b.source.FindContest(ctx, contestID)
	if err != nil {
		return nil, err
	}
	rounds, err := b.source.Rounds(ctx, contestID)
	if err != nil {
		return nil, err
	}
	units, err := b.source.Units(ctx, contestID)
	if err != nil {
		return nil, err
	}
	info := &contestInfo{contest: c, rounds: make(map[string]contest.Round, len(rounds)), units: unitTree(units), read: at}
	for _, r := range rounds {
		info.rounds[r.ID] = r
	}
	return info, nil
}

// unitTree finds for each unit the chain up to its root. A parent that is
// missing, or a circle, ends the chain.
func unitTree(units []contest.Unit) map[string]unitInfo {
	tree := make(map[string]unitInfo, len(units))
	for _, u := range units {
		tree[u.ID] = unitInfo{name: u.Name, parent: u.ParentID}
	}
	for id, u := range tree {
		for at, depth := id, 0; at != "" && depth < 32; depth++ {
			next, ok := tree[at]
			if !ok {
				break
			}
			u.chain = append(u.chain, at)
			at = next.parent
		}
		tree[id] = u
	}
	return tree
}

// below lists a unit and all units below it.
func (i *contestInfo) below(unitID string) []string {
	out := []string{unitID}
	for id, u := range i.units {
		for _, above := range u.chain[min(1, len(u.chain)):] {
			if above == unitID {
				out = append(out, id)
				break
			}
		}
	}
	return out
}
