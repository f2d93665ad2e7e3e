package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"hoithi/contest"
)

// BoardRead is what a large board costs.
type BoardRead struct {
	Rows        int       `json:"rows"`
	RebuildS    float64   `json:"rebuild_s"`
	RebuildRows int       `json:"rebuild_members"` // on all boards: of the round, the group, each unit and what is above it
	MemoryMB    float64   `json:"redis_memory_mb"`
	Read        Latency   `json:"top_own_around"` // top 100, own rank, 5 neighbours on either side, one after the other: the median of the rounds
	Rounds      []Latency `json:"top_own_around_rounds"`
	Stolen      float64   `json:"stolen_percent"`     // of the processors' time while these were read
	Page        Latency   `json:"http_page"`          // the page of 100 as the public gets it
	FirstPageMS float64   `json:"http_first_page_ms"` // when nothing is known of the round yet
	ReadsPerS   float64   `json:"top_own_around_per_s"`
}

// The readers of a large board come evenly, at a rate that a page with many
// visitors has: what many of them share is read once per tick in any case.
const (
	boardReaders = 8
	boardRate    = 250 // a second
)

// bigBoard fills a round with n people who have ended, rebuilds its boards and
// reads them.
func (r *Rig) bigBoard(ctx context.Context, n, rounds, reads int) (out BoardRead, err error) {
	ids, err := r.Stage.AddContestants(ctx, r.DB.SQL(), n)
	if err != nil {
		return out, err
	}
	// Without figures of the tables, filling them would compare every row with every other.
	if err := r.analyze(ctx); err != nil {
		return out, err
	}
	if out.Rows, err = r.Stage.AddEnded(ctx, r.DB.SQL()); err != nil {
		return out, err
	}
	if err := r.analyze(ctx); err != nil {
		return out, err
	}
	if err := r.settled(ctx); err != nil {
		return out, err
	}
	done, err := r.Boards.Rebuild(ctx, r.Stage.Round.ID)
	if err != nil {
		return out, err
	}
	out.RebuildS, out.RebuildRows = done.Took.Seconds(), done.Members
	if out.MemoryMB, err = r.redisMemory(ctx); err != nil {
		return out, err
	}
	stolen := stolenSince()
	for range rounds {
		runtime.GC() // what was before is not this round's to collect
		read, perSecond, err := r.readBoard(ctx, ids, reads)
		if err != nil {
			return out, err
		}
		out.Rounds = append(out.Rounds, read)
		out.ReadsPerS = perSecond
	}
	out.Read, out.Stolen = medianOf(out.Rounds), stolen()
	first, err := r.readPages(1)
	if err != nil {
		return out, err
	}
	out.FirstPageMS = first.Max
	out.Page, err = r.readPages(reads)
	return out, err
}

// analyze tells the database how large its tables are, as it would find out
// itself within a minute.
func (r *Rig) analyze(ctx context.Context) error {
	if _, err := r.DB.SQL().ExecContext(ctx, "VACUUM ANALYZE attempts, contestants"); err != nil {
		return fmt.Errorf("bench: analyze: %w", err)
	}
	return nil
}

// settled waits until the database has digested the rows that were written all
// at once, as no contest writes them: its own cleaning takes a whole processor
// for that, half of a small machine.
func (r *Rig) settled(ctx context.Context) error {
	for {
		var busy int
		if err := r.DB.SQL().QueryRowContext(ctx, "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'").Scan(&busy); err != nil {
			return fmt.Errorf("bench: settle: %w", err)
		}
		if busy == 0 {
			return nil
		}
		select {
		case <-time.After(time.Second):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (r *Rig) redisMemory(ctx context.Context) (float64, error) {
	options, err := goredis.ParseURL(r.Stack.RedisURL)
	if err != nil {
		return 0, err
	}
	client := goredis.NewClient(options)
	defer client.Close()
	info, err := client.Info(ctx, "memory").Result()
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(info) {
		if v, ok := strings.CutPrefix(line, "used_memory:"); ok {
			bytes, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
			return bytes / (1 << 20), err
		}
	}
	return 0, nil
}

func (r *Rig) readBoard(ctx context.Context, ids []string, reads int) (Latency, float64, error) {
	query := contest.BoardQuery{Scope: contest.BoardOfRound, ContestID: r.Stage.Contest.ID, RoundID: r.Stage.Round.ID, Limit: 100}
	return r.timed(reads, func(int) error {
		who := ids[rand.IntN(len(ids))]
		page, err := r.Boards.Page(ctx, query)
		if err != nil || len(page.Rows) != 100 {
			return fmt.Errorf("bench: the top has %d rows: %w", len(page.Rows), err)
		}
		if rank, _, _, err := r.Boards.Rank(ctx, query, who); err != nil || rank == 0 {
			return fmt.Errorf("bench: rank %d: %w", rank, err)
		}
		around, err := r.Boards.Around(ctx, query, who, 5)
		if err != nil || len(around.Rows) < 6 {
			return fmt.Errorf("bench: %d rows around: %w", len(around.Rows), err)
		}
		return nil
	})
}

func (r *Rig) readPages(reads int) (Latency, error) {
	conns := make([]*conn, boardReaders)
	for i := range conns {
		c, err := dial(r.Addr)
		if err != nil {
			return Latency{}, err
		}
		defer c.close()
		conns[i] = c
	}
	latency, _, err := r.timed(reads, func(reader int) error {
		status, err := conns[reader].ask(request{head: fmt.Appendf(nil,
			"GET /api/v1/rounds/%s/board?limit=100 HTTP/1.1\r\nHost: bench\r\n", r.Stage.Round.ID)}, nil)
		if err == nil && status != http.StatusOK {
			err = fmt.Errorf("bench: the board answers %d", status)
		}
		return err
	})
	return latency, err
}

// timed has a few readers do something, n times in all, at boardRate. Who is
// late counts from when they should have begun.
func (r *Rig) timed(n int, do func(reader int) error) (Latency, float64, error) {
	took := make([]time.Duration, n)
	failures := make([]error, boardReaders)
	begun := time.Now()
	var all sync.WaitGroup
	for reader := range boardReaders {
		all.Go(func() {
			for i := reader; i < n && failures[reader] == nil; i += boardReaders {
				from := begun.Add(time.Second * time.Duration(i) / boardRate)
				time.Sleep(time.Until(from))
				failures[reader] = do(reader)
				took[i] = time.Since(from)
			}
		})
	}
	all.Wait()
	perSecond := float64(n) / time.Since(begun).Seconds()
	for _, err := range failures {
		if err != nil {
			return Latency{}, 0, err
		}
	}
	return latencyOf(took), perSecond, nil
}
