package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/internal/fault"
)

// DB is the store: every method of the domain's storage hangs on it.
//
// Parameters travel in binary_parameters mode, which saves a round trip for
// each statement that is not prepared (41 % at 64 connections). Its price: a
// []byte is sent as binary. Pass JSON as a string, and []byte only for bytea.
type DB struct {
	sqlx *sqlx.DB
}

// ErrUnavailable says that PostgreSQL does not answer. The same call may go
// through later: every write here is safe to repeat.
var ErrUnavailable = fault.New(fault.Unavailable, "database_unavailable",
	"Hệ thống lưu trữ tạm thời không phản hồi. Hãy thử lại sau ít giây.",
	"The database does not answer. Try again in a few seconds.")

// Pool sizes. PostgreSQL on few cores is fastest with about 8 connections a
// core and loses throughput above; answers need one or two of them. What is
// left serves the desk and the public pages.
const (
	maxOpen     = 24
	maxIdle     = 24
	maxIdleTime = 5 * time.Minute
)

// Open connects to the database at url ("postgres://…"; the search_path
// parameter chooses a schema) and checks that it answers. It does not migrate.
func Open(ctx context.Context, url string) (*DB, error) {
	config, err := pq.NewConfig(url)
	if err != nil {
		return nil, fmt.Errorf("postgres: the address is not valid: %w", err)
	}
	config.BinaryParameters = true
	if config.ApplicationName == "" {
		config.ApplicationName = "hoithi"
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 5 * time.Second
	}
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		return nil, fmt.Errorf("postgres: the address is not valid: %w", err)
	}
	db := &DB{sqlx: sqlx.NewDb(sql.OpenDB(connector), "postgres")}
	db.sqlx.SetMaxOpenConns(maxOpen)
	db.sqlx.SetMaxIdleConns(maxIdle)
	db.sqlx.SetConnMaxIdleTime(maxIdleTime)
	if err := db.Ping(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// Ping asks whether the database answers; ErrUnavailable when it does not.
func (db *DB) Ping(ctx context.Context) error {
	if err := db.sqlx.PingContext(ctx); err != nil {
		return ErrUnavailable.Because(err)
	}
	return nil
}

// Close closes every connection. Close the journals over it first.
func (db *DB) Close() error { return db.sqlx.Close() }

// SQL is the plain handle, for Migrate and for libraries that want one.
func (db *DB) SQL() *sql.DB { return db.sqlx.DB }

// tx runs do inside one transaction: committed when do returns nil, rolled
// back otherwise. database/sql never repeats what is inside a transaction.
func (db *DB) tx(ctx context.Context, do func(*sqlx.Tx) error) error {
	tx, err := db.sqlx.BeginTxx(ctx, nil)
	if err != nil {
		return fmt.Errorf("postgres: begin: %w", unavailable(err))
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	if err := do(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("postgres: commit: %w", unavailable(err))
	}
	return nil
}
