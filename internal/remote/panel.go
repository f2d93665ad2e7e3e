package remote

import (
	"context"
	"slices"
	"sync"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/fault"
)

// ErrNoRound says that a board is to be frozen, but no graphic of the output
// says which.
var ErrNoRound = fault.New(fault.Conflict, "freeze_no_round", "Chưa biết đóng băng bảng của đợt nào: hãy đưa bảng xếp hạng lên xem trước hoặc lên sóng.",
	"Which round's board is meant? Put a leaderboard on preview or on air first.")

type doer interface {
	Do(ctx context.Context, actor account.Actor, c broadcast.Command) (broadcast.Receipt, error)
	CueItem(ctx context.Context, actor account.Actor, c broadcast.Command, itemID string) (broadcast.Receipt, error)
}

// Freezer freezes public boards: *contest.Freezer.
type Freezer interface {
	Freezes(ctx context.Context, contestID string) ([]contest.Freeze, error)
	Freeze(ctx context.Context, actor account.Actor, roundID, reason string) (contest.Freeze, error)
	Unfreeze(ctx context.Context, actor account.Actor, roundID, reason string) (contest.Freeze, error)
}

var _ Freezer = (*contest.Freezer)(nil)

// Panel takes commands from outside and tells states.
type Panel struct {
	room    Room
	freezer Freezer
	now     func() time.Time

	mu    sync.Mutex
	lists map[string]list // guarded by mu; items by contest
}

type list struct {
	items []Item
	at    time.Time
}

// NewPanel returns a panel on a control room.
func NewPanel(room Room, f Freezer, now func() time.Time) *Panel {
	return &Panel{room: room, freezer: f, now: now, lists: map[string]list{}}
}

// Admit finds the ctl token of a secret that covers the output, or fails with
// broadcast.ErrToken.
func (p *Panel) Admit(ctx context.Context, secret, output string) (broadcast.Token, error) {
	return p.room.Admit(ctx, secret, broadcast.ClassCtl, output)
}

// Do carries out a command by its words, "take/lower". The id makes its
// repetition harmless. It fails with ErrVerb or with the engine's errors, and
// then nothing has happened.
func (p *Panel) Do(ctx context.Context, actor account.Actor, output, id, words string) (broadcast.Receipt, error) {
	v, err := parse(words)
	if err != nil {
		return broadcast.Receipt{}, err
	}
	v.command.ID, v.command.OutputID = id, output
	if v.item != "" {
		return p.room.CueItem(ctx, actor, v.command, v.item)
	}
	if v.freeze != "" || v.topmost {
		o, err := p.room.Output(ctx, output)
		if err != nil {
			return broadcast.Receipt{}, err
		}
		if v.freeze != "" {
			return p.freeze(ctx, actor, o, v.freeze == "on")
		}
		v.command.Layer = stepping(o, p.many(o, v.command.Action))
	}
	return p.room.Do(ctx, actor, v.command)
}

// many tells which graphics have more than one step, or page.
func (p *Panel) many(o broadcast.Output, action broadcast.Action) func(broadcast.Shown) bool {
	if action == broadcast.Page {
		return func(s broadcast.Shown) bool { return p.room.Peek(o, s).Pages > 1 }
	}
	return func(s broadcast.Shown) bool { return s.Steps > 1 }
}

func (p *Panel) freeze(ctx context.Context, actor account.Actor, o broadcast.Output, on bool) (broadcast.Receipt, error) {
	round := p.round(o)
	if round == "" {
		return broadcast.Receipt{}, ErrNoRound
	}
	change := p.freezer.Freeze
	if !on {
		change = p.freezer.Unfreeze
	}
	if _, err := change(ctx, actor, round, actor.Name); err != nil {
		return broadcast.Receipt{}, err
	}
	return broadcast.Receipt{Rev: o.Rev, At: p.now()}, nil
}

// round is the round that the output's boards are of: on air first, then cued.
func (p *Panel) round(o broadcast.Output) string {
	for _, bus := range []map[broadcast.Layer]broadcast.Shown{o.Program, o.Preview} {
		for _, l := range broadcast.Layers() {
			b := bus[l].Graphic.Binding
			if b.RoundID != "" && (b.Source == broadcast.FromBoard || b.Source == broadcast.FromUnits || b.Source == broadcast.FromFigures) {
				return b.RoundID
			}
		}
	}
	return ""
}

// frozen reports whether a round's board is frozen; with no round, whether any
// of the contest's is.
func (p *Panel) frozen(ctx context.Context, contestID, roundID string) (bool, error) {
	all, err := p.freezer.Freezes(ctx, contestID)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(all, func(f contest.Freeze) bool {
		return f.LiftedAt.IsZero() && (roundID == "" || f.RoundID == roundID)
	}), nil
}
