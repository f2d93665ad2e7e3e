package postgres_test

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// at is a moment of the fixtures' round.
func at(d time.Duration) time.Time { return begun.Add(d) }

func person(id string) account.Actor { return account.Actor{ID: id, Kind: account.Contestant} }

func TestTakingStart(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	who := s.contestant("Lê An")
	first, err := s.taking.Start(t.Context(), person(who), s.round.ID, at(time.Minute))
	if err != nil {
		t.Fatalf("Start: %v", err)
	}
	if !first.NewStart || len(first.Places) != 10 || first.Places[0].Stem == "" || len(first.Places[0].Options) != 4 {
		t.Errorf("Start: got %+v, want a new paper of 10 questions with their texts", first)
	}
	if a := first.Attempt; !a.Deadline.Equal(at(21*time.Minute)) || a.Number != 1 || len(a.Receipt) != 9 {
		t.Errorf("Start: got deadline %v, number %d, receipt %q", a.Deadline, a.Number, a.Receipt)
	}
	again, err := s.taking.Start(t.Context(), person(who), s.round.ID, at(2*time.Minute))
	if err != nil || again.NewStart || again.Attempt.ID != first.Attempt.ID {
		t.Errorf("Start again: got %+v %v, want the attempt that runs", again.Attempt, err)
	}
	if !slices.EqualFunc(first.Places, again.Places, func(x, y contest.Place) bool { return x.Stem == y.Stem && slices.Equal(x.Options, y.Options) }) {
		t.Error("Start again: the paper differs")
	}
	if _, err := s.taking.Start(t.Context(), person(newID()), s.round.ID, at(time.Minute)); !errors.Is(err, contest.ErrNotEligible) {
		t.Errorf("Start of a stranger: got %v, want ErrNotEligible", err)
	}
	if _, err := s.taking.Start(t.Context(), person(who), newID(), at(time.Minute)); !errors.Is(err, contest.ErrRoundNotFound) {
		t.Errorf("Start of no round: got %v, want ErrRoundNotFound", err)
	}
	if _, err := s.taking.Submit(t.Context(), contest.PassFor(first.Attempt), true, at(3*time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.taking.Start(t.Context(), person(who), s.round.ID, at(4*time.Minute)); !errors.Is(err, contest.ErrNoAttemptsLeft) {
		t.Errorf("Start after the only attempt: got %v, want ErrNoAttemptsLeft", err)
	}
}

// Twenty taps at once are one attempt; the paper can be drawn again from the
// round's seed and the attempt's id.
func TestTakingStartAtOnce(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for range 5 {
		who := s.contestant("Lê An")
		var all sync.WaitGroup
		ids := make([]string, 20)
		for i := range ids {
			all.Go(func() {
				sitting, err := s.taking.Start(t.Context(), person(who), s.round.ID, at(time.Minute))
				if err != nil {
					t.Errorf("Start: %v", err)
				}
				ids[i] = sitting.Attempt.ID
			})
		}
		all.Wait()
		if different := slices.Compact(slices.Clone(ids)); len(different) != 1 {
			t.Errorf("twenty starts at once made several attempts: %v", different)
		}
		s.drawAgain(ids[0])
	}
}

func (s *stage) drawAgain(attemptID string) {
	s.t.Helper()
	stored, err := s.db.FindPaper(s.t.Context(), attemptID)
	if err != nil {
		s.t.Fatal(err)
	}
	pool, err := s.db.DrawPool(s.t.Context(), s.bankID)
	if err != nil {
		s.t.Fatal(err)
	}
	source, _ := s.round.Rules.Source("all")
	drawer, err := contest.NewDrawer(pool, source, s.round.Rules.Paper)
	if err != nil {
		s.t.Fatal(err)
	}
	again := drawer.Draw(contest.PaperRandom(s.round.Seed, attemptID))
	same := func(x, y contest.PaperQuestion) bool {
		return x.VersionID == y.VersionID && slices.Equal(x.Order, y.Order)
	}
	if !slices.EqualFunc(stored.Questions, again.Questions, same) {
		s.t.Errorf("attempt %s: the paper drawn again differs", attemptID)
	}
}

func TestTakingAnswer(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	sitting := s.start("Lê An")
	pass := contest.PassFor(sitting.Attempt)
	saved, err := s.taking.Answer(t.Context(), pass, contest.Choice{Position: 0, Revision: 1, Shown: []int{2}}, at(2*time.Minute))
	if err != nil || saved.Receipt == 0 || saved.Repeat {
		t.Fatalf("Answer: got %+v %v", saved, err)
	}
	other := contest.PassFor(contest.Attempt{ID: newID(), RoundID: s.round.ID, Deadline: pass.Deadline})
	tests := []struct {
		name string
		pass contest.Pass
		c    contest.Choice
		at   time.Time
		want error
	}{
		{"the same again", pass, contest.Choice{Position: 0, Revision: 1, Shown: []int{2}}, at(3 * time.Minute), nil},
		{"another choice under the same revision", pass, contest.Choice{Position: 0, Revision: 1, Shown: []int{1}}, at(3 * time.Minute), contest.ErrStaleRevision},
		{"a position below the paper", pass, contest.Choice{Position: -1, Revision: 1}, at(3 * time.Minute), contest.ErrPosition},
		{"a position beyond the paper", pass, contest.Choice{Position: 10, Revision: 1}, at(3 * time.Minute), contest.ErrPosition},
		{"an option that is not there", pass, contest.Choice{Position: 1, Revision: 1, Shown: []int{4}}, at(3 * time.Minute), contest.ErrOptionRange},
		{"two options of a single choice", pass, contest.Choice{Position: 1, Revision: 1, Shown: []int{0, 1}}, at(3 * time.Minute), contest.ErrOptionCount},
		{"revision zero", pass, contest.Choice{Position: 1, Revision: 0, Shown: []int{0}}, at(3 * time.Minute), contest.ErrRevision},
		{"an attempt that is not there", other, contest.Choice{Position: 1, Revision: 1, Shown: []int{0}}, at(3 * time.Minute), contest.ErrAttemptNotFound},
		{"in the grace", pass, contest.Choice{Position: 2, Revision: 1, Shown: []int{0}}, at(21*time.Minute + 2*time.Second), nil},
		{"after the grace", pass, contest.Choice{Position: 3, Revision: 1, Shown: []int{0}}, at(21*time.Minute + 2001*time.Millisecond), contest.ErrLate},
		{"after the grace, but saved before", pass, contest.Choice{Position: 0, Revision: 1, Shown: []int{2}}, at(22 * time.Minute), nil},
	}
	for _, test := range tests {
		got, err := s.taking.Answer(t.Context(), test.pass, test.c, test.at)
		if !errors.Is(err, test.want) {
			t.Errorf("%s: got %+v %v, want %v", test.name, got, err, test.want)
		}
	}
	if got := s.attempt(pass.AttemptID).Totals.Answered; got != 2 {
		t.Errorf("answers stored: got %d, want 2", got)
	}
	_, err = s.taking.Answer(t.Context(), pass, contest.Choice{Position: 0, Revision: 1, Shown: []int{0}}, at(3*time.Minute))
	var stale *fault.Error
	if !errors.As(err, &stale) || stale.Detail["revision"] != 1 || !slices.Equal(stale.Detail["choice"].([]int), []int{2}) || stale.Detail["receipt"] != saved.Receipt {
		t.Errorf("a stale revision: got %v with %v, want the newest answer in its detail", err, stale.Detail)
	}
}

func TestTakingLocked(t *testing.T) {
	t.Parallel()
	s := newStage(t, func(r *contest.Rules) { r.Paper.Revise = false; r.Show.Board = contest.BoardRunning })
	sitting := s.start("Lê An")
	<-s.feed.n // the start
	pass := contest.PassFor(sitting.Attempt)
	for _, test := range []struct {
		name string
		c    contest.Choice
		want error
	}{
		{"the first choice", contest.Choice{Position: 0, Revision: 1, Shown: []int{2}}, nil},
		{"the same, under a newer revision", contest.Choice{Position: 0, Revision: 2, Shown: []int{2}}, nil},
		{"another choice", contest.Choice{Position: 0, Revision: 2, Shown: []int{3}}, contest.ErrLocked},
		{"no choice", contest.Choice{Position: 1, Revision: 1, Shown: nil}, contest.ErrLocked},
	} {
		if got, err := s.taking.Answer(t.Context(), pass, test.c, at(2*time.Minute)); !errors.Is(err, test.want) {
			t.Errorf("%s: got %+v %v, want %v", test.name, got, err, test.want)
		}
	}
	if n := len(s.feed.n); n != 1 {
		t.Errorf("the feed heard of %d answers, want 1: only what was stored moves a board", n)
	}
}

func TestTakingQuestionClock(t *testing.T) {
	t.Parallel()
	s := newStage(t, func(r *contest.Rules) { r.Time.PerQuestion = 30 * time.Second })
	sitting := s.start("Lê An")
	if sitting.Places[0].Stem != "" || len(sitting.Places[0].Options) != 0 {
		t.Errorf("before its opening a question shows %q %v", sitting.Places[0].Stem, sitting.Places[0].Options)
	}
	pass := contest.PassFor(sitting.Attempt)
	choice := contest.Choice{Position: 0, Revision: 1, Shown: []int{1}}
	if _, err := s.taking.Answer(t.Context(), pass, choice, at(2*time.Minute)); !errors.Is(err, contest.ErrNotOpened) {
		t.Errorf("before the opening: got %v, want ErrNotOpened", err)
	}
	for _, when := range []time.Duration{2 * time.Minute, 3 * time.Minute} { // opening again changes nothing
		place, err := s.taking.OpenQuestion(t.Context(), pass, 0, at(when))
		if err != nil || !place.OpenedAt.Equal(at(2*time.Minute)) || place.Stem == "" {
			t.Errorf("OpenQuestion at %v: got %+v %v", when, place, err)
		}
	}
	if _, err := s.taking.Answer(t.Context(), pass, choice, at(2*time.Minute+32*time.Second)); err != nil {
		t.Errorf("in the question's grace: %v", err)
	}
	choice.Revision, choice.Shown = 2, []int{2}
	if _, err := s.taking.Answer(t.Context(), pass, choice, at(2*time.Minute+33*time.Second)); !errors.Is(err, contest.ErrLate) {
		t.Errorf("after the question's grace: got %v, want ErrLate", err)
	}
	resumed, err := s.taking.Resume(t.Context(), sitting.Attempt.ContestantID, s.round.ID, at(4*time.Minute))
	if err != nil || resumed.Places[0].Stem == "" || resumed.Places[1].Stem != "" || !slices.Equal(resumed.Places[0].Choice, []int{1}) {
		t.Errorf("Resume: got %+v %v, want the first question open and answered, the second hidden", resumed.Places[:2], err)
	}
}

func TestTakingSubmit(t *testing.T) {
	t.Parallel()
	s := newStage(t, func(r *contest.Rules) { r.Time.Blanks = contest.BlanksInvalid })
	sitting := s.start("Lê An")
	pass := contest.PassFor(sitting.Attempt)
	if _, err := s.taking.Answer(t.Context(), pass, contest.Choice{Position: 4, Revision: 1, Shown: []int{0}}, at(2*time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.taking.Outcome(t.Context(), sitting.Attempt.ContestantID, pass.AttemptID, at(2*time.Minute)); !errors.Is(err, contest.ErrAttemptRunning) {
		t.Errorf("Outcome while it runs: got %v, want ErrAttemptRunning", err)
	}
	_, err := s.taking.Submit(t.Context(), pass, false, at(3*time.Minute))
	var blanks *fault.Error
	if !errors.Is(err, contest.ErrBlanks) || !errors.As(err, &blanks) || !slices.Equal(blanks.Detail["missing"].([]int), []int{0, 1, 2, 3, 5, 6, 7, 8, 9}) {
		t.Errorf("Submit with blanks: got %v, want ErrBlanks with the positions", err)
	}
	if err := s.taking.Predict(t.Context(), pass, 120, at(3*time.Minute)); err != nil {
		t.Errorf("Predict: %v", err)
	}
	if err := s.taking.Predict(t.Context(), pass, -1, at(3*time.Minute)); !errors.Is(err, contest.ErrPrediction) {
		t.Errorf("Predict -1: got %v, want ErrPrediction", err)
	}
	for n := range 2 { // handing in twice changes nothing
		done, err := s.taking.Submit(t.Context(), pass, true, at(time.Duration(4+n)*time.Minute))
		if err != nil || !done.Attempt.EndedAt.Equal(at(4*time.Minute)) || done.Attempt.EndedBy != contest.EndedBySubmit || *done.Attempt.Prediction != 120 {
			t.Errorf("Submit %d: got %+v %v", n+1, done.Attempt, err)
		}
	}
	outcome, err := s.taking.Outcome(t.Context(), sitting.Attempt.ContestantID, pass.AttemptID, at(6*time.Minute))
	if err != nil || outcome.Valid || !outcome.ShowScore || outcome.Answers != nil || outcome.OfPoints != 100 {
		t.Errorf("Outcome: got %+v %v, want an invalid paper, the score and no key", outcome, err)
	}
	if _, err := s.taking.Outcome(t.Context(), newID(), "no id at all", at(6*time.Minute)); !errors.Is(err, contest.ErrAttemptNotFound) {
		t.Errorf("Outcome of an id that is none: got %v, want ErrAttemptNotFound", err)
	}
	if _, err := s.taking.Outcome(t.Context(), newID(), pass.AttemptID, at(6*time.Minute)); !errors.Is(err, contest.ErrAttemptNotFound) {
		t.Errorf("Outcome of somebody else's attempt: got %v, want ErrAttemptNotFound", err)
	}
}

// An attempt ends at its deadline whether or not anybody is there, and so does
// one whose round is closed early.
func TestTakingEndOverdue(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	left := s.start("Lê An").Attempt
	if n, err := s.taking.EndOverdue(t.Context(), at(21*time.Minute+4*time.Second)); n != 0 || err != nil {
		t.Errorf("before grace and margin: ended %d %v, want 0", n, err)
	}
	if n, err := s.taking.EndOverdue(t.Context(), at(21*time.Minute+6*time.Second)); n != 1 || err != nil {
		t.Errorf("after grace and margin: ended %d %v, want 1", n, err)
	}
	if a := s.attempt(left.ID); !a.EndedAt.Equal(left.Deadline) || a.EndedBy != contest.EndedByDeadline {
		t.Errorf("ended at %v by %s, want at its deadline", a.EndedAt, a.EndedBy)
	}
	if <-s.feed.n != left.ContestantID {
		t.Error("the feed did not hear of the end")
	}

	cut := s.start("Trần Bình").Attempt
	closed := at(5 * time.Minute)
	s.exec(`UPDATE rounds SET state = 'closed', closes_at = $2 WHERE id = $1`, s.round.ID, closed)
	s.exec(`UPDATE attempts SET deadline = $2 WHERE id = $1`, cut.ID, closed)
	_, err := s.taking.Answer(t.Context(), contest.PassFor(cut), contest.Choice{Position: 0, Revision: 1, Shown: []int{0}}, at(6*time.Minute))
	if !errors.Is(err, contest.ErrLate) {
		t.Errorf("an answer after an early close, with a token from before: got %v, want ErrLate", err)
	}
	if n, err := s.taking.EndOverdue(t.Context(), at(6*time.Minute)); n != 1 || err != nil {
		t.Errorf("after an early close: ended %d %v, want 1", n, err)
	}
	if a := s.attempt(cut.ID); !a.EndedAt.Equal(closed) {
		t.Errorf("ended at %v, want when the round was closed", a.EndedAt)
	}
}
