package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
	"hoithi/internal/account"
)

const (
	moveRound = `
UPDATE rounds SET state = $3, closes_at = $4 WHERE id = $1 AND state = $2`

	// An early close ends what still runs: nobody keeps a clock that the round
	// no longer has.
	shortenAttempts = `
UPDATE attempts SET deadline = $2 WHERE round_id = $1 AND ended_at IS NULL AND deadline > $2`

	insertTransition = `
INSERT INTO round_transitions (round_id, from_state, to_state, by_staff, by_name, at, reason)
VALUES ($1, $2, $3, NULLIF($4, '')::uuid, $5, $6, $7)`
)

// MoveRound brings a round from the state it was read in to r.State, with its
// closing time, the transition and the line of the audit log. It fails with
// contest.ErrStale when somebody, or the clock, was faster.
func (db *DB) MoveRound(ctx context.Context, r contest.Round, t contest.Transition, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error { return moveRoundIn(ctx, tx, r, t, deed) })
}

func moveRoundIn(ctx context.Context, tx *sqlx.Tx, r contest.Round, t contest.Transition, deed account.Deed) error {
	done, err := tx.ExecContext(ctx, moveRound, r.ID, string(t.From), string(t.To), r.ClosesAt)
	if err != nil {
		return fmt.Errorf("postgres: move round: %w", unavailable(err))
	}
	if err := touched(done, contest.ErrStale); err != nil {
		return err
	}
	if t.To == contest.Closed && t.From == contest.Open {
		if _, err := tx.ExecContext(ctx, shortenAttempts, r.ID, r.ClosesAt); err != nil {
			return fmt.Errorf("postgres: shorten attempts: %w", unavailable(err))
		}
	}
	_, err = tx.ExecContext(ctx, insertTransition, r.ID, string(t.From), string(t.To), t.By, t.ByName, t.At, t.Reason)
	if err != nil {
		return fmt.Errorf("postgres: add transition: %w", unavailable(err))
	}
	return addDeed(ctx, tx, deed)
}

const selectTransitions = `
SELECT round_id, from_state, to_state, COALESCE(by_staff::text, '') AS by_staff, by_name, at, reason
FROM round_transitions
WHERE round_id = $1
ORDER BY id`

// Transitions returns a round's whole life, the oldest step first.
func (db *DB) Transitions(ctx context.Context, roundID string) ([]contest.Transition, error) {
	var rows []struct {
		RoundID string `db:"round_id"`
		From    string `db:"from_state"`
		To      string `db:"to_state"`
		By      string `db:"by_staff"`
		ByName  string `db:"by_name"`
		At      time.Time
		Reason  string
	}
	if err := db.sqlx.SelectContext(ctx, &rows, selectTransitions, roundID); err != nil {
		return nil, fmt.Errorf("postgres: transitions: %w", unavailable(err))
	}
	out := make([]contest.Transition, 0, len(rows))
	for _, r := range rows {
		out = append(out, contest.Transition{RoundID: r.RoundID, From: contest.State(r.From), To: contest.State(r.To), By: r.By, ByName: r.ByName, At: r.At, Reason: r.Reason})
	}
	return out, nil
}
