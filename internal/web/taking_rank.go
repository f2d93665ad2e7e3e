package web

import (
	"context"
	"errors"

	"hoithi/contest"
)

// addStanding adds where the contestant stands: in the official result where
// there is one, else provisionally.
func (s *Server) addStanding(ctx context.Context, call *Call, o contest.Outcome, out *Outcome) error {
	snapshot, err := s.published(ctx, o.Round, call.At)
	if errors.Is(err, errNotPublished) {
		if err := s.addRank(ctx, o, out); err != nil && !errors.Is(err, context.Canceled) {
			// The paper is handed in whatever the board says.
			s.options.Log.Warn("outcome without a rank", "attempt", o.Attempt.ID, "err", err)
		}
		return nil
	}
	if err != nil {
		return err
	}
	out.Next.Results = "published"
	return s.addOfficial(ctx, call, snapshot, o, out)
}

// addRank adds the provisional rank, where there is a live board. The board is
// told after the paper is safe, so it may not know yet who has just handed in:
// their page asks again.
func (s *Server) addRank(ctx context.Context, o contest.Outcome, out *Outcome) error {
	if o.Round.Rules.Show.Board == contest.BoardHidden {
		return nil
	}
	query := contest.BoardQuery{Scope: contest.BoardOfRound, ContestID: o.Attempt.ContestID, RoundID: o.Round.ID}
	rank, of, asOf, err := s.options.Boards.Rank(ctx, query, o.Attempt.ContestantID)
	if err != nil || rank == 0 {
		return err
	}
	out.Rank = &OutcomeRank{Rank: rank, Of: of, AsOfMS: unixMS(asOf), Provisional: true}
	return nil
}

// addOfficial adds the contestant's row of the published result. It may be the
// row of another attempt than this one: the one that counts.
func (s *Server) addOfficial(ctx context.Context, call *Call, snapshot contest.Snapshot, o contest.Outcome, out *Outcome) error {
	receipt, err := s.options.Results.SnapshotReceipt(ctx, snapshot.ID, o.Attempt.ContestantID)
	if err != nil || receipt == "" {
		return err
	}
	rows, _, err := s.official.rows(ctx, snapshot.ID, contest.RowFilter{Query: receipt, Limit: 2})
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.ContestantID == o.Attempt.ContestantID {
			out.Official = &OutcomeOfficial{
				Rank: row.Rank, GroupRank: row.GroupRank, Of: snapshot.Participants, Explain: o.Round.Explain(row, call.Lang),
				Prize: row.Prize, ResultID: snapshot.ID,
			}
			if out.Score != nil && row.AttemptID == o.Attempt.ID { // by now the nearest answers have their points
				out.Score.Points, out.Score.Right, out.Score.Later = row.Points, row.Right, 0
			}
		}
	}
	return nil
}
