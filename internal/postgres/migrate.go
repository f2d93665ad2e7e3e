// Package postgres keeps the truth: it implements the domain's storage over
// PostgreSQL. Every write is idempotent by key or inside an explicit
// transaction, because lib/pq lets database/sql repeat a statement in silence
// after a lost connection.
package postgres

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the schema to the newest version. It only ever goes forward,
// takes a lock in the database so that two nodes may call it at once, and
// returns the names of the migrations it applied.
func Migrate(ctx context.Context, db *sql.DB) ([]string, error) {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("postgres: migrations: %w", err)
	}
	locker, err := newLocker()
	if err != nil {
		return nil, err
	}
	// Parts of the program number their migrations in ranges of their own, so a
	// lower number may come later than a higher one.
	provider, err := goose.NewProvider(goose.DialectPostgres, db, dir, goose.WithSessionLocker(locker), goose.WithAllowOutofOrder(true))
	if err != nil {
		return nil, fmt.Errorf("postgres: migrations: %w", err)
	}
	done, err := provider.Up(ctx)
	if err != nil {
		return nil, fmt.Errorf("postgres: migrate: %w", err)
	}
	applied := make([]string, 0, len(done))
	for _, r := range done {
		applied = append(applied, r.Source.Path)
	}
	return applied, nil
}
