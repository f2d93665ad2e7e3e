package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jmoiron/sqlx"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
)

const (
	selectRundowns = `SELECT id, contest_id, name, version, items::text AS items FROM air_rundowns `
	insertRundown  = `INSERT INTO air_rundowns (id, contest_id, name, version, items) VALUES ($1, $2, $3, $4, $5::jsonb)`
	updateRundown  = `UPDATE air_rundowns SET name = $2, version = $3, items = $4::jsonb WHERE id = $1 AND version = $5`
	deleteRundown  = `DELETE FROM air_rundowns WHERE id = $1`
)

type rundownRow struct {
	ID        string
	ContestID string `db:"contest_id"`
	Name      string
	Version   int
	Items     string
}

func (r rundownRow) rundown() (broadcast.Rundown, error) {
	out := broadcast.Rundown{ID: r.ID, ContestID: r.ContestID, Name: r.Name, Version: r.Version}
	if err := json.Unmarshal([]byte(r.Items), &out.Items); err != nil {
		return out, fmt.Errorf("postgres: items of rundown %s: %w", r.ID, err)
	}
	return out, nil
}

// Rundowns lists the rundowns of a contest, the oldest first.
func (db *DB) Rundowns(ctx context.Context, contestID string) ([]broadcast.Rundown, error) {
	var rows []rundownRow
	if err := db.sqlx.SelectContext(ctx, &rows, selectRundowns+`WHERE contest_id = $1 ORDER BY created_at, id`, contestID); err != nil {
		return nil, fmt.Errorf("postgres: rundowns: %w", unavailable(err))
	}
	out := make([]broadcast.Rundown, 0, len(rows))
	for _, row := range rows {
		r, err := row.rundown()
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// FindRundown returns a rundown, or broadcast.ErrRundownNotFound.
func (db *DB) FindRundown(ctx context.Context, id string) (broadcast.Rundown, error) {
	var row rundownRow
	switch err := db.sqlx.GetContext(ctx, &row, selectRundowns+`WHERE id = $1`, id); {
	case absent(err):
		return broadcast.Rundown{}, broadcast.ErrRundownNotFound
	case err != nil:
		return broadcast.Rundown{}, fmt.Errorf("postgres: find rundown: %w", unavailable(err))
	}
	return row.rundown()
}

// SaveRundown stores a new rundown (seen 0), or the next version of one that is
// still at the version seen: otherwise broadcast.ErrStale.
func (db *DB) SaveRundown(ctx context.Context, r broadcast.Rundown, seen int, deed account.Deed) error {
	list := r.Items
	if list == nil {
		list = []broadcast.Item{}
	}
	items, err := json.Marshal(list)
	if err != nil {
		return fmt.Errorf("postgres: encode rundown: %w", err)
	}
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if seen == 0 {
			if _, err := tx.ExecContext(ctx, insertRundown, r.ID, r.ContestID, r.Name, r.Version, string(items)); err != nil {
				return fmt.Errorf("postgres: create rundown: %w", unavailable(err))
			}
			return addDeed(ctx, tx, deed)
		}
		done, err := tx.ExecContext(ctx, updateRundown, r.ID, r.Name, r.Version, string(items), seen)
		if err != nil {
			return fmt.Errorf("postgres: save rundown: %w", unavailable(err))
		}
		if err := touched(done, broadcast.ErrStale); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

// DeleteRundown takes a rundown away, or fails with broadcast.ErrRundownNotFound.
func (db *DB) DeleteRundown(ctx context.Context, id string, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, deleteRundown, id)
		if err != nil {
			return fmt.Errorf("postgres: delete rundown: %w", unavailable(err))
		}
		if err := touched(done, broadcast.ErrRundownNotFound); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

// Themes lists a contest's own themes by name.
func (db *DB) Themes(ctx context.Context, contestID string) ([]broadcast.Theme, error) {
	var rows []struct {
		ID, Name, Body string
		ContestID      string `db:"contest_id"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, `SELECT contest_id, id, name, body::text AS body FROM air_themes WHERE contest_id = $1 ORDER BY name, id`, contestID); err != nil {
		return nil, fmt.Errorf("postgres: themes: %w", unavailable(err))
	}
	out := make([]broadcast.Theme, 0, len(rows))
	for _, r := range rows {
		out = append(out, broadcast.Theme{ID: r.ID, ContestID: r.ContestID, Name: r.Name, Body: json.RawMessage(r.Body)})
	}
	return out, nil
}

const saveTheme = `
INSERT INTO air_themes (contest_id, id, name, body) VALUES ($1, $2, $3, $4::jsonb)
ON CONFLICT (contest_id, id) DO UPDATE SET name = excluded.name, body = excluded.body`

// SaveTheme stores a contest's own theme under its id.
func (db *DB) SaveTheme(ctx context.Context, t broadcast.Theme, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, saveTheme, t.ContestID, t.ID, t.Name, string(t.Body)); err != nil {
			return fmt.Errorf("postgres: save theme: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// DeleteTheme takes a contest's own theme away, or fails with
// broadcast.ErrThemeNotFound.
func (db *DB) DeleteTheme(ctx context.Context, contestID, id string, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, `DELETE FROM air_themes WHERE contest_id = $1 AND id = $2`, contestID, id)
		if err != nil {
			return fmt.Errorf("postgres: delete theme: %w", unavailable(err))
		}
		if err := touched(done, broadcast.ErrThemeNotFound); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}
