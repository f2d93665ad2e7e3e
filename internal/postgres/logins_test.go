package postgres_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hoithi/contest"
)

func phoneOf(number string) contest.Address {
	return contest.Address{Channel: contest.ByPhone, Value: number}
}

func (s *stage) code(contact contest.Address, at time.Time) contest.LoginCode {
	s.t.Helper()
	c := contest.LoginCode{ID: newID(), ContestID: s.round.ContestID, Contact: contact, Hash: []byte("hash"), CreatedAt: at, ExpiresAt: at.Add(10 * time.Minute)}
	if again, err := s.db.AddCode(s.t.Context(), c, nil); err != nil || !again.IsZero() {
		s.t.Fatalf("AddCode: %v, %v", again, err)
	}
	return c
}

// Guesses in parallel count each: there is no way to try more often.
func TestTriesCountInParallel(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	contact := phoneOf("+84905123456")
	s.code(contact, begun)
	var allowed atomic.Int32
	var wait sync.WaitGroup
	for range 20 {
		wait.Go(func() {
			_, err := s.db.TryCode(t.Context(), s.round.ContestID, contact, 5, begun.Add(time.Minute))
			switch {
			case err == nil:
				allowed.Add(1)
			case !errors.Is(err, contest.ErrCodeWrong):
				t.Errorf("TryCode: %v", err)
			}
		})
	}
	wait.Wait()
	if got := allowed.Load(); got != 5 {
		t.Errorf("%d tries were allowed, want 5", got)
	}
}

func TestACodeWorksOnce(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	c := s.code(phoneOf("+84905123456"), begun)
	var used atomic.Int32
	var wait sync.WaitGroup
	for range 10 {
		wait.Go(func() {
			if ok, err := s.db.UseCode(t.Context(), c.ID, begun); err != nil {
				t.Errorf("UseCode: %v", err)
			} else if ok {
				used.Add(1)
			}
		})
	}
	wait.Wait()
	if used.Load() != 1 {
		t.Errorf("the code worked %d times", used.Load())
	}
	if _, err := s.db.TryCode(t.Context(), s.round.ContestID, c.Contact, 5, begun); !errors.Is(err, contest.ErrCodeWrong) {
		t.Errorf("a used code can still be tried: %v", err)
	}
}

func TestTheNewestCodeCounts(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	contact := phoneOf("+84905123456")
	s.code(contact, begun)
	newest := s.code(contact, begun.Add(time.Minute))
	got, err := s.db.TryCode(t.Context(), s.round.ContestID, contact, 5, begun.Add(2*time.Minute))
	if err != nil || got.ID != newest.ID {
		t.Errorf("TryCode = %s, %v; want %s", got.ID, err, newest.ID)
	}
	if _, err := s.db.TryCode(t.Context(), s.round.ContestID, contact, 5, newest.ExpiresAt); !errors.Is(err, contest.ErrCodeWrong) {
		t.Errorf("an expired code: %v", err)
	}
}

func TestCodeLimitsHoldInParallel(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	limit := []contest.CodeLimit{{Count: 3, Span: 10 * time.Minute}}
	var stored atomic.Int32
	var wait sync.WaitGroup
	for range 12 {
		wait.Go(func() {
			again, err := s.db.AddCode(t.Context(), contest.LoginCode{ID: newID(), ContestID: s.round.ContestID, Contact: phoneOf("+84905123456"),
				Hash: []byte("hash"), CreatedAt: begun, ExpiresAt: begun.Add(time.Minute)}, limit)
			switch {
			case err != nil:
				t.Errorf("AddCode: %v", err)
			case again.IsZero():
				stored.Add(1)
			case !again.Equal(begun.Add(10 * time.Minute)):
				t.Errorf("again at %v", again)
			}
		})
	}
	wait.Wait()
	if got := stored.Load(); got != 3 {
		t.Errorf("%d codes were stored, want 3", got)
	}
}

func (s *stage) entrant(device string) contest.Contestant {
	return contest.Contestant{ID: newID(), ContestID: s.round.ContestID, Name: "Nguyễn Văn An", Phone: "+84905123456", GroupID: "all",
		Consent: contest.ConsentGiven{Version: 1, At: begun}, DeviceID: device, CreatedAt: begun,
		Fields: map[string]string{"job": "Giáo viên"}, BirthDate: time.Date(2012, 1, 2, 0, 0, 0, 0, time.UTC),
		Guardian: &contest.Guardian{Name: "Trần Thị B", Phone: "+84905", Relation: "mẹ", At: begun}}
}

func session(token string, c contest.Contestant) contest.DeviceSession {
	return contest.DeviceSession{TokenHash: []byte(token), ContestID: c.ContestID, ContestantID: c.ID, At: begun, ExpiresAt: begun.Add(time.Hour)}
}

// A double tap sends the form twice at once; one person comes out.
func TestADoubleTapIsOneContestant(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	ids := make(chan string, 8)
	var wait sync.WaitGroup
	for i := range cap(ids) {
		wait.Go(func() {
			c := s.entrant("device")
			got, err := s.db.Enrol(t.Context(), c, begun.Add(-time.Minute), session(string(rune('a'+i)), c))
			if err != nil {
				t.Errorf("Enrol: %v", err)
			}
			ids <- got.ID
		})
	}
	wait.Wait()
	close(ids)
	first := <-ids
	for id := range ids {
		if id != first {
			t.Errorf("contestants %s and %s", first, id)
		}
	}
}

// What is stored comes back as it was.
func TestSignedInReturnsTheContestant(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	want := s.entrant("device")
	if _, err := s.db.Enrol(t.Context(), want, begun, session("token", want)); err != nil {
		t.Fatalf("Enrol: %v", err)
	}
	got, err := s.db.SignedIn(t.Context(), []byte("token"), s.round.ContestID, begun)
	if err != nil {
		t.Fatalf("SignedIn: %v", err)
	}
	if got.ID != want.ID || got.Fields["job"] != "Giáo viên" || got.Guardian == nil || got.Guardian.Relation != "mẹ" || !got.BirthDate.Equal(want.BirthDate) || got.UnitID != "" {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for name, at := range map[string]time.Time{"at its end": begun.Add(time.Hour), "long after": begun.Add(1000 * time.Hour)} {
		if _, err := s.db.SignedIn(t.Context(), []byte("token"), s.round.ContestID, at); !errors.Is(err, contest.ErrNotSignedIn) {
			t.Errorf("%s the session still holds: %v", name, err)
		}
	}
}

// One cookie stands for one person in each contest: signing in to a second
// contest gives the device a new token, which is good for the first one too.
func TestOneCookieForTwoContests(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	first := s.entrant("device")
	if _, err := s.db.Enrol(t.Context(), first, begun, session("old", first)); err != nil {
		t.Fatalf("Enrol: %v", err)
	}
	second := s.entrant("device")
	second.ContestID = newID()
	s.exec(`INSERT INTO contests (id, slug, name, registration, groups, masking, created_at) VALUES ($1, 'second', 'Cuộc thi thứ hai', '{}', '[]', 'none', $2)`, second.ContestID, begun)
	next := session("new", second)
	next.OldHash = []byte("old")
	if _, err := s.db.Enrol(t.Context(), second, begun, next); err != nil {
		t.Fatalf("Enrol: %v", err)
	}
	for _, want := range []contest.Contestant{first, second} {
		if got, err := s.db.SignedIn(t.Context(), []byte("new"), want.ContestID, begun); err != nil || got.ID != want.ID {
			t.Errorf("in contest %s the new token is %s, %v; want %s", want.ContestID, got.ID, err, want.ID)
		}
	}
	if err := s.db.SignOut(t.Context(), []byte("new"), first.ContestID); err != nil {
		t.Fatalf("SignOut: %v", err)
	}
	if _, err := s.db.SignedIn(t.Context(), []byte("new"), first.ContestID, begun); !errors.Is(err, contest.ErrNotSignedIn) {
		t.Errorf("after signing out: %v", err)
	}
	if err := s.db.ForgetLogins(t.Context(), begun.Add(2*time.Hour)); err != nil {
		t.Fatalf("ForgetLogins: %v", err)
	}
}
