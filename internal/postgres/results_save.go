package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
	"hoithi/internal/account"
)

const (
	// The round's row is locked first: two that lock it at once get two numbers.
	lockRound = `SELECT 1 FROM rounds WHERE id = $1 FOR UPDATE`

	insertResult = `
INSERT INTO results (id, round_id, number, rules_version, digest, truths, participants, attempts, computed_at, computed_by, reason)
SELECT $1, $2, COALESCE(max(number), 0) + 1, $3, $4, $5::jsonb, $6, $7, $8, NULLIF($9, '')::uuid, $10
FROM results
WHERE round_id = $2
RETURNING number`

	copyResultRows = `
COPY result_rows (result_id, position, rank, group_rank, contestant_id, attempt_id, name, public_name, group_id, unit_id, unit_name,
                  points, right_count, questions, prediction, prediction_error, duration_ms, submitted_ms, receipt, prize, excluded, close_call, nearest_points)
FROM STDIN`

	copyResultUnits = `
COPY result_units (result_id, ranking, position, rank, unit_id, unit_name, block, headcount, participants, mean_points, top_mean, winners)
FROM STDIN`
)

// SaveResult stores a computed result as the round's next snapshot, whole or
// not at all. A snapshot never changes afterwards, but for who approved and
// published it.
func (db *DB) SaveResult(ctx context.Context, s contest.Snapshot, r contest.Result) (contest.Snapshot, error) {
	truths, err := json.Marshal(r.Truths)
	if err != nil {
		return s, fmt.Errorf("postgres: encode truths: %w", err)
	}
	err = db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, lockRound, s.RoundID); err != nil {
			return fmt.Errorf("postgres: lock round: %w", unavailable(err))
		}
		if err := tx.GetContext(ctx, &s.Number, insertResult, s.ID, s.RoundID, s.RulesVersion, s.Digest, string(truths),
			s.Participants, s.Attempts, s.ComputedAt, s.ComputedBy, s.Reason); err != nil {
			return fmt.Errorf("postgres: save result: %w", unavailable(err))
		}
		if err := copyRows(ctx, tx, s.ID, r.Rows); err != nil {
			return err
		}
		return copyUnits(ctx, tx, s.ID, r.Units)
	})
	return s, err
}

func copyRows(ctx context.Context, tx *sqlx.Tx, id string, rows []contest.ResultRow) error {
	return copyIn(ctx, tx, copyResultRows, len(rows), func(i int) []any {
		r := rows[i]
		return []any{id, r.Position, r.Rank, r.GroupRank, r.ContestantID, r.AttemptID, r.Name, r.PublicName, r.GroupID, orNull(r.UnitID), r.UnitName,
			r.Points, r.Right, r.Questions, r.Prediction, r.PredictionError, r.Duration.Milliseconds(), r.Submitted.Milliseconds(),
			r.Receipt, r.Prize, r.Excluded, r.Close, r.Nearest}
	})
}

func copyUnits(ctx context.Context, tx *sqlx.Tx, id string, lists [][]contest.UnitRow) error {
	for ranking, list := range lists {
		err := copyIn(ctx, tx, copyResultUnits, len(list), func(i int) []any {
			u := list[i]
			return []any{id, ranking, u.Position, u.Rank, u.UnitID, u.UnitName, u.Block, u.Headcount, u.Participants, u.MeanPoints, u.TopMean, u.Winners}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// copyIn sends n rows by COPY, the quickest way in. The statement's text is
// lib/pq's own convention: Exec with a row adds it, Exec without ends it.
func copyIn(ctx context.Context, tx *sqlx.Tx, statement string, n int, row func(int) []any) error {
	if n == 0 {
		return nil
	}
	stmt, err := tx.PrepareContext(ctx, statement)
	if err != nil {
		return fmt.Errorf("postgres: copy: %w", unavailable(err))
	}
	defer stmt.Close()
	for i := range n {
		if _, err := stmt.ExecContext(ctx, row(i)...); err != nil {
			return fmt.Errorf("postgres: copy row %d: %w", i, unavailable(err))
		}
	}
	if _, err := stmt.ExecContext(ctx); err != nil {
		return fmt.Errorf("postgres: copy: %w", unavailable(err))
	}
	return nil
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

const (
	markApproved  = `UPDATE results SET approved_at = $2, approved_by = NULLIF($3, '')::uuid WHERE id = $1`
	markPublished = `UPDATE results SET published_at = $2, published_by = NULLIF($3, '')::uuid, reason = CASE WHEN $4 = '' THEN reason ELSE $4 END WHERE id = $1`
)

// MarkApproved notes who approved a snapshot and moves the round with it, in
// one transaction. It fails with contest.ErrStale when the round has moved.
func (db *DB) MarkApproved(ctx context.Context, s contest.Snapshot, r contest.Round, t contest.Transition, deed account.Deed) error {
	return db.mark(ctx, r, t, deed, markApproved, s.ID, s.ApprovedAt, s.ApprovedBy)
}

// MarkPublished notes who published a snapshot and moves the round with it, in
// one transaction. It fails with contest.ErrStale when the round has moved.
func (db *DB) MarkPublished(ctx context.Context, s contest.Snapshot, r contest.Round, t contest.Transition, deed account.Deed) error {
	return db.mark(ctx, r, t, deed, markPublished, s.ID, s.PublishedAt, s.PublishedBy, t.Reason)
}

func (db *DB) mark(ctx context.Context, r contest.Round, t contest.Transition, deed account.Deed, query string, args ...any) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, query, args...)
		if err != nil {
			return fmt.Errorf("postgres: mark result: %w", unavailable(err))
		}
		if err := touched(done, contest.ErrResultNotFound); err != nil {
			return err
		}
		return moveRoundIn(ctx, tx, r, t, deed)
	})
}
