package postgres_test

import (
	"fmt"
	"sync"
	"testing"

	"hoithi/contest"
)

// written is an answer that is not a choice.
func written(attemptID string, position, revision int, text string) contest.Answer {
	a := answer(attemptID, position, revision, 0, true)
	if a.Written = text; text == "" {
		a.Chosen, a.Right, a.Points = 0, false, 0
	}
	return a
}

// Written answers and choices share batches; each keeps what it said.
func TestJournalWritten(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	id := s.start("Lê An").Attempt.ID
	say := func(position int) string {
		if position%3 == 0 {
			return ""
		}
		return fmt.Sprintf("Huế “%d” \\ {,}", position)
	}
	var all sync.WaitGroup
	for p := range 10 {
		all.Go(func() {
			in := written(id, p, 1, say(p))
			in.Chosen = 1
			if stored, err := s.journal.Save(t.Context(), in); err != nil || stored.Written != in.Written {
				t.Errorf("Save: %+v, %v", stored, err)
			}
		})
	}
	all.Wait()
	stored, err := s.db.FindAnswers(t.Context(), id)
	if err != nil || len(stored) != 10 {
		t.Fatalf("FindAnswers: %d, %v", len(stored), err)
	}
	for _, a := range stored {
		if a.Written != say(a.Position) || a.Chosen != 1 {
			t.Errorf("position %d holds %q, %v", a.Position, a.Written, a.Chosen)
		}
	}
}

func TestJournalWrittenRevisions(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	id := s.start("Lê An").Attempt.ID
	save := func(revision int, text string) contest.Stored {
		t.Helper()
		stored, err := s.journal.Save(t.Context(), written(id, 4, revision, text))
		if err != nil {
			t.Fatal(err)
		}
		return stored
	}
	first := save(1, "Hue")
	if again := save(1, "Hue"); again.New || again.Receipt != first.Receipt || again.Written != "Hue" {
		t.Errorf("repeat: %+v, want the receipt %d", again, first.Receipt)
	}
	save(2, "Huế")
	if stale := save(1, "Hue"); stale.New || stale.Written != "Huế" {
		t.Errorf("stale: %+v, want the newest answer", stale)
	}
	save(3, "")
	if got := s.attempt(id).Totals; got != (contest.Totals{}) {
		t.Errorf("totals after clearing: %+v", got)
	}
	var kept string
	const history = `SELECT string_agg(COALESCE(written, '-'), ' → ' ORDER BY revision) FROM answer_history WHERE attempt_id = $1`
	if err := s.db.SQL().QueryRowContext(t.Context(), history, id).Scan(&kept); err != nil || kept != "Hue → Huế" {
		t.Errorf("history: %q, %v", kept, err)
	}
}
