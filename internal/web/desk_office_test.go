package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/bankfile"
	"hoithi/internal/export"
	"hoithi/internal/postgres"
	"hoithi/internal/seal"
	"hoithi/internal/unitfile"
	"hoithi/internal/web"
	"hoithi/questions"
)

// office is a site with its desk.
type office struct {
	*site
	team      *account.Team
	plan      *contest.Planning
	officials *contest.Officials
	vault     *questions.Vault
}

func newOffice(t *testing.T, change ...func(*setup)) *office {
	t.Helper()
	o := &office{}
	o.site = newSite(t, append(change, func(s *setup) {
		db, now := s.options.Contests.(*postgres.DB), s.options.Now
		keeper, err := seal.NewKeeper("the key of a server that nobody runs, 2026")
		if err != nil {
			t.Fatal(err)
		}
		o.vault = questions.NewVault(db, keeper, now, newID)
		o.team = account.NewTeam(account.Guarded(db, keeper), account.NewHasher(2), "Hội Thi", now, newID)
		o.plan = contest.NewPlanning(db, now, newID)
		o.officials = contest.NewOfficials(o.plan, db, now, newID)
		s.options.Desk = web.NewDesk(web.DeskParts{Now: now, Team: o.team, Plan: o.plan, Officials: o.officials,
			People: contest.NewPeople(db, now), Watch: contest.NewWatch(o.plan, db, now), Library: questions.NewLibrary(db, now, newID), Vault: o.vault, Log: db,
			ReadUnits: unitfile.Read, ReadBank: bankfile.Read, Export: files{o},
			Items:     contest.NewItems(o.plan, db, now, newID),
			BankFiles: bankfile.Files{Library: questions.NewLibrary(db, now, newID), Media: db, Now: now}, Air: s.options.Air})
	})...)
	// The site numbers its questions by hand; ours come from the sequence.
	o.exec("SELECT setval(pg_get_serial_sequence('question_versions', 'id'), 1000)")
	return o
}

// files exports as the program does.
type files struct{ office *office }

func (f files) XLSX(ctx context.Context, actor account.Actor, roundID, lang string) (web.File, error) {
	r, err := f.office.officials.Report(ctx, actor, roundID, "xlsx")
	return web.File{Name: export.FileName(r, lang, "", "xlsx"), Write: func(w io.Writer) error { return export.XLSX(w, r, lang) }}, err
}

func (f files) CSV(ctx context.Context, actor account.Actor, roundID, sheet, lang string) (web.File, error) {
	r, err := f.office.officials.Report(ctx, actor, roundID, "csv")
	return web.File{Name: export.FileName(r, lang, sheet, "csv"), Write: func(w io.Writer) error { return export.CSV(w, r, sheet, lang) }}, err
}

func (f files) People(ctx context.Context, actor account.Actor, filter contest.PersonFilter, lang string) (web.File, error) {
	db := f.office.db
	roster, err := contest.NewPeople(db, f.office.clock.now).Roster(ctx, actor, filter)
	if err != nil {
		return web.File{}, err
	}
	write, err := export.Roster(ctx, roster, lang)
	return web.File{Name: export.RosterName(roster, lang), Write: write}, err
}

func (f files) Items(ctx context.Context, actor account.Actor, roundID, lang string) (web.File, error) {
	r, err := contest.NewItems(f.office.plan, f.office.db, f.office.clock.now, newID).Report(ctx, actor, roundID)
	if err != nil {
		return web.File{}, err
	}
	write, err := export.Items(r, lang)
	return web.File{Name: export.ItemsName(r, lang), Write: write}, err
}

const password = "mat khau du dai 2026"

// clerk is a person at the desk, signed in with a browser.
type clerk struct {
	*phone
	id    string
	email string
	csrf  string
}

// hire adds somebody to the staff and signs them in. contestID "" means all.
func (o *office) hire(name string, role account.Role, contestID string) *clerk {
	o.t.Helper()
	email := strings.ReplaceAll(contest.SearchKey(name), " ", ".") + "@danang.gov.vn"
	m, err := o.team.Add(o.t.Context(), account.Machine("test"), account.Member{Email: email, Name: name, Grants: []account.Grant{{Role: role, ContestID: contestID}}}, password)
	if err != nil {
		o.t.Fatalf("Add(%s): %v", name, err)
	}
	c := &clerk{phone: o.phone(), id: m.ID, email: email}
	c.signIn(email).into(http.StatusOK, nil)
	return c
}

func (c *clerk) signIn(email string, code ...string) reply {
	c.t.Helper()
	r := c.phone.post("/desk/session", map[string]string{"email": email, "password": password, "code": strings.Join(code, "")})
	var s web.Session
	if r.status == http.StatusOK {
		r.into(http.StatusOK, &s)
		c.csrf = s.CSRF
	}
	return r
}

func (c *clerk) call(method, path string, body any) reply {
	c.t.Helper()
	return c.phone.send(method, path, body, "X-CSRF-Token", c.csrf)
}

func (c *clerk) post(path string, body any) reply {
	c.t.Helper()
	return c.call(http.MethodPost, path, body)
}

func (c *clerk) put(path string, body any) reply {
	c.t.Helper()
	return c.call(http.MethodPut, path, body)
}

// upload sends a file as a browser does.
func (c *clerk) upload(path, name string, content []byte) reply {
	c.t.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := part.Write(content); err != nil {
		c.t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		c.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(c.t.Context(), http.MethodPost, c.site.url+"/api/v1"+path, &form)
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("X-CSRF-Token", c.csrf)
	res, err := c.http.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return reply{c.t, "POST " + path, res.StatusCode, res.Header, body}
}

// as decodes a successful answer of a type.
func as[T any](r reply, status int) T {
	r.t.Helper()
	var v T
	r.into(status, &v)
	return v
}

// again is the value as the wire would carry it, to be changed and sent back.
func again(t *testing.T, v any) map[string]any {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]any{}
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func bytesContain(b []byte, s string) bool { return bytes.Contains(b, []byte(s)) }

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }
