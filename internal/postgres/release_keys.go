package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/internal/account"
	"hoithi/questions"
)

type releaseKeyRow struct {
	ID        string
	StaffID   string `db:"staff_id"`
	Name      string
	Public    []byte
	Locked    []byte
	CreatedAt time.Time `db:"created_at"`
}

func (r releaseKeyRow) key() questions.ReleaseKey {
	return questions.ReleaseKey{ID: r.ID, StaffID: r.StaffID, Name: r.Name, Public: r.Public, Locked: r.Locked, CreatedAt: r.CreatedAt}
}

const (
	releaseKeyColumns = `
SELECT k.id, k.staff_id, s.name, k.public, k.locked, k.created_at
FROM release_keys k
JOIN staff s ON s.id = k.staff_id `

	retireReleaseKey = `UPDATE release_keys SET retired_at = $2 WHERE staff_id = $1 AND retired_at IS NULL`

	insertReleaseKey = `INSERT INTO release_keys (id, staff_id, public, locked, created_at) VALUES ($1, $2, $3, $4, $5)`

	// An auditor may hold a key too: reading everything is their office.
	selectKeyHolders = releaseKeyColumns + `
WHERE k.retired_at IS NULL AND s.active
  AND EXISTS (SELECT FROM staff_grants g WHERE g.staff_id = s.id AND (g.contest_id IS NULL OR g.contest_id = $1))
ORDER BY s.name, s.email`
)

// ReleaseKey returns a person's present key; ok is false without one.
func (db *DB) ReleaseKey(ctx context.Context, staffID string) (questions.ReleaseKey, bool, error) {
	var row releaseKeyRow
	switch err := db.sqlx.GetContext(ctx, &row, releaseKeyColumns+"WHERE k.staff_id::text = $1 AND k.retired_at IS NULL", staffID); {
	case missing(err):
		return questions.ReleaseKey{}, false, nil
	case err != nil:
		return questions.ReleaseKey{}, false, fmt.Errorf("postgres: release key: %w", unavailable(err))
	}
	return row.key(), true, nil
}

// FindReleaseKey returns a key by id, retired or not.
func (db *DB) FindReleaseKey(ctx context.Context, id string) (questions.ReleaseKey, error) {
	var row releaseKeyRow
	if err := db.sqlx.GetContext(ctx, &row, releaseKeyColumns+"WHERE k.id = $1", id); err != nil {
		return questions.ReleaseKey{}, fmt.Errorf("postgres: find release key: %w", unavailable(err))
	}
	return row.key(), nil
}

// SetReleaseKey stores a key and retires the one before.
func (db *DB) SetReleaseKey(ctx context.Context, k questions.ReleaseKey, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, retireReleaseKey, k.StaffID, k.CreatedAt); err != nil {
			return fmt.Errorf("postgres: retire release key: %w", unavailable(err))
		}
		if _, err := tx.ExecContext(ctx, insertReleaseKey, k.ID, k.StaffID, k.Public, k.Locked, k.CreatedAt); err != nil {
			return fmt.Errorf("postgres: add release key: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// KeyHolders lists active staff of a contest who have a key, by name.
func (db *DB) KeyHolders(ctx context.Context, contestID string) ([]questions.ReleaseKey, error) {
	var rows []releaseKeyRow
	if err := db.sqlx.SelectContext(ctx, &rows, selectKeyHolders, contestID); err != nil {
		return nil, fmt.Errorf("postgres: key holders: %w", unavailable(err))
	}
	out := make([]questions.ReleaseKey, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.key())
	}
	return out, nil
}
