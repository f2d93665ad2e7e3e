package redis

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"hoithi/contest"
)

const (
	// topRows is how many rows a board has while Redis is away.
	topRows = 100
	// topLife is how long they are shown before the source is asked again: it
	// reads the whole round for them.
	topLife = 3 * time.Second
)

// topCache keeps the rows that were read from the source.
type topCache struct {
	mu    sync.Mutex // held while the source is read: others wait instead of reading too
	known map[contest.BoardQuery]topEntry
}

type topEntry struct {
	page contest.BoardPage
	read time.Time
}

// top makes the first rows of a board from the source. A contest's board over
// all rounds is not made that way: it stands empty until Redis is back.
func (b *Boards) top(ctx context.Context, info *contestInfo, q contest.BoardQuery) (contest.BoardPage, error) {
	offset, limit := q.Offset, q.Limit
	q.Offset, q.Limit = 0, topRows
	b.tops.mu.Lock()
	defer b.tops.mu.Unlock()
	at := b.now()
	entry, ok := b.tops.known[q]
	if !ok || at.Sub(entry.read) >= topLife {
		page, err := b.readTop(ctx, info, q)
		if err != nil {
			return contest.BoardPage{}, err
		}
		page.AsOf, page.StaleSince = at, b.staleSince()
		entry = topEntry{page: page, read: at}
		if len(b.tops.known) > 1000 {
			clear(b.tops.known)
		}
		b.tops.known[q] = entry
	}
	page := entry.page
	page.Rows = page.Rows[min(offset, len(page.Rows)):]
	page.Rows = page.Rows[:min(limit, len(page.Rows))]
	return page, nil
}

func (b *Boards) readTop(ctx context.Context, info *contestInfo, q contest.BoardQuery) (contest.BoardPage, error) {
	page := contest.BoardPage{Rows: []contest.BoardRow{}}
	round, ok := info.rounds[q.RoundID]
	if q.Scope == contest.BoardOfContest || !ok || !onBoards(round) {
		return page, nil
	}
	var units []string
	if q.Scope == contest.BoardOfUnit {
		units = info.below(q.UnitID)
	}
	best, err := b.source.TopAttempts(ctx, round, q.Group, units, 3*topRows)
	if err != nil {
		return page, err
	}
	ids := make([]string, 0, len(best))
	for _, a := range best {
		if !slices.Contains(ids, a.ContestantID) {
			ids = append(ids, a.ContestantID)
		}
	}
	attempts, err := b.source.BoardAttempts(ctx, q.ContestID, ids)
	if err != nil {
		return page, err
	}
	page.Rows = rankRows(round, attempts, q.Limit)
	page.Total = len(page.Rows)
	return page, b.name(ctx, info, page.Rows)
}

// rankRows ranks contestants by all their attempts, as the board would.
func rankRows(round contest.Round, attempts []contest.Attempt, limit int) []contest.BoardRow {
	var places []place
	_ = eachContestant(attempts, func(theirs []contest.Attempt) error {
		return eachRound(theirs, func(theirs []contest.Attempt) error {
			if theirs[0].RoundID != round.ID {
				return nil
			}
			if score, shown := round.BoardScoreOf(theirs); shown {
				places = append(places, place{contestantID: theirs[0].ContestantID, score: score})
			}
			return nil
		})
	})
	slices.SortFunc(places, func(x, y place) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(y.contestantID, x.contestantID))
	})
	rows := []contest.BoardRow{}
	for i, p := range places[:min(limit, len(places))] {
		row := contest.BoardRow{Rank: i + 1, ContestantID: p.contestantID}
		if i > 0 && p.score == places[i-1].score {
			row.Rank = rows[i-1].Rank
		}
		row.Points, row.Time = contest.BoardTime(p.score)
		rows = append(rows, row)
	}
	return rows
}
