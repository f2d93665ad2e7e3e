package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
	"hoithi/internal/account"
)

const (
	freezeColumns = `
SELECT f.id, f.contest_id, f.round_id, f.digest, f.rows, f.at, f.by_id, f.by_name, f.reason, f.lifted_at, f.lifted_by
FROM freezes f `

	insertFreeze = `
INSERT INTO freezes (id, contest_id, round_id, digest, rows, at, by_id, by_name, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

	copyFreezeRows = `
COPY freeze_rows (freeze_id, scope, position, contestant_id, name, unit_id, unit_name, group_id, points, time_ms)
FROM STDIN`

	liftFreeze = `UPDATE freezes SET lifted_at = $2, lifted_by = $3 WHERE id = $1 AND lifted_at IS NULL`

	freezeRows = `
SELECT scope, position, contestant_id, name, COALESCE(unit_id::text, '') AS unit_id, unit_name, group_id, points, time_ms
FROM freeze_rows
WHERE freeze_id = $1
ORDER BY scope, position`
)

type freezeRow struct {
	ID        string
	ContestID string `db:"contest_id"`
	RoundID   string `db:"round_id"`
	Digest    string
	Rows      int
	At        time.Time
	ByID      string `db:"by_id"`
	ByName    string `db:"by_name"`
	Reason    string
	LiftedAt  sql.NullTime `db:"lifted_at"`
	LiftedBy  string       `db:"lifted_by"`
}

func (db *DB) freezes(ctx context.Context, where string, arg any) ([]contest.Freeze, error) {
	var rows []freezeRow
	if err := db.sqlx.SelectContext(ctx, &rows, freezeColumns+where, arg); err != nil {
		return nil, fmt.Errorf("postgres: freezes: %w", unavailable(err))
	}
	out := make([]contest.Freeze, 0, len(rows))
	for _, r := range rows {
		out = append(out, contest.Freeze{ID: r.ID, ContestID: r.ContestID, RoundID: r.RoundID, Digest: r.Digest, Rows: r.Rows, At: r.At.UTC(),
			ByID: r.ByID, ByName: r.ByName, Reason: r.Reason, LiftedAt: orZero(r.LiftedAt), LiftedBy: r.LiftedBy})
	}
	return out, nil
}

// Freezes lists a contest's freezes, the newest first.
func (db *DB) Freezes(ctx context.Context, contestID string) ([]contest.Freeze, error) {
	return db.freezes(ctx, `WHERE f.contest_id = $1 ORDER BY f.at DESC, f.id`, contestID)
}

// StandingFreezes lists the freezes that the public sees now, of all contests,
// the newest first. The official result takes the place of a freeze.
func (db *DB) StandingFreezes(ctx context.Context) ([]contest.Freeze, error) {
	return db.freezes(ctx, `JOIN rounds r ON r.id = f.round_id WHERE f.lifted_at IS NULL AND r.state <> $1 ORDER BY f.at DESC, f.id`, string(contest.Published))
}

// SaveFreeze stores a freeze with its rows, whole or not at all; it fails with
// contest.ErrFrozen when one stands.
func (db *DB) SaveFreeze(ctx context.Context, f contest.Freeze, rows []contest.FreezeRow, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, insertFreeze, f.ID, f.ContestID, f.RoundID, f.Digest, f.Rows, f.At, f.ByID, f.ByName, f.Reason)
		if violates(err, "freezes_standing") {
			return contest.ErrFrozen
		}
		if err != nil {
			return fmt.Errorf("postgres: save freeze: %w", unavailable(err))
		}
		err = copyIn(ctx, tx, copyFreezeRows, len(rows), func(i int) []any {
			r := rows[i]
			return []any{f.ID, string(r.Scope), r.Position, r.ContestantID, r.Name, orNull(r.UnitID), r.UnitName, r.GroupID,
				r.Points, r.Time.Milliseconds()}
		})
		if err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

// LiftFreeze notes that a freeze was lifted, or fails with contest.ErrNotFrozen.
func (db *DB) LiftFreeze(ctx context.Context, f contest.Freeze, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, liftFreeze, f.ID, f.LiftedAt, f.LiftedBy)
		if err != nil {
			return fmt.Errorf("postgres: lift freeze: %w", unavailable(err))
		}
		if err := touched(done, contest.ErrNotFrozen); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

// FreezeRows lists the rows of a freeze by scope and position.
func (db *DB) FreezeRows(ctx context.Context, freezeID string) ([]contest.FreezeRow, error) {
	var rows []struct {
		Scope        string
		Position     int
		ContestantID string `db:"contestant_id"`
		Name         string
		UnitID       string `db:"unit_id"`
		UnitName     string `db:"unit_name"`
		GroupID      string `db:"group_id"`
		Points       int
		TimeMS       int64 `db:"time_ms"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, freezeRows, freezeID); err != nil {
		return nil, fmt.Errorf("postgres: rows of a freeze: %w", unavailable(err))
	}
	out := make([]contest.FreezeRow, 0, len(rows))
	for _, r := range rows {
		out = append(out, contest.FreezeRow{Scope: contest.BoardScope(r.Scope), Position: r.Position, ContestantID: r.ContestantID, Name: r.Name,
			UnitID: r.UnitID, UnitName: r.UnitName, GroupID: r.GroupID, Points: r.Points, Time: time.Duration(r.TimeMS) * time.Millisecond})
	}
	return out, nil
}
