package web

import (
	"context"
	"time"

	"hoithi/contest"
)

func (s *Server) roundRules(ctx context.Context, call *Call, in RoundID) (RulesPage, error) {
	round, of, err := s.catalog.open(ctx, in.ID, call.At)
	if err != nil {
		return RulesPage{}, err
	}
	return s.rulesPage(ctx, call, of, round)
}

// contestRules are those of the round that matters now.
func (s *Server) contestRules(ctx context.Context, call *Call, in Slug) (RulesPage, error) {
	of, err := s.catalog.bySlug.get(ctx, in.Slug)
	if err != nil {
		return RulesPage{}, err
	}
	rounds, err := s.catalog.rounds.get(ctx, of.ID)
	if err != nil {
		return RulesPage{}, err
	}
	round, ok := current(visible(rounds, call.At), call.At)
	if !ok {
		return RulesPage{}, contest.ErrRoundNotFound
	}
	return s.rulesPage(ctx, call, of, round)
}

// current is the round that is open, else the next one, else the last.
func current(rounds []contest.Round, at time.Time) (contest.Round, bool) {
	for _, want := range []contest.State{contest.Open, contest.Scheduled} {
		for _, r := range rounds {
			if r.StateAt(at) == want {
				return r, true
			}
		}
	}
	if len(rounds) == 0 {
		return contest.Round{}, false
	}
	return rounds[len(rounds)-1], true
}

func (s *Server) rulesPage(ctx context.Context, call *Call, of contest.Contest, round contest.Round) (RulesPage, error) {
	banks, err := s.catalog.banks(ctx, round)
	if err != nil {
		return RulesPage{}, err
	}
	page := contest.RulesPage(of, round, banks, call.Lang)
	out := RulesPage{Title: page.Title, Organiser: page.Organiser, RulesVersion: page.Version, Sections: []RulesSection{}}
	for _, section := range page.Sections {
		one := RulesSection{Heading: section.Heading, Paragraphs: orEmpty(section.Paragraphs), Items: orEmpty(section.Items)}
		if section.Table != nil {
			one.Table = &RulesTable{Head: orEmpty(section.Table.Head), Rows: orEmpty(section.Table.Rows)}
		}
		out.Sections = append(out.Sections, one)
	}
	return out, nil
}
