package contest

import (
	"context"
	"time"

	"hoithi/internal/account"
)

// Officials judge a round: its result, what is suspicious about it, who is
// disqualified, and whether it is approved and published. Steps that others
// have to live with need a second person.
type Officials struct {
	plan  *Planning
	store OfficialsStore
	now   func() time.Time
	newID func() string
}

// NewOfficials makes the service over a store.
func NewOfficials(plan *Planning, store OfficialsStore, now func() time.Time, newID func() string) *Officials {
	return &Officials{plan: plan, store: store, now: now, newID: newID}
}

// Move takes any step of a round's life. It fails with ErrTransition,
// ErrReasonNeeded, ErrSamePerson, or what the step itself needs.
func (o *Officials) Move(ctx context.Context, actor account.Actor, id string, to State, reason string) (RoundView, error) {
	_, r, err := o.plan.roundFor(ctx, actor, account.Read, id)
	if err != nil {
		return RoundView{}, err
	}
	at := o.now()
	if r, err = o.plan.settle(ctx, r, at); err != nil {
		return RoundView{}, err
	}
	if err := r.CanMove(to, at); err != nil {
		return RoundView{}, err
	}
	if err := allow(actor, rightFor(r.State, to), r.ContestID); err != nil {
		return RoundView{}, err
	}
	switch {
	case to == Locked:
		err = o.lock(ctx, actor, r, at, reason)
	case to == Approved:
		err = o.approve(ctx, actor, r, at, reason)
	case to == Published:
		err = o.publish(ctx, actor, r, at, reason)
	case r.State == Locked && to == Closed:
		err = o.reopen(ctx, actor, r, at, reason)
	default:
		return o.plan.Move(ctx, actor, id, to, reason)
	}
	if err != nil {
		return RoundView{}, err
	}
	return o.plan.Round(ctx, actor, id)
}

// lock computes the result from the journal and stores it as the round's next
// snapshot. A snapshot without its transition (a crash between the two) is
// harmless: nothing names it, and the next lock makes another.
func (o *Officials) lock(ctx context.Context, actor account.Actor, r Round, at time.Time, reason string) error {
	t, err := step(r, Locked, actor, at, reason)
	if err != nil {
		return err
	}
	running, err := o.store.EndAllOverdue(ctx, r.ID, at.Add(-endMargin)) // what was received in time may still be in the queue
	if err != nil {
		return err
	}
	if running > 0 {
		return ErrStillRunning.With("running", running)
	}
	snapshot, err := o.compute(ctx, actor, r, at, t.Reason)
	if err != nil {
		return err
	}
	if err := o.store.FindFlags(ctx, r, at); err != nil {
		return err
	}
	deed := moveDeed(r, t, actor)
	deed.After = map[string]any{"state": Locked, "result": snapshot.ID, "digest": snapshot.Digest, "reason": t.Reason}
	return o.plan.store.MoveRound(ctx, inState(r, Locked), t, deed)
}

func (o *Officials) compute(ctx context.Context, actor account.Actor, r Round, at time.Time, reason string) (Snapshot, error) {
	in, err := o.store.ResultInput(ctx, r.ID)
	if err != nil {
		return Snapshot{}, err
	}
	result := Compute(in)
	return o.store.SaveResult(ctx, Snapshot{ID: o.newID(), RoundID: r.ID, RulesVersion: result.RulesVersion, Digest: result.Digest(), Truths: result.Truths,
		Participants: result.Participants, Attempts: result.Attempts, ComputedAt: at, ComputedBy: actor.ID, Reason: reason}, result)
}

// reopen takes a lock back; the snapshot stays for the record.
func (o *Officials) reopen(ctx context.Context, actor account.Actor, r Round, at time.Time, reason string) error {
	t, err := step(r, Closed, actor, at, reason)
	if err != nil {
		return err
	}
	return o.plan.store.MoveRound(ctx, inState(r, Closed), t, moveDeed(r, t, actor))
}

// approve says that the newest snapshot is right. By then every flag of a
// prize winner has been settled, and no disqualification waits for its second
// person. (Flags of others are listed and may stay open: thousands share a
// school's computers.)
func (o *Officials) approve(ctx context.Context, actor account.Actor, r Round, at time.Time, reason string) error {
	t, s, err := o.secondStep(ctx, actor, r, Approved, at, reason)
	if err != nil {
		return err
	}
	if err := o.nothingOpen(ctx, s); err != nil {
		return err
	}
	s.ApprovedAt, s.ApprovedBy = at, actor.ID
	return o.store.MarkApproved(ctx, s, inState(r, Approved), t, resultDeed(r, t, actor, s))
}

func (o *Officials) nothingOpen(ctx context.Context, s Snapshot) error {
	open, err := o.store.OpenFlagsOfWinners(ctx, s.ID)
	if err != nil {
		return err
	}
	asked, err := o.store.Disqualifications(ctx, s.RoundID)
	if err != nil {
		return err
	}
	for _, d := range asked {
		if d.ConfirmedBy == "" {
			open++
		}
	}
	if open > 0 {
		return ErrFlagsOpen.With("open", open)
	}
	return nil
}

// publish makes the approved snapshot the official result.
func (o *Officials) publish(ctx context.Context, actor account.Actor, r Round, at time.Time, reason string) error {
	t, s, err := o.secondStep(ctx, actor, r, Published, at, reason)
	if err != nil {
		return err
	}
	s.PublishedAt, s.PublishedBy = at, actor.ID
	return o.store.MarkPublished(ctx, s, inState(r, Published), t, resultDeed(r, t, actor, s))
}

// secondStep makes the transition of a step that must not be taken by who took
// the one before, and finds the snapshot that it is about.
func (o *Officials) secondStep(ctx context.Context, actor account.Actor, r Round, to State, at time.Time, reason string) (Transition, Snapshot, error) {
	t, err := step(r, to, actor, at, reason)
	if err != nil {
		return t, Snapshot{}, err
	}
	past, err := o.plan.store.Transitions(ctx, r.ID)
	if err != nil {
		return t, Snapshot{}, err
	}
	if NeedsSecondPerson(to) && tookLast(actor, past) {
		return t, Snapshot{}, ErrSamePerson
	}
	all, err := o.store.Snapshots(ctx, r.ID)
	if err == nil && len(all) == 0 {
		err = ErrResultNotFound
	}
	if err != nil {
		return t, Snapshot{}, err
	}
	return t, all[0], nil
}

func resultDeed(r Round, t Transition, actor account.Actor, s Snapshot) account.Deed {
	deed := moveDeed(r, t, actor)
	deed.After = map[string]any{"state": t.To, "result": s.ID, "digest": s.Digest, "reason": t.Reason}
	return deed
}

// inState is the round in another state.
func inState(r Round, s State) Round {
	r.State = s
	return r
}

// Results lists a round's snapshots, the newest first, with how many flags are
// open and the names of who computed, approved and published them, by id.
func (o *Officials) Results(ctx context.Context, actor account.Actor, roundID string) (all []Snapshot, open int, names map[string]string, err error) {
	if _, _, err = o.plan.roundFor(ctx, actor, account.Read, roundID); err != nil {
		return nil, 0, nil, err
	}
	if all, err = o.store.Snapshots(ctx, roundID); err != nil {
		return nil, 0, nil, err
	}
	flags, err := o.store.Flags(ctx, roundID)
	if err != nil {
		return nil, 0, nil, err
	}
	for _, f := range flags {
		if f.Verdict == "" {
			open++
		}
	}
	ids := []string{}
	for _, s := range all {
		ids = append(ids, s.ComputedBy, s.ApprovedBy, s.PublishedBy)
	}
	names, err = o.store.StaffNames(ctx, ids)
	return all, open, names, err
}

// Rows returns a page of a snapshot with full names, and how many rows match.
func (o *Officials) Rows(ctx context.Context, actor account.Actor, snapshotID string, f RowFilter) (Round, []ResultRow, int, error) {
	s, err := o.store.FindSnapshot(ctx, snapshotID)
	if err != nil {
		return Round{}, nil, 0, err
	}
	_, r, err := o.plan.roundFor(ctx, actor, account.ReadPersons, s.RoundID)
	if err != nil {
		return r, nil, 0, err
	}
	rows, total, err := o.store.SnapshotRows(ctx, snapshotID, f)
	return r, rows, total, err
}

// resultOpen asks whether the round's result may still change: it is closed or
// locked, and the actor may judge it.
func (o *Officials) resultOpen(ctx context.Context, actor account.Actor, roundID string) (Round, error) {
	_, r, err := o.plan.roundFor(ctx, actor, account.JudgeResults, roundID)
	if err != nil {
		return r, err
	}
	if state := r.StateAt(o.now()); state == Approved || state == Published {
		return r, ErrResultFixed
	}
	return r, nil
}

// recompute replaces the snapshot of a locked round after a judgement changed
// who counts. Snapshots are immutable: the new one has the next number.
func (o *Officials) recompute(ctx context.Context, actor account.Actor, r Round, reason string) error {
	if r.StateAt(o.now()) != Locked {
		return nil
	}
	at := o.now()
	before, err := o.store.Snapshots(ctx, r.ID)
	if err != nil {
		return err
	}
	public := "" // a snapshot's reason is printed with the result; why somebody was judged stays in the log
	if len(before) > 0 {
		public = before[0].Reason
	}
	s, err := o.compute(ctx, actor, r, at, public)
	if err != nil {
		return err
	}
	return o.store.AddDeed(ctx, account.Deed{At: at, Actor: actor, ContestID: r.ContestID, Action: "result.recompute", Subject: "round:" + r.ID,
		After: map[string]any{"result": s.ID, "digest": s.Digest, "reason": reason}})
}
