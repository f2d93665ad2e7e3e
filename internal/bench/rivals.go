package bench

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
	goredis "github.com/redis/go-redis/v9"

	"hoithi/contest"
	"hoithi/internal/web"
)

// naive is the obvious way: one INSERT and one call to Redis for each answer,
// in the request that brought it, over a pool of the usual size and with the
// drivers' defaults. It stands behind the same handlers, middleware and checks
// as the real one; starts are the real ones.
type naive struct {
	contest.Journal // starts
	db              *sql.DB
	redis           *goredis.Client
	board           string
}

const (
	createNaive = `
CREATE TABLE IF NOT EXISTS bench_naive (
	attempt_id  uuid NOT NULL,
	position    smallint NOT NULL,
	revision    integer NOT NULL,
	chosen      integer NOT NULL,
	is_right    boolean NOT NULL,
	points      integer NOT NULL,
	received_at timestamptz NOT NULL,
	seq         bigint GENERATED ALWAYS AS IDENTITY,
	PRIMARY KEY (attempt_id, position)
)`

	insertNaive = `
INSERT INTO bench_naive (attempt_id, position, revision, chosen, is_right, points, received_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (attempt_id, position) DO UPDATE SET revision = excluded.revision, chosen = excluded.chosen
RETURNING seq`
)

// naivePool is the size of pool that perf studies and tutorials set.
const naivePool = 50

func newNaive(ctx context.Context, r *Rig) (*naive, func(), error) {
	db, err := sql.Open("postgres", r.Stack.DatabaseURL)
	if err != nil {
		return nil, nil, fmt.Errorf("bench: naive: %w", err)
	}
	db.SetMaxOpenConns(naivePool)
	db.SetMaxIdleConns(naivePool)
	if _, err := db.ExecContext(ctx, createNaive); err != nil {
		return nil, nil, fmt.Errorf("bench: naive: %w", err)
	}
	options, err := goredis.ParseURL(r.Stack.RedisURL)
	if err != nil {
		return nil, nil, fmt.Errorf("bench: naive: %w", err)
	}
	n := &naive{Journal: r.Journal, db: db, redis: goredis.NewClient(options), board: "bench:naive"}
	return n, func() { _ = n.db.Close(); _ = n.redis.Close() }, nil
}

// Save implements contest.Journal.
func (n *naive) Save(ctx context.Context, a contest.Answer) (contest.Stored, error) {
	var seq int64
	if err := n.db.QueryRowContext(ctx, insertNaive, a.AttemptID, a.Position, a.Revision, int(a.Chosen), a.Right, a.Points, a.ReceivedAt).Scan(&seq); err != nil {
		return contest.Stored{}, fmt.Errorf("bench: naive: %w", err)
	}
	if err := n.redis.ZIncrBy(ctx, n.board, float64(a.Points), a.AttemptID).Err(); err != nil {
		return contest.Stored{}, fmt.Errorf("bench: naive: %w", err)
	}
	return contest.Stored{Answer: a, Receipt: seq, New: true}, nil
}

// silent hears of nothing: the naive way has written its board already.
type silent struct{}

// Touch implements contest.Feed.
func (silent) Touch(_, _, _ string) {}

// noop is the least that an HTTP server in this language and framework can do:
// decode the body and answer. No middleware, no token, no check, no storage.
func noop() http.Handler {
	e := echo.New()
	e.POST("/api/v1/attempts/:id/answers", func(c echo.Context) error {
		var in web.AnswerPost
		if err := c.Bind(&in); err != nil {
			return err
		}
		return c.JSON(http.StatusOK, web.AnswerSaved{Position: in.Position, Revision: in.Revision, Receipt: 1, SavedMS: time.Now().UnixMilli()})
	})
	return e
}
