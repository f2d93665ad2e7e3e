package devstack_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	_ "github.com/lib/pq"
	"github.com/redis/go-redis/v9"

	"hoithi/internal/devstack"
)

func TestStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	stack := start(t, devstack.Options{Dir: dir})

	exec(t, stack, "CREATE TABLE kept (n int)")
	set(t, stack, "lost", "1")
	if err := stack.Stop(t.Context()); err != nil {
		t.Fatalf("Stop: %v", err)
	}

	begun := time.Now()
	again := start(t, devstack.Options{Dir: dir})
	t.Logf("second start took %v", time.Since(begun))
	exec(t, again, "INSERT INTO kept VALUES (1)")
	if got := get(t, again, "lost"); got != "" {
		t.Errorf("Redis kept %q over a restart, want nothing: it must always be rebuilt", got)
	}
}

func start(t *testing.T, o devstack.Options) *devstack.Stack {
	t.Helper()
	stack, err := devstack.Start(t.Context(), o)
	if err != nil {
		t.Fatalf("Start(%+v): %v", o, err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		if err := stack.Stop(ctx); err != nil {
			t.Errorf("Stop: %v", err)
		}
	})
	return stack
}

func exec(t *testing.T, stack *devstack.Stack, query string) {
	t.Helper()
	db, err := sql.Open("postgres", stack.DatabaseURL)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func client(t *testing.T, stack *devstack.Stack) *redis.Client {
	t.Helper()
	o, err := redis.ParseURL(stack.RedisURL)
	if err != nil {
		t.Fatal(err)
	}
	c := redis.NewClient(o)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func set(t *testing.T, stack *devstack.Stack, key, value string) {
	t.Helper()
	if err := client(t, stack).Set(t.Context(), key, value, 0).Err(); err != nil {
		t.Fatalf("SET %s: %v", key, err)
	}
}

func get(t *testing.T, stack *devstack.Stack, key string) string {
	t.Helper()
	value, err := client(t, stack).Get(t.Context(), key).Result()
	if err != nil && err != redis.Nil {
		t.Fatalf("GET %s: %v", key, err)
	}
	return value
}
