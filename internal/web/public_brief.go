package web

import (
	"context"
	"time"

	"hoithi/contest"
)

func contestBrief(c contest.Contest) ContestBrief {
	return ContestBrief{ID: c.ID, Slug: c.Slug, Name: c.Name, NameEN: c.NameEN, Organiser: c.Organiser, Demo: c.Demo}
}

// brief is a round in short, as the public sees it at that time.
func (s *Server) brief(ctx context.Context, r contest.Round, at time.Time) (RoundBrief, error) {
	published, err := s.hasResult(ctx, r, at)
	return RoundBrief{
		ID: r.ID, Number: r.Number, Name: r.Name, NameEN: r.NameEN, State: string(r.StateAt(at)),
		OpensMS: r.OpensAt.UnixMilli(), ClosesMS: r.ClosesAt.UnixMilli(),
		Questions: questionsOf(r), LimitMS: r.Rules.Time.Limit.Milliseconds(),
		Attempts:   AttemptLimit{Limit: r.Rules.Attempts.Limit, Per: string(r.Rules.Attempts.Per)},
		Prediction: r.Rules.Prediction != nil, Board: string(r.Rules.Show.Board), Published: published,
	}, err
}

// questionsOf is the length of a paper; where groups differ, of the longest.
func questionsOf(r contest.Round) int {
	longest := 0
	for _, source := range r.Rules.Paper.Sources {
		n := 0
		for _, line := range source.Lines {
			n += line.Count
		}
		longest = max(longest, n)
	}
	return longest
}

func publicGroups(groups []contest.Group) []Group {
	out := make([]Group, 0, len(groups))
	for _, g := range groups {
		out = append(out, Group{ID: g.ID, Name: g.Name, NameEN: g.NameEN})
	}
	return out
}

func publicRegistration(r contest.Registration, hasUnits bool) PublicRegistration {
	out := PublicRegistration{
		Contact: string(r.Contact), UnitRequired: r.UnitRequired, HasUnits: hasUnits,
		AskBirthDate: r.AskBirthDate || r.MinAge > 0 || r.MaxAge > 0 || r.GuardianUnder > 0,
		MinAge:       r.MinAge, MaxAge: r.MaxAge, GuardianUnder: r.GuardianUnder,
		Fields: []FieldSpec{}, AccessCode: r.AccessCode != "",
		Consent: Consent{Version: r.Consent.Version, Text: r.Consent.Text, TextEN: r.Consent.TextEN},
	}
	for _, f := range r.Fields {
		out.Fields = append(out.Fields, FieldSpec{
			Key: f.Key, Label: f.Label, LabelEN: f.LabelEN, Kind: string(f.Kind), Required: f.Required, Options: orEmpty(f.Options),
		})
	}
	return out
}

func myAttempt(a contest.Attempt, at time.Time) MyAttempt {
	out := MyAttempt{
		ID: a.ID, RoundID: a.RoundID, Number: a.Number, StartedMS: a.StartedAt.UnixMilli(), DeadlineMS: a.Deadline.UnixMilli(),
		Receipt: a.Receipt, State: "running",
	}
	if a.Ended(at) {
		out.State, out.EndedMS = "ended", a.Finish().UnixMilli()
	}
	return out
}

func myAttempts(attempts []contest.Attempt, at time.Time) []MyAttempt {
	out := make([]MyAttempt, 0, len(attempts))
	for _, a := range attempts {
		out = append(out, myAttempt(a, at))
	}
	return out
}

func predictionRule(p *contest.Prediction) *PredictionRule {
	if p == nil {
		return nil
	}
	return &PredictionRule{Target: string(p.Target), Tally: string(p.Tally), Scope: string(p.Scope)}
}

// orEmpty makes a list that is never null on the wire.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
