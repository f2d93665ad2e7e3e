package dbtest_test

import (
	"context"
	"database/sql"
	"sync/atomic"
	"testing"

	"hoithi/internal/dbtest"
)

var migrations atomic.Int32

func migrate(ctx context.Context, db *sql.DB) error {
	migrations.Add(1)
	_, err := db.ExecContext(ctx, "CREATE TABLE things (name text PRIMARY KEY)")
	return err
}

// Twenty tests write the same row: each would fail if it met another's.
func TestPostgres(t *testing.T) {
	t.Parallel()
	for range 20 {
		t.Run("AloneInItsDatabase", func(t *testing.T) {
			t.Parallel()
			db := dbtest.Postgres(t, migrate)
			if _, err := db.ExecContext(t.Context(), "INSERT INTO things VALUES ('one')"); err != nil {
				t.Errorf("insert: %v", err)
			}
			if n := migrations.Load(); n != 1 {
				t.Errorf("migrate ran %d times, want 1", n)
			}
		})
	}
}

func TestRedis(t *testing.T) {
	t.Parallel()
	for range 5 {
		t.Run("AloneUnderItsPrefix", func(t *testing.T) {
			t.Parallel()
			client, prefix := dbtest.Redis(t)
			if n, err := client.Incr(t.Context(), prefix+"count").Result(); err != nil || n != 1 {
				t.Errorf("INCR = %d, %v, want 1", n, err)
			}
		})
	}
}

// The keys and the database of a finished test are gone.
func TestCleanup(t *testing.T) {
	t.Parallel()
	var database, key string
	t.Run("Leaves", func(t *testing.T) {
		client, prefix := dbtest.Redis(t)
		key = prefix + "left"
		if err := client.Set(t.Context(), key, "x", 0).Err(); err != nil {
			t.Fatal(err)
		}
		if err := dbtest.Postgres(t, nil).GetContext(t.Context(), &database, "SELECT current_database()"); err != nil {
			t.Fatal(err)
		}
	})
	client, _ := dbtest.Redis(t)
	if n := client.Exists(t.Context(), key).Val(); n != 0 {
		t.Errorf("the key %s is still there", key)
	}
	var there bool
	err := dbtest.Postgres(t, nil).GetContext(t.Context(), &there,
		"SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", database)
	if err != nil || there {
		t.Errorf("database %s still there: %v, %v", database, there, err)
	}
}

func TestPrivate(t *testing.T) {
	t.Parallel()
	stack := dbtest.Private(t)
	client := dbtest.OpenRedis(t, stack.RedisURL)
	if err := client.Set(t.Context(), "k", "v", 0).Err(); err != nil {
		t.Fatal(err)
	}
	if err := stack.KillRedis(); err != nil {
		t.Fatal(err)
	}
	if err := client.Ping(t.Context()).Err(); err == nil {
		t.Error("a killed Redis still answers")
	}
	if err := stack.StartRedis(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := client.Exists(t.Context(), "k").Val(); n != 0 {
		t.Error("Redis came back with its data")
	}
}
