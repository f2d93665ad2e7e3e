package redis

import (
	"context"
	"sync"
	"time"

	"hoithi/contest"
)

const (
	// namesKept bounds the people in memory, to some 50 MB: the top of every
	// board and whoever looks at their own place.
	namesKept = 100_000
	// nameLife is how long a name is used: a corrected one shows within it.
	nameLife = time.Minute
)

// nameCache keeps what boards show of people, in two generations: what was not
// used while the young one filled up is forgotten.
type nameCache struct {
	source Source
	now    func() time.Time

	mu         sync.Mutex
	young, old map[string]knownName // guarded by mu
}

type knownName struct {
	person contest.Contestant
	read   time.Time
}

func newNameCache(source Source, now func() time.Time) *nameCache {
	return &nameCache{source: source, now: now, young: make(map[string]knownName)}
}

// find returns the people; those that are gone are left out.
func (c *nameCache) find(ctx context.Context, ids []string) (map[string]contest.Contestant, error) {
	at := c.now()
	people, unknown := c.lookup(ids, at)
	if len(unknown) == 0 {
		return people, nil
	}
	read, err := c.source.BoardNames(ctx, unknown)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range read {
		people[p.ID] = p
		c.keep(p.ID, knownName{person: p, read: at})
	}
	return people, nil
}

func (c *nameCache) lookup(ids []string, at time.Time) (people map[string]contest.Contestant, unknown []string) {
	people = make(map[string]contest.Contestant, len(ids))
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, id := range ids {
		known, ok := c.young[id]
		if !ok {
			if known, ok = c.old[id]; ok {
				c.keep(id, known)
			}
		}
		if !ok || at.Sub(known.read) >= nameLife {
			unknown = append(unknown, id)
			continue
		}
		people[id] = known.person
	}
	return people, unknown
}

// keep needs mu.
func (c *nameCache) keep(id string, n knownName) {
	if len(c.young) >= namesKept/2 {
		c.old, c.young = c.young, make(map[string]knownName)
	}
	c.young[id] = n
}
