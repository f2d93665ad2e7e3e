// Package dbtest gives tests a real PostgreSQL and a real Redis: each test has
// a database of its own, cloned from a migrated template, and keys under a
// prefix of its own, so that tests run in parallel and never meet.
//
// `make test` starts one pair of servers for all packages and names them in
// HOITHI_TEST_DATABASE_URL and HOITHI_TEST_REDIS_URL. Where these are not set,
// as in a plain `go test ./internal/postgres`, each test binary starts its own
// pair with the first test that asks, in about a second. Without the servers'
// programs on the machine the test is skipped, but fails where CI is set.
//
// Product code must not import it.
package dbtest

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"hoithi/internal/devstack"
	"hoithi/internal/fault"
)

// The variables that name shared servers.
const (
	DatabaseVar = "HOITHI_TEST_DATABASE_URL"
	RedisVar    = "HOITHI_TEST_REDIS_URL"
)

// startLimit bounds the start of servers on a busy machine.
const startLimit = 2 * time.Minute

// servers starts what the environment does not name, once per test binary. It
// stops when the binary ends, by devstack's own means: no TestMain is needed.
var servers = sync.OnceValues(func() (*devstack.Stack, error) {
	ctx, cancel := context.WithTimeout(context.Background(), startLimit)
	defer cancel()
	return devstack.Start(ctx, devstack.Options{
		Ephemeral:   true,
		DatabaseURL: os.Getenv(DatabaseVar),
		RedisURL:    os.Getenv(RedisVar),
	})
})

// shared returns the binary's servers, or ends the test.
func shared(t testing.TB) *devstack.Stack {
	t.Helper()
	stack, err := servers()
	require(t, err)
	return stack
}

// Private starts a pair of servers for this test alone, for tests that kill or
// restart them. It takes about a second; they stop with the test.
func Private(t testing.TB) *devstack.Stack {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), startLimit)
	defer cancel()
	stack, err := devstack.Start(ctx, devstack.Options{Ephemeral: true})
	require(t, err)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		if err := stack.Stop(ctx); err != nil {
			t.Errorf("dbtest: stop the private servers: %v", err)
		}
	})
	return stack
}

// require ends the test when the servers are not there: skipped on a
// developer's machine that lacks them, failed in CI and for any other reason.
func require(t testing.TB, err error) {
	t.Helper()
	if err == nil {
		return
	}
	missing := fault.New(fault.Unavailable, devstack.CodeBinaryMissing, "", "")
	if errors.Is(err, missing) && !inCI() {
		t.Skipf("dbtest: %v", err)
	}
	t.Fatalf("dbtest: %v", err)
}

func inCI() bool {
	ci := os.Getenv("CI")
	return ci != "" && !strings.EqualFold(ci, "false") && ci != "0"
}

// IgnoreServers are the goroutines that watch over the binary's servers, for
// tests that look for leaked ones.
func IgnoreServers() []goleak.Option {
	return []goleak.Option{
		goleak.IgnoreAnyFunction("hoithi/internal/devstack.(*process).run"),
		goleak.IgnoreAnyFunction("hoithi/internal/devstack.(*postgres).supervise"),
		goleak.IgnoreAnyFunction("hoithi/internal/devstack.(*redisServer).supervise"),
	}
}
