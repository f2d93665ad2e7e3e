package dbtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/url"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq" // the driver

	"hoithi/internal/devstack"
)

// Migrate brings an empty database to the newest schema.
type Migrate = func(context.Context, *sql.DB) error

// Postgres returns a database of the test's own, brought up to date by
// migrate, which must be a top-level function: its work is done once per test
// binary, and each test gets a clone. nil leaves the database empty. The
// database is dropped when the test ends.
func Postgres(t testing.TB, migrate Migrate) *sqlx.DB {
	t.Helper()
	return Open(t, DSN(t, migrate))
}

// DSN is Postgres for code that opens the database itself.
func DSN(t testing.TB, migrate Migrate) string {
	t.Helper()
	return clone(t, shared(t).DatabaseURL, migrate)
}

// Prepare migrates the only database of servers of the test's own, as from
// Private, and returns its address.
func Prepare(t testing.TB, stack *devstack.Stack, migrate Migrate) string {
	t.Helper()
	within(t, "migrate", func(ctx context.Context) error { return migrated(ctx, stack.DatabaseURL, migrate) })
	return stack.DatabaseURL
}

// Open opens dsn and closes it when the test ends.
func Open(t testing.TB, dsn string) *sqlx.DB {
	t.Helper()
	db, err := sqlx.Open("postgres", dsn)
	if err != nil {
		t.Fatalf("dbtest: open: %v", err)
	}
	db.SetMaxOpenConns(8)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// clone makes a database from migrate's template and drops it at the end.
func clone(t testing.TB, server string, migrate Migrate) string {
	t.Helper()
	name := "t_" + newName()
	create := "CREATE DATABASE " + name
	if migrate != nil {
		template, err := templateOf(server, migrate)
		if err != nil {
			t.Fatalf("dbtest: migrate a template: %v", err)
		}
		create += " TEMPLATE " + template
	}
	within(t, create, func(ctx context.Context) error { return execute(ctx, server, create) })
	t.Cleanup(func() {
		drop := "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"
		within(t, drop, func(ctx context.Context) error { return execute(ctx, server, drop) })
	})
	return withDatabase(server, name)
}

// template is a database migrated once.
type template struct {
	once sync.Once
	name string
	err  error
}

var templates sync.Map // from a migrate function's address to *template

func templateOf(server string, migrate Migrate) (string, error) {
	made, _ := templates.LoadOrStore(reflect.ValueOf(migrate).Pointer(), &template{})
	tpl := made.(*template)
	tpl.once.Do(func() {
		ctx, cancel := context.WithTimeout(context.Background(), startLimit)
		defer cancel()
		tpl.name = "tpl_" + newName()
		if tpl.err = execute(ctx, server, "CREATE DATABASE "+tpl.name); tpl.err == nil {
			tpl.err = migrated(ctx, withDatabase(server, tpl.name), migrate)
		}
	})
	return tpl.name, tpl.err
}

// migrated leaves no connection behind: a template with one cannot be cloned.
func migrated(ctx context.Context, dsn string, migrate Migrate) error {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	return migrate(ctx, db)
}

func execute(ctx context.Context, dsn, statement string) error {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, statement)
	return err
}

// within runs f with a deadline and ends the test when it fails.
func within(t testing.TB, what string, f func(context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := f(ctx); err != nil {
		t.Fatalf("dbtest: %s: %v", what, err)
	}
}

func withDatabase(dsn, name string) string {
	u, err := url.Parse(dsn)
	if err != nil {
		panic(fmt.Sprintf("dbtest: %s is not a postgres:// URL: %v", DatabaseVar, err))
	}
	u.Path = "/" + name
	return u.String()
}

// newName is unique among all test binaries on one server.
func newName() string { return strings.ToLower(rand.Text()[:16]) }
