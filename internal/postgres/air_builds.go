package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/internal/broadcast"
)

const (
	keepBuild = `
INSERT INTO air_builds (id, version, first_at, last_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (id) DO UPDATE SET last_at = greatest(air_builds.last_at, excluded.last_at)`
	keepBuildFile = `INSERT INTO air_build_files (build_id, name, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`
	listBuilds    = `SELECT id, version, first_at, last_at FROM air_builds ORDER BY last_at DESC, id`
	buildFile     = `SELECT body FROM air_build_files WHERE ($1 = '' OR build_id = $1) AND name = $2 LIMIT 1`
	// An output that was put on a build since the list was made keeps it.
	dropBuilds = `
DELETE FROM air_builds b WHERE b.id = ANY($1)
    AND NOT EXISTS (SELECT 1 FROM air_outputs o WHERE b.id IN (o.document->>'Build', o.document->>'BuildBefore'))`
)

// KeepBuild stores a build whole, or notes that a program with it has started.
func (db *DB) KeepBuild(ctx context.Context, b broadcast.Build, files broadcast.BuildFiles) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, keepBuild, b.ID, b.Version, b.FirstAt, b.LastAt); err != nil {
			return fmt.Errorf("postgres: keep build: %w", unavailable(err))
		}
		for name, body := range files {
			if _, err := tx.ExecContext(ctx, keepBuildFile, b.ID, name, body); err != nil {
				return fmt.Errorf("postgres: keep file of a build: %w", unavailable(err))
			}
		}
		return nil
	})
}

// Builds lists the builds, the one that started last first.
func (db *DB) Builds(ctx context.Context) ([]broadcast.Build, error) {
	var rows []struct {
		ID      string
		Version string
		FirstAt time.Time `db:"first_at"`
		LastAt  time.Time `db:"last_at"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, listBuilds); err != nil {
		return nil, fmt.Errorf("postgres: builds: %w", unavailable(err))
	}
	out := make([]broadcast.Build, 0, len(rows))
	for _, r := range rows {
		out = append(out, broadcast.Build(r))
	}
	return out, nil
}

// BuildFile returns a file of a build, of any for "", or fails with
// broadcast.ErrBuildNotFound.
func (db *DB) BuildFile(ctx context.Context, build, name string) ([]byte, error) {
	var body []byte
	switch err := db.sqlx.GetContext(ctx, &body, buildFile, build, name); {
	case missing(err):
		return nil, broadcast.ErrBuildNotFound
	case err != nil:
		return nil, fmt.Errorf("postgres: file of a build: %w", unavailable(err))
	}
	return body, nil
}

// DropBuilds forgets builds that no output runs or ran before.
func (db *DB) DropBuilds(ctx context.Context, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	if _, err := db.sqlx.ExecContext(ctx, dropBuilds, pq.Array(ids)); err != nil {
		return fmt.Errorf("postgres: drop builds: %w", unavailable(err))
	}
	return nil
}
