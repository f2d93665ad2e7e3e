package web

import (
	"context"
	"errors"
	"time"

	"hoithi/contest"
	"hoithi/internal/fault"
)

var errNotPublished = fault.New(fault.NotFound, "result_not_published", "Kết quả chính thức của đợt thi chưa được công bố.", "The official result has not been published yet.")

// published returns the result that a round shows: the newest that was
// published. While it is being corrected (locked or approved again) the one
// that people have seen stays; a newer one is secret until it is published.
func (s *Server) published(ctx context.Context, round contest.Round, at time.Time) (contest.Snapshot, error) {
	if !round.Reached(contest.Locked, at) {
		return contest.Snapshot{}, errNotPublished
	}
	all, err := s.official.list.get(ctx, round.ID)
	if err != nil {
		return contest.Snapshot{}, err
	}
	for _, snapshot := range all {
		if !snapshot.PublishedAt.IsZero() {
			return snapshot, nil
		}
	}
	return contest.Snapshot{}, errNotPublished
}

// hasResult reports whether a round shows an official result: also while that
// result is being corrected.
func (s *Server) hasResult(ctx context.Context, round contest.Round, at time.Time) (bool, error) {
	_, err := s.published(ctx, round, at)
	if errors.Is(err, errNotPublished) {
		return false, nil
	}
	return err == nil, err
}

// official is the snapshot that replaces the live board of a published round.
// Boards of units and of the whole contest stay live: a result has no such list.
func (v *boardView) official(ctx context.Context) (contest.Snapshot, bool, error) {
	if v.query.Scope != contest.BoardOfRound {
		return contest.Snapshot{}, false, nil
	}
	snapshot, err := v.server.published(ctx, v.round, v.call.At)
	if errors.Is(err, errNotPublished) {
		return contest.Snapshot{}, false, nil
	}
	return snapshot, err == nil, err
}

// fromResult shows the ranked rows of the official result.
func (v *boardView) fromResult(ctx context.Context, snapshot contest.Snapshot, q string) (Board, error) {
	rows, total, err := v.server.official.rows(ctx, snapshot.ID, contest.RowFilter{
		Query: resultQuery(v.of, q), Group: v.query.Group, Offset: v.query.Offset, Limit: v.query.Limit,
	})
	if err != nil {
		return Board{}, err
	}
	if hopeless(v.of, q) {
		rows, total = nil, 0
	}
	out, err := v.board(ctx, contest.BoardPage{Version: int64(snapshot.Number), AsOf: snapshot.PublishedAt, Total: total})
	out.Provisional, out.Snapshot = false, snapshot.Code()
	for _, r := range rows {
		if r.Rank == 0 {
			continue
		}
		rank, span := r.Rank, r.Duration
		if v.query.Group != "" {
			rank = r.GroupRank
		}
		if v.round.BySubmission() {
			span = r.Submitted
		}
		out.Rows = append(out.Rows, BoardRow{
			Rank: rank, ID: r.ContestantID, Name: r.PublicName, Unit: r.UnitName, GroupID: r.GroupID, Points: r.Points, TimeMS: span.Milliseconds(),
		})
	}
	return out, err
}

// resultQuery is a search as the store takes it.
func resultQuery(c contest.Contest, q string) string {
	key := readKey(q)
	switch {
	case key.receipt != "":
		return key.receipt
	case key.phone != "":
		return key.phone
	case showsNames(c):
		return key.name
	}
	return ""
}

// hopeless reports whether a search may find nobody: a name, where names are
// not shown.
func hopeless(c contest.Contest, q string) bool { return readKey(q).name != "" && !showsNames(c) }
