package postgres_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hoithi/contest"
	"hoithi/questions"
)

// modelPlace is what the journal should hold at one place.
type modelPlace struct {
	revision, receipt int64
	chosen            questions.Options
	points            int
}

// model is the journal in a few lines: per attempt, its places and its end.
type model struct {
	places map[int]modelPlace
	ended  bool
}

// save is what the journal should do with an answer.
func (m *model) save(a contest.Answer) (fresh bool, want modelPlace, err error) {
	there, ok := m.places[a.Position]
	if ok && there.revision >= int64(a.Revision) {
		return false, there, nil
	}
	if m.ended {
		return false, modelPlace{}, contest.ErrAttemptEnded
	}
	return true, modelPlace{revision: int64(a.Revision), chosen: a.Chosen, points: a.Points}, nil
}

func (m *model) totals() (t contest.Totals) {
	for _, p := range m.places {
		if p.chosen != 0 {
			t.Answered++
		}
		if p.points > 0 {
			t.Right++
		}
		t.Points += p.points
	}
	return t
}

// Whatever answers arrive in whatever order, with repeats, stale revisions and
// an end in between, the journal does what the model does.
func TestJournalModel(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	rapid.Check(t, func(rt *rapid.T) {
		id := s.start("Lê An").Attempt.ID
		m := &model{places: map[int]modelPlace{}}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			if rapid.IntRange(0, 19).Draw(rt, "end") == 0 {
				end := contest.Ending{AttemptID: id, At: begun.Add(5 * time.Minute), By: contest.EndedBySubmit}
				if _, _, err := s.db.EndAttempt(t.Context(), end); err != nil {
					rt.Fatalf("EndAttempt: %v", err)
				}
				m.ended = true
			}
			checkSave(rt, s, m, drawAnswer(rt, id))
		}
		if got := s.attempt(id).Totals; got != m.totals() {
			rt.Fatalf("totals: got %+v, want %+v", got, m.totals())
		}
	})
}

func drawAnswer(rt *rapid.T, id string) contest.Answer {
	a := answer(id, rapid.IntRange(0, 3).Draw(rt, "position"), rapid.IntRange(1, 5).Draw(rt, "revision"),
		rapid.IntRange(0, 3).Draw(rt, "option"), rapid.Bool().Draw(rt, "right"))
	if rapid.IntRange(0, 5).Draw(rt, "clear") == 0 {
		a.Chosen, a.Right, a.Points = 0, false, 0
	}
	return a
}

func checkSave(rt *rapid.T, s *stage, m *model, a contest.Answer) {
	fresh, want, failure := m.save(a)
	got, err := s.journal.Save(s.t.Context(), a)
	if !errors.Is(err, failure) {
		rt.Fatalf("Save(%+v): got %v, want %v", a, err, failure)
	}
	if failure != nil {
		return
	}
	if fresh {
		want.receipt = got.Receipt
	}
	if got.New != fresh || got.Receipt != want.receipt || int64(got.Revision) != want.revision || got.Chosen != want.chosen || got.Receipt == 0 {
		rt.Fatalf("Save(%+v): got %+v, want %+v, new %v", a, got, want, fresh)
	}
	m.places[a.Position] = want
}

// Answers and the end of their attempt race: what was acknowledged as stored is
// stored, the rest was refused, and the totals are exact.
func TestJournalEndRace(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for range 30 {
		id := s.start("Lê An").Attempt.ID
		var all sync.WaitGroup
		saved := make(chan contest.Stored, 10)
		for p := range 10 {
			all.Go(func() {
				switch stored, err := s.journal.Save(t.Context(), answer(id, p, 1, 1, true)); {
				case err == nil:
					saved <- stored
				case !errors.Is(err, contest.ErrAttemptEnded):
					t.Errorf("Save: %v", err)
				}
			})
		}
		all.Go(func() {
			end := contest.Ending{AttemptID: id, At: begun.Add(3 * time.Minute), By: contest.EndedBySubmit}
			if _, ended, err := s.db.EndAttempt(t.Context(), end); err != nil || !ended {
				t.Errorf("EndAttempt: %v %v", ended, err)
			}
		})
		all.Wait()
		close(saved)
		if got, want := s.attempt(id).Totals.Answered, len(saved); got != want {
			t.Errorf("stored %d, acknowledged %d", got, want)
		}
	}
}
