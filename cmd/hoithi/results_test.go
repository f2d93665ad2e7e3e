package main

import (
	"context"
	"database/sql"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/bench"
	"hoithi/internal/dbtest"
	"hoithi/internal/postgres"
)

func migrateForResults(ctx context.Context, db *sql.DB) error {
	_, err := postgres.Migrate(ctx, db)
	return err
}

// finishedRound is a database with a round that some people have ended.
func finishedRound(t *testing.T) (db *postgres.DB, dsn string, round contest.Round) {
	t.Helper()
	dsn = dbtest.DSN(t, migrateForResults)
	db, err := postgres.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	stage, err := bench.NewStage(t.Context(), db.SQL(), bench.StageOptions{At: time.Now(), Units: 2})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := stage.AddContestants(t.Context(), db.SQL(), 20); err != nil {
		t.Fatal(err)
	}
	if _, err := stage.AddEnded(t.Context(), db.SQL()); err != nil {
		t.Fatal(err)
	}
	return db, dsn, stage.Round
}

func TestResultsRecompute(t *testing.T) {
	t.Parallel()
	db, dsn, round := finishedRound(t)
	env := environ{"DATABASE_URL=" + dsn, "HOITHI_LANG=en"}
	recompute := func(want exitCode, say string) {
		t.Helper()
		code, out, err := call(t, env, "results", "recompute", "--round", round.ID)
		if code != int(want) || !strings.Contains(out, say) {
			t.Errorf("hoithi results recompute = %d\n%s%s\nwant %d with %q", code, out, err, want, say)
		}
	}
	recompute(exitOK, "no stored result yet")

	in, err := db.ResultInput(t.Context(), round.ID)
	if err != nil {
		t.Fatal(err)
	}
	result := contest.Compute(in)
	if _, err := db.SaveResult(t.Context(), contest.Snapshot{ID: "01928f00-0000-7000-8000-000000000001", RoundID: round.ID,
		Digest: result.Digest(), ComputedAt: time.Now()}, result); err != nil {
		t.Fatal(err)
	}
	recompute(exitOK, result.Digest())
	recompute(exitOK, "Equal to the newest one")

	if _, err := db.SQL().ExecContext(t.Context(), `UPDATE attempts SET ended_at = ended_at + interval '1 second' WHERE number = 1`); err != nil {
		t.Fatal(err)
	}
	recompute(exitFailed, "DIFFERS")
}

func TestBoardRebuild(t *testing.T) {
	t.Parallel()
	_, dsn, round := finishedRound(t)
	env := environ{"DATABASE_URL=" + dsn, "REDIS_URL=" + dbtest.RedisURL(t), "HOITHI_LANG=en"}
	for _, args := range [][]string{{"--round", round.ID}, {"--contest", round.ContestID}} {
		code, out, err := call(t, env, append([]string{"board", "rebuild"}, args...)...)
		if code != 0 || !strings.Contains(out, "places") {
			t.Errorf("hoithi board rebuild %v = %d, %q, %q", args, code, out, err)
		}
	}
	if code, _, err := call(t, env, "board", "rebuild"); code == 0 || !strings.Contains(err, "board_of_what") {
		t.Errorf("hoithi board rebuild of nothing = %d, %q", code, err)
	}
}
