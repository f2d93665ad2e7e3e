package main

import (
	"bufio"
	"context"
	"database/sql"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/internal/dbtest"
	"hoithi/internal/postgres"
)

func migrated(ctx context.Context, db *sql.DB) error {
	_, err := postgres.Migrate(ctx, db)
	return err
}

// The whole program on a port of its own: it says when it is ready, answers,
// tells its watchers to come back, and ends in time when it is asked to.
func TestServeStartsAnswersAndStops(t *testing.T) {
	t.Parallel()
	env := environ{
		"DATABASE_URL=" + dbtest.DSN(t, migrated), "REDIS_URL=" + dbtest.RedisURL(t),
		"HOITHI_LISTEN=127.0.0.1:0", "HOITHI_PUBLIC_URL=http://127.0.0.1", "HOITHI_SECRET=" + "0123456789abcdefghijklmnopqrstuvwxyzABCDEF", "HOITHI_LANG=en",
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	out, in := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		code := run(ctx, []string{"serve"}, env, &streams{Out: in, Err: t.Output()})
		_ = in.Close()
		ended <- code
	}()
	lines := bufio.NewScanner(out)
	site := ""
	for site == "" && lines.Scan() {
		site, _ = strings.CutPrefix(lines.Text(), "ready: ")
		if !strings.HasPrefix(lines.Text(), "ready: ") {
			site = ""
		}
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	for path, want := range map[string]int{"/readyz": 200, "/healthz": 200, "/api/v1/time": 200, "/api/v1/contests": 200, "/api/v1/desk/session": 401, "/api/v1/nothing": 404} {
		response, err := http.Get(site + path)
		if err != nil {
			t.Fatalf("GET %s: %v", path, err)
		}
		_ = response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("GET %s = %d, want %d", path, response.StatusCode, want)
		}
	}
	cancel()
	select {
	case code := <-ended:
		if code != int(exitOK) && code != int(exitInterrupted) {
			t.Errorf("serve ended with %d", code)
		}
	case <-time.After(drainLimit):
		t.Fatal("serve does not end when it is asked to")
	}
}
