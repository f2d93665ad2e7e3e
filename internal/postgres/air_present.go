package postgres

import (
	"context"
	"fmt"
	"time"

	"hoithi/internal/broadcast"
)

const (
	notePresent = `
INSERT INTO air_present (contest_id, staff_id, name, at) VALUES ($1, $2, $3, $4)
ON CONFLICT (contest_id, staff_id) DO UPDATE SET name = excluded.name, at = greatest(air_present.at, excluded.at)`
	listPresent = `SELECT staff_id AS id, name FROM air_present WHERE contest_id = $1 AND at >= $2 ORDER BY name, staff_id`
)

// NotePresent notes that somebody has the desk of a contest open.
func (db *DB) NotePresent(ctx context.Context, contestID string, p broadcast.Present, at time.Time) error {
	if _, err := db.sqlx.ExecContext(ctx, notePresent, contestID, p.ID, p.Name, at); err != nil {
		return fmt.Errorf("postgres: note who is present: %w", unavailable(err))
	}
	return nil
}

// Present lists who was noted since a moment, by name.
func (db *DB) Present(ctx context.Context, contestID string, since time.Time) ([]broadcast.Present, error) {
	out := []broadcast.Present{}
	if err := db.sqlx.SelectContext(ctx, &out, listPresent, contestID, since); err != nil {
		return nil, fmt.Errorf("postgres: who is present: %w", unavailable(err))
	}
	return out, nil
}
