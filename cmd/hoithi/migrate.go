package main

import (
	"context"
	"errors"
	"fmt"

	"hoithi/internal/config"
	"hoithi/internal/postgres"
)

// migrateCmd brings DATABASE_URL to the newest schema. Doing it again, or from
// two nodes at once, is harmless.
type migrateCmd struct{}

func (migrateCmd) Run(ctx context.Context, s *streams, env environ) (err error) {
	c, err := config.Load(env, config.ForDatabase)
	if err != nil {
		return err
	}
	db, err := postgres.Open(ctx, c.Stores.DatabaseURL)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	applied, err := postgres.Migrate(ctx, db.SQL())
	if err != nil {
		return err
	}
	for _, name := range applied {
		fmt.Fprintln(s.Out, name)
	}
	if len(applied) == 0 {
		fmt.Fprintln(s.Out, text(config.Lang(env), "Lược đồ đã là mới nhất.", "The schema is up to date."))
	}
	return nil
}
