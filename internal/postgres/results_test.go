package postgres_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hoithi/contest"
	"hoithi/internal/account"
)

// sit has a new contestant answer the first n places right and hand in.
func (s *stage) sit(name string, right int, took time.Duration) contest.Attempt {
	s.t.Helper()
	id := s.start(name).Attempt.ID
	for p := range 10 {
		if _, err := s.journal.Save(s.t.Context(), answer(id, p, 1, 1, p < right)); err != nil {
			s.t.Fatalf("Save: %v", err)
		}
	}
	a, _, err := s.db.EndAttempt(s.t.Context(), contest.Ending{AttemptID: id, At: begun.Add(time.Minute + took), By: contest.EndedBySubmit})
	if err != nil {
		s.t.Fatalf("EndAttempt: %v", err)
	}
	return a
}

func TestResultStore(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	best := s.sit("Trần Thị Bình", 9, 5*time.Minute)
	second := s.sit("Lê Văn An", 7, 3*time.Minute)
	out := s.sit("Phạm Minh Châu", 10, 2*time.Minute)
	if err := s.db.SetPrediction(t.Context(), best.ID, 5); !errors.Is(err, contest.ErrAttemptEnded) {
		t.Errorf("a prediction after the end: got %v, want ErrAttemptEnded", err)
	}
	// Running totals are not what results are made of.
	s.exec(`UPDATE attempts SET points = 1000, right_count = 10 WHERE id = $1`, second.ID)
	s.exec(`INSERT INTO disqualifications (round_id, contestant_id, reason, by_staff, at, confirmed_by, confirmed_at)
	        VALUES ($1, $2, 'thi hộ', $3, $4, $3, $4)`, s.round.ID, out.ContestantID, newID(), begun)

	in, err := s.db.ResultInput(t.Context(), s.round.ID)
	if err != nil {
		t.Fatalf("ResultInput: %v", err)
	}
	result := contest.Compute(in)
	saved, err := s.db.SaveResult(t.Context(), contest.Snapshot{ID: newID(), RoundID: s.round.ID, RulesVersion: 1, Digest: result.Digest(),
		Truths: result.Truths, Participants: result.Participants, Attempts: result.Attempts, ComputedAt: begun}, result)
	if err != nil || saved.Number != 1 {
		t.Fatalf("SaveResult: got number %d %v, want 1", saved.Number, err)
	}
	rows, total, err := s.db.SnapshotRows(t.Context(), saved.ID, contest.RowFilter{})
	if err != nil || total != 3 {
		t.Fatalf("SnapshotRows: got %d %v, want 3", total, err)
	}
	if past, total, err := s.db.SnapshotRows(t.Context(), saved.ID, contest.RowFilter{Offset: 200, Limit: 50}); err != nil || total != 3 || len(past) != 0 {
		t.Errorf("past the end: %d rows of %d, %v; want none of 3", len(past), total, err)
	}
	if diff := cmp.Diff(result.Rows, rows); diff != "" {
		t.Errorf("stored rows differ (-computed +stored):\n%s", diff)
	}
	if got := []string{rows[0].Name, rows[1].Name, rows[2].Excluded}; rows[1].Points != 70 || got[0] != "Trần Thị Bình" || got[2] != "thi hộ" {
		t.Errorf("rows: got %v, second with %d points", got, rows[1].Points)
	}
	again, err := s.db.ResultInput(t.Context(), s.round.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := contest.Compute(again).Digest(); got != saved.Digest {
		t.Errorf("computed again: digest %s, want %s", got, saved.Digest)
	}
	s.findRows(saved.ID, rows)
	s.moveResult(saved)
}

// findRows looks for rows by what people know.
func (s *stage) findRows(id string, rows []contest.ResultRow) {
	for name, test := range map[string]struct {
		query string
		want  string
	}{
		"a receipt":                       {rows[1].Receipt, rows[1].ContestantID},
		"a part of a name, no diacritics": {"binh", rows[0].ContestantID},
		"a part of a name":                {"Thị Bình", rows[0].ContestantID},
		"a phone number of nobody":        {"0905123456", ""},
	} {
		got, total, err := s.db.SnapshotRows(s.t.Context(), id, contest.RowFilter{Query: test.query, Limit: 10})
		found := ""
		if len(got) > 0 {
			found = got[0].ContestantID
		}
		if err != nil || found != test.want || test.want != "" && total != 1 {
			s.t.Errorf("find by %s: got %s of %d %v, want %s", name, found, total, err, test.want)
		}
	}
}

// moveResult approves and publishes, once each.
func (s *stage) moveResult(snapshot contest.Snapshot) {
	ctx := s.t.Context()
	staff := newID()
	s.exec(`INSERT INTO staff (id, email, name, password_hash, created_at) VALUES ($1, $2, 'Ban tổ chức', '', $3)`, staff, staff+"@x.vn", begun)
	s.exec(`UPDATE rounds SET state = 'locked' WHERE id = $1`, s.round.ID)
	snapshot.ApprovedAt, snapshot.ApprovedBy = begun, staff
	deed := account.Deed{At: begun, Actor: account.Actor{ID: staff, Name: "Ban tổ chức", Kind: account.Staff}, Action: "round.approve"}
	step := contest.Transition{RoundID: s.round.ID, From: contest.Locked, To: contest.Approved, By: staff, At: begun}
	for n, want := range []error{nil, contest.ErrStale} {
		if err := s.db.MarkApproved(ctx, snapshot, s.round, step, deed); !errors.Is(err, want) {
			s.t.Errorf("MarkApproved, call %d: got %v, want %v", n+1, err, want)
		}
	}
	if all, err := s.db.Snapshots(ctx, s.round.ID); err != nil || len(all) != 1 || !all[0].ApprovedAt.Equal(begun) {
		s.t.Errorf("Snapshots: got %+v %v, want one, approved", all, err)
	}
}

func TestResultNumbers(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for n := 1; n <= 3; n++ {
		got, err := s.db.SaveResult(t.Context(), contest.Snapshot{ID: newID(), RoundID: s.round.ID, Digest: fmt.Sprint(n), ComputedAt: begun}, contest.Result{})
		if err != nil || got.Number != n {
			t.Errorf("result %d: got number %d %v", n, got.Number, err)
		}
	}
	if _, err := s.db.FindSnapshot(t.Context(), newID()); !errors.Is(err, contest.ErrResultNotFound) {
		t.Errorf("a result that is not there: got %v, want ErrResultNotFound", err)
	}
}
