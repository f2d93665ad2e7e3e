package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/config"
	"hoithi/internal/dbtest"
	"hoithi/internal/demo"
	"hoithi/internal/web"
	"hoithi/questions"
)

// Words that stand only in a sealed question, and only in one that is not
// sealed but not asked yet either.
const (
	sealedWord = "NIEMPHONG7Q4X"
	comingWord = "SAPTHI9K2M"
)

// newcomer is who may start and has not.
const newcomer = "a newcomer"

const leakPassword = "mat khau cua cuoc thi thu"

// leak is the whole program with the demo's contest: a round of next week draws
// from a bank of which one part is sealed and one is not.
type leak struct {
	*testing.T
	node    *node
	log     lockedBuffer
	site    string
	stage   demo.Stage
	bank    string
	callers []*caller
	ids     map[string][]string // by the word before the parameter, or by the route's whole path
	secrets map[broadcast.Class]string
}

// lockedBuffer is a log that goroutines share.
type lockedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer // guarded by mu
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) reset() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.text.Reset()
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// caller is somebody with a browser.
type caller struct {
	name   string
	role   account.Role // empty: not of the staff
	email  string
	client *http.Client
	csrf   string
	token  string // of an attempt
}

// shut are the routes that are called as everybody and let nobody through, with
// the reason: their refusals are read like every other answer.
var shut = map[string]string{
	"PUT /desk/totp":    "it needs a code of the moment",
	"DELETE /desk/totp": "it needs a code of the moment",
}

// Every route as everybody, before the opening: what is sealed is in no answer,
// no table, no key of Redis and no line of the log; what is only not asked yet
// stays with the staff. A new route that the test cannot call fails it.
func TestNothingLeaksBeforeTheOpening(t *testing.T) {
	t.Parallel()
	l := openLeak(t)
	l.sees(true)
	l.seal()
	heard := l.listen()
	reached := map[string]bool{}
	for _, r := range l.node.server.Table() {
		if r.Method == http.MethodGet {
			l.crawl(r, reached)
		}
	}
	l.pages()
	l.television()
	for _, r := range l.node.server.Table() {
		if r.Method != http.MethodGet {
			l.crawl(r, reached)
		}
	}
	for _, r := range l.node.server.Table() {
		name := r.Method + " " + r.Path
		if why := shut[name]; why != "" && !reached[name] {
			continue
		} else if why != "" {
			t.Errorf("%s gets through now, although %q: take it off the list", name, why)
		}
		if !reached[name] {
			t.Errorf("%s %s: nobody gets through to it: give the crawler an id or a body", r.Method, r.Path)
		}
	}
	heard()
	l.stores("after the crawl")
	if s, _, err := l.node.db.FindSeal(t.Context(), l.ids["seals"][0], time.Time{}); err != nil || s.State != questions.SealClosed {
		t.Errorf("the crawl opened the set: %+v, %v", s, err)
	}
}

func openLeak(t *testing.T) *leak {
	t.Helper()
	l := &leak{T: t, ids: map[string][]string{}, secrets: map[broadcast.Class]string{}}
	c, err := config.Load([]string{"DATABASE_URL=" + dbtest.DSN(t, migrated), "REDIS_URL=" + dbtest.RedisURL(t), "HOITHI_SECRET=0123456789abcdefghijklmnopqrstuvwxyzABCDEF"}, config.ForDemo)
	if err != nil {
		t.Fatal(err)
	}
	if l.node, err = openNode(t.Context(), c, slog.New(slog.NewTextHandler(&l.log, &slog.HandlerOptions{Level: slog.LevelDebug})), true); err != nil {
		t.Fatal(err)
	}
	n := l.node
	show, err := demo.New(demo.Parts{Store: n.db, Taking: n.taking, Hasher: n.hasher, Now: now, NewID: newID, Log: n.log})
	if err != nil {
		t.Fatal(err)
	}
	if l.stage, err = show.Prepare(t.Context(), leakPassword); err != nil {
		t.Fatal(err)
	}
	l.serve()
	l.furnish()
	l.call()
	return l
}

func (l *leak) serve() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		l.Fatal(err)
	}
	l.site = "http://" + listener.Addr().String()
	ctx, cancel := context.WithCancel(context.WithoutCancel(l.Context()))
	ended := make(chan error, 1)
	go func() { ended <- l.node.run(ctx, listener) }()
	l.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			l.Errorf("run: %v", err)
		}
		l.node.stop(context.WithoutCancel(ctx))
	})
}

// furnish makes a bank with secrets, and one of everything that a path names.
func (l *leak) furnish() {
	ctx, lib := l.Context(), l.node.library
	author, reviewer := account.Actor{Name: "Tác giả", Kind: account.System}, account.Machine("test")
	bank, err := lib.CreateBank(ctx, author, l.stage.Contest.ID, "Đề vòng sau", []questions.Topic{{ID: "mat", Name: "Mật"}, {ID: "cho", Name: "Chờ"}})
	l.must(err)
	l.bank = bank.ID
	sealed, coming := l.sound(author, sealedWord), l.sound(author, "nhạc hiệu")
	l.ids["media"] = []string{sealed.ID, coming.ID}
	for n, word := range []string{sealedWord, sealedWord, comingWord} {
		topic, with := "mat", sealed
		if word == comingWord {
			topic, with = "cho", coming
		}
		q, err := lib.CreateQuestion(ctx, author, bank.ID, questions.Version{Kind: questions.Single, Topic: topic, Level: questions.Recall, Stem: fmt.Sprintf("%s câu %d?", word, n),
			Options: []string{word + " một", word + " hai"}, Correct: questions.OptionSet(1), Explanation: word, LegalBasis: word, Source: word, TVText: word,
			Illustration: questions.Illustration{Media: []questions.Medium{with}}})
		l.must(err)
		comment, err := lib.Comment(ctx, reviewer, q.ID, "", word)
		l.must(err)
		_, err = lib.Review(ctx, author, q.ID, questions.InReview, word)
		l.must(err)
		_, err = lib.Review(ctx, reviewer, q.ID, questions.Approved, word)
		l.must(err)
		l.ids["questions"], l.ids["comments"] = append(l.ids["questions"], q.ID), append(l.ids["comments"], comment.ID)
	}
	l.ids["banks"], l.ids["open-banks"] = []string{bank.ID}, []string{l.publish(bank)}
	_, token, err := lib.CreatePreview(ctx, reviewer, questions.PreviewOrder{BankID: bank.ID, Name: "Chuyên gia", WithKey: true, ExpiresAt: now().Add(time.Hour)})
	l.must(err)
	l.ids["token"] = []string{token}
	draft, err := lib.Read(ctx, author, questions.Import{BankID: bank.ID, File: "de.docx", Format: "docx", Items: []questions.ImportItem{{Number: 1, Kind: questions.Single, Stem: sealedWord + " câu 0?",
		Options: []string{sealedWord + " một", sealedWord + " hai"}, Correct: []int{1}, SourceText: sealedWord}}})
	l.must(err)
	l.ids["imports"] = []string{draft.ID}
	l.fromTables()
	l.openAir()
	l.plan(bank)
	l.openPractice()
}

func (l *leak) publish(b questions.Bank) string {
	o, err := l.node.library.PublishBank(l.Context(), account.Machine("test"), questions.OpenBank{BankID: b.ID, Title: "Ôn tập", Topics: []string{"mat"}, Readable: true, Practice: true, WithAnswers: true, OpensAt: now().Add(-time.Hour)})
	l.must(err)
	return o.ID
}

// plan schedules a round of next week that draws from the bank.
func (l *leak) plan(b questions.Bank) {
	r := l.stage.Open
	r.ID, r.Number, r.Name, r.State, r.OpensAt, r.ClosesAt = newID(), 90, "Vòng sau", contest.Scheduled, now().Add(7*24*time.Hour), now().Add(8*24*time.Hour)
	sources := slices.Clone(r.Rules.Paper.Sources)
	for i := range sources {
		sources[i].BankID, sources[i].Lines = b.ID, []contest.BlueprintLine{{Count: 2}}
	}
	r.Rules.Paper.Sources = sources
	l.must(l.node.db.CreateRound(l.Context(), r, account.Deed{At: now(), Action: "test"}))
	l.ids["rounds"] = []string{r.ID, l.stage.Open.ID}
}

// fromTables finds what the demo has made.
func (l *leak) fromTables() {
	one := func(word, query string) {
		var id string
		if err := l.node.db.SQL().QueryRowContext(l.Context(), query).Scan(&id); err == nil {
			l.ids[word] = append(l.ids[word], id)
		}
	}
	one("previews", "SELECT id FROM question_previews LIMIT 1")
	one("results", "SELECT id FROM results ORDER BY computed_at DESC LIMIT 1")
	one("contestants", "SELECT id FROM contestants LIMIT 1")
	one("disqualifications", "SELECT id FROM contestants LIMIT 1")
	one("units", "SELECT id FROM units LIMIT 1")
	one("flags", "SELECT id FROM flags LIMIT 1")
	one("staff", "SELECT id FROM staff WHERE email = 'rade@demo.hoithi.vn'")
	one("/rounds/:id/result", "SELECT id FROM rounds WHERE state = 'published' LIMIT 1")
	for _, word := range []string{"media", "rundowns", "corrections", "tokens", "themes", "barred", "item-alarms", "flags"} {
		if len(l.ids[word]) == 0 { // nothing of the kind is there: an id that could be
			l.ids[word] = []string{newID()}
		}
	}
	l.ids["items"], l.ids["contests"] = []string{"0"}, []string{l.stage.Contest.ID}
}

func (l *leak) must(err error) {
	l.Helper()
	if err != nil {
		l.Fatal(err)
	}
}

// call lets everybody in: a stranger, a contestant in the middle of a paper, and
// one person of each role.
func (l *leak) call() {
	l.callers = []*caller{{name: "a stranger", client: newBrowser()}, l.contestant(), l.register(newcomer, "Trần Thị Mới", "0905123988")}
	for _, role := range account.Roles() {
		i := slices.IndexFunc(l.stage.SignIns, func(s demo.SignIn) bool { return s.Role == role })
		if i < 0 {
			l.Fatalf("the demo has no %s", role)
		}
		c := &caller{name: string(role), role: role, email: l.stage.SignIns[i].Email, client: newBrowser()}
		l.signIn(c)
		l.callers = append(l.callers, c)
	}
}

func newBrowser() *http.Client {
	jar, _ := cookiejar.New(nil) // fails only with options
	return &http.Client{Jar: jar}
}

func (l *leak) signIn(c *caller) {
	l.Helper()
	var s web.Session
	var body []byte
	for _, password := range []string{leakPassword, leakPassword + "?"} { // the crawl may have changed it
		_, body = l.send(c, http.MethodPost, "/desk/session", map[string]string{"email": c.email, "password": password})
		l.must(json.Unmarshal(body, &s))
		if s.CSRF != "" {
			break
		}
	}
	if c.csrf = s.CSRF; c.csrf == "" {
		l.Fatalf("%s cannot sign in: %s", c.name, body)
	}
}

// register makes somebody who may start and has not.
func (l *leak) register(what, name, phone string) *caller {
	c := &caller{name: what, client: newBrowser()}
	of := l.stage.Contest
	fields := map[string]string{}
	for _, f := range of.Registration.Fields {
		fields[f.Key] = "1"
		if len(f.Options) > 0 {
			fields[f.Key] = f.Options[0]
		}
	}
	form := map[string]any{"name": name, "phone": phone, "email": "x" + phone + "@example.vn", "group_id": of.Groups[0].ID, "birth_date": "1990-05-19", "fields": fields, "consent": true,
		"consent_version": of.Registration.Consent.Version, "access_code": of.Registration.AccessCode, "unit_id": l.ids["units"][0]}
	if status, body := l.send(c, http.MethodPost, "/contests/"+of.Slug+"/contestants", form); status != http.StatusCreated {
		l.Fatalf("register: %d %s", status, body)
	}
	return c
}

// contestant is in the middle of a paper.
func (l *leak) contestant() *caller {
	c := l.register("a contestant", "Nguyễn Văn Tò Mò", "0905123987")
	status, body := l.send(c, http.MethodPost, "/rounds/"+l.stage.Open.ID+"/attempts", nil)
	var taking web.Taking
	if err := json.Unmarshal(body, &taking); err != nil || taking.Token == "" {
		l.Fatalf("start: %d %s", status, body)
	}
	c.token, l.ids["attempts"] = taking.Token, []string{taking.Attempt.ID}
	return c
}

// send calls the API, and reads what comes within a moment: a stream never ends.
func (l *leak) send(c *caller, method, path string, body any) (int, []byte) {
	l.Helper()
	ctx, cancel := context.WithTimeout(l.Context(), 30*time.Second)
	defer cancel()
	var in io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		l.must(err)
		in = bytes.NewReader(text)
	}
	address := l.site + "/api/v1" + path
	if page, ok := strings.CutPrefix(path, "//"); ok {
		address = l.site + "/" + page
	}
	r, err := http.NewRequestWithContext(ctx, method, address, in)
	l.must(err)
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	r.Header.Set("X-CSRF-Token", c.csrf)
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	answer, err := c.client.Do(r)
	if err != nil {
		l.Fatalf("%s %s: %v", method, path, err)
	}
	defer func() { _ = answer.Body.Close() }()
	if strings.HasPrefix(answer.Header.Get("Content-Type"), "text/event-stream") {
		time.AfterFunc(400*time.Millisecond, cancel)
	}
	text, _ := io.ReadAll(answer.Body) // a stream is cut off
	if place := answer.Header.Get("Location") + answer.Header.Get("Set-Cookie"); strings.Contains(place, sealedWord) {
		l.Errorf("%s %s: a header holds what is sealed", method, path)
	}
	return answer.StatusCode, text
}
