package contest

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Failures of freezing.
var (
	ErrFrozen      = fault.New(fault.Conflict, "already_frozen", "Bảng xếp hạng của đợt thi đang được đóng băng.", "The round's board is frozen already.")
	ErrNotFrozen   = fault.New(fault.Conflict, "not_frozen", "Bảng xếp hạng của đợt thi không bị đóng băng.", "The round's board is not frozen.")
	ErrRevealFirst = fault.New(fault.Conflict, "reveal_first", "Đợt thi đã đóng: bảng chỉ mở lại khi kết quả được công bố.", "The round has closed: the board opens again when the result is published.")
	ErrFreezeState = fault.New(fault.Conflict, "freeze_state", "Chỉ đóng băng được bảng của đợt thi đang mở hoặc vừa đóng.", "Only the board of a round that is open or has closed can be frozen.")
	ErrNoBoard     = fault.New(fault.Conflict, "board_hidden", "Đợt thi này không công khai bảng xếp hạng tạm tính.", "This round has no public live board.")
)

// Freeze (đóng băng) is a board as it stood at one moment, kept with a digest.
// While it stands, everything public shows it and says so; only the desk sees
// the live board beside it.
type Freeze struct {
	ID        string
	ContestID string
	RoundID   string
	Digest    string
	Rows      int // of the round's board
	At        time.Time
	ByID      string
	ByName    string
	Reason    string
	LiftedAt  time.Time // zero: it stands
	LiftedBy  string
}

// Code is the short code that people read out.
func (f Freeze) Code() string { return ShortCode(f.Digest) }

// FreezeRow is one row of a frozen board. Scope is BoardOfRound, or
// BoardOfContest: the board over all rounds would tell the round's otherwise.
type FreezeRow struct {
	Scope        BoardScope
	Position     int // in the list, from 1
	ContestantID string
	Name         string // as the public sees it
	UnitID       string
	UnitName     string
	GroupID      string
	Points       int
	Time         time.Duration
}

// FreezeStore is the storage that Freezer needs.
type FreezeStore interface {
	FindRound(ctx context.Context, id string) (Round, error)
	Rounds(ctx context.Context, contestID string) ([]Round, error)
	FindContest(ctx context.Context, id string) (Contest, error)
	Units(ctx context.Context, contestID string) ([]Unit, error)
	// StreamContest calls each with all attempts of one contestant.
	StreamContest(ctx context.Context, contestID string, each func([]Attempt) error) error
	BoardNames(ctx context.Context, ids []string) ([]Contestant, error)

	// Freezes lists a contest's freezes, the newest first.
	Freezes(ctx context.Context, contestID string) ([]Freeze, error)
	// SaveFreeze stores a freeze with its rows, or fails with ErrFrozen.
	SaveFreeze(ctx context.Context, f Freeze, rows []FreezeRow, deed account.Deed) error
	// LiftFreeze notes that a freeze was lifted, or fails with ErrNotFrozen.
	LiftFreeze(ctx context.Context, f Freeze, deed account.Deed) error
}

// Freezer freezes boards and opens them again.
type Freezer struct {
	store FreezeStore
	now   func() time.Time
	newID func() string
}

// NewFreezer makes the service over a store.
func NewFreezer(store FreezeStore, now func() time.Time, newID func() string) *Freezer {
	return &Freezer{store: store, now: now, newID: newID}
}

// Freezes lists a contest's freezes, the newest first.
func (z *Freezer) Freezes(ctx context.Context, contestID string) ([]Freeze, error) {
	return z.store.Freezes(ctx, contestID)
}

// Freeze keeps the board of a round as it is now. It counts from the journal,
// so that it does not depend on how fresh a cache is.
func (z *Freezer) Freeze(ctx context.Context, actor account.Actor, roundID, reason string) (Freeze, error) {
	r, err := z.store.FindRound(ctx, roundID)
	if err != nil {
		return Freeze{}, err
	}
	if err := allow(actor, account.RunAir, r.ContestID); err != nil {
		return Freeze{}, err
	}
	at := z.now()
	if r.Rules.Show.Board == BoardHidden || r.Rules.Show.Board == "" {
		return Freeze{}, ErrNoBoard
	}
	if !r.Reached(Open, at) || r.StateAt(at) == Published {
		return Freeze{}, ErrFreezeState
	}
	rows, err := z.rows(ctx, r)
	if err != nil {
		return Freeze{}, err
	}
	f := Freeze{ID: z.newID(), ContestID: r.ContestID, RoundID: r.ID, Digest: freezeDigest(rows), At: at, ByID: actor.ID, ByName: actor.Name, Reason: Tidy(reason)}
	for _, row := range rows {
		if row.Scope == BoardOfRound {
			f.Rows++
		}
	}
	deed := account.Deed{At: at, Actor: actor, ContestID: r.ContestID, Action: "board.freeze", Subject: "round:" + r.ID,
		After: map[string]any{"freeze": f.ID, "digest": f.Digest, "rows": f.Rows, "reason": f.Reason}}
	return f, z.store.SaveFreeze(ctx, f, rows, deed)
}

// Unfreeze opens the live board again. Once the round has closed that would
// tell the result, so it stays shut until the result is published.
func (z *Freezer) Unfreeze(ctx context.Context, actor account.Actor, roundID, reason string) (Freeze, error) {
	r, err := z.store.FindRound(ctx, roundID)
	if err != nil {
		return Freeze{}, err
	}
	if err := allow(actor, account.RunAir, r.ContestID); err != nil {
		return Freeze{}, err
	}
	at := z.now()
	if Tidy(reason) == "" {
		return Freeze{}, ErrReasonNeeded
	}
	f, err := z.standing(ctx, r)
	if err != nil {
		return Freeze{}, err
	}
	if r.Reached(Closed, at) && r.StateAt(at) != Published {
		return Freeze{}, ErrRevealFirst
	}
	f.LiftedAt, f.LiftedBy = at, actor.Name
	deed := account.Deed{At: at, Actor: actor, ContestID: r.ContestID, Action: "board.unfreeze", Subject: "round:" + r.ID,
		Before: map[string]any{"freeze": f.ID, "digest": f.Digest}, After: map[string]any{"reason": Tidy(reason)}}
	return f, z.store.LiftFreeze(ctx, f, deed)
}

func (z *Freezer) standing(ctx context.Context, r Round) (Freeze, error) {
	all, err := z.store.Freezes(ctx, r.ContestID)
	if err != nil {
		return Freeze{}, err
	}
	for _, f := range all {
		if f.RoundID == r.ID && f.LiftedAt.IsZero() {
			return f, nil
		}
	}
	return Freeze{}, ErrNotFrozen
}

// scored is a contestant with their numbers, before anybody is named.
type scored struct {
	scope   BoardScope
	attempt Attempt // where they belong: unit and group
	score   int64
}

func (z *Freezer) rows(ctx context.Context, frozen Round) ([]FreezeRow, error) {
	rounds, err := z.store.Rounds(ctx, frozen.ContestID)
	if err != nil {
		return nil, err
	}
	byID := map[string]Round{}
	for _, r := range rounds {
		if r.Rules.Show.Board != BoardHidden && r.Rules.Show.Board != "" {
			byID[r.ID] = r
		}
	}
	var all []scored
	err = z.store.StreamContest(ctx, frozen.ContestID, func(attempts []Attempt) error {
		all = append(all, scoresOf(attempts, byID, frozen.ID)...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.scope, b.scope), cmp.Compare(b.score, a.score), cmp.Compare(a.attempt.ContestantID, b.attempt.ContestantID))
	})
	return z.named(ctx, frozen.ContestID, all)
}

// scoresOf are one contestant's numbers: of the round, and over the contest.
func scoresOf(attempts []Attempt, rounds map[string]Round, frozen string) []scored {
	var out []scored
	var sums []int64
	byRound := map[string][]Attempt{}
	for _, a := range attempts {
		byRound[a.RoundID] = append(byRound[a.RoundID], a)
	}
	for id, theirs := range byRound {
		r, ok := rounds[id]
		if !ok {
			continue
		}
		score, shown := r.BoardScoreOf(theirs)
		if !shown {
			continue
		}
		sums = append(sums, score)
		if id == frozen {
			out = append(out, scored{scope: BoardOfRound, attempt: theirs[len(theirs)-1], score: score})
		}
	}
	if len(sums) > 0 {
		out = append(out, scored{scope: BoardOfContest, attempt: attempts[len(attempts)-1], score: ContestBoardScore(sums)})
	}
	return out
}

// namesAtOnce bounds one question for names.
const namesAtOnce = 1000

func (z *Freezer) named(ctx context.Context, contestID string, all []scored) ([]FreezeRow, error) {
	c, err := z.store.FindContest(ctx, contestID)
	if err != nil {
		return nil, err
	}
	units, err := z.store.Units(ctx, contestID)
	if err != nil {
		return nil, err
	}
	unitNames := make(map[string]string, len(units))
	for _, u := range units {
		unitNames[u.ID] = u.Name
	}
	names, err := z.names(ctx, c, all)
	if err != nil {
		return nil, err
	}
	rows, position := make([]FreezeRow, 0, len(all)), map[BoardScope]int{}
	for _, s := range all {
		position[s.scope]++
		points, span := BoardTime(s.score)
		a := s.attempt
		rows = append(rows, FreezeRow{Scope: s.scope, Position: position[s.scope], ContestantID: a.ContestantID, Name: names[a.ContestantID], UnitID: a.UnitID,
			UnitName: unitNames[a.UnitID], GroupID: a.GroupID, Points: points, Time: span})
	}
	return rows, nil
}

func (z *Freezer) names(ctx context.Context, c Contest, all []scored) (map[string]string, error) {
	seen := map[string]bool{}
	var ids []string
	for _, s := range all {
		if id := s.attempt.ContestantID; !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	names := make(map[string]string, len(ids))
	for some := range slices.Chunk(ids, namesAtOnce) {
		people, err := z.store.BoardNames(ctx, some)
		if err != nil {
			return nil, err
		}
		for _, p := range people {
			names[p.ID] = c.PublicName(p)
		}
	}
	return names, nil
}

// freezeDigest covers ids and numbers, not names, like the digest of a result.
func freezeDigest(rows []FreezeRow) string {
	sum := sha256.New()
	fmt.Fprint(sum, "hoithi-freeze/1\n")
	for _, r := range rows {
		fmt.Fprintf(sum, "%s\t%d\t%s\t%d\t%d\n", r.Scope, r.Position, r.ContestantID, r.Points, r.Time.Milliseconds())
	}
	return hex.EncodeToString(sum.Sum(nil))
}
