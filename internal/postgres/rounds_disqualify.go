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
	selectDisqualifications = `
SELECT d.round_id, d.contestant_id, COALESCE(c.name, '') AS name, COALESCE(u.name, '') AS unit_name, d.reason, d.by_staff,
       COALESCE(a.name, '') AS by_name, d.at, COALESCE(d.confirmed_by::text, '') AS confirmed_by, COALESCE(b.name, '') AS confirm_name
FROM disqualifications d
LEFT JOIN contestants c ON c.id = d.contestant_id
LEFT JOIN units u ON u.id = c.unit_id
LEFT JOIN staff a ON a.id = d.by_staff
LEFT JOIN staff b ON b.id = d.confirmed_by
WHERE d.round_id = $1 AND d.lifted_at IS NULL
ORDER BY d.at, d.contestant_id`

	// One that was lifted may be asked for again, and then needs a second
	// person again.
	askDisqualification = `
INSERT INTO disqualifications (round_id, contestant_id, reason, by_staff, at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (round_id, contestant_id) DO UPDATE
SET reason = excluded.reason, by_staff = excluded.by_staff, at = excluded.at, confirmed_by = NULL, confirmed_at = NULL, lifted_at = NULL
WHERE disqualifications.confirmed_by IS NULL OR disqualifications.lifted_at IS NOT NULL`

	confirmDisqualification = `
UPDATE disqualifications SET confirmed_by = $3, confirmed_at = $4
WHERE round_id = $1 AND contestant_id = $2 AND lifted_at IS NULL AND confirmed_by IS NULL AND by_staff <> $3`

	liftDisqualification = `
UPDATE disqualifications SET lifted_at = $3 WHERE round_id = $1 AND contestant_id = $2 AND lifted_at IS NULL`
)

// Disqualifications lists those asked for and those in force, the oldest first.
func (db *DB) Disqualifications(ctx context.Context, roundID string) ([]contest.Disqualification, error) {
	var rows []struct {
		RoundID      string `db:"round_id"`
		ContestantID string `db:"contestant_id"`
		Name         string
		UnitName     string `db:"unit_name"`
		Reason       string
		By           string `db:"by_staff"`
		ByName       string `db:"by_name"`
		At           time.Time
		ConfirmedBy  string `db:"confirmed_by"`
		ConfirmName  string `db:"confirm_name"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, selectDisqualifications, roundID); err != nil {
		return nil, fmt.Errorf("postgres: disqualifications: %w", unavailable(err))
	}
	out := make([]contest.Disqualification, 0, len(rows))
	for _, r := range rows {
		out = append(out, contest.Disqualification(r))
	}
	return out, nil
}

// AskDisqualification records the wish to disqualify.
func (db *DB) AskDisqualification(ctx context.Context, d contest.Disqualification, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, askDisqualification, d.RoundID, d.ContestantID, d.Reason, d.By, d.At); err != nil {
			return fmt.Errorf("postgres: ask disqualification: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// ConfirmDisqualification puts one in force.
func (db *DB) ConfirmDisqualification(ctx context.Context, roundID, contestantID, by string, at time.Time, deed account.Deed) error {
	return db.changeDisqualification(ctx, deed, confirmDisqualification, roundID, contestantID, by, at)
}

// LiftDisqualification takes one back.
func (db *DB) LiftDisqualification(ctx context.Context, roundID, contestantID string, at time.Time, deed account.Deed) error {
	return db.changeDisqualification(ctx, deed, liftDisqualification, roundID, contestantID, at)
}

func (db *DB) changeDisqualification(ctx context.Context, deed account.Deed, statement string, args ...any) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, statement, args...)
		if err != nil {
			return fmt.Errorf("postgres: change disqualification: %w", unavailable(err))
		}
		if err := touched(done, contest.ErrNotDisqualified); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

// TookPart reports whether a contestant has an attempt in a round.
func (db *DB) TookPart(ctx context.Context, roundID, contestantID string) (bool, error) {
	var there bool
	err := db.sqlx.GetContext(ctx, &there, "SELECT EXISTS (SELECT FROM attempts WHERE round_id::text = $1 AND contestant_id::text = $2)", roundID, contestantID)
	if err != nil {
		return false, fmt.Errorf("postgres: took part: %w", unavailable(err))
	}
	return there, nil
}

const (
	// What an attempt has at its deadline is what it ends with. The grace has
	// run out too, so no answer is still to be counted.
	endOverdueOf = `
UPDATE attempts SET ended_at = deadline, ended_by = 'deadline'
WHERE round_id = $1 AND ended_at IS NULL AND deadline + make_interval(secs => grace_ms / 1000.0) < $2`

	countRunning = `SELECT count(*) FROM attempts WHERE round_id = $1 AND ended_at IS NULL`
)

// EndAllOverdue ends the attempts of a round whose deadline and grace passed
// before a time, and returns how many still run.
func (db *DB) EndAllOverdue(ctx context.Context, roundID string, before time.Time) (running int, err error) {
	err = db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, endOverdueOf, roundID, before); err != nil {
			return fmt.Errorf("postgres: end overdue attempts: %w", unavailable(err))
		}
		if err := tx.GetContext(ctx, &running, countRunning, roundID); err != nil {
			return fmt.Errorf("postgres: count running attempts: %w", unavailable(err))
		}
		return nil
	})
	return running, err
}
