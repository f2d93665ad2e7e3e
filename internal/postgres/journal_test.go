package postgres_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/questions"
)

// start begins an attempt for a new contestant one minute after the opening.
func (s *stage) start(name string) contest.Sitting {
	s.t.Helper()
	actor := account.Actor{ID: s.contestant(name), Kind: account.Contestant}
	sitting, err := s.taking.Start(s.t.Context(), actor, s.round.ID, begun.Add(time.Minute))
	if err != nil {
		s.t.Fatalf("Start(%s): %v", name, err)
	}
	return sitting
}

func (s *stage) attempt(id string) contest.Attempt {
	s.t.Helper()
	a, err := s.db.FindAttempt(s.t.Context(), id)
	if err != nil {
		s.t.Fatalf("FindAttempt: %v", err)
	}
	return a
}

func answer(attemptID string, position, revision, option int, right bool) contest.Answer {
	a := contest.Answer{AttemptID: attemptID, Position: position, Revision: revision, Chosen: questions.OptionSet(option),
		Right: right, ReceivedAt: begun.Add(2 * time.Minute)}
	if right {
		a.Points = 10
	}
	return a
}

func TestJournalSave(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	id := s.start("Lê An").Attempt.ID
	save := func(a contest.Answer) contest.Stored {
		t.Helper()
		stored, err := s.journal.Save(t.Context(), a)
		if err != nil {
			t.Fatalf("Save(%+v): %v", a, err)
		}
		return stored
	}

	first := save(answer(id, 3, 1, 2, true))
	if !first.New || first.Receipt == 0 {
		t.Fatalf("first save: got %+v, want a new receipt", first)
	}
	if again := save(answer(id, 3, 1, 2, true)); again.New || again.Receipt != first.Receipt || again.Chosen != first.Chosen {
		t.Errorf("repeat: got %+v, want the receipt %d again", again, first.Receipt)
	}
	if got := s.attempt(id).Totals; got != (contest.Totals{Points: 10, Right: 1, Answered: 1}) {
		t.Errorf("totals after one right answer: got %+v", got)
	}
	changed := save(answer(id, 3, 2, 1, false))
	if !changed.New || changed.Receipt == first.Receipt {
		t.Errorf("change of mind: got %+v, want a new receipt", changed)
	}
	if stale := save(answer(id, 3, 1, 0, false)); stale.New || stale.Revision != 2 || stale.Chosen != questions.OptionSet(1) {
		t.Errorf("stale revision: got %+v, want the newest answer", stale)
	}
	if got := s.attempt(id).Totals; got != (contest.Totals{Answered: 1}) {
		t.Errorf("totals after the change: got %+v", got)
	}
	cleared := answer(id, 3, 3, 0, false)
	cleared.Chosen = 0
	save(cleared)
	if got := s.attempt(id).Totals; got != (contest.Totals{}) {
		t.Errorf("totals after clearing: got %+v", got)
	}
}

func TestJournalRefuses(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	id := s.start("Lê An").Attempt.ID
	kept, err := s.journal.Save(t.Context(), answer(id, 0, 1, 1, true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.journal.Save(t.Context(), answer(newID(), 0, 1, 1, true)); !errors.Is(err, contest.ErrAttemptNotFound) {
		t.Errorf("an attempt that is not there: got %v, want ErrAttemptNotFound", err)
	}
	if _, err := s.journal.Save(t.Context(), answer("not an id", 0, 1, 1, true)); !errors.Is(err, contest.ErrAttemptNotFound) {
		t.Errorf("a broken id: got %v, want ErrAttemptNotFound", err)
	}
	if _, ended, err := s.db.EndAttempt(t.Context(), contest.Ending{AttemptID: id, At: begun.Add(3 * time.Minute), By: contest.EndedBySubmit}); err != nil || !ended {
		t.Fatalf("EndAttempt: %v %v", ended, err)
	}
	if _, err := s.journal.Save(t.Context(), answer(id, 1, 1, 1, true)); !errors.Is(err, contest.ErrAttemptEnded) {
		t.Errorf("after the end: got %v, want ErrAttemptEnded", err)
	}
	if again, err := s.journal.Save(t.Context(), answer(id, 0, 1, 1, true)); err != nil || again.Receipt != kept.Receipt {
		t.Errorf("a repeat after the end: got %+v %v, want the receipt %d", again, err, kept.Receipt)
	}
	if got := s.attempt(id).Totals; got != (contest.Totals{Points: 10, Right: 1, Answered: 1}) {
		t.Errorf("totals: got %+v, want one right answer", got)
	}
}

// Many goroutines, several places, revisions out of order: the newest revision
// of each place stands and the totals are its exact sum.
func TestJournalUnderLoad(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	const attempts, places, revisions = 20, 5, 6
	ids := make([]string, attempts)
	for i := range ids {
		ids[i] = s.start(fmt.Sprintf("Thí sinh %d", i)).Attempt.ID
	}
	var all sync.WaitGroup
	for _, id := range ids {
		for p := range places {
			for r := 1; r <= revisions; r++ {
				all.Go(func() {
					stored, err := s.journal.Save(t.Context(), answer(id, p, r, r%4, r == revisions))
					if err != nil || stored.Revision < r {
						t.Errorf("Save(position %d, revision %d): got %+v %v", p, r, stored, err)
					}
				})
			}
		}
	}
	all.Wait()
	for _, id := range ids {
		if got, want := s.attempt(id).Totals, (contest.Totals{Points: 10 * places, Right: places, Answered: places}); got != want {
			t.Errorf("totals: got %+v, want %+v", got, want)
		}
	}
}

func TestJournalClose(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	id := s.start("Lê An").Attempt.ID
	var all sync.WaitGroup
	saved := make(chan contest.Stored, 10)
	for p := range 10 {
		all.Go(func() {
			if stored, err := s.journal.Save(t.Context(), answer(id, p, 1, 1, false)); err == nil {
				saved <- stored
			} else if !errors.Is(err, contest.ErrBusy) {
				t.Errorf("Save while closing: %v", err)
			}
		})
	}
	s.journal.Close()
	all.Wait()
	close(saved)
	stored, err := s.db.FindAnswers(t.Context(), id)
	if err != nil || len(stored) != len(saved) {
		t.Errorf("after Close: %d stored (%v), %d acknowledged", len(stored), err, len(saved))
	}
	if _, err := s.journal.Save(t.Context(), answer(id, 0, 1, 1, false)); !errors.Is(err, contest.ErrBusy) {
		t.Errorf("after Close: got %v, want ErrBusy", err)
	}
}

// One attempt of a batch has ended: its answer is refused with its own reason,
// all others are stored, and every total is exact.
func TestJournalBatchWithAnEndedAttempt(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	const attempts = 40
	ids := make([]string, attempts)
	for i := range ids {
		ids[i] = s.start("Lê An").Attempt.ID
	}
	if _, ended, err := s.db.EndAttempt(t.Context(), contest.Ending{AttemptID: ids[7], At: begun.Add(90 * time.Second), By: contest.EndedBySubmit}); err != nil || !ended {
		t.Fatalf("EndAttempt: %v %v", ended, err)
	}
	var all sync.WaitGroup
	var receipts sync.Map
	for place := range 5 {
		for i, id := range ids {
			all.Go(func() {
				a := answer(id, place, 1, 1, true)
				if i == 8 {
					a.ReceivedAt = begun.Add(2 * time.Hour)
				}
				stored, err := s.journal.Save(t.Context(), a)
				switch {
				case i == 7 && errors.Is(err, contest.ErrAttemptEnded), i == 8 && errors.Is(err, contest.ErrLate):
				case i == 7, i == 8, err != nil, !stored.New, stored.Receipt == 0:
					t.Errorf("attempt %d: got %+v %v", i, stored, err)
				default:
					if _, twice := receipts.LoadOrStore(stored.Receipt, id); twice {
						t.Errorf("receipt %d was given twice", stored.Receipt)
					}
				}
			})
		}
	}
	all.Wait()
	for i, id := range ids {
		want := contest.Totals{Points: 50, Right: 5, Answered: 5}
		if i == 7 || i == 8 {
			want = contest.Totals{}
		}
		if got := s.attempt(id).Totals; got != want {
			t.Errorf("attempt %d: got %+v, want %+v", i, got, want)
		}
		stored, err := s.db.FindAnswers(t.Context(), id)
		if err != nil || len(stored) != want.Answered {
			t.Errorf("attempt %d: %d answers stored (%v), want %d", i, len(stored), err, want.Answered)
		}
	}
}
