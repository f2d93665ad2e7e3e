package redis

import (
	"cmp"
	"context"
	"slices"

	"hoithi/contest"
)

// rows turns a script's pairs into rows. Equal scores share the rank of the
// first of them; only the first row's rank has to be asked for.
func (b *Boards) rows(ctx context.Context, info *contestInfo, raw rawRows) ([]contest.BoardRow, error) {
	rows := make([]contest.BoardRow, 0, len(raw.pairs)/2)
	var before int64
	for i := 0; i+1 < len(raw.pairs); i += 2 {
		score := number(raw.pairs[i+1])
		row := contest.BoardRow{ContestantID: contestantOf(raw.pairs[i])}
		row.Points, row.Time = contest.BoardTime(score)
		switch {
		case i == 0:
			row.Rank = raw.first
		case score == before:
			row.Rank = rows[len(rows)-1].Rank
		default:
			row.Rank = raw.offset + i/2 + 1
		}
		before = score
		rows = append(rows, row)
	}
	return rows, b.name(ctx, info, rows)
}

// name fills in what people see of the contestants.
func (b *Boards) name(ctx context.Context, info *contestInfo, rows []contest.BoardRow) error {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ContestantID
	}
	people, err := b.names.find(ctx, ids)
	if err != nil {
		return err
	}
	for i := range rows {
		p := people[rows[i].ContestantID]
		rows[i].Name, rows[i].GroupID = info.contest.PublicName(p), p.GroupID
		rows[i].UnitName = info.units[p.UnitID].name
	}
	return nil
}

// place is where one contestant stands.
type place struct {
	contestantID string
	score        int64
	rank         int // 0: not on the board
}

// places asks for several contestants; empty when Redis is away.
func (b *Boards) places(ctx context.Context, q contest.BoardQuery, ids []string) ([]place, rawRows, error) {
	args := make([]any, len(ids))
	for i, id := range ids {
		m, err := member(id)
		if err != nil {
			return nil, rawRows{}, err
		}
		args[i] = m
	}
	raw, ok := b.read(ctx, q, b.scripts.ranks, args...)
	if !ok {
		return nil, rawRows{}, nil
	}
	out := make([]place, len(ids))
	for i, id := range ids {
		out[i] = place{contestantID: id, score: number(raw.pairs[2*i]), rank: int(number(raw.pairs[2*i+1]))}
	}
	return out, raw, nil
}

func (b *Boards) foundOnBoard(ctx context.Context, info *contestInfo, q contest.BoardQuery, found []contest.Contestant, limit int) (contest.BoardPage, error) {
	page := contest.BoardPage{Rows: []contest.BoardRow{}}
	if len(found) == 0 {
		return page, nil
	}
	ids := make([]string, len(found))
	for i, p := range found {
		ids[i] = p.ID
	}
	places, raw, err := b.places(ctx, q, ids)
	if err != nil {
		return page, err
	}
	if len(places) == 0 {
		page.StaleSince = b.staleSince()
		return page, nil
	}
	places = slices.DeleteFunc(places, func(p place) bool { return p.rank == 0 })
	slices.SortFunc(places, func(x, y place) int {
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.contestantID, y.contestantID))
	})
	page.Version, page.AsOf, page.Total = raw.version, raw.at, len(places)
	for _, p := range places[:min(limit, len(places))] {
		row := contest.BoardRow{Rank: p.rank, ContestantID: p.contestantID}
		row.Points, row.Time = contest.BoardTime(p.score)
		page.Rows = append(page.Rows, row)
	}
	return page, b.name(ctx, info, page.Rows)
}
