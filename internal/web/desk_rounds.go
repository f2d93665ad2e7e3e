package web

import (
	"context"
	"net/http"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/fault"
)

func (d *desk) rounds(ctx context.Context, call *Call, in byID) (Items[DeskRound], error) {
	rounds, err := d.Plan.Rounds(ctx, call.Actor, in.ID)
	return Items[DeskRound]{items(rounds, func(v contest.RoundView) DeskRound { return deskRound(v, call.Lang) })}, err
}

func (d *desk) round(ctx context.Context, call *Call, in byID) (DeskRound, error) {
	v, err := d.Plan.Round(ctx, call.Actor, in.ID)
	return deskRound(v, call.Lang), err
}

func (d *desk) postRound(ctx context.Context, call *Call, in roundPost) (DeskRound, error) {
	e := roundIn(in.RoundEdit)
	e.Number = in.Number
	v, err := d.Plan.CreateRound(ctx, call.Actor, in.Contest, e)
	return deskRound(v, call.Lang), err
}

func (d *desk) putRound(ctx context.Context, call *Call, in roundPut) (DeskRound, error) {
	e := roundIn(in.RoundEdit)
	e.Reason = in.Reason
	v, err := d.Plan.UpdateRound(ctx, call.Actor, in.ID, e, in.RulesVersion)
	return deskRound(v, call.Lang), err
}

func (d *desk) checkRound(ctx context.Context, call *Call, in roundCheck) (RoundProblems, error) {
	check, err := d.Plan.CheckRound(ctx, call.Actor, in.ContestID, roundIn(in.RoundEdit))
	if err != nil {
		return RoundProblems{}, err
	}
	page := contest.RulesPage(check.Contest, check.Round, check.Banks, call.Lang)
	return RoundProblems{Problems: problemsOf(check.Problems, call.Lang), Page: printed(page)}, nil
}

func (d *desk) moveRound(ctx context.Context, call *Call, in Transition) (DeskRound, error) {
	v, err := d.Officials.Move(ctx, call.Actor, in.ID, contest.State(in.To), in.Reason)
	return deskRound(v, call.Lang), err
}

func roundIn(e RoundEdit) contest.RoundEdit {
	return contest.RoundEdit{Name: e.Name, NameEN: e.NameEN, OpensAt: time.UnixMilli(e.OpensMS), ClosesAt: time.UnixMilli(e.ClosesMS), Rules: rulesIn(e.Rules)}
}

func deskRound(v contest.RoundView, lang string) DeskRound {
	return DeskRound{
		RoundEdit: RoundEdit{Name: v.Name, NameEN: v.NameEN, OpensMS: ms(v.OpensAt), ClosesMS: ms(v.ClosesAt), Rules: rulesOf(v.Rules), RulesVersion: v.RulesVersion},
		ID:        v.ID, ContestID: v.ContestID, Number: v.Number, State: string(v.State), Seed: v.Seed,
		Transitions: items(v.Transitions, func(t contest.Transition) DeskTransition {
			return DeskTransition{From: string(t.From), To: string(t.To), By: t.ByName, AtMS: ms(t.At), Reason: t.Reason}
		}),
		Next: items(v.Next, func(n contest.NextStep) DeskStep {
			step := DeskStep{To: string(n.To), Allowed: n.WhyNot == nil}
			if n.WhyNot != nil {
				step.WhyNot = n.WhyNot.Code
			}
			return step
		}),
		Figures:  Figures{Started: v.Figures.Started, Ended: v.Figures.Ended, Participants: v.Figures.Participants},
		Problems: problemsOf(v.Problems, lang),
	}
}

// printed is a page of rules that is not public yet.
func printed(page contest.Page) RulesPage {
	return RulesPage{Title: page.Title, Organiser: page.Organiser, RulesVersion: page.Version, Sections: items(page.Sections, func(s contest.Section) RulesSection {
		section := RulesSection{Heading: s.Heading, Paragraphs: listOf(s.Paragraphs), Items: listOf(s.Items)}
		if s.Table != nil {
			section.Table = &RulesTable{Head: listOf(s.Table.Head), Rows: listOf(s.Table.Rows)}
		}
		return section
	})}
}

func problemsOf(fields []fault.Field, lang string) []RoundProblem {
	return items(fields, func(f fault.Field) RoundProblem {
		return RoundProblem{Path: f.Name, Code: f.Code, Message: f.Msg.In(lang)}
	})
}

func (d *desk) roundRoutes() []Route {
	read, run := account.Read, account.RunRounds
	return []Route{
		{http.MethodGet, "/desk/contests/:id/rounds", AuthStaff, read, "The rounds of a contest", answer(d.rounds).fails(contest.ErrContestNotFound)},
		{http.MethodPost, "/desk/contests/:id/rounds", AuthStaff, run, "Make a round, as a draft", edits(answer(d.postRound).created()).
			fails(contest.ErrContestNotFound, contest.ErrRules, contest.ErrRoundNumber)},
		{http.MethodPost, "/desk/rounds/check", AuthStaff, read, "What would keep a round from being scheduled, without saving it", edits(answer(d.checkRound))},
		{http.MethodGet, "/desk/rounds/:id", AuthStaff, read, "A round", answer(d.round).fails(contest.ErrRoundNotFound)},
		{http.MethodPut, "/desk/rounds/:id", AuthStaff, run, "Change a round", edits(answer(d.putRound)).
			fails(contest.ErrRoundNotFound, contest.ErrRules, contest.ErrRoundFixed, contest.ErrReasonNeeded, contest.ErrStale)},
		{http.MethodPost, "/desk/rounds/:id/transitions", AuthStaff, read, "Take a step of a round's life; each step needs its own right", slow(answer(d.moveRound)).
			fails(contest.ErrRoundNotFound, contest.ErrTransition, contest.ErrRules, contest.ErrReasonNeeded, contest.ErrSamePerson, contest.ErrForbidden,
				contest.ErrFlagsOpen, contest.ErrStillRunning, contest.ErrStale)},
	}
}
