package web

import (
	"context"
	"time"

	"hoithi/contest"
)

func (s *Server) contests(ctx context.Context, _ *Call, _ Empty) (Items[ContestBrief], error) {
	list, err := s.catalog.list.get(ctx, struct{}{})
	if err != nil {
		return Items[ContestBrief]{}, err
	}
	out := Items[ContestBrief]{Items: []ContestBrief{}}
	for _, c := range list {
		out.Items = append(out.Items, contestBrief(c))
	}
	return out, nil
}

// Slug names a contest in an address.
type Slug struct {
	Slug string `param:"slug" json:"-"`
}

func (s *Server) contest(ctx context.Context, call *Call, in Slug) (PublicContest, error) {
	c, err := s.catalog.bySlug.get(ctx, in.Slug)
	if err != nil {
		return PublicContest{}, err
	}
	rounds, err := s.catalog.rounds.get(ctx, c.ID)
	if err != nil {
		return PublicContest{}, err
	}
	units, err := s.catalog.units.get(ctx, c.ID)
	if err != nil {
		return PublicContest{}, err
	}
	entrants, err := s.catalog.entrants.get(ctx, c.ID)
	if err != nil {
		return PublicContest{}, err
	}
	out := PublicContest{
		ContestBrief: contestBrief(c), Intro: c.Intro, IntroEN: c.IntroEN, TimeZone: c.TimeZone, Groups: publicGroups(c.Groups),
		Registration: publicRegistration(c.Registration, units.Len() > 0), Rounds: []RoundBrief{}, Contestants: entrants,
	}
	for _, r := range visible(rounds, call.At) {
		brief, err := s.brief(ctx, r, call.At)
		if err != nil {
			return PublicContest{}, err
		}
		out.Rounds = append(out.Rounds, brief)
	}
	return out, nil
}

// UnitQuery asks for units.
type UnitQuery struct {
	Slug  string `param:"slug" json:"-"`
	Q     string `query:"q" json:"-" doc:"with or without diacritics; old names and initials too"`
	Limit int    `query:"limit" json:"-" doc:"1 to 50, default 20"`
}

const maxQuery = 120

func (s *Server) units(ctx context.Context, call *Call, in UnitQuery) (Items[UnitHit], error) {
	c, err := s.catalog.bySlug.get(ctx, in.Slug)
	if err != nil {
		return Items[UnitHit]{}, err
	}
	index, err := s.catalog.units.get(ctx, c.ID)
	if err != nil {
		return Items[UnitHit]{}, err
	}
	out := Items[UnitHit]{Items: []UnitHit{}}
	for _, m := range index.Search(cut(in.Q, maxQuery), within(in.Limit, 20, 50), today(c, call.At)) {
		out.Items = append(out.Items, UnitHit{ID: m.Unit.ID, Name: m.Unit.Name, Path: m.Path, Block: m.Unit.Block, Alias: m.Alias})
	}
	return out, nil
}

// today is the day in the contest's time zone, as days without a zone are kept.
func today(c contest.Contest, at time.Time) time.Time {
	y, m, d := at.In(c.Location()).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// within reads a limit: normal when none is asked, never more than most.
func within(asked, normal, most int) int {
	if asked <= 0 {
		return normal
	}
	return min(asked, most)
}

// cut shortens s to at most n characters.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
