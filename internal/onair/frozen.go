package onair

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"hoithi/contest"
)

// Boards are the live rankings, as web reads them too.
type Boards interface {
	Page(ctx context.Context, q contest.BoardQuery) (contest.BoardPage, error)
	Around(ctx context.Context, q contest.BoardQuery, contestantID string, radius int) (contest.BoardPage, error)
	Rank(ctx context.Context, q contest.BoardQuery, contestantID string) (rank, of int, asOf time.Time, err error)
	Search(ctx context.Context, q contest.BoardQuery, text string, limit int) (contest.BoardPage, error)
}

// FreezeStore reads freezes.
type FreezeStore interface {
	StandingFreezes(ctx context.Context) ([]contest.Freeze, error)
	FreezeRows(ctx context.Context, freezeID string) ([]contest.FreezeRow, error)
	Units(ctx context.Context, contestID string) ([]contest.Unit, error)
}

// lookEvery bounds how long a freeze of another node goes unnoticed.
const lookEvery = 250 * time.Millisecond

// PublicBoards are the boards as the public may see them: where a freeze
// stands, everything comes out of its snapshot and nothing out of live data.
type PublicBoards struct {
	live  Boards
	store FreezeStore
	now   func() time.Time

	mu       sync.Mutex
	looked   time.Time          // guarded by mu
	standing []contest.Freeze   // guarded by mu; the newest first
	frozen   map[string]*frozen // guarded by mu; by freeze
}

// frozen is a freeze in memory. It never changes.
type frozen struct {
	contest.Freeze
	rows  map[contest.BoardScope][]contest.FreezeRow
	below map[string]map[string]bool // units that a unit's board counts, by unit

	mu    sync.Mutex
	lists map[contest.BoardQuery][]contest.BoardRow // guarded by mu; ranked, by query without its part
}

// NewPublicBoards puts freezes before live boards.
func NewPublicBoards(live Boards, store FreezeStore, now func() time.Time) *PublicBoards {
	return &PublicBoards{live: live, store: store, now: now, frozen: map[string]*frozen{}}
}

// Frozen returns the rows of the freeze that stands over a round; false when
// none does.
func (b *PublicBoards) Frozen(ctx context.Context, roundID string) (contest.Freeze, []contest.FreezeRow, bool, error) {
	f, err := b.find(ctx, contest.BoardQuery{Scope: contest.BoardOfRound, RoundID: roundID})
	if err != nil || f == nil {
		return contest.Freeze{}, nil, false, err
	}
	return f.Freeze, f.rows[contest.BoardOfRound], true, nil
}

// Forget makes the next look ask the store: a freeze holds from its
// acknowledgement on.
func (b *PublicBoards) Forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.looked = time.Time{}
}

// Page returns a part of a board.
func (b *PublicBoards) Page(ctx context.Context, q contest.BoardQuery) (contest.BoardPage, error) {
	f, err := b.find(ctx, q)
	if err != nil {
		return contest.BoardPage{}, err
	}
	if f == nil {
		return b.live.Page(ctx, q)
	}
	rows := f.list(q)
	from := min(max(q.Offset, 0), len(rows))
	return f.page(len(rows), rows[from:min(from+max(q.Limit, 0), len(rows))]), nil
}

// Around returns a contestant's place with its neighbours; no rows for who is
// not on the board.
func (b *PublicBoards) Around(ctx context.Context, q contest.BoardQuery, contestantID string, radius int) (contest.BoardPage, error) {
	f, err := b.find(ctx, q)
	if err != nil {
		return contest.BoardPage{}, err
	}
	if f == nil {
		return b.live.Around(ctx, q, contestantID, radius)
	}
	rows := f.list(q)
	i := slices.IndexFunc(rows, func(r contest.BoardRow) bool { return r.ContestantID == contestantID })
	if i < 0 {
		return f.page(len(rows), nil), nil
	}
	return f.page(len(rows), rows[max(i-radius, 0):min(i+radius+1, len(rows))]), nil
}

// Rank returns a contestant's rank; 0 for who is not on the board.
func (b *PublicBoards) Rank(ctx context.Context, q contest.BoardQuery, contestantID string) (rank, of int, asOf time.Time, err error) {
	f, err := b.find(ctx, q)
	if err != nil {
		return 0, 0, time.Time{}, err
	}
	if f == nil {
		return b.live.Rank(ctx, q, contestantID)
	}
	rows := f.list(q)
	for _, r := range rows {
		if r.ContestantID == contestantID {
			return r.Rank, len(rows), f.At, nil
		}
	}
	return 0, len(rows), f.At, nil
}

// Search finds people by a part of their name as it is shown.
func (b *PublicBoards) Search(ctx context.Context, q contest.BoardQuery, text string, limit int) (contest.BoardPage, error) {
	f, err := b.find(ctx, q)
	if err != nil {
		return contest.BoardPage{}, err
	}
	if f == nil {
		return b.live.Search(ctx, q, text, limit)
	}
	key, found := contest.SearchKey(text), []contest.BoardRow{}
	for _, r := range f.list(q) {
		if len(found) < limit && strings.Contains(contest.SearchKey(r.Name), key) {
			found = append(found, r)
		}
	}
	return f.page(len(found), found), nil
}

// find returns the freeze that a query meets, or nil. The board over a
// contest is frozen with the newest freeze of any of its rounds.
func (b *PublicBoards) find(ctx context.Context, q contest.BoardQuery) (*frozen, error) {
	standing, err := b.look(ctx)
	if err != nil {
		return nil, err
	}
	for _, f := range standing {
		if q.Scope == contest.BoardOfContest && f.ContestID == q.ContestID || q.Scope != contest.BoardOfContest && f.RoundID == q.RoundID {
			return b.load(ctx, f)
		}
	}
	return nil, nil
}

// look asks the store which freezes stand, a few times a second at most. When
// the store does not answer, what is known holds: a freeze is never lifted by
// a failure.
func (b *PublicBoards) look(ctx context.Context) ([]contest.Freeze, error) {
	now := b.now()
	b.mu.Lock()
	if known := b.standing; !b.looked.IsZero() && now.Sub(b.looked) < lookEvery {
		b.mu.Unlock()
		return known, nil
	}
	first := b.looked.IsZero()
	b.mu.Unlock()
	standing, err := b.store.StandingFreezes(ctx)
	b.mu.Lock()
	defer b.mu.Unlock()
	if err != nil {
		if first {
			return nil, err
		}
		return b.standing, nil
	}
	b.looked, b.standing = now, standing
	for id := range b.frozen {
		if !slices.ContainsFunc(standing, func(f contest.Freeze) bool { return f.ID == id }) {
			delete(b.frozen, id)
		}
	}
	return standing, nil
}

func (b *PublicBoards) load(ctx context.Context, of contest.Freeze) (*frozen, error) {
	b.mu.Lock()
	known, ok := b.frozen[of.ID]
	b.mu.Unlock()
	if ok {
		return known, nil
	}
	rows, err := b.store.FreezeRows(ctx, of.ID)
	if err != nil {
		return nil, err
	}
	units, err := b.store.Units(ctx, of.ContestID)
	if err != nil {
		return nil, err
	}
	f := &frozen{Freeze: of, rows: map[contest.BoardScope][]contest.FreezeRow{}, below: unitsBelow(units), lists: map[contest.BoardQuery][]contest.BoardRow{}}
	for _, r := range rows {
		f.rows[r.Scope] = append(f.rows[r.Scope], r)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.frozen[of.ID] = f
	return f, nil
}

// unitsBelow lists, for each unit, itself and everything under it.
func unitsBelow(units []contest.Unit) map[string]map[string]bool {
	parent := make(map[string]string, len(units))
	for _, u := range units {
		parent[u.ID] = u.ParentID
	}
	below := map[string]map[string]bool{}
	for _, u := range units {
		for id, depth := u.ID, 0; id != "" && depth < 32; id, depth = parent[id], depth+1 {
			if below[id] == nil {
				below[id] = map[string]bool{}
			}
			below[id][u.ID] = true
		}
	}
	return below
}

func (f *frozen) page(total int, rows []contest.BoardRow) contest.BoardPage {
	if rows == nil {
		rows = []contest.BoardRow{}
	}
	return contest.BoardPage{Version: f.At.UnixMilli(), AsOf: f.At, Snapshot: f.Code(), Total: total, Rows: rows}
}

// list are the ranked rows of one board of the freeze.
func (f *frozen) list(q contest.BoardQuery) []contest.BoardRow {
	q.Offset, q.Limit = 0, 0
	f.mu.Lock()
	defer f.mu.Unlock()
	if rows, ok := f.lists[q]; ok {
		return rows
	}
	scope := contest.BoardOfRound
	if q.Scope == contest.BoardOfContest {
		scope = contest.BoardOfContest
	}
	rows := []contest.BoardRow{}
	for _, r := range f.rows[scope] {
		if q.Group != "" && r.GroupID != q.Group || q.Scope == contest.BoardOfUnit && !f.below[q.UnitID][r.UnitID] {
			continue
		}
		rank := len(rows) + 1
		if last := len(rows) - 1; last >= 0 && rows[last].Points == r.Points && rows[last].Time == r.Time {
			rank = rows[last].Rank
		}
		rows = append(rows, contest.BoardRow{Rank: rank, ContestantID: r.ContestantID, Name: r.Name, UnitName: r.UnitName, GroupID: r.GroupID, Points: r.Points, Time: r.Time})
	}
	f.lists[q] = rows
	return rows
}
