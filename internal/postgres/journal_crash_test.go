package postgres_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/dbtest"
	"hoithi/internal/fault"
)

// PostgreSQL dies at once, twice, under load. Nothing that was acknowledged is
// lost, nothing is stored twice, and callers that were refused may ask again.
func TestJournalSurvivesPostgres(t *testing.T) {
	t.Parallel()
	stack := dbtest.Private(t)
	s := newStageAt(t, dbtest.Prepare(t, stack, migrateForTaking))
	const attempts = 40
	sitters := make([]contest.Sitting, attempts)
	for i := range sitters {
		sitters[i] = s.start("Lê An")
	}
	ctx, stop := context.WithCancel(t.Context())
	var acked [attempts]atomic.Int64 // answers, of which each raises a revision by one
	saved := make(chan struct{}, 1)
	var all sync.WaitGroup
	for i, sitting := range sitters {
		all.Go(func() { s.answerUntil(ctx, sitting.Attempt.ID, &acked[i], saved) })
	}
	for range 2 {
		s.waitForSaves(saved, 500)
		if err := stack.RestartPostgres(t.Context(), true); err != nil {
			t.Fatal(err)
		}
	}
	s.waitForSaves(saved, 500)
	stop()
	all.Wait()
	s.journal.Close() // an answer whose caller has left may still be on its way

	for i, sitting := range sitters {
		stored, err := s.db.FindAnswers(t.Context(), sitting.Attempt.ID)
		if err != nil {
			t.Fatal(err)
		}
		var revisions int64
		right := 0
		for _, a := range stored {
			revisions += int64(a.Revision)
			if a.Right {
				right++
			}
		}
		// One more may be stored than acknowledged: its answer was on the way.
		if n := acked[i].Load(); revisions != n && revisions != n+1 {
			t.Errorf("attempt %d: %d acknowledged, %d stored", i, n, revisions)
		}
		if got := s.attempt(sitting.Attempt.ID).Totals; got.Answered != len(stored) || got.Right != right {
			t.Errorf("attempt %d: totals %+v, stored %d with %d right", i, got, len(stored), right)
		}
	}
}

// answerUntil answers place after place, revision after revision, and repeats
// what the journal could not take.
func (s *stage) answerUntil(ctx context.Context, id string, acked *atomic.Int64, saved chan<- struct{}) {
	for n := 0; ctx.Err() == nil; {
		_, err := s.journal.Save(ctx, answer(id, n%10, 1+n/10, n%4, n%4 == 1))
		switch {
		case err == nil:
			n++
			acked.Add(1)
			select {
			case saved <- struct{}{}:
			case <-ctx.Done():
			}
		case errors.Is(err, context.Canceled), fault.KindOf(err) == fault.Unavailable: // again, or the end
		default:
			s.t.Errorf("Save: %v", err)
			return
		}
	}
}

func (s *stage) waitForSaves(saved <-chan struct{}, n int) {
	s.t.Helper()
	limit := time.After(time.Minute)
	for range n {
		select {
		case <-saved:
		case <-limit:
			s.t.Fatal("the journal does not go on")
		}
	}
}
