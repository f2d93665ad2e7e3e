package web_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/web"
)

// things are the ids of one of everything in an office's contest.
type things map[string]string

// furnish makes one of everything that a path can name.
func (o *office) furnish() things {
	o.t.Helper()
	_, me := o.register("Lê Văn Một", "0905123456")
	made := things{"contest": o.contest.ID, "round": o.round.ID, "contestant": me.ID, "unit": unitA,
		"comment": newID(), "preview": newID(), "seal": newID(), "open-bank": newID(), "import": newID(), "result": newID(), "flag": newID(), "item-alarm": newID(), "barred": newID(), "staff": newID()}
	o.get("bank", "SELECT id FROM banks", made)
	o.get("question", "SELECT id FROM questions ORDER BY number LIMIT 1", made)
	o.exec(`INSERT INTO imports (id, bank_id, file, format, state, batch, created_at) VALUES ($1, $2, 'x.csv', 'csv', 'read', '{}', $3)`, made["import"], made["bank"], opens)
	o.exec(`INSERT INTO question_comments (id, question_id, version, body, at) VALUES ($1, $2, 1, 'Sai năm?', $3)`, made["comment"], made["question"], opens)
	o.exec(`INSERT INTO question_previews (id, token_hash, contest_id, bank_id, name, with_key, created_at, expires_at) VALUES ($1, '', $2, $3, 'Chuyên gia', true, $4, $4)`,
		made["preview"], o.contest.ID, made["bank"], opens)
	o.exec(`INSERT INTO seals (id, bank_id, contest_id, name, mode, state, questions, ring, box, created_at) VALUES ($1, $2, $3, 'Chung kết', 'people', 'sealed', 0, '{}', '', $4)`,
		made["seal"], made["bank"], o.contest.ID, opens)
	o.exec(`INSERT INTO open_banks (id, contest_id, bank_id, title, readable, practice, with_answers, opens_at, created_at) VALUES ($1, $2, $3, 'Ôn tập', true, true, true, $4, $4)`,
		made["open-bank"], o.contest.ID, made["bank"], opens)
	o.exec(`INSERT INTO results (id, round_id, number, rules_version, digest, truths, participants, attempts, computed_at) VALUES ($1, $2, 1, 1, repeat('a', 64), '{}', 0, 0, $3)`,
		made["result"], o.round.ID, opens)
	o.exec(`INSERT INTO flags (id, round_id, contestant_id, kind, created_at) VALUES ($1, $2, $3, 'too_fast', $4)`, made["flag"], o.round.ID, me.ID, opens)
	o.exec(`INSERT INTO item_alarms (id, round_id, version_id, kind, before_n, recent_n, before_rate, recent_rate, before_ms, recent_ms, at) VALUES ($1, $2, 1, 'right_rate', 1, 1, 0, 1, 1, 1, $3)`,
		made["item-alarm"], o.round.ID, opens)
	o.exec(`INSERT INTO barred (id, contest_id, name) VALUES ($1, $2, 'Ai Đó')`, made["barred"], o.contest.ID)
	o.exec(`INSERT INTO staff (id, email, name, password_hash, created_at) VALUES ($1, 'khac@danang.gov.vn', 'Khác', '', $2)`, made["staff"], opens)
	o.exec(`INSERT INTO staff_grants (staff_id, role, contest_id) VALUES ($1, 'author', $2)`, made["staff"], o.contest.ID)
	made["item"] = "0"
	made["output"], made["rundown"], made["token"], made["correction"], made["theme"] = "chinh", newID(), newID(), newID(), "rieng"
	o.exec(`INSERT INTO air_outputs (id, contest_id, rev, document, updated_at) VALUES ($1, $2, 1, $3::jsonb, $4)`, made["output"], o.contest.ID,
		`{"ID":"chinh","ContestID":"`+o.contest.ID+`","Name":"Chính","Raster":{"W":1920,"H":1080},"Rev":1}`, opens)
	o.exec(`INSERT INTO air_rundowns (id, contest_id, name, version, items) VALUES ($1, $2, 'Kịch bản', 1, '[{"ID":"0","Template":"title","Layer":"main","Out":"manual"}]')`, made["rundown"], o.contest.ID)
	o.exec(`INSERT INTO air_tokens (id, contest_id, class, name, hash, hint, created_at) VALUES ($1, $2, 'view', 'OBS', '\x00', 'abcd', $3)`, made["token"], o.contest.ID, opens)
	o.exec(`INSERT INTO air_corrections (id, contest_id, kind, target, field, value, reason, at) VALUES ($1, $2, 'contestant', 'x', 'name', 'An', 'sai', $3)`, made["correction"], o.contest.ID, opens)
	return made
}

func (o *office) get(name, query string, into things) {
	o.t.Helper()
	var id string
	if err := o.db.SQL().QueryRowContext(o.t.Context(), query).Scan(&id); err != nil {
		o.t.Fatalf("%s: %v", query, err)
	}
	into[name] = id
}

// fill puts ids into a route's path: /desk/rounds/:id names a round.
func (made things) fill(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		switch {
		case p == ":id":
			parts[i] = made[strings.TrimSuffix(parts[i-1], "s")]
		case p == ":index":
			parts[i] = "0"
		case strings.HasPrefix(p, ":"):
			parts[i] = made[p[1:]]
		}
	}
	return strings.Join(parts, "/")
}

// leavesOut are the routes whose success would disturb the next ones.
func leavesOut(r web.Route) bool {
	return r.Method == http.MethodDelete && r.Path == "/desk/session" || strings.HasSuffix(r.Path, "/stream") && r.Right == account.Read
}

// Every route of the desk as everybody: who lacks the right gets 403 and who
// holds it does not, whatever else is wrong with so empty a request; who holds
// it in another contest only gets nothing of this one.
func TestDeskRights(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	made := o.furnish()
	here, elsewhere := map[account.Role]*clerk{}, map[account.Role]*clerk{}
	other := newID()
	o.exec(`INSERT INTO contests (id, slug, name, registration, groups, masking, created_at) VALUES ($1, 'khac', 'Khác', '{}', '[]', 'none', $2)`, other, opens)
	for _, role := range account.Roles() {
		here[role] = o.hire("Ở Đây "+string(role), role, o.contest.ID)
		elsewhere[role] = o.hire("Nơi Khác "+string(role), role, other)
	}
	routes := 0
	for _, r := range o.server.Table() {
		if !strings.HasPrefix(r.Path, "/desk/") || r.Auth != web.AuthStaff || leavesOut(r) {
			continue
		}
		routes++
		path := made.fill(r.Path)
		o.phone().send(r.Method, path, nil).problem(http.StatusUnauthorized, "not_signed_in")
		for role, c := range here {
			got := c.ask(r, path)
			actor := account.Actor{Kind: account.Staff, Grants: []account.Grant{{Role: role, ContestID: o.contest.ID}}}
			may := r.Right == "" || actor.Can(r.Right, o.contest.ID)
			if denied := got.status == http.StatusForbidden && bytes.Contains(got.body, []byte(`"forbidden"`)); denied == may && !globalOnly(r) {
				t.Errorf("%s %s as %s = %d %s, may = %v", r.Method, r.Path, role, got.status, got.body, may)
			}
			if got.status == http.StatusUnauthorized && r.Path != "/desk/totp" || got.status >= 500 {
				t.Errorf("%s %s as %s = %d %s", r.Method, r.Path, role, got.status, got.body)
			}
		}
		if path == r.Path {
			continue // names no thing of the contest
		}
		for role, c := range elsewhere {
			if got := c.ask(r, path); got.status != http.StatusForbidden && got.status != http.StatusNotFound {
				t.Errorf("%s %s as %s of another contest = %d %.200s", r.Method, r.Path, role, got.status, got.body)
			}
		}
	}
	if routes < 50 {
		t.Errorf("only %d routes were tried", routes)
	}
}

// globalOnly are the routes that a role of one contest may pass at the door
// but not in general: making contests, the log of everything.
func globalOnly(r web.Route) bool {
	return r.Method == http.MethodPost && (r.Path == "/desk/contests" || r.Path == "/desk/contests/from-preset" || r.Path == "/desk/staff" || r.Path == "/desk/rounds/check") || r.Path == "/desk/audit"
}

// ask calls a route with as little as it can be called with.
func (c *clerk) ask(r web.Route, path string) reply {
	c.t.Helper()
	if r.Upload {
		return c.upload(path, "donvi.csv", []byte(unitList))
	}
	if r.Method == http.MethodGet {
		return c.phone.get(path)
	}
	return c.call(r.Method, path, map[string]any{})
}

func TestDeskOverviewStream(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	c := o.hire("Nguyễn Xem", account.Auditor, o.contest.ID)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, o.url+"/api/v1/desk/rounds/"+o.round.ID+"/overview/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := c.http.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if kind := res.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("content type %s", kind)
	}
	first := make([]byte, 4096)
	n, err := res.Body.Read(first)
	if err != nil || !bytes.HasPrefix(first[:n], []byte("event: overview\ndata: {\"now_ms\":")) {
		t.Fatalf("first frame %q, %v", first[:n], err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			if _, err := res.Body.Read(first); err != nil {
				return
			}
		}
	}()
	c.call(http.MethodDelete, "/desk/session", nil).into(http.StatusNoContent, nil)
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		t.Error("the stream goes on after signing out")
	}
}
