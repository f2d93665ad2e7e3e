package postgres_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"hoithi/contest"
	"hoithi/internal/account"
)

// BenchmarkJournalSave has as many callers as a busy node; each answers the
// places of its own attempts.
func BenchmarkJournalSave(b *testing.B) {
	for _, callers := range []int{16, 256, 1024} {
		b.Run(fmt.Sprint(callers), func(b *testing.B) { benchmarkSave(b, callers) })
	}
}

func benchmarkSave(b *testing.B, callers int) {
	s := newStage(b, func(r *contest.Rules) { r.Attempts.Limit = 0 })
	ids := make([]string, max(callers, b.N/10+1))
	var starting sync.WaitGroup
	for i := range min(64, len(ids)) {
		starting.Go(func() {
			for n := i; n < len(ids); n += min(64, len(ids)) {
				sitting, err := s.taking.Start(b.Context(), account.Actor{ID: s.contestant("Lê An"), Kind: account.Contestant}, s.round.ID, begun)
				if err != nil {
					b.Error(err)
					return
				}
				ids[n] = sitting.Attempt.ID
			}
		})
	}
	starting.Wait()
	var next atomic.Int64
	b.ResetTimer()
	var all sync.WaitGroup
	for range callers {
		all.Go(func() {
			for n := int(next.Add(1)) - 1; n < b.N; n = int(next.Add(1)) - 1 {
				attempt, round := n%len(ids), n/len(ids)
				if _, err := s.journal.Save(b.Context(), answer(ids[attempt], round%10, 1+round/10, n%4, n%3 == 0)); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "answers/s")
}
