package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

// lane is one writer's own connection with its prepared statements. It belongs
// to one goroutine. After any failure it is thrown away and opened anew.
type lane struct {
	db         *DB
	statements []string

	conn  *sql.Conn
	stmts []*sql.Stmt
}

// laneSettings suit short statements over arrays: one plan for good, which
// looks up each input by the index of its key. Left to itself the planner,
// which made the plan while the tables were small or not analysed yet, would
// walk through all running attempts for each batch.
const laneSettings = `
SET plan_cache_mode = force_generic_plan;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SET enable_hashjoin = off;
SET enable_mergejoin = off;
SET enable_hashagg = off;
SET statement_timeout = '5s';
SET synchronous_commit = on`

func (l *lane) open(ctx context.Context) error {
	if l.conn != nil {
		return nil
	}
	conn, err := l.db.sqlx.DB.Conn(ctx)
	if err != nil {
		return fmt.Errorf("postgres: journal: connect: %w", err)
	}
	l.conn = conn
	if _, err := conn.ExecContext(ctx, laneSettings); err != nil {
		return fmt.Errorf("postgres: journal: settings: %w", err)
	}
	for _, query := range l.statements {
		stmt, err := conn.PrepareContext(ctx, query)
		if err != nil {
			return fmt.Errorf("postgres: journal: prepare: %w", err)
		}
		l.stmts = append(l.stmts, stmt)
	}
	return nil
}

// drop closes the connection for good: its settings must not reach the pool.
func (l *lane) drop() {
	if l.conn == nil {
		return
	}
	for _, stmt := range l.stmts {
		_ = stmt.Close()
	}
	_ = l.conn.Raw(func(any) error { return driver.ErrBadConn })
	_ = l.conn.Close()
	l.conn, l.stmts = nil, nil
}

// The first wait after a failure, and the longest.
const (
	firstPause = 20 * time.Millisecond
	maxPause   = 500 * time.Millisecond
)

// attempt runs idempotent work until it is done or ctx ends, on a new
// connection after each failure that may go away by itself.
func (l *lane) attempt(ctx context.Context, work func(context.Context) error) error {
	for pause := firstPause; ; pause = min(2*pause, maxPause) {
		err := l.open(ctx)
		if err == nil {
			if err = work(ctx); err == nil {
				return nil
			}
		}
		l.drop()
		if ctx.Err() != nil || !repeatable(err) && !errors.Is(err, errAgain) {
			return unavailable(err)
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ErrUnavailable.Because(err)
		}
	}
}

// errAgain asks for the work to be done again, for a reason of its own.
var errAgain = errors.New("postgres: do it again")
