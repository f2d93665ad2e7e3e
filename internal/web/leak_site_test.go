package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/web"
)

// secrets are what no public page may hold before its moment.
func (s *site) secrets() map[string]string {
	return map[string]string{
		"the text of a question":    secretStem,
		"an option":                 secretOption,
		"an explanation":            secretExplain,
		"the access code":           s.contest.Registration.AccessCode,
		"the seed of the papers":    s.round.Seed,
		"a full name":               "Nguyễn Văn An",
		"a phone number":            "905123456",
		"an e-mail address":         "an@danang.gov.vn",
		"a reason of the organiser": "nhờ em trai",
	}
}

// crawl calls every public GET route of the table, as nobody and as a
// contestant who has not started, and looks for secrets.
func (s *site) crawl(moment string, callers map[string]*phone) {
	s.t.Helper()
	for _, r := range s.server.Table() {
		if r.Method != http.MethodGet || r.Pace == web.Stream || r.Auth == web.AuthStaff {
			continue
		}
		path := strings.NewReplacer(":slug", s.contest.Slug, ":id", s.round.ID).Replace(r.Path)
		for who, p := range callers {
			for _, query := range []string{"", "?lang=en", "?scope=contest", "?scope=unit&unit=" + unitA, "?q=an", "?limit=100"} {
				s.inspect(moment+", "+who, p.get(path+query))
			}
		}
	}
	for _, page := range []string{"//", "//c/" + s.contest.Slug, "//c/" + s.contest.Slug + "/rules", "//r/" + s.round.ID + "/board", "//r/" + s.round.ID + "/result", "//embed/r/" + s.round.ID + "/board"} {
		s.inspect(moment+", a page", callers["nobody"].get(page))
	}
}

func (s *site) inspect(when string, r reply) {
	s.t.Helper()
	if r.status >= http.StatusInternalServerError {
		s.t.Errorf("%s: %s = %d %s", when, r.call, r.status, r.body)
	}
	for what, secret := range s.secrets() {
		if strings.Contains(string(r.body), secret) {
			s.t.Errorf("%s: %s holds %s: %s", when, r.call, what, r.body)
		}
	}
}

func TestNoPublicRouteHoldsASecret(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(u *setup) {
		u.contest.Registration.AccessCode = "MADUTHI2026"
		u.round.Rules.Units = []contest.UnitRanking{{Name: "Đơn vị", Criteria: []contest.UnitCriterion{contest.UnitMean}}}
	})
	enter := func(name, number string) *phone {
		p := s.phone()
		form := s.form(name, number)
		form["access_code"], form["email"] = "MADUTHI2026", "an@danang.gov.vn"
		p.post("/contests/"+s.contest.Slug+"/contestants", form).into(http.StatusCreated, nil)
		return p
	}
	s.clock.set(opens.Add(-time.Hour))
	callers := map[string]*phone{"nobody": s.phone(), "a contestant": enter("Trần Thị Bình", "0905000111")}
	s.crawl("before the opening", callers)

	s.clock.set(opens.Add(time.Hour))
	s.phone().board("")
	s.flush()
	player := enter("Nguyễn Văn An", "0905123456")
	ended := player.finish(3)
	running := player.begin()
	s.flush()
	s.clock.set(s.clock.now().Add(2 * time.Minute))
	s.crawl("during the round", callers)

	key := []string{secretExplain, "correct", "\"right\"", s.round.Seed}
	s.holdsNone(player.get("/rounds/"+s.round.ID+"/attempts/current"), key...)
	s.holdsNone(player.save(running.Attempt.ID, 0, 1, 0), key...)
	player.token = ""
	s.holdsNone(player.get("/attempts/"+ended.Attempt.ID+"/outcome"), secretStem, secretExplain, "\"correct\"", "legal_basis")

	s.clock.set(s.round.ClosesAt.Add(time.Hour))
	s.exec(`INSERT INTO disqualifications (round_id, contestant_id, reason, by_staff, at, confirmed_by, confirmed_at)
	        SELECT $1, id, 'nhờ em trai làm bài', $2, $3, $2, $3 FROM contestants WHERE name = 'Nguyễn Văn An'`, s.round.ID, newID(), opens)
	for _, state := range []contest.State{contest.Closed, contest.Locked, contest.Approved} {
		s.lock(state)
		s.crawl(string(state), callers)
		s.holdsNone(player.get("/attempts/"+ended.Attempt.ID+"/outcome"), secretExplain)
	}
}

func (s *site) holdsNone(r reply, secrets ...string) {
	s.t.Helper()
	if r.status >= http.StatusBadRequest {
		s.t.Errorf("%s = %d %s", r.call, r.status, r.body)
	}
	for _, secret := range secrets {
		if strings.Contains(string(r.body), secret) {
			s.t.Errorf("%s holds %q: %s", r.call, secret, r.body)
		}
	}
}

// A draft is nobody's business.
func TestADraftIsNotPublic(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(u *setup) { u.round.State = contest.Draft })
	var list web.Items[web.ContestBrief]
	s.phone().get("/contests").into(http.StatusOK, &list)
	var c web.PublicContest
	s.phone().get("/contests/"+s.contest.Slug).into(http.StatusOK, &c)
	if len(list.Items) != 0 || len(c.Rounds) != 0 {
		t.Errorf("contests %+v, rounds %+v", list.Items, c.Rounds)
	}
	for _, path := range []string{"", "/rules", "/board", "/units", "/result"} {
		s.phone().get("/rounds/"+s.round.ID+path).problem(http.StatusNotFound, "round_not_found")
	}
}
