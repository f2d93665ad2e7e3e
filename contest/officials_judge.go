package contest

import (
	"context"

	"hoithi/internal/account"
)

// Flags lists what is suspicious about a round, the open ones first.
func (o *Officials) Flags(ctx context.Context, actor account.Actor, roundID string) ([]Flag, error) {
	if _, _, err := o.plan.roundFor(ctx, actor, account.ReadPersons, roundID); err != nil {
		return nil, err
	}
	return o.store.Flags(ctx, roundID)
}

// Settle says what becomes of a flag. "disqualified" also asks for the
// disqualification, which a second person confirms; it needs a reason.
func (o *Officials) Settle(ctx context.Context, actor account.Actor, flagID string, v Verdict, reason string) (Flag, error) {
	f, err := o.store.FindFlag(ctx, flagID)
	if err != nil {
		return f, err
	}
	r, err := o.resultOpen(ctx, actor, f.RoundID)
	if err != nil {
		return f, err
	}
	if v != VerdictKept && v != VerdictDisqualified {
		return f, ErrVerdict
	}
	if v == VerdictDisqualified {
		if err := o.ask(ctx, actor, r, f.ContestantID, reason); err != nil {
			return f, err
		}
	}
	before := map[string]any{"verdict": f.Verdict}
	f.Verdict, f.SettledBy = v, actor.Name
	deed := o.plan.deed(actor, r.ContestID, "flag.settle", "flag:"+f.ID, before, map[string]any{"verdict": v, "kind": f.Kind, "contestant": f.ContestantID, "reason": Tidy(reason)})
	return f, o.store.SettleFlag(ctx, f, actor.ID, o.now(), deed)
}

// Disqualifications lists those asked for and those in force.
func (o *Officials) Disqualifications(ctx context.Context, actor account.Actor, roundID string) ([]Disqualification, error) {
	if _, _, err := o.plan.roundFor(ctx, actor, account.ReadPersons, roundID); err != nil {
		return nil, err
	}
	return o.store.Disqualifications(ctx, roundID)
}

// AskDisqualification asks to take a contestant out of the ranking. It comes
// into force when somebody else confirms it.
func (o *Officials) AskDisqualification(ctx context.Context, actor account.Actor, roundID, contestantID, reason string) error {
	r, err := o.resultOpen(ctx, actor, roundID)
	if err != nil {
		return err
	}
	return o.ask(ctx, actor, r, contestantID, reason)
}

func (o *Officials) ask(ctx context.Context, actor account.Actor, r Round, contestantID, reason string) error {
	if reason = Tidy(reason); reason == "" {
		return reasonNeeded()
	}
	there, err := o.store.TookPart(ctx, r.ID, contestantID)
	if err != nil {
		return err
	}
	if !there {
		return ErrContestantUnknown
	}
	d := Disqualification{RoundID: r.ID, ContestantID: contestantID, Reason: reason, By: actor.ID, ByName: actor.Name, At: o.now()}
	return o.store.AskDisqualification(ctx, d, o.plan.deed(actor, r.ContestID, "disqualification.ask", subjectOf(d), nil, map[string]any{"reason": reason}))
}

// ConfirmDisqualification puts one in force: by somebody other than who asked
// for it. The result of a locked round is computed again.
func (o *Officials) ConfirmDisqualification(ctx context.Context, actor account.Actor, roundID, contestantID string) error {
	r, d, err := o.asked(ctx, actor, roundID, contestantID)
	if err != nil {
		return err
	}
	if d.By == actor.ID {
		return ErrSamePerson
	}
	if d.ConfirmedBy != "" {
		return nil // it is in force already
	}
	deed := o.plan.deed(actor, r.ContestID, "disqualification.confirm", subjectOf(d), nil, map[string]any{"reason": d.Reason})
	if err := o.store.ConfirmDisqualification(ctx, roundID, contestantID, actor.ID, o.now(), deed); err != nil {
		return err
	}
	return o.recompute(ctx, actor, r, d.Reason)
}

// LiftDisqualification takes one back. One that is in force, like every step
// against a contestant, is not lifted in silence: the log keeps it.
func (o *Officials) LiftDisqualification(ctx context.Context, actor account.Actor, roundID, contestantID string) error {
	r, d, err := o.asked(ctx, actor, roundID, contestantID)
	if err != nil {
		return err
	}
	deed := o.plan.deed(actor, r.ContestID, "disqualification.lift", subjectOf(d), map[string]any{"reason": d.Reason}, nil)
	if err := o.store.LiftDisqualification(ctx, roundID, contestantID, o.now(), deed); err != nil {
		return err
	}
	if d.ConfirmedBy == "" {
		return nil
	}
	return o.recompute(ctx, actor, r, d.Reason)
}

func (o *Officials) asked(ctx context.Context, actor account.Actor, roundID, contestantID string) (Round, Disqualification, error) {
	r, err := o.resultOpen(ctx, actor, roundID)
	if err != nil {
		return r, Disqualification{}, err
	}
	all, err := o.store.Disqualifications(ctx, roundID)
	if err != nil {
		return r, Disqualification{}, err
	}
	for _, d := range all {
		if d.ContestantID == contestantID {
			return r, d, nil
		}
	}
	return r, Disqualification{}, ErrNotDisqualified
}

func subjectOf(d Disqualification) string {
	return "contestant:" + d.ContestantID + " round:" + d.RoundID
}
