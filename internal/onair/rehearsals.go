package onair

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
)

// Rehearsals keeps the rehearsals, one a contest. What is stored is only what
// makes them; every node plays the same from it.
type Rehearsals struct {
	store   Store
	outputs func(ctx context.Context, contestID string) ([]broadcast.Output, error)
	now     func() time.Time

	turn sync.Mutex // one change at a time, with what is stored
	mu   sync.Mutex
	runs map[string]*Rehearsal // guarded by mu; by contest
}

// NewRehearsals makes the keeper. outputs lists the outputs of a contest.
func NewRehearsals(store Store, outputs func(context.Context, string) ([]broadcast.Output, error), now func() time.Time) *Rehearsals {
	return &Rehearsals{store: store, outputs: outputs, now: now, runs: map[string]*Rehearsal{}}
}

const (
	speedMost   = 20
	playersMost = 5000
	playedFor   = 20 * time.Minute // of a synthetic round
)

// Start begins a rehearsal; one that runs ends.
func (r *Rehearsals) Start(ctx context.Context, actor account.Actor, contestID string, e RehearsalEdit) (*Rehearsal, error) {
	if !actor.Can(account.RunAir, contestID) {
		return nil, broadcast.ErrForbidden
	}
	if e.Speed < 1 || e.Speed > speedMost || e.Kind == Synthetic && (e.Players < 2 || e.Players > playersMost) || e.Kind != Synthetic && e.Kind != Replay {
		return nil, ErrRehearsal
	}
	outputs, err := r.outputs(ctx, contestID)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(outputs, func(o broadcast.Output) bool { return o.Rehearsal }) {
		return nil, ErrNoRehearsalOutput
	}
	if e.Kind == Synthetic {
		e.RoundID = ""
	}
	r.turn.Lock()
	defer r.turn.Unlock()
	run, err := r.play(ctx, broadcast.RehearsalNote{ContestID: contestID, Kind: string(e.Kind), RoundID: e.RoundID, Speed: e.Speed, Players: e.Players,
		StartedAt: r.now().Truncate(time.Microsecond)}) // as it is stored
	if err != nil {
		return nil, err
	}
	if err := r.store.SaveRehearsal(ctx, run.note()); err != nil {
		return nil, err
	}
	r.set(run)
	return run, nil
}

// Stop ends a contest's rehearsal.
func (r *Rehearsals) Stop(ctx context.Context, actor account.Actor, contestID string) error {
	if !actor.Can(account.RunAir, contestID) {
		return broadcast.ErrForbidden
	}
	r.turn.Lock()
	defer r.turn.Unlock()
	if err := r.store.DeleteRehearsal(ctx, contestID); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.runs, contestID)
	return nil
}

// Of returns the rehearsal of a contest, or nil.
func (r *Rehearsals) Of(contestID string) *Rehearsal {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.runs[contestID]
}

func (r *Rehearsals) plays(contestID string) bool { return r.Of(contestID) != nil }

// Look plays here what other nodes have begun, or was begun before a restart,
// and ends what they have ended. changed says that something did.
func (r *Rehearsals) Look(ctx context.Context) (changed bool, err error) {
	r.turn.Lock()
	defer r.turn.Unlock()
	notes, err := r.store.RehearsalNotes(ctx)
	if err != nil {
		return false, err
	}
	there := map[string]bool{}
	var failed []error
	for _, n := range notes {
		there[n.ContestID] = true
		if have := r.Of(n.ContestID); have != nil && have.StartedAt.Equal(n.StartedAt) {
			continue
		}
		run, err := r.play(ctx, n)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		r.set(run)
		changed = true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for id := range r.runs {
		if !there[id] {
			delete(r.runs, id)
			changed = true
		}
	}
	return changed, errors.Join(failed...)
}

func (r *Rehearsals) set(run *Rehearsal) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.runs[run.ContestID] = run
}

// play makes a rehearsal of what is noted of it.
func (r *Rehearsals) play(ctx context.Context, n broadcast.RehearsalNote) (*Rehearsal, error) {
	run := &Rehearsal{ContestID: n.ContestID, StartedAt: n.StartedAt,
		RehearsalEdit: RehearsalEdit{Kind: RehearsalKind(n.Kind), RoundID: n.RoundID, Speed: n.Speed, Players: n.Players}}
	if run.Kind == Replay {
		return run, r.replay(ctx, run)
	}
	return run, r.makeUp(ctx, run)
}

func (r *Rehearsal) note() broadcast.RehearsalNote {
	return broadcast.RehearsalNote{ContestID: r.ContestID, Kind: string(r.Kind), RoundID: r.RoundID, Speed: r.Speed, Players: r.Players, StartedAt: r.StartedAt}
}
