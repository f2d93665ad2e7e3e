package redis

import (
	"context"
	"fmt"

	"hoithi/contest"
)

// Checked compares boards with a recount.
type Checked struct {
	Boards    int
	Members   int // on all boards together, by the recount
	Different int // members whose score differs, is missing, or should not be there
}

// Check recounts all boards of a round from the source and compares. It keeps
// the recount in memory and is for tests, benchmarks and operators in doubt;
// while people are moving, the latest moves differ.
func (b *Boards) Check(ctx context.Context, roundID string) (Checked, error) {
	round, err := b.source.FindRound(ctx, roundID)
	if err != nil {
		return Checked{}, err
	}
	info, err := b.book.find(ctx, round.ContestID)
	if err != nil {
		return Checked{}, err
	}
	k := b.keys(scope{contestID: round.ContestID, roundID: roundID})
	want := make(map[string]map[string]int64)
	if onBoards(round) {
		if err := b.source.StreamRound(ctx, roundID, func(theirs []contest.Attempt) error {
			return recount(want, k, round, info, theirs)
		}); err != nil {
			return Checked{}, err
		}
	}
	names, err := b.client.SMembers(ctx, k.names()).Result()
	if err != nil {
		return Checked{}, fmt.Errorf("redis: check: %w", err)
	}
	for _, board := range names {
		if want[board] == nil {
			want[board] = map[string]int64{} // should be empty
		}
	}
	out := Checked{Boards: len(want)}
	for board, members := range want {
		different, err := b.compare(ctx, board, members)
		if err != nil {
			return out, err
		}
		out.Members += len(members)
		out.Different += different
	}
	return out, nil
}

func recount(want map[string]map[string]int64, k keys, round contest.Round, info *contestInfo, theirs []contest.Attempt) error {
	m := make(marks)
	if err := m.markRound(k, info, round, theirs); err != nil {
		return err
	}
	for board, set := range m {
		for _, one := range set {
			if one.off {
				continue
			}
			if want[board] == nil {
				want[board] = make(map[string]int64)
			}
			want[board][one.member] = one.score
		}
	}
	return nil
}

// compare reads a board in pages and counts what differs.
func (b *Boards) compare(ctx context.Context, board string, want map[string]int64) (different int, err error) {
	const page = 10_000
	seen := 0
	for from := int64(0); ; from += page {
		rows, err := b.client.ZRangeWithScores(ctx, board, from, from+page-1).Result()
		if err != nil {
			return 0, fmt.Errorf("redis: check: %w", err)
		}
		for _, row := range rows {
			m, _ := row.Member.(string)
			score, there := want[m]
			if there {
				seen++
			}
			if !there || score != int64(row.Score) {
				different++
			}
		}
		if len(rows) < page {
			return different + len(want) - seen, nil
		}
	}
}
