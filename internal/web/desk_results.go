package web

import (
	"context"
	"net/http"

	"hoithi/contest"
	"hoithi/internal/account"
)

func (d *desk) results(ctx context.Context, actor account.Actor, in byID) (Items[DeskResult], error) {
	v, err := d.Plan.Round(ctx, actor, in.ID)
	if err != nil {
		return Items[DeskResult]{}, err
	}
	all, open, names, err := d.Officials.Results(ctx, actor, in.ID)
	return Items[DeskResult]{items(all, func(s contest.Snapshot) DeskResult { return deskResult(v.Round, s, open, names) })}, err
}

func deskResult(r contest.Round, s contest.Snapshot, open int, names map[string]string) DeskResult {
	return DeskResult{ID: s.ID, Number: s.Number, Code: s.Code(), Digest: s.Digest, RulesVersion: s.RulesVersion, ComputedMS: ms(s.ComputedAt), ComputedBy: names[s.ComputedBy],
		ApprovedMS: ms(s.ApprovedAt), ApprovedBy: names[s.ApprovedBy], PublishedMS: ms(s.PublishedAt), PublishedBy: names[s.PublishedBy], Reason: s.Reason,
		Participants: s.Participants, Attempts: s.Attempts, Truths: truthsOf(r, s.Truths), FlagsOpen: open}
}

func (d *desk) resultRows(ctx context.Context, call *Call, in resultRowsQuery) (List[DeskResultRow], error) {
	offset, limit := page(in.Offset, in.Limit)
	round, rows, total, err := d.Officials.Rows(ctx, call.Actor, in.ID, contest.RowFilter{Query: in.Q, Group: in.Group, Flagged: in.Flag != "", Offset: offset, Limit: limit})
	if err != nil {
		return List[DeskResultRow]{}, err
	}
	flags, err := d.Officials.Flags(ctx, call.Actor, round.ID)
	if err != nil {
		return List[DeskResultRow]{}, err
	}
	kinds := map[string][]string{}
	for _, f := range flags {
		kinds[f.ContestantID] = append(kinds[f.ContestantID], string(f.Kind))
	}
	return List[DeskResultRow]{Total: total, Offset: offset, Limit: limit, Items: items(rows, func(r contest.ResultRow) DeskResultRow {
		return DeskResultRow{ResultRow: deskResultRow(round, r, call.Lang), ContestantID: r.ContestantID, FullName: r.Name, Flags: listOf(kinds[r.ContestantID])}
	})}, nil
}

// deskResultRow is the public row with the reason for an exclusion, which the
// public does not see.
func deskResultRow(round contest.Round, r contest.ResultRow, lang string) ResultRow {
	row := resultRow(round, r, lang)
	row.Excluded = r.Excluded
	return row
}

func (d *desk) flags(ctx context.Context, actor account.Actor, in byID) (Items[DeskFlag], error) {
	flags, err := d.Officials.Flags(ctx, actor, in.ID)
	return Items[DeskFlag]{items(flags, deskFlag)}, err
}

func (d *desk) settle(ctx context.Context, actor account.Actor, in Verdict) (DeskFlag, error) {
	f, err := d.Officials.Settle(ctx, actor, in.ID, contest.Verdict(in.Verdict), in.Reason)
	return deskFlag(f), err
}

func deskFlag(f contest.Flag) DeskFlag {
	if f.Evidence == nil {
		f.Evidence = map[string]any{}
	}
	return DeskFlag{ID: f.ID, ContestantID: f.ContestantID, Name: f.Name, Unit: f.UnitName, Kind: string(f.Kind), Evidence: f.Evidence,
		Others:  items(f.Others, func(k contest.Known) DeskKnown { return DeskKnown(k) }),
		Verdict: string(f.Verdict), SettledBy: f.SettledBy}
}

func (d *desk) disqualifications(ctx context.Context, actor account.Actor, in byID) (Items[DeskDisqualification], error) {
	list, err := d.Officials.Disqualifications(ctx, actor, in.ID)
	return Items[DeskDisqualification]{items(list, func(x contest.Disqualification) DeskDisqualification {
		return DeskDisqualification{ContestantID: x.ContestantID, Name: x.Name, Unit: x.UnitName, Reason: x.Reason, By: x.ByName, AtMS: ms(x.At), ConfirmedBy: x.ConfirmName}
	})}, err
}

func (d *desk) askDisqualification(ctx context.Context, actor account.Actor, in DisqualificationAsk) (Empty, error) {
	return Empty{}, d.Officials.AskDisqualification(ctx, actor, in.Round, in.ContestantID, in.Reason)
}

func (d *desk) confirmDisqualification(ctx context.Context, actor account.Actor, in disqualificationPath) (Empty, error) {
	return Empty{}, d.Officials.ConfirmDisqualification(ctx, actor, in.Round, in.Contestant)
}

func (d *desk) liftDisqualification(ctx context.Context, actor account.Actor, in disqualificationPath) (Empty, error) {
	return Empty{}, d.Officials.LiftDisqualification(ctx, actor, in.Round, in.Contestant)
}

func (d *desk) resultRoutes() []Route {
	read, persons, judge := account.Read, account.ReadPersons, account.JudgeResults
	return []Route{
		{http.MethodGet, "/desk/rounds/:id/results", AuthStaff, read, "The stored results of a round, the newest first", handle(d.results).fails(contest.ErrRoundNotFound)},
		{http.MethodGet, "/desk/results/:id/rows", AuthStaff, persons, "A page of a stored result, with full names", answer(d.resultRows).fails(contest.ErrResultNotFound)},
		{http.MethodGet, "/desk/rounds/:id/flags", AuthStaff, persons, "What is suspicious about a round, the open flags first", handle(d.flags).fails(contest.ErrRoundNotFound)},
		{http.MethodPost, "/desk/flags/:id", AuthStaff, judge, "Settle a flag", handle(d.settle).
			fails(contest.ErrFlagNotFound, contest.ErrVerdict, contest.ErrReasonNeeded, contest.ErrResultFixed)},
		{http.MethodGet, "/desk/rounds/:id/disqualifications", AuthStaff, persons, "Disqualifications asked for and in force", handle(d.disqualifications).fails(contest.ErrRoundNotFound)},
		{http.MethodPost, "/desk/rounds/:id/disqualifications", AuthStaff, judge, "Ask to disqualify a contestant", handle(d.askDisqualification).
			fails(contest.ErrRoundNotFound, contest.ErrContestantUnknown, contest.ErrReasonNeeded, contest.ErrResultFixed)},
		{http.MethodPost, "/desk/rounds/:id/disqualifications/:contestant/confirm", AuthStaff, judge, "Confirm a disqualification, as a second person", slow(handle(d.confirmDisqualification)).
			fails(contest.ErrNotDisqualified, contest.ErrSamePerson, contest.ErrResultFixed)},
		{http.MethodDelete, "/desk/rounds/:id/disqualifications/:contestant", AuthStaff, judge, "Lift a disqualification", slow(handle(d.liftDisqualification)).
			fails(contest.ErrNotDisqualified, contest.ErrResultFixed)},
	}
}
