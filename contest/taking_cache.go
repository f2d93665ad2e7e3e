package contest

import (
	"context"
	"fmt"
	"hash/maphash"
	"slices"
	"sync"
	"time"

	"hoithi/questions"
)

// sheetsKept bounds the sheets in memory, to about 60 MB. A sheet that was
// dropped is read again with the next answer.
const sheetsKept = 1 << 17

// sheetCache keeps the sheets that were used lately, in two generations: when
// the young one is full it becomes the old one, and what is used moves back.
// That costs a map lookup where exact order would cost a list under a lock.
type sheetCache struct {
	seed   maphash.Seed
	shards [16]sheetShard
}

type sheetShard struct {
	mu         sync.Mutex
	young, old map[string]*sheet // guarded by mu
	limit      int
}

func newSheetCache(limit int) *sheetCache {
	c := &sheetCache{seed: maphash.MakeSeed()}
	for i := range c.shards {
		c.shards[i].young = make(map[string]*sheet)
		c.shards[i].limit = max(1, limit/len(c.shards)/2)
	}
	return c
}

func (c *sheetCache) shard(id string) *sheetShard {
	return &c.shards[maphash.String(c.seed, id)%uint64(len(c.shards))]
}

func (c *sheetCache) get(id string) (*sheet, bool) {
	shard := c.shard(id)
	shard.mu.Lock()
	defer shard.mu.Unlock()
	if s, ok := shard.young[id]; ok {
		return s, true
	}
	s, ok := shard.old[id]
	if ok {
		shard.keep(id, s)
	}
	return s, ok
}

// end notes that an attempt is over.
func (c *sheetCache) end(id string) {
	if s, ok := c.get(id); ok {
		s.over.Store(true)
	}
}

func (c *sheetCache) put(id string, s *sheet) {
	shard := c.shard(id)
	shard.mu.Lock()
	defer shard.mu.Unlock()
	shard.keep(id, s)
}

// keep needs mu.
func (s *sheetShard) keep(id string, kept *sheet) {
	if len(s.young) >= s.limit {
		s.old, s.young = s.young, make(map[string]*sheet, s.limit)
	}
	s.young[id] = kept
}

// roundLife is how long a round is used before it is read again: a change of
// the rules or an early close reaches the door within it.
const roundLife = time.Second

// roundCache keeps rounds with their contest's time zone.
type roundCache struct {
	store TakingStore
	mu    sync.Mutex
	known map[string]roundEntry // guarded by mu
}

type roundEntry struct {
	round Round
	loc   *time.Location
	read  time.Time
}

func newRoundCache(store TakingStore) *roundCache {
	return &roundCache{store: store, known: make(map[string]roundEntry)}
}

func (c *roundCache) find(ctx context.Context, id string, at time.Time) (Round, *time.Location, error) {
	c.mu.Lock()
	entry, ok := c.known[id]
	fresh := ok && at.Sub(entry.read) < roundLife
	if ok && !fresh {
		// One caller reads it again; the others use what is here meanwhile.
		c.known[id] = roundEntry{round: entry.round, loc: entry.loc, read: at}
	}
	c.mu.Unlock()
	if fresh {
		return entry.round, entry.loc, nil
	}
	read, err := c.read(ctx, id, at)
	if err != nil {
		return Round{}, nil, err
	}
	c.mu.Lock()
	c.known[id] = read
	c.mu.Unlock()
	return read.round, read.loc, nil
}

func (c *roundCache) read(ctx context.Context, id string, at time.Time) (roundEntry, error) {
	round, err := c.store.FindRound(ctx, id)
	if err != nil {
		return roundEntry{}, err
	}
	contest, err := c.store.FindContest(ctx, round.ContestID)
	if err != nil {
		return roundEntry{}, err
	}
	loc, err := time.LoadLocation(contest.TimeZone)
	if err != nil {
		return roundEntry{}, fmt.Errorf("contest: time zone of %s: %w", contest.Slug, err)
	}
	return roundEntry{round: round, loc: loc, read: at}, nil
}

// drawerCache keeps what papers are drawn from, per round and group, until the
// rules or the bank change. The bank is asked at most once a second.
type drawerCache struct {
	store TakingStore
	mu    sync.Mutex
	known map[drawerKey]*drawerEntry // guarded by mu
}

type drawerKey struct {
	roundID      string
	rulesVersion int
	group        string
}

type drawerEntry struct {
	mu     sync.Mutex // held while the bank is read: others wait instead of reading too
	drawer *Drawer
	stamp  string
	asked  time.Time
	failed error // what the last look found; kept as long as a drawer is, for a rush at a closed door
}

func newDrawerCache(store TakingStore) *drawerCache {
	return &drawerCache{store: store, known: make(map[drawerKey]*drawerEntry)}
}

func (c *drawerCache) find(ctx context.Context, round Round, source PaperSource, at time.Time) (*Drawer, error) {
	entry := c.entry(drawerKey{round.ID, round.RulesVersion, source.Group})
	entry.mu.Lock()
	defer entry.mu.Unlock()
	if (entry.drawer != nil || entry.failed != nil) && at.Sub(entry.asked) < roundLife {
		return entry.drawer, entry.failed
	}
	stamp, err := c.store.PoolStamp(ctx, source.BankID)
	if err != nil {
		return nil, err
	}
	if entry.drawer == nil || stamp != entry.stamp {
		pool, err := c.store.DrawPool(ctx, source.BankID)
		if err != nil {
			return nil, err
		}
		entry.drawer, entry.failed = drawerOf(pool, source, round.Rules.Paper)
		entry.stamp = stamp
	}
	entry.asked = at
	return entry.drawer, entry.failed
}

// drawerOf prepares draws, or says why there can be none: ErrSealed where a
// line could draw a question of a closed set. To draw from the rest would give
// some people other odds than others.
func drawerOf(pool []questions.Version, source PaperSource, rules PaperRules) (*Drawer, error) {
	for _, line := range source.Lines {
		if slices.ContainsFunc(matching(pool, line), func(i int) bool { return pool[i].Sealed }) {
			return nil, ErrSealed
		}
	}
	return NewDrawer(pool, source, rules)
}

func (c *drawerCache) entry(key drawerKey) *drawerEntry {
	c.mu.Lock()
	defer c.mu.Unlock()
	entry, ok := c.known[key]
	if !ok {
		entry = &drawerEntry{}
		c.known[key] = entry
	}
	return entry
}

// versionsKept bounds the question texts in memory; banks have hundreds to a
// few thousand.
const versionsKept = 20_000

// versionCache keeps question texts for good: a version never changes.
type versionCache struct {
	store TakingStore
	mu    sync.RWMutex
	known map[int64]questions.Version // guarded by mu
}

func newVersionCache(store TakingStore) *versionCache {
	return &versionCache{store: store, known: make(map[int64]questions.Version)}
}

// find returns the texts of a paper's questions, in its order.
func (c *versionCache) find(ctx context.Context, p Paper) ([]questions.Version, error) {
	texts, unknown := c.lookup(p)
	if len(unknown) == 0 {
		return texts, nil
	}
	read, err := c.store.Versions(ctx, unknown)
	if err != nil {
		return nil, err
	}
	c.keep(read)
	if texts, unknown = c.lookup(p); len(unknown) > 0 {
		return nil, fmt.Errorf("contest: question versions %v of attempt %s are gone", unknown, p.AttemptID)
	}
	return texts, nil
}

func (c *versionCache) lookup(p Paper) (texts []questions.Version, unknown []int64) {
	texts = make([]questions.Version, len(p.Questions))
	c.mu.RLock()
	defer c.mu.RUnlock()
	for i, q := range p.Questions {
		v, ok := c.known[q.VersionID]
		if !ok {
			unknown = append(unknown, q.VersionID)
		}
		texts[i] = v
	}
	return texts, unknown
}

func (c *versionCache) keep(read []questions.Version) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known)+len(read) > versionsKept {
		clear(c.known)
	}
	for _, v := range read {
		c.known[v.ID] = v
	}
}
