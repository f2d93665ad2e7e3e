package web_test

import (
	"net/http"
	"testing"
	"time"

	"hoithi/internal/web"
)

// ask asks for a code.
func (p *phone) ask(contact string) reply {
	p.t.Helper()
	return p.post("/contests/cchc-2026/login-codes", map[string]any{"contact": contact})
}

func (p *phone) login(contact, code, id string) reply {
	p.t.Helper()
	return p.post("/contests/cchc-2026/logins", map[string]any{"contact": contact, "code": code, "contestant_id": id})
}

func TestComingBackByCode(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	_, me := s.register("Nguyễn Văn An", "0905123456")
	other := s.phone()
	var sent web.CodeSent
	other.ask("0905 123 456").into(http.StatusAccepted, &sent)
	code := s.post.last(t).Code
	if sent.DemoCode != "" || sent.SentTo != "•••456" || len(code) != 6 {
		t.Fatalf("sent %+v, code %q", sent, code)
	}
	var result web.LoginResult
	other.login("+84905123456", " "+code+" ", "").into(http.StatusOK, &result)
	if result.Me == nil || result.Me.ID != me.ID {
		t.Fatalf("signed in as %+v, want %s", result.Me, me.ID)
	}
	other.get("/contests/cchc-2026/me").into(http.StatusOK, nil)
	s.phone().login("0905123456", code, "").problem(http.StatusUnauthorized, "code_wrong")
}

func TestASharedPhoneAsksWho(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.register("Nguyễn Văn An", "0905123456")
	_, daughter := s.register("Nguyễn Thị Bình", "0905123456")
	other := s.phone()
	other.ask("0905123456").into(http.StatusAccepted, nil)
	code := s.post.last(t).Code
	var result web.LoginResult
	other.login("0905123456", code, "").into(http.StatusOK, &result)
	if result.Me != nil || len(result.Choose) != 2 || result.Choose[1].NameMasked != "N. T. Bình" || result.Choose[1].Unit != "Sở Nội vụ" {
		t.Fatalf("choose %+v", result)
	}
	other.get("/contests/cchc-2026/me").problem(http.StatusUnauthorized, "not_signed_in")
	other.login("0905123456", code, result.Choose[1].ID).into(http.StatusOK, &result)
	if result.Me == nil || result.Me.ID != daughter.ID {
		t.Errorf("signed in as %+v, want %s", result.Me, daughter.ID)
	}
}

// Known or not, the answer is the same; only the known get a message.
func TestACodeTellsNobodyWhoIsRegistered(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.register("Nguyễn Văn An", "0905123456")
	known := s.phone().ask("0905123456")
	unknown := s.phone().ask("0905999456")
	if known.status != unknown.status || string(known.body) != string(unknown.body) {
		t.Errorf("known: %d %s, unknown: %d %s", known.status, known.body, unknown.status, unknown.body)
	}
	if s.post.count() != 1 {
		t.Errorf("%d messages were sent, want 1", s.post.count())
	}
}

func TestGuessingACodeEnds(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.register("Nguyễn Văn An", "0905123456")
	p := s.phone()
	p.ask("0905123456").into(http.StatusAccepted, nil)
	code := s.post.last(t).Code
	wrong := "000000"
	if code == wrong {
		wrong = "000001"
	}
	for range 5 {
		p.login("0905123456", wrong, "").problem(http.StatusUnauthorized, "code_wrong")
	}
	p.login("0905123456", code, "").problem(http.StatusUnauthorized, "code_wrong")
}

func TestACodeExpires(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.register("Nguyễn Văn An", "0905123456")
	p := s.phone()
	p.ask("0905123456").into(http.StatusAccepted, nil)
	s.clock.set(s.clock.now().Add(10*time.Minute + time.Second))
	p.login("0905123456", s.post.last(t).Code, "").problem(http.StatusUnauthorized, "code_wrong")
}

func TestCodesAreLimitedPerContact(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, contact := range []string{"0905123456", "0905999456"} { // the second is nobody's
		for range 3 {
			s.phone().ask(contact).into(http.StatusAccepted, nil)
		}
		r := s.phone().ask(contact)
		r.problem(http.StatusTooManyRequests, "too_many_codes")
		if r.header.Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
	}
	s.clock.set(s.clock.now().Add(11 * time.Minute))
	s.phone().ask("0905123456").into(http.StatusAccepted, nil)
}

func TestOnlyTheDemoShowsACode(t *testing.T) {
	t.Parallel()
	demo := newSite(t, func(u *setup) { u.post.off, u.parts.ShowCodes = true, true })
	var sent web.CodeSent
	demo.register("Nguyễn Văn An", "0905123456")
	p := demo.phone()
	p.ask("0905123456").into(http.StatusAccepted, &sent)
	p.login("0905123456", sent.DemoCode, "").into(http.StatusOK, nil)

	real := newSite(t, func(u *setup) { u.post.off = true })
	real.phone().ask("0905123456").problem(http.StatusConflict, "sms_not_available")
	real.phone().ask("an@danang.gov.vn").problem(http.StatusConflict, "email_not_available")
	real.phone().ask("không phải").problem(http.StatusUnprocessableEntity, "registration_invalid")
}
