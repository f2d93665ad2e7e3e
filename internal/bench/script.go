package bench

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
)

// sitter is one running attempt that a connection answers for.
type sitter struct {
	attemptID string
	head      []byte // of its answers' requests
	next      int    // how many answers it has sent
	acked     int    // how many were acknowledged
}

// answer is the sitter's next request: each place once, then each place again
// with the next revision.
func (s *sitter) answer(questions int) request {
	position, revision := s.next%questions, s.next/questions+1
	body := make([]byte, 0, 64)
	body = append(body, `{"position":`...)
	body = strconv.AppendInt(body, int64(position), 10)
	body = append(body, `,"revision":`...)
	body = strconv.AppendInt(body, int64(revision), 10)
	body = append(body, `,"choice":[`...)
	body = strconv.AppendInt(body, int64((position+revision)%4), 10)
	body = append(body, `]}`...)
	s.next++
	return request{head: s.head, body: body}
}

// seat starts n attempts of new contestants and returns them ready to answer.
func (r *Rig) seat(ctx context.Context, n int) ([]*sitter, error) {
	ids, err := r.Stage.AddContestants(ctx, r.DB.SQL(), n)
	if err != nil {
		return nil, err
	}
	sitters := make([]*sitter, n)
	var failed atomic.Pointer[error]
	var all sync.WaitGroup
	queue := make(chan int)
	for range 64 {
		all.Go(func() {
			for i := range queue {
				s, err := r.start(ctx, ids[i])
				if err != nil {
					failed.Store(&err)
					continue
				}
				sitters[i] = s
			}
		})
	}
	for i := range ids {
		queue <- i
	}
	close(queue)
	all.Wait()
	if err := failed.Load(); err != nil {
		return nil, fmt.Errorf("bench: start attempts: %w", *err)
	}
	return sitters, nil
}

func (r *Rig) start(ctx context.Context, contestantID string) (*sitter, error) {
	sitting, err := r.Taking.Start(ctx, account.Actor{ID: contestantID, Kind: account.Contestant}, r.Stage.Round.ID, time.Now())
	if err != nil {
		return nil, err
	}
	a := sitting.Attempt
	return &sitter{attemptID: a.ID, head: fmt.Appendf(nil, "POST /api/v1/attempts/%s/answers HTTP/1.1\r\nHost: bench\r\n"+
		"Authorization: Bearer %s\r\nContent-Type: application/json\r\n", a.ID, r.Tokens.Sign(contest.PassFor(a)))}, nil
}
