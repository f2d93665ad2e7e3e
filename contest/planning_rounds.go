package contest

import (
	"context"
	"errors"
	"reflect"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// RoundEdit is what an organiser writes of a round.
type RoundEdit struct {
	Number   int // of a new round; 0: the next
	Name     string
	NameEN   string
	OpensAt  time.Time
	ClosesAt time.Time
	Rules    Rules
	Reason   string // why a round that runs closes later
}

// RoundView is a round as the desk sees it.
type RoundView struct {
	Round
	Figures     Figures
	Transitions []Transition
	Next        []NextStep
	Problems    []fault.Field // what keeps it from being scheduled
}

// NextStep is a state that the round may move to, and whether this actor may
// move it.
type NextStep struct {
	To     State
	WhyNot *fault.Error // nil: allowed
}

// Rounds lists the rounds of a contest, each as RoundView.
func (p *Planning) Rounds(ctx context.Context, actor account.Actor, contestID string) ([]RoundView, error) {
	c, err := p.contestFor(ctx, actor, account.Read, contestID)
	if err != nil {
		return nil, err
	}
	rounds, err := p.store.Rounds(ctx, contestID)
	if err != nil {
		return nil, err
	}
	at := p.now()
	out := make([]RoundView, 0, len(rounds))
	for _, r := range rounds {
		v, err := p.view(ctx, actor, c, r, at)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// Round returns one round as RoundView.
func (p *Planning) Round(ctx context.Context, actor account.Actor, id string) (RoundView, error) {
	c, r, err := p.roundFor(ctx, actor, account.Read, id)
	if err != nil {
		return RoundView{}, err
	}
	return p.view(ctx, actor, c, r, p.now())
}

func (p *Planning) view(ctx context.Context, actor account.Actor, c Contest, r Round, at time.Time) (v RoundView, err error) {
	if v.Figures, err = p.store.RoundFigures(ctx, r.ID); err != nil {
		return v, err
	}
	if v.Transitions, err = p.store.Transitions(ctx, r.ID); err != nil {
		return v, err
	}
	if state := r.StateAt(at); state == Draft || state == Scheduled {
		if v.Problems, err = p.problems(ctx, c, r, at); err != nil {
			return v, err
		}
	}
	v.Next = nextSteps(actor, r, v.Transitions, v.Problems, at)
	r.State = r.StateAt(at)
	if !r.Reached(Published, at) {
		r.Seed = "" // it would tell how lots fall
	}
	v.Round = r
	return v, nil
}

// CreateRound stores a new round as a draft.
func (p *Planning) CreateRound(ctx context.Context, actor account.Actor, contestID string, e RoundEdit) (RoundView, error) {
	c, err := p.contestFor(ctx, actor, account.RunRounds, contestID)
	if err != nil {
		return RoundView{}, err
	}
	if e.Number == 0 {
		if e.Number, err = p.nextNumber(ctx, contestID); err != nil {
			return RoundView{}, err
		}
	}
	seed, err := newSeed()
	if err != nil {
		return RoundView{}, err
	}
	at := p.now()
	r := Round{ID: p.newID(), ContestID: contestID, Number: e.Number, State: Draft, RulesVersion: 1, Seed: seed, CreatedAt: at}
	r.apply(e)
	if err := checkRoundDraft(r); err != nil {
		return RoundView{}, err
	}
	deed := p.deed(actor, contestID, "round.create", "round:"+r.ID, nil, roundNote(r))
	if err := p.store.CreateRound(ctx, r, deed); err != nil {
		return RoundView{}, err
	}
	return p.view(ctx, actor, c, r, at)
}

func (p *Planning) nextNumber(ctx context.Context, contestID string) (int, error) {
	rounds, err := p.store.Rounds(ctx, contestID)
	if err != nil || len(rounds) == 0 {
		return 1, err
	}
	return rounds[len(rounds)-1].Number + 1, nil
}

// UpdateRound changes a round that is still at the rules version seen. A draft
// may change in everything; a scheduled round as long as it stays fit to open;
// an open one only in its names and, with a reason, to a later closing; after
// that only the names. It fails with ErrStale, ErrRoundFixed or ErrRules.
func (p *Planning) UpdateRound(ctx context.Context, actor account.Actor, id string, e RoundEdit, seen int) (RoundView, error) {
	c, was, err := p.roundFor(ctx, actor, account.RunRounds, id)
	if err != nil {
		return RoundView{}, err
	}
	if was.RulesVersion != seen {
		return RoundView{}, ErrStale
	}
	at := p.now()
	if was, err = p.settle(ctx, was, at); err != nil {
		return RoundView{}, err
	}
	is := was
	is.apply(e)
	if err := p.checkUpdate(ctx, c, was, is, e.Reason, at); err != nil {
		return RoundView{}, err
	}
	if windowOrRulesDiffer(was, is) {
		is.RulesVersion++
	}
	before, after := account.Changed(roundNote(was), roundNote(is))
	if e.Reason != "" {
		after["reason"] = Tidy(e.Reason)
	}
	if err := p.store.UpdateRound(ctx, is, seen, p.deed(actor, c.ID, "round.update", "round:"+id, before, after)); err != nil {
		return RoundView{}, err
	}
	return p.view(ctx, actor, c, is, at)
}

func (p *Planning) checkUpdate(ctx context.Context, c Contest, was, is Round, reason string, at time.Time) error {
	if err := checkRoundDraft(is); err != nil {
		return err
	}
	switch was.StateAt(at) {
	case Draft:
		return nil
	case Scheduled:
		return p.fit(ctx, c, is, at)
	case Open:
		if !reflect.DeepEqual(was.Rules, is.Rules) || !was.OpensAt.Equal(is.OpensAt) || is.ClosesAt.Before(was.ClosesAt) {
			return ErrRoundFixed
		}
		if is.ClosesAt.After(was.ClosesAt) && Tidy(reason) == "" {
			return reasonNeeded()
		}
		return ValidateWindow(is.OpensAt, is.ClosesAt)
	default:
		if windowOrRulesDiffer(was, is) {
			return ErrRoundFixed
		}
		return nil
	}
}

func windowOrRulesDiffer(a, b Round) bool {
	return !a.OpensAt.Equal(b.OpensAt) || !a.ClosesAt.Equal(b.ClosesAt) || !reflect.DeepEqual(a.Rules, b.Rules)
}

// apply writes an edit into the round, empty lists as none, so that two equal
// rules compare equal.
func (r *Round) apply(e RoundEdit) {
	r.Name, r.NameEN = Tidy(e.Name), Tidy(e.NameEN)
	r.OpensAt, r.ClosesAt = e.OpensAt.UTC().Truncate(time.Millisecond), e.ClosesAt.UTC().Truncate(time.Millisecond)
	r.Rules = plainRules(e.Rules)
}

// plainRules turns empty lists into none.
func plainRules(r Rules) Rules {
	r.Paper.Sources = noneIfEmpty(r.Paper.Sources)
	for i := range r.Paper.Sources {
		r.Paper.Sources[i].Lines = noneIfEmpty(r.Paper.Sources[i].Lines)
	}
	r.Ranking.Criteria = noneIfEmpty(r.Ranking.Criteria)
	r.Units = noneIfEmpty(r.Units)
	for i := range r.Units {
		r.Units[i].Criteria = noneIfEmpty(r.Units[i].Criteria)
	}
	r.Prizes = noneIfEmpty(r.Prizes)
	return r
}

func noneIfEmpty[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return append([]T(nil), list...)
}

// roundFor loads a round and its contest after asking for the right.
func (p *Planning) roundFor(ctx context.Context, actor account.Actor, right account.Right, id string) (Contest, Round, error) {
	r, err := p.store.FindRound(ctx, id)
	if err != nil {
		return Contest{}, r, err
	}
	c, err := p.contestFor(ctx, actor, right, r.ContestID)
	return c, r, err
}

// roundNote is what the audit log keeps of a round: not its seed.
func roundNote(r Round) map[string]any {
	return map[string]any{"number": r.Number, "name": r.Name, "name_en": r.NameEN, "state": r.State, "opens_at": r.OpensAt, "closes_at": r.ClosesAt,
		"rules_version": r.RulesVersion, "rules": r.Rules}
}

func reasonNeeded() error {
	return ErrReasonNeeded.At(fault.Field{Name: "reason", Code: ErrReasonNeeded.Code, Msg: ErrReasonNeeded.Msg})
}

func asFault(err error) (*fault.Error, bool) {
	var f *fault.Error
	ok := errors.As(err, &f)
	return f, ok
}
