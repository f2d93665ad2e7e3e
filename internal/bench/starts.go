package bench

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// Starts is a burst of people who start within one second.
type Starts struct {
	People    int     `json:"people"`
	PerSecond float64 `json:"per_s"` // until the last one had a paper
	Latency
	Program float64 `json:"program_cpu_us_per_start"`
	Servers float64 `json:"servers_cpu_us_per_start"`
	Durable int     `json:"durable"`
	Failed  int     `json:"failed"`
}

// addSessions signs contestants in: their token is their id behind a word.
const addSessions = `
INSERT INTO contestant_sessions (token_hash, contest_id, contestant_id, created_at, expires_at)
SELECT sha256(convert_to('bench-' || id, 'UTF8')), $1, id::uuid, now(), now() + interval '1 day'
FROM unnest($2::text[]) AS id`

const countStarts = `
SELECT count(*)
FROM attempts AS t
JOIN papers AS p ON p.attempt_id = t.id
WHERE t.round_id = $1 AND t.contestant_id = ANY ($2::uuid[])`

// starts has n signed-in people press "start" within one second, evenly.
func (r *Rig) starts(ctx context.Context, n int) (Starts, error) {
	ids, err := r.Stage.AddContestants(ctx, r.DB.SQL(), n)
	if err != nil {
		return Starts{}, err
	}
	if _, err := r.DB.SQL().ExecContext(ctx, addSessions, r.Stage.Contest.ID, textArray(ids)); err != nil {
		return Starts{}, fmt.Errorf("bench: sign in: %w", err)
	}
	out, err := r.burst(ids)
	if err != nil {
		return out, err
	}
	if err := r.DB.SQL().QueryRowContext(ctx, countStarts, r.Stage.Round.ID, textArray(ids)).Scan(&out.Durable); err != nil {
		return out, fmt.Errorf("bench: count starts: %w", err)
	}
	if out.Durable != n || out.Failed > 0 {
		return out, fmt.Errorf("bench: of %d starts %d are durable, %d failed", n, out.Durable, out.Failed)
	}
	return out, nil
}

func (r *Rig) burst(ids []string) (Starts, error) {
	const clients = 256
	conns := make([]*conn, clients)
	for i := range conns {
		c, err := dial(r.Addr)
		if err != nil {
			return Starts{}, err
		}
		defer c.close()
		conns[i] = c
	}
	took := make([]time.Duration, len(ids))
	ok := make([]bool, len(ids))
	program, servers := usedCPU()
	begun := time.Now()
	var all sync.WaitGroup
	for n, c := range conns {
		all.Go(func() {
			for i := n; i < len(ids); i += clients {
				due := begun.Add(time.Second * time.Duration(i) / time.Duration(len(ids)))
				time.Sleep(time.Until(due))
				status, err := c.ask(r.startRequest(ids[i]), nil)
				took[i], ok[i] = time.Since(due), err == nil && status == http.StatusCreated
			}
		})
	}
	all.Wait()
	out := Starts{People: len(ids), PerSecond: float64(len(ids)) / time.Since(begun).Seconds(), Latency: latencyOf(took)}
	p, s := usedCPU()
	out.Program = float64((p - program).Microseconds()) / float64(len(ids))
	out.Servers = float64((s - servers).Microseconds()) / float64(len(ids))
	for _, good := range ok {
		if !good {
			out.Failed++
		}
	}
	return out, nil
}

func (r *Rig) startRequest(contestantID string) request {
	return request{head: fmt.Appendf(nil, "POST /api/v1/rounds/%s/attempts HTTP/1.1\r\nHost: bench\r\nCookie: hoithi_me=bench-%s\r\n",
		r.Stage.Round.ID, contestantID)}
}
