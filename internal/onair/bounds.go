package onair

import (
	"cmp"
	"context"
	"slices"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
)

// bound is between what a contestant has for certain and what may still happen.
type bound struct {
	row   broadcast.Row // as it stands
	best  int
	worst int
}

// bounded is the board with the best or the worst that can still happen to
// each row. It is made of the board as the public sees it and of who may still
// try: running answers are not looked at, so that it tells nothing early.
func (s *Sources) bounded(ctx context.Context, sc scene, best bool, offset, limit int) (board, error) {
	list, err := s.boundsOf(ctx, sc)
	if err != nil {
		return board{}, err
	}
	points := func(b bound) int {
		if best {
			return b.best
		}
		return b.worst
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b bound) int { return cmp.Compare(points(b), points(a)) })
	lead := 0
	for _, b := range list {
		lead = max(lead, b.worst)
	}
	out := board{total: len(list), asOf: sc.at, provisional: true, fresh: boardFresh * 4}
	freeze, _, stands, err := s.Boards.Frozen(ctx, sc.round.ID)
	if err != nil {
		return out, err
	}
	if stands {
		out.snapshot, out.asOf = freeze.Code(), freeze.At
	}
	rows := make([]broadcast.Row, 0, len(list))
	for i, b := range list {
		r := b.row
		r.Points, r.Rank = points(b), i+1
		if i > 0 && points(list[i-1]) == points(b) {
			r.Rank = rows[i-1].Rank
		}
		can := b.best >= lead
		r.CanWin = &can
		rows = append(rows, r)
	}
	from := min(offset, len(rows))
	out.rows = sc.fix(rows[from:], limit)
	return out, nil
}

// boundsMost bounds the rows that are looked at: who stands below them does
// not come into the picture.
const boundsMost = 500

func (s *Sources) boundsOf(ctx context.Context, sc scene) ([]bound, error) {
	key := sc.round.ID + "/" + sc.view.Item.Binding.Group + "/" + sc.view.Item.Binding.UnitID
	at := sc.at
	freeze, _, stands, err := s.Boards.Frozen(ctx, sc.round.ID)
	if err != nil {
		return nil, err
	}
	if stands {
		key += "/" + freeze.ID
		at = freeze.At // who has used up their attempts since is not told either
	}
	return s.bounds.get(ctx, key, func(ctx context.Context) ([]bound, error) {
		q := sc.query()
		q.Limit = boundsMost
		page, err := s.Boards.Page(ctx, q)
		if err != nil {
			return nil, err
		}
		open, err := s.mayImprove(ctx, sc, at)
		if err != nil {
			return nil, err
		}
		most := sc.mostPoints()
		out := make([]bound, 0, len(page.Rows))
		for _, r := range page.Rows {
			b := bound{row: liveRow(r), best: r.Points, worst: r.Points}
			if open[r.ContestantID] {
				b.best = max(b.best, most)
				if sc.round.Rules.Attempts.Counts == contest.CountLast {
					b.worst = 0 // the next one counts, however it ends
				}
			}
			out = append(out, b)
		}
		return out, nil
	})
}

// mayImprove finds who had a running attempt at a moment, or one left. What
// happened later is not looked at.
func (s *Sources) mayImprove(ctx context.Context, sc scene, at time.Time) (map[string]bool, error) {
	loc, err := time.LoadLocation(sc.contest.TimeZone)
	if err != nil {
		return nil, err
	}
	open := map[string]bool{}
	err = s.Store.StreamRound(ctx, sc.round.ID, func(attempts []contest.Attempt) error {
		id := attempts[0].ContestantID
		attempts = slices.DeleteFunc(slices.Clone(attempts), func(a contest.Attempt) bool { return a.StartedAt.After(at) })
		running := slices.ContainsFunc(attempts, func(a contest.Attempt) bool { return a.Finish().After(at) })
		if running || sc.round.MayStart(at, attempts, loc) == nil {
			open[id] = true
		}
		return nil
	})
	return open, err
}

// mostPoints is what a paper without a mistake is worth.
func (sc scene) mostPoints() int {
	byRight := len(sc.round.Rules.Ranking.Criteria) > 0 && sc.round.Rules.Ranking.Criteria[0] == contest.ByRight
	most := 0
	for _, source := range sc.round.Rules.Paper.Sources {
		sum := 0
		for _, l := range source.Lines {
			each := cmp.Or(l.Points, sc.round.Rules.Paper.Points)
			if byRight {
				each = 1
			}
			sum += l.Count * each
		}
		most = max(most, sum)
	}
	return most
}
