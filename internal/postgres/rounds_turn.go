package postgres

import (
	"context"
	"errors"
	"fmt"
)

const (
	tryTurn = `SELECT pg_try_advisory_lock(hashtext($1))`
	endTurn = `SELECT pg_advisory_unlock(hashtext($1))`
)

// WithTurn calls do while this connection holds the advisory lock of a name.
// held is false when another node holds it, and then do was not called. A node
// that dies loses its turn with its connection.
func (db *DB) WithTurn(ctx context.Context, name string, do func(context.Context) error) (held bool, err error) {
	conn, err := db.sqlx.Connx(ctx)
	if err != nil {
		return false, fmt.Errorf("postgres: turn: %w", unavailable(err))
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := conn.GetContext(ctx, &held, tryTurn, name); err != nil || !held {
		return false, wrapTurn(err)
	}
	// The lock belongs to the connection: it must be given back even when the
	// caller's time is over.
	defer func() {
		_, unlocked := conn.ExecContext(context.WithoutCancel(ctx), endTurn, name)
		err = errors.Join(err, wrapTurn(unlocked))
	}()
	return true, do(ctx)
}

func wrapTurn(err error) error {
	if err != nil {
		return fmt.Errorf("postgres: turn: %w", unavailable(err))
	}
	return nil
}
