package postgres_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
)

// What the journal holds comes back as item analysis reads it: each place with
// its version, in the order of the paper, and only ended attempts.
func TestSitters(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for n, right := range []int{9, 4, 0} {
		s.sit(fmt.Sprint("Người ", n), right, time.Duration(n+1)*time.Minute)
	}
	s.start("Đang làm")
	var rights []int
	var last time.Time
	err := s.db.Sitters(t.Context(), s.round.ID, time.Time{}, func(ended time.Time, one contest.Sitter) {
		if ended.Before(last) {
			t.Errorf("an attempt that ended at %v comes after %v", ended, last)
		}
		last = ended
		n := 0
		for i, a := range one.Items {
			if a.VersionID == 0 || !a.Answered && i < 10 {
				t.Errorf("place %d: %+v", i, a)
			}
			if a.Right {
				n++
			}
		}
		rights = append(rights, n)
	})
	if err != nil || fmt.Sprint(rights) != "[9 4 0]" {
		t.Fatalf("right answers %v, %v; want [9 4 0]", rights, err)
	}
	calls := 0
	if err := s.db.Sitters(t.Context(), s.round.ID, last, func(time.Time, contest.Sitter) { calls++ }); err != nil || calls != 0 {
		t.Errorf("after the last end: %d attempts, %v; want none", calls, err)
	}
}

// An alarm is kept once for each item and kind, and set aside with its reason.
func TestItemAlarms(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	deed := account.Deed{At: begun, Actor: account.Machine("clock"), ContestID: s.round.ContestID, Action: "item_alarm.raise", Subject: "round:" + s.round.ID}
	a := contest.ItemAlarm{ID: newID(), RoundID: s.round.ID, At: begun, ItemJump: contest.ItemJump{VersionID: 1, Kind: contest.AlarmRight, Before: 300, Recent: 40, BeforeRate: 0.41, RecentRate: 0.93, BeforeMS: 9000, NextMS: 2000}}
	for n, want := range []bool{true, false} {
		a.ID = newID()
		if added, err := s.db.AddItemAlarm(t.Context(), a, deed); err != nil || added != want {
			t.Errorf("alarm %d: added %v, %v; want %v", n, added, err, want)
		}
	}
	list, err := s.db.ItemAlarms(t.Context(), s.round.ID)
	if err != nil || len(list) != 1 || list[0].ItemJump != a.ItemJump || !list[0].DismissedAt.IsZero() {
		t.Fatalf("alarms %+v, %v", list, err)
	}
	one := list[0]
	one.DismissedAt, one.Reason = begun.Add(time.Minute), "Câu dễ"
	if err := s.db.DismissItemAlarm(t.Context(), one, "", deed); err != nil {
		t.Fatal(err)
	}
	if got, err := s.db.FindItemAlarm(t.Context(), one.ID); err != nil || got.Reason != "Câu dễ" || !got.DismissedAt.Equal(one.DismissedAt) {
		t.Errorf("set aside: %+v, %v", got, err)
	}
	if _, err := s.db.FindItemAlarm(t.Context(), newID()); !errors.Is(err, contest.ErrAlarmNotFound) {
		t.Errorf("an alarm that is not there = %v, want ErrAlarmNotFound", err)
	}
}
