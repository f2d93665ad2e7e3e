package web_test

import (
	"net/http"
	"testing"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/web"
)

func TestDeskSignIn(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	an := o.hire("Nguyễn Thị An", account.Organiser, o.contest.ID)

	t.Run("ASessionSaysWhoOneIs", func(t *testing.T) {
		s := as[web.Session](an.get("/desk/session"), http.StatusOK)
		if s.Email != "nguyen.thi.an@danang.gov.vn" || s.CSRF != an.csrf || len(s.Grants) != 1 || s.Grants[0].Role != "organiser" || s.TOTP {
			t.Errorf("session = %+v", s)
		}
	})
	t.Run("WithoutASession", func(t *testing.T) {
		o.phone().get("/desk/contests").problem(http.StatusUnauthorized, "not_signed_in")
	})
	t.Run("AChangeNeedsTheHeader", func(t *testing.T) {
		an.phone.post("/desk/contests/from-preset", nil).problem(http.StatusForbidden, "csrf_token_wrong")
	})
	t.Run("WrongPasswordAndNobody", func(t *testing.T) {
		for _, email := range []string{"nguyen.thi.an@danang.gov.vn", "ai.do@danang.gov.vn"} {
			o.phone().post("/desk/session", map[string]string{"email": email, "password": "sai mat khau roi"}).problem(http.StatusUnauthorized, "credentials_wrong")
		}
	})
	t.Run("SigningOutEndsTheSession", func(t *testing.T) {
		binh := o.hire("Trần Bình", account.Auditor, "")
		binh.call(http.MethodDelete, "/desk/session", nil).into(http.StatusNoContent, nil)
		binh.get("/desk/session").problem(http.StatusUnauthorized, "not_signed_in")
	})
	t.Run("ARevokedSessionIsOver", func(t *testing.T) {
		admin, chi := o.hire("Quản Trị", account.Admin, ""), o.hire("Lê Chi", account.Author, "")
		if n := as[web.SessionsEnded](admin.call(http.MethodDelete, "/desk/staff/"+chi.id+"/sessions", nil), http.StatusOK); n.Ended != 1 {
			t.Errorf("ended %d sessions, want 1", n.Ended)
		}
		chi.get("/desk/session").problem(http.StatusUnauthorized, "not_signed_in")
	})
}

func TestDeskSessionExpires(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	start := o.clock.now()
	idle, busy := o.hire("Người Nghỉ", account.Auditor, ""), o.hire("Người Làm", account.Auditor, "")
	for at := start; at.Before(start.Add(account.SessionAbsolute)); at = at.Add(time.Hour) {
		o.clock.set(at)
		busy.get("/desk/session").into(http.StatusOK, nil)
	}
	idle.get("/desk/session").problem(http.StatusUnauthorized, "not_signed_in")
	o.clock.set(start.Add(account.SessionAbsolute))
	busy.get("/desk/session").problem(http.StatusUnauthorized, "not_signed_in")
}

func TestDeskSecondFactor(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	an := o.hire("Nguyễn Thị An", account.Admin, "")
	const email = "nguyen.thi.an@danang.gov.vn"
	setup := as[web.TOTPSetup](an.post("/desk/totp", nil), http.StatusOK)
	code := func() string {
		c, err := account.TOTPCode(setup.Secret, o.clock.now())
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	an.put("/desk/totp", map[string]string{"code": "000000"}).problem(http.StatusUnauthorized, "totp_wrong")
	an.put("/desk/totp", map[string]string{"code": code()}).into(http.StatusNoContent, nil)

	fresh := &clerk{phone: o.phone()}
	fresh.signIn(email).problem(http.StatusUnauthorized, "totp_needed")
	fresh.signIn(email, code()).problem(http.StatusUnauthorized, "totp_wrong") // it was used to turn it on
	o.clock.set(o.clock.now().Add(30 * time.Second))
	fresh.signIn(email, code()).into(http.StatusOK, nil)
	(&clerk{phone: o.phone()}).signIn(email, code()).problem(http.StatusUnauthorized, "totp_wrong")

	o.clock.set(o.clock.now().Add(30 * time.Second))
	fresh.call(http.MethodDelete, "/desk/totp", map[string]string{"code": code()}).into(http.StatusNoContent, nil)
	(&clerk{phone: o.phone()}).signIn(email).into(http.StatusOK, nil)
}

func TestDeskTooManyTries(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.hire("Nguyễn Thị An", account.Organiser, "")
	wrong := map[string]string{"email": "nguyen.thi.an@danang.gov.vn", "password": "sai mat khau roi"}
	for range 10 {
		o.phone().post("/desk/session", wrong).problem(http.StatusUnauthorized, "credentials_wrong")
	}
	right := &clerk{phone: o.phone()}
	right.signIn("nguyen.thi.an@danang.gov.vn").problem(http.StatusTooManyRequests, "too_many_tries")
	o.clock.set(o.clock.now().Add(16 * time.Minute))
	right.signIn("nguyen.thi.an@danang.gov.vn").into(http.StatusOK, nil)
}

func TestDeskStaff(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	admin := o.hire("Quản Trị", account.Admin, "")
	t.Run("AddsAndListsAndChanges", func(t *testing.T) {
		made := as[web.StaffRow](admin.post("/desk/staff", map[string]any{"email": "Moi@Danang.gov.vn", "name": "  Người   Mới ", "password": password,
			"grants": []web.Grant{{Role: "author", ContestID: o.contest.ID}}}), http.StatusCreated)
		if made.Email != "moi@danang.gov.vn" || made.Name != "Người Mới" {
			t.Errorf("made %+v", made)
		}
		admin.post("/desk/staff", map[string]any{"email": "moi@danang.gov.vn", "name": "Người Mới", "password": password}).problem(http.StatusConflict, "staff_exists")
		changed := as[web.StaffRow](admin.put("/desk/staff/"+made.ID, map[string]any{"name": "Người Mới", "active": false, "grants": []web.Grant{{Role: "reviewer"}}}), http.StatusOK)
		if changed.Active || changed.Grants[0].Role != "reviewer" {
			t.Errorf("changed to %+v", changed)
		}
		(&clerk{phone: o.phone()}).signIn("moi@danang.gov.vn").problem(http.StatusUnauthorized, "credentials_wrong")
		if list := as[web.Items[web.StaffRow]](admin.get("/desk/staff"), http.StatusOK); len(list.Items) != 2 {
			t.Errorf("%d on the staff, want 2", len(list.Items))
		}
	})
	t.Run("TheLastAdministratorStays", func(t *testing.T) {
		admin.put("/desk/staff/"+admin.id, map[string]any{"name": "Quản Trị", "active": true, "grants": []web.Grant{{Role: "auditor"}}}).problem(http.StatusConflict, "last_admin")
	})
	t.Run("AnAdministratorOfOneContestGivesNoMore", func(t *testing.T) {
		local := o.hire("Quản Trị Riêng", account.Admin, o.contest.ID)
		local.post("/desk/staff", map[string]any{"email": "x@danang.gov.vn", "name": "X", "password": password, "grants": []web.Grant{{Role: "admin"}}}).problem(http.StatusForbidden, "forbidden")
		local.post("/desk/staff", map[string]any{"email": "y@danang.gov.vn", "name": "Y", "password": password, "grants": []web.Grant{{Role: "author", ContestID: o.contest.ID}}}).into(http.StatusCreated, nil)
	})
	t.Run("TheLogTellsAndKeepsSecrets", func(t *testing.T) {
		r := admin.get("/desk/audit?q=staff.add")
		page := as[web.List[web.AuditRow]](r, http.StatusOK)
		if page.Total < 3 || page.Items[0].Action != "staff.add" {
			t.Errorf("log = %+v", page)
		}
		for _, secret := range []string{password, "argon2id"} {
			if bytesContain(r.body, secret) {
				t.Errorf("the log tells %q", secret)
			}
		}
	})
}
