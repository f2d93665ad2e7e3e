package redis_test

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hoithi/contest"
	"hoithi/internal/bench"
	"hoithi/internal/dbtest"
	"hoithi/internal/postgres"
	"hoithi/internal/redis"
)

var now = time.Date(2026, 3, 2, 2, 0, 0, 0, time.UTC)

func migrate(ctx context.Context, db *sql.DB) error {
	_, err := postgres.Migrate(ctx, db)
	return err
}

// hall is a stage with boards.
type hall struct {
	t      testing.TB
	db     *postgres.DB
	stage  *bench.Stage
	boards *redis.Boards
}

func newHall(t testing.TB, o bench.StageOptions) *hall {
	t.Helper()
	client, prefix := dbtest.Redis(t)
	h := newHallAt(t, dbtest.DSN(t, migrate), o)
	h.boards = redis.New(client, redis.Options{Source: h.db, Now: time.Now, Prefix: prefix})
	return h
}

func newHallAt(t testing.TB, dsn string, o bench.StageOptions) *hall {
	t.Helper()
	db, err := postgres.Open(t.Context(), dsn)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() { _ = db.Close() })
	o.At = now
	if o.Units == 0 {
		o.Units = 3
	}
	stage, err := bench.NewStage(t.Context(), db.SQL(), o)
	if err != nil {
		t.Fatal(err)
	}
	return &hall{t: t, db: db, stage: stage}
}

func (h *hall) people(n int) []string {
	h.t.Helper()
	ids, err := h.stage.AddContestants(h.t.Context(), h.db.SQL(), n)
	if err != nil {
		h.t.Fatal(err)
	}
	return ids
}

// ended gives a contestant an ended attempt.
func (h *hall) ended(contestantID string, number, points int, took time.Duration) {
	h.t.Helper()
	_, err := h.db.SQL().ExecContext(h.t.Context(), `
INSERT INTO attempts (id, round_id, contest_id, contestant_id, group_id, unit_id, number, receipt, questions,
                      started_at, deadline, grace_ms, ended_at, ended_by, points, right_count, answered_count)
SELECT gen_random_uuid(), $1, contest_id, id, group_id, unit_id, $3, gen_random_uuid()::text, 20, $4, $5, 2000, $6, 'submit', $7, $8, 20
FROM contestants WHERE id = $2`, h.stage.Round.ID, contestantID, number, now, now.Add(time.Hour), now.Add(took), points, points/10)
	if err != nil {
		h.t.Fatal(err)
	}
	h.boards.Touch(h.stage.Contest.ID, h.stage.Round.ID, contestantID)
}

func (h *hall) query() contest.BoardQuery {
	return contest.BoardQuery{Scope: contest.BoardOfRound, ContestID: h.stage.Contest.ID, RoundID: h.stage.Round.ID, Limit: 100}
}

func (h *hall) page(q contest.BoardQuery) contest.BoardPage {
	h.t.Helper()
	page, err := h.boards.Page(h.t.Context(), q)
	if err != nil {
		h.t.Fatalf("Page: %v", err)
	}
	return page
}

// places is a board in short: rank, points, seconds.
func places(page contest.BoardPage) []string {
	out := []string{}
	for _, r := range page.Rows {
		out = append(out, fmt.Sprintf("%d. %d in %v", r.Rank, r.Points, r.Time))
	}
	return out
}

func TestBoardsPage(t *testing.T) {
	t.Parallel()
	h := newHall(t, bench.StageOptions{})
	ids := h.people(6)
	h.ended(ids[0], 1, 100, 3*time.Minute)
	h.ended(ids[1], 1, 200, 9*time.Minute)
	h.ended(ids[2], 1, 100, 2*time.Minute)
	h.ended(ids[3], 1, 100, 3*time.Minute)
	h.ended(ids[4], 1, 0, time.Minute)
	h.boards.Tend(t.Context(), true) // the first finds nothing built, and builds it

	want := []string{"1. 200 in 9m0s", "2. 100 in 2m0s", "3. 100 in 3m0s", "3. 100 in 3m0s", "5. 0 in 1m0s"}
	page := h.page(h.query())
	if diff := cmp.Diff(want, places(page)); diff != "" {
		t.Errorf("the board differs (-want +got):\n%s", diff)
	}
	if page.Total != 5 || page.Version == 0 || !page.StaleSince.IsZero() || page.Rows[0].Name == "" || page.Rows[0].UnitName == "" {
		t.Errorf("got total %d, version %d, stale %v, first %+v", page.Total, page.Version, page.StaleSince, page.Rows[0])
	}

	q := h.query()
	q.Offset, q.Limit = 3, 2
	if diff := cmp.Diff(want[3:], places(h.page(q))); diff != "" {
		t.Errorf("the second page differs (-want +got):\n%s", diff)
	}
	around, err := h.boards.Around(t.Context(), h.query(), ids[3], 1)
	if err != nil || len(around.Rows) < 2 {
		t.Fatalf("Around: %+v %v", around, err)
	}
	if rank, of, _, err := h.boards.Rank(t.Context(), h.query(), ids[3]); rank != 3 || of != 5 || err != nil {
		t.Errorf("Rank: got %d of %d %v, want 3 of 5", rank, of, err)
	}
	if rank, _, _, err := h.boards.Rank(t.Context(), h.query(), ids[5]); rank != 0 || err != nil {
		t.Errorf("Rank of who is not on it: got %d %v, want 0", rank, err)
	}

	// A better second attempt counts, and moves the board's version.
	h.ended(ids[4], 2, 300, time.Minute)
	h.boards.Tend(t.Context(), false)
	if again := h.page(h.query()); again.Version <= page.Version || places(again)[0] != "1. 300 in 1m0s" {
		t.Errorf("after a better attempt: version %d → %d, first %s", page.Version, again.Version, places(again)[0])
	}
}

func TestBoardsScopes(t *testing.T) {
	t.Parallel()
	h := newHall(t, bench.StageOptions{})
	for i, id := range h.people(9) {
		h.ended(id, 1, 10*i, time.Minute)
	}
	h.boards.Tend(t.Context(), true)
	q := h.query()
	q.Scope, q.UnitID = contest.BoardOfUnit, h.stage.Units[0]
	if page := h.page(q); page.Total != 3 {
		t.Errorf("a leaf unit's board: got %d rows, want 3", page.Total)
	}
	q = h.query()
	q.Scope, q.RoundID = contest.BoardOfContest, ""
	h.page(q) // asks for it to be built
	h.boards.Tend(t.Context(), false)
	if page := h.page(q); page.Total != 9 || page.Rows[0].Points != 80 {
		t.Errorf("the contest's board: got %d rows, first %+v", page.Total, page.Rows)
	}
	q = h.query()
	q.Group = "all"
	if page := h.page(q); page.Total != 9 {
		t.Errorf("the group's board: got %d rows, want 9", page.Total)
	}
	found, err := h.boards.Search(t.Context(), h.query(), "trần", 10)
	if err != nil || len(found.Rows) == 0 {
		t.Errorf("Search: got %+v %v, want those named Trần", found, err)
	}
}

// However people move, the board that was fed equals the one that is rebuilt.
func TestRebuildEqualsFeed(t *testing.T) {
	t.Parallel()
	h := newHall(t, bench.StageOptions{})
	ids := h.people(300)
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 900 {
		h.ended(ids[random.IntN(len(ids))], n+1, 10*random.IntN(20), time.Duration(1+random.IntN(3600))*time.Second)
		if n%100 == 0 {
			h.boards.Tend(t.Context(), false)
		}
	}
	h.boards.Tend(t.Context(), false)
	q := h.query()
	q.Limit = 1000
	fed := h.page(q)
	done, err := h.boards.Rebuild(t.Context(), h.stage.Round.ID)
	if err != nil {
		t.Fatal(err)
	}
	rebuilt := h.page(q)
	if diff := cmp.Diff(fed.Rows, rebuilt.Rows); diff != "" || len(fed.Rows) == 0 {
		t.Errorf("the rebuilt board of %d members differs (-fed +rebuilt):\n%s", done.Members, diff)
	}
	if rebuilt.Version <= fed.Version {
		t.Errorf("version after the rebuild: got %d, want more than %d", rebuilt.Version, fed.Version)
	}
}

// A Redis that comes back empty is filled by itself; meanwhile the board comes
// from Postgres and says since when it stands still.
func TestRedisLost(t *testing.T) {
	t.Parallel()
	stack := dbtest.Private(t)
	h := newHallAt(t, dbtest.Prepare(t, stack, migrate), bench.StageOptions{})
	boards, err := redis.Open(stack.RedisURL, redis.Options{Source: h.db, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = boards.Close() })
	h.boards = boards
	for i, id := range h.people(20) {
		h.ended(id, 1, 10*i, time.Minute)
	}
	boards.Tend(t.Context(), true)
	before := h.page(h.query())
	if before.Total != 20 || !before.StaleSince.IsZero() {
		t.Fatalf("before: %d rows, stale since %v", before.Total, before.StaleSince)
	}

	if err := stack.KillRedis(); err != nil {
		t.Fatal(err)
	}
	away := h.page(h.query())
	if diff := cmp.Diff(places(before), places(away)); diff != "" || away.StaleSince.IsZero() {
		t.Errorf("while Redis is away (stale since %v) the board differs (-want +got):\n%s", away.StaleSince, diff)
	}
	h.ended(h.people(1)[0], 1, 990, time.Minute)
	boards.Tend(t.Context(), true)

	if err := stack.StartRedis(t.Context()); err != nil {
		t.Fatal(err)
	}
	after := h.waitFor(func(p contest.BoardPage) bool { return p.StaleSince.IsZero() && p.Total == 21 })
	if after.Rows[0].Points != 990 || after.Version <= before.Version {
		t.Errorf("after: first %+v, version %d → %d", after.Rows[0], before.Version, after.Version)
	}
}

// waitFor tends the boards until a page is as wanted, or the test's time is up.
func (h *hall) waitFor(good func(contest.BoardPage) bool) contest.BoardPage {
	h.t.Helper()
	for begun := time.Now(); time.Since(begun) < 20*time.Second; {
		h.boards.Tend(h.t.Context(), true)
		if page := h.page(h.query()); good(page) {
			return page
		}
	}
	page := h.page(h.query())
	h.t.Fatalf("the board never was as wanted: %d rows, stale since %v", page.Total, page.StaleSince)
	return page
}
