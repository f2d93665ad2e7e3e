package contest

import (
	"context"
	"errors"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// clockName is how the log calls what happens by itself.
const clockName = "clock"

// Move takes one of a round's steps before its result: draft and scheduled,
// or closing early. Later steps are Officials'.
func (p *Planning) Move(ctx context.Context, actor account.Actor, id string, to State, reason string) (RoundView, error) {
	c, r, err := p.roundFor(ctx, actor, account.RunRounds, id)
	if err != nil {
		return RoundView{}, err
	}
	at := p.now()
	if r, err = p.settle(ctx, r, at); err != nil {
		return RoundView{}, err
	}
	if err := r.CanMove(to, at); err != nil {
		return RoundView{}, err
	}
	if to == Scheduled {
		if err := p.fit(ctx, c, r, at); err != nil {
			return RoundView{}, err
		}
	}
	is := r
	is.State = to
	if r.State == Open && to == Closed {
		is.ClosesAt = endOf(r, at)
	}
	t, err := step(r, to, actor, at, reason)
	if err != nil {
		return RoundView{}, err
	}
	if err := p.store.MoveRound(ctx, is, t, moveDeed(r, t, actor)); err != nil {
		return RoundView{}, err
	}
	return p.view(ctx, actor, c, is, at)
}

// endOf is when a round that is closed early closed: now, but never at or
// before its opening.
func endOf(r Round, at time.Time) time.Time {
	if first := r.OpensAt.Add(time.Millisecond); at.Before(first) {
		return first
	}
	return at.Truncate(time.Millisecond)
}

// step makes the transition of a move, or fails with ErrReasonNeeded.
func step(r Round, to State, actor account.Actor, at time.Time, reason string) (Transition, error) {
	reason = Tidy(reason)
	if NeedsReason(r.State, to) && reason == "" {
		return Transition{}, reasonNeeded()
	}
	return Transition{RoundID: r.ID, From: r.State, To: to, By: actor.ID, ByName: actor.Name, At: at, Reason: reason}, nil
}

func moveDeed(r Round, t Transition, actor account.Actor) account.Deed {
	after := map[string]any{"state": t.To}
	if t.Reason != "" {
		after["reason"] = t.Reason
	}
	return account.Deed{At: t.At, Actor: actor, ContestID: r.ContestID, Action: "round." + string(t.To), Subject: "round:" + r.ID,
		Before: map[string]any{"state": t.From}, After: after}
}

// Tick records the openings and closings that the clock has made since it was
// last called, and returns the rounds it moved. Calling it twice, or on two
// nodes at once, records each step once.
func (p *Planning) Tick(ctx context.Context) ([]Round, error) {
	at := p.now()
	due, err := p.store.RoundsDue(ctx, at)
	if err != nil {
		return nil, err
	}
	moved := make([]Round, 0, len(due))
	for _, r := range due {
		is, err := p.settle(ctx, r, at)
		if err != nil {
			return moved, err
		}
		if is.State != r.State {
			moved = append(moved, is)
		}
	}
	return moved, nil
}

// settle records the steps that the clock has taken for a round, each at its
// own moment, and returns the round in the state that it is in.
func (p *Planning) settle(ctx context.Context, r Round, at time.Time) (Round, error) {
	clock := account.Machine(clockName)
	for r.StateAt(at) != r.State {
		to, when := Open, r.OpensAt
		if r.State == Open {
			to, when = Closed, r.ClosesAt
		}
		is := r
		is.State = to
		t := Transition{RoundID: r.ID, From: r.State, To: to, ByName: clockName, At: when}
		err := p.store.MoveRound(ctx, is, t, moveDeed(r, t, clock))
		if errors.Is(err, ErrStale) { // another node was faster
			return p.store.FindRound(ctx, r.ID)
		}
		if err != nil {
			return r, err
		}
		r = is
	}
	return r, nil
}

// rightFor is the right that a step needs.
func rightFor(from, to State) account.Right {
	switch {
	case to == Approved || to == Published:
		return account.ApproveResults
	case to == Locked || from == Locked:
		return account.JudgeResults
	default:
		return account.RunRounds
	}
}

// nextSteps lists the moves of a round with what keeps this actor from each.
func nextSteps(actor account.Actor, r Round, past []Transition, problems []fault.Field, at time.Time) []NextStep {
	from := r.StateAt(at)
	out := []NextStep{}
	for _, to := range r.Moves(at) {
		out = append(out, NextStep{To: to, WhyNot: whyNot(actor, r, from, to, past, problems)})
	}
	return out
}

func whyNot(actor account.Actor, r Round, from, to State, past []Transition, problems []fault.Field) *fault.Error {
	switch {
	case !actor.Can(rightFor(from, to), r.ContestID):
		return ErrForbidden
	case to == Scheduled && len(problems) > 0:
		return ErrRules
	case NeedsSecondPerson(to) && tookLast(actor, past):
		return ErrSamePerson
	}
	return nil
}

// tookLast reports whether the actor took the round's latest step.
func tookLast(actor account.Actor, past []Transition) bool {
	return len(past) > 0 && actor.ID != "" && past[len(past)-1].By == actor.ID
}
