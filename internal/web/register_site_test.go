package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/web"
)

func TestRegistrationNamesEveryFault(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(u *setup) {
		r := &u.contest.Registration
		r.MinAge, r.GuardianUnder, r.AccessCode = 10, 16, "CCHC2026"
		r.Fields = []contest.FieldSpec{
			{Key: "job", Label: "Nghề nghiệp", Kind: contest.FieldSelect, Options: []string{"Giáo viên", "Khác"}, Required: true},
			{Key: "year", Label: "Năm vào ngành", Kind: contest.FieldNumber},
		}
	})
	good := func() map[string]any {
		f := s.form("Nguyễn Văn An", "0905 123 456")
		f["birth_date"], f["access_code"] = "1990-05-01", " cchc2026 "
		f["fields"] = map[string]string{"job": "Khác"}
		return f
	}
	tests := map[string]struct {
		change map[string]any
		want   string // field code, sorted by the form's own order
	}{
		"nothing wrong":                  {nil, ""},
		"an empty form":                  {map[string]any{"name": "  ", "phone": "", "unit_id": "", "group_id": "", "birth_date": "", "access_code": "", "fields": map[string]string{}, "consent": false}, "access_code:access_code_wrong name:name_required phone:contact_required group_id:group_invalid birth_date:birth_date_required fields.job:field_required consent:consent_required unit_id:unit_required"},
		"a name of digits":               {map[string]any{"name": "123"}, "name:name_not_a_name"},
		"a phone with letters":           {map[string]any{"phone": "09o5123456"}, "phone:phone_invalid"},
		"an e-mail without a domain":     {map[string]any{"email": "an@danang"}, "email:email_invalid"},
		"a unit of another contest":      {map[string]any{"unit_id": newID()}, "unit_id:unit_not_found"},
		"a unit that is no more":         {map[string]any{"unit_id": unitOld}, "unit_id:unit_not_valid"},
		"an unknown group":               {map[string]any{"group_id": "vip"}, "group_id:group_invalid"},
		"a day that does not exist":      {map[string]any{"birth_date": "1990-02-30"}, "birth_date:birth_date_invalid"},
		"a birth in the future":          {map[string]any{"birth_date": "2027-01-01"}, "birth_date:birth_date_invalid"},
		"one day too young":              {map[string]any{"birth_date": "2016-03-03"}, "birth_date:too_young"},
		"a minor alone":                  {map[string]any{"birth_date": "2012-01-01"}, "guardian:guardian_required birth_date:guardian_required"},
		"a guardian who does not agree":  {map[string]any{"birth_date": "2012-01-01", "guardian": map[string]any{"name": "Trần Thị B", "phone": "0905", "relation": "", "consent": false}}, "guardian.phone:phone_invalid guardian.relation:relation_required guardian.consent:guardian_consent_required"},
		"an older consent text":          {map[string]any{"consent_version": 2}, "consent:consent_outdated"},
		"an option that is not there":    {map[string]any{"fields": map[string]string{"job": "Vua"}}, "fields.job:field_not_an_option"},
		"a number that is none":          {map[string]any{"fields": map[string]string{"job": "Khác", "year": "hai"}}, "fields.year:field_not_a_number"},
		"the wrong access code":          {map[string]any{"access_code": "cchc2025"}, "access_code:access_code_wrong"},
		"a guardian for a grown-up":      {map[string]any{"guardian": map[string]any{"name": ""}}, ""},
		"the day of the tenth birthday":  {map[string]any{"birth_date": "2016-03-02", "guardian": map[string]any{"name": "Trần Thị B", "phone": "0905123457", "relation": "mẹ", "consent": true}}, ""},
		"a field that nobody asked for":  {map[string]any{"fields": map[string]string{"job": "Khác", "salary": "1"}}, ""},
		"e-mail instead of a phone":      {map[string]any{"phone": "", "email": "An@DaNang.gov.vn"}, ""},
		"invisible characters in a name": {map[string]any{"name": "Nguyễn\u200b Văn\u00a0\u00a0An"}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form := good()
			for key, value := range test.change {
				form[key] = value
			}
			p := s.phone()
			p.t = t
			r := p.post("/contests/cchc-2026/contestants", form)
			if test.want == "" {
				r.t = t
				r.into(http.StatusCreated, nil)
				return
			}
			var got []string
			for _, f := range r.problem(http.StatusUnprocessableEntity, "registration_invalid").Fields {
				got = append(got, f.Name+":"+f.Code)
				if f.Message == "" {
					t.Errorf("%s has no message", f.Name)
				}
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("faults %q, want %q", strings.Join(got, " "), test.want)
			}
		})
	}
}

func TestRegisterStoresOneFormOfAName(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	_, me := s.register("  Nguye\u0302\u0303n  Va\u0306n\u200b An ", "84 905 123 456")
	if me.Name != "Nguyễn Văn An" || me.PhoneMasked != "•••456" || me.Unit.Name != "Sở Nội vụ" {
		t.Errorf("me = %+v", me)
	}
	var phone, key string
	row := s.db.SQL().QueryRowContext(t.Context(), `SELECT phone, name_key FROM contestants WHERE id = $1`, me.ID)
	if err := row.Scan(&phone, &key); err != nil || phone != "+84905123456" || key != "nguyen van an" {
		t.Errorf("stored %q %q %v", phone, key, err)
	}
}

func TestDuplicatesAreNotRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	_, first := s.register("Nguyễn Văn An", "0905123456")
	_, second := s.register("Nguyễn Văn An", "0905123456")
	if first.ID == second.ID {
		t.Error("two devices became one contestant")
	}
}

func TestAFormSentAgainIsOneContestant(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, first := s.register("Nguyễn Văn An", "0905123456")
	var again, other web.Me
	p.post("/contests/cchc-2026/contestants", s.form("Nguyễn Văn An", "0905123456")).into(http.StatusCreated, &again)
	p.post("/contests/cchc-2026/contestants", s.form("Trần Thị Bình", "0905123456")).into(http.StatusCreated, &other)
	if again.ID != first.ID || other.ID == first.ID {
		t.Errorf("first %s, sent again %s, somebody else %s", first.ID, again.ID, other.ID)
	}
	corrected := s.form("Nguyễn Văn An", "0905123456")
	corrected["unit_id"] = unitB
	var changed web.Me
	p.post("/contests/cchc-2026/contestants", corrected).into(http.StatusCreated, &changed)
	if changed.Unit.ID != unitB {
		t.Errorf("a corrected unit was ignored: %+v", changed.Unit)
	}
	s.clock.set(s.clock.now().Add(11 * time.Minute))
	p.post("/contests/cchc-2026/contestants", s.form("Trần Thị Bình", "0905123456")).into(http.StatusCreated, &again)
	if again.ID == other.ID {
		t.Error("much later it is another registration")
	}
}

func TestTheBarredAreRefusedByContactOnly(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.exec(`INSERT INTO barred (id, contest_id, name, phone, email) VALUES ($1, $2, 'Lê Văn Cường', '0905.111.222', 'CUONG@danang.gov.vn')`, newID(), s.contest.ID)
	p := s.phone()
	p.post("/contests/cchc-2026/contestants", s.form("Ai Đó", "0905 111 222")).problem(http.StatusForbidden, "barred")
	mail := s.form("Ai Đó", "0905 000 000")
	mail["email"] = "cuong@danang.gov.vn"
	p.post("/contests/cchc-2026/contestants", mail).problem(http.StatusForbidden, "barred")
	p.post("/contests/cchc-2026/contestants", s.form("Lê Văn Cường", "0905 333 444")).into(http.StatusCreated, nil)
}

func TestTheCookieStaysOnTheDevice(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(u *setup) { u.options.Secure = true })
	r := s.phone().post("/contests/cchc-2026/contestants", s.form("Nguyễn Văn An", "0905123456"))
	cookies := map[string]string{}
	for _, line := range r.header.Values("Set-Cookie") {
		name, _, _ := strings.Cut(line, "=")
		cookies[name] = line
	}
	for _, name := range []string{"hoithi_me", "hoithi_device"} {
		for _, want := range []string{"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} {
			if !strings.Contains(cookies[name], want) {
				t.Errorf("cookie %q lacks %s", cookies[name], want)
			}
		}
	}
}

func TestMeAndSigningOut(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.phone().get("/contests/cchc-2026/me").problem(http.StatusUnauthorized, "not_signed_in")
	p, me := s.register("Nguyễn Văn An", "0905123456")
	var again web.Me
	p.get("/contests/cchc-2026/me").into(http.StatusOK, &again)
	if again.ID != me.ID {
		t.Errorf("me = %s, want %s", again.ID, me.ID)
	}
	p.send(http.MethodDelete, "/contests/cchc-2026/me", nil).into(http.StatusNoContent, nil)
	p.get("/contests/cchc-2026/me").problem(http.StatusUnauthorized, "not_signed_in")
}

func TestOtherSitesMayNotChangeAnything(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	for _, headers := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}} {
		p.send(http.MethodDelete, "/contests/cchc-2026/me", nil, headers...).problem(http.StatusForbidden, "cross_site")
	}
	p.get("/contests/cchc-2026/me", "Sec-Fetch-Site", "cross-site").into(http.StatusOK, nil)
}

// One device gets a burst and then a pace; its neighbours behind the same
// address are not held up.
func TestHammeringIsSlowedDownPerDevice(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.phone()
	p.get("//c/cchc-2026") // the page gives the device its cookie
	for range 20 {
		p.post("/contests/cchc-2026/contestants", map[string]any{}).problem(http.StatusUnprocessableEntity, "registration_invalid")
	}
	r := p.post("/contests/cchc-2026/contestants", map[string]any{})
	r.problem(http.StatusTooManyRequests, "slow_down")
	if r.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	s.register("Trần Thị Bình", "0905000111")
}
