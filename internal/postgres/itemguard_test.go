package postgres_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
)

// The guard, working in its turn, raises one alarm for a question that many are
// suddenly right about, tells the log once however often and whoever looks, and
// the alarm is set aside only with a reason.
func TestItemGuard(t *testing.T) {
	t.Parallel()
	s := newStage(t, func(r *contest.Rules) { r.Paper.Sources[0].Lines[0].Count = 1 })
	s.exec(`UPDATE questions SET state = 'retired' WHERE number > 1`)
	for n := range 60 {
		s.sitOne(fmt.Sprint("Trước ", n), n%5 == 0, time.Minute)
	}
	now := begun.Add(30 * time.Minute)
	items := contest.NewItems(contest.NewPlanning(s.db, func() time.Time { return now }, newID), s.db, func() time.Time { return now }, newID)
	guard := items.NewGuard()
	boss := account.Machine("test")
	look := func(g *contest.ItemGuard, want int) []contest.ItemAlarm {
		t.Helper()
		if held, err := s.db.WithTurn(t.Context(), "items", g.Look); err != nil || !held {
			t.Fatalf("a look in turn: held %v, %v", held, err)
		}
		list, err := items.Alarms(t.Context(), boss, s.round.ID)
		if err != nil || len(list) != want {
			t.Fatalf("alarms %+v, %v; want %d", list, err, want)
		}
		return list
	}
	look(guard, 0)
	for n := range 25 {
		s.sitOne(fmt.Sprint("Sau ", n), true, 28*time.Minute)
	}
	alarm := look(guard, 1)[0]
	if alarm.Kind != contest.AlarmRight || alarm.Before != 60 || alarm.Recent != 25 || alarm.BeforeRate != 0.2 || alarm.RecentRate != 1 || alarm.Number != 1 {
		t.Errorf("alarm %+v, want 25 right of 25 after 12 of 60", alarm)
	}
	look(guard, 1)
	look(items.NewGuard(), 1) // another node takes over
	if err := items.Dismiss(t.Context(), boss, alarm.ID, "  "); !errors.Is(err, contest.ErrReasonNeeded) {
		t.Errorf("set aside without a reason: %v", err)
	}
	if err := items.Dismiss(t.Context(), boss, alarm.ID, "Câu đã được giảng"); err != nil {
		t.Fatal(err)
	}
	if aside := look(guard, 1)[0]; aside.Reason != "Câu đã được giảng" || !aside.DismissedAt.Equal(now) {
		t.Errorf("set aside: %+v", aside)
	}
	for action, want := range map[string]int{"item_alarm.raise": 1, "item_alarm.dismiss": 1} {
		if deeds, _, err := s.db.Deeds(t.Context(), account.DeedFilter{ContestID: s.round.ContestID, Query: action, Limit: 10}); err != nil || len(deeds) != want {
			t.Errorf("the log has %d of %s, %v; want %d", len(deeds), action, err, want)
		}
	}
}

// sitOne takes a paper of one question and ends it a time after the opening.
func (s *stage) sitOne(name string, right bool, ended time.Duration) {
	s.t.Helper()
	id := s.start(name).Attempt.ID
	if _, err := s.journal.Save(s.t.Context(), answer(id, 0, 1, 1, right)); err != nil {
		s.t.Fatalf("Save: %v", err)
	}
	if _, _, err := s.db.EndAttempt(s.t.Context(), contest.Ending{AttemptID: id, At: begun.Add(ended), By: contest.EndedBySubmit}); err != nil {
		s.t.Fatalf("EndAttempt: %v", err)
	}
}
