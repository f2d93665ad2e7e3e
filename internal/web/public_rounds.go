package web

import (
	"context"
	"errors"
	"slices"
	"time"

	"hoithi/contest"
	"hoithi/internal/fault"
)

// RoundID names a round in an address.
type RoundID struct {
	ID string `param:"id" json:"-"`
}

func (s *Server) publicRound(ctx context.Context, call *Call, in RoundID) (PublicRound, error) {
	round, of, err := s.catalog.open(ctx, in.ID, call.At)
	if err != nil {
		return PublicRound{}, err
	}
	figures, err := s.catalog.figures.get(ctx, round.ID)
	if err != nil {
		return PublicRound{}, err
	}
	brief, err := s.brief(ctx, round, call.At)
	if err != nil {
		return PublicRound{}, err
	}
	rules := round.Rules
	out := PublicRound{
		RoundBrief: brief, Contest: contestBrief(of), Groups: publicGroups(of.Groups),
		Layout: string(rules.Paper.Layout), Revise: rules.Paper.Revise, PerQuestionMS: rules.Time.PerQuestion.Milliseconds(),
		GraceMS: rules.Time.Grace.Milliseconds(), Blanks: string(rules.Time.Blanks), PredictionRule: predictionRule(rules.Prediction),
		ShowScore: string(rules.Show.Score), ShowAnswers: string(rules.Show.Answers), Figures: figuresOf(figures),
	}
	out.Mine, err = s.mine(ctx, call, round, of)
	return out, err
}

func figuresOf(f contest.Figures) Figures {
	return Figures{Started: f.Started, Ended: f.Ended, Participants: f.Participants}
}

// mine is what the round is to the contestant on this device; nil when nobody
// is signed in.
func (s *Server) mine(ctx context.Context, call *Call, round contest.Round, of contest.Contest) (*MyRound, error) {
	me, err := s.me(ctx, call, of.ID)
	if errors.Is(err, contest.ErrNotSignedIn) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all, err := s.options.Contests.AttemptsOf(ctx, of.ID, me.ID)
	if err != nil {
		return nil, err
	}
	here := slices.DeleteFunc(slices.Clone(all), func(a contest.Attempt) bool { return a.RoundID != round.ID })
	out := &MyRound{Attempts: myAttempts(here, call.At)}
	if left, limited := round.AttemptsLeft(call.At, all, of.Location()); limited {
		out.Left = &left
	}
	err = mayStart(round, of, me, all, here, call.At)
	var why *fault.Error
	if errors.As(err, &why) {
		out.WhyNot = why.Code
	}
	out.MayStart = err == nil
	return out, nil
}

// mayStart also holds while an attempt is running: starting resumes it.
func mayStart(r contest.Round, of contest.Contest, me contest.Contestant, all, here []contest.Attempt, at time.Time) error {
	if slices.ContainsFunc(here, func(a contest.Attempt) bool { return !a.Ended(at) }) {
		return nil
	}
	if _, ok := r.Rules.Source(me.GroupID); !ok {
		return contest.ErrNotEligible
	}
	return r.MayStart(at, all, of.Location())
}
