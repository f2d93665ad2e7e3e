package bench

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// Load is the outcome of one run of answers.
type Load struct {
	Mode      string  `json:"mode"`
	Clients   int     `json:"clients"`
	Offered   float64 `json:"offered_per_s,omitempty"` // open loop only
	PerSecond float64 `json:"per_s"`
	Latency
	Program float64 `json:"program_cpu_us_per_answer"` // of the program and the load; 0: unknown
	Servers float64 `json:"servers_cpu_us_per_answer"` // of PostgreSQL and Redis
	Stolen  float64 `json:"stolen_percent"`            // of the processors' time, by other machines on the host
	Acked   int     `json:"acked"`
	Failed  int     `json:"failed"` // not acknowledged, or the connection broke
}

// run is what every connection of a load shares.
type run struct {
	addr      string
	mode      string
	clients   int
	questions int
	sitters   []*sitter // dealt to the connections
	warm      time.Duration
	length    time.Duration
	rate      float64 // 0: closed loop, as fast as each connection can
}

// tally is one connection's own count.
type tally struct {
	took          []time.Duration
	acked, failed int
	err           error
}

// load runs the connections for warm+length; only calls that began after the
// warm-up are measured, all are counted.
func (r run) load(ctx context.Context) (Load, error) {
	conns := make([]*conn, r.clients)
	for i := range conns {
		c, err := dial(r.addr)
		if err != nil {
			return Load{}, err
		}
		defer c.close()
		conns[i] = c
	}
	tallies := make([]tally, r.clients)
	program, servers := usedCPU()
	stolen := stolenSince()
	begun := time.Now()
	var all sync.WaitGroup
	for i := range conns {
		all.Go(func() { tallies[i] = r.drive(ctx, conns[i], i, begun) })
	}
	all.Wait()
	out, err := r.sum(tallies, begun)
	out.Stolen = stolen()
	if n := out.Acked + out.Failed; n > 0 {
		p, s := usedCPU()
		out.Program = float64((p - program).Microseconds()) / float64(n)
		out.Servers = float64((s - servers).Microseconds()) / float64(n)
	}
	return out, err
}

func (r run) sum(tallies []tally, begun time.Time) (Load, error) {
	out := Load{Mode: r.mode, Clients: r.clients, Offered: r.rate}
	var took []time.Duration
	for _, t := range tallies {
		if t.err != nil {
			return out, t.err
		}
		took = append(took, t.took...)
		out.Acked += t.acked
		out.Failed += t.failed
	}
	out.PerSecond = float64(len(took)) / (time.Since(begun) - r.warm).Seconds()
	out.Latency = latencyOf(took)
	return out, nil
}

// drive is one connection's work. In an open loop each call has its moment, and
// its latency counts from then: who waits for a slow answer is late for the
// next one, and that shows.
func (r run) drive(ctx context.Context, c *conn, n int, begun time.Time) (t tally) {
	mine := r.share(n)
	end := begun.Add(r.warm + r.length)
	for i := 0; ctx.Err() == nil; i++ {
		from := time.Now()
		if r.rate > 0 {
			from = begun.Add(time.Duration(float64(i*r.clients+n) / r.rate * float64(time.Second)))
			if from.After(end) {
				return t
			}
			time.Sleep(time.Until(from))
		} else if from.After(end) {
			return t
		}
		s := mine[i%len(mine)]
		status, err := c.ask(s.answer(r.questions), nil)
		switch {
		case err != nil:
			t.failed++
			t.err = fmt.Errorf("bench: %s: %w", r.mode, err)
			return t
		case status != http.StatusOK:
			t.failed++
		default:
			s.acked++
			t.acked++
			if from.Sub(begun) >= r.warm {
				t.took = append(t.took, time.Since(from))
			}
		}
	}
	return t
}

// share deals each connection its own sitters: an attempt's answers come one
// after the other, as from a person.
func (r run) share(n int) []*sitter {
	var mine []*sitter
	for i := n; i < len(r.sitters); i += r.clients {
		mine = append(mine, r.sitters[i])
	}
	return mine
}
