package postgres_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/questions"
)

// move takes the round a step of its life, at a time.
func (s *stage) move(from, to contest.State, at time.Time) {
	s.t.Helper()
	r := s.round
	r.State = to
	step := contest.Transition{RoundID: r.ID, From: from, To: to, At: at}
	if err := s.db.MoveRound(s.t.Context(), r, step, account.Deed{At: at, Actor: account.Machine("test"), ContestID: r.ContestID, Action: "test"}); err != nil {
		s.t.Fatalf("to %s: %v", to, err)
	}
}

// The figures of a question are kept when its round is locked, once, again when
// it is locked anew, and are not told while the result is open.
func TestItemHistory(t *testing.T) {
	t.Parallel()
	s := newStage(t, func(r *contest.Rules) { r.Paper.Sources[0].Lines[0].Count = 1 })
	s.exec(`UPDATE questions SET state = 'retired' WHERE number > 1`)
	for n := range 40 {
		s.sitOne(fmt.Sprint("Người ", n), n%4 == 0, time.Duration(n)*time.Second)
	}
	var question string
	if err := s.db.SQL().QueryRowContext(t.Context(), `SELECT id FROM questions WHERE number = 1`).Scan(&question); err != nil {
		t.Fatal(err)
	}
	now := begun.Add(25 * time.Hour)
	clock := func() time.Time { return now }
	items := contest.NewItems(contest.NewPlanning(s.db, clock, newID), s.db, clock, newID)
	history := func(want int) []contest.ItemRecord {
		t.Helper()
		if err := items.Keep(t.Context()); err != nil {
			t.Fatal(err)
		}
		list, err := items.History(t.Context(), account.Machine("test"), question)
		if err != nil || len(list) != want {
			t.Fatalf("history %+v, %v; want %d rounds", list, err, want)
		}
		return list
	}
	s.exec(`UPDATE rounds SET state = 'closed'`)
	history(0)
	s.move(contest.Closed, contest.Locked, now)
	now = now.Add(time.Minute)
	one := history(1)[0]
	if one.RoundName != "Tuần 1" || one.Version != 1 || one.Seen != 40 || one.Answered != 40 || one.Right != 10 || one.Facility() != 0.25 || one.Few() || one.Times.Median <= 0 ||
		!one.ClosedAt.Equal(s.round.ClosesAt) || !math.IsNaN(one.Correlation) || one.Group != 11 {
		t.Errorf("the figures of the round: %+v", one)
	}
	if due, err := s.db.RoundsToFigure(t.Context()); err != nil || len(due) != 0 {
		t.Errorf("after the figures are kept %v is due, %v", due, err)
	}
	s.move(contest.Locked, contest.Closed, now)
	history(0)
	s.exec(`UPDATE answers SET is_right = true`) // what a corrected key does
	now = now.Add(time.Minute)
	s.move(contest.Closed, contest.Locked, now)
	now = now.Add(time.Minute)
	if again := history(1)[0]; again.Right != 40 || !slices.ContainsFunc(again.Notes, func(n contest.ItemNote) bool { return n.Code == contest.NoteTooEasy }) {
		t.Errorf("locked anew: %+v, want all right", again)
	}
	if _, err := items.History(t.Context(), account.Actor{ID: newID(), Kind: account.Staff}, question); !errors.Is(err, contest.ErrForbidden) {
		t.Errorf("somebody without rights is told: %v", err)
	}
	if _, err := items.History(t.Context(), account.Machine("test"), newID()); !errors.Is(err, questions.ErrQuestionNotFound) {
		t.Errorf("of a question that is not there: %v", err)
	}
}
