package web_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/uuid"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/dbtest"
	"hoithi/internal/live"
	"hoithi/internal/postgres"
	"hoithi/internal/redis"
	"hoithi/internal/token"
	"hoithi/internal/web"
	"hoithi/questions"
)

// opens is when the round of every site opens.
var opens = time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)

// clock is a server's clock that a test moves.
type clock struct {
	mu sync.Mutex
	at time.Time // guarded by mu
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}

// postbox keeps the codes that were sent.
type postbox struct {
	off  bool // sends nothing: the demo
	mu   sync.Mutex
	sent []contest.CodeMessage // guarded by mu
}

func (p *postbox) CanSend(contest.Channel) bool { return !p.off }

func (p *postbox) SendCode(m contest.CodeMessage) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sent = append(p.sent, m)
}

func (p *postbox) last(t *testing.T) contest.CodeMessage {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.sent) == 0 {
		t.Fatal("no code was sent")
	}
	return p.sent[len(p.sent)-1]
}

func (p *postbox) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.sent)
}

// site is the whole program on a port of its own: a contest with one round of
// six questions whose texts hold secrets, and a server whose clock the test sets.
type site struct {
	t       *testing.T
	db      *postgres.DB
	journal *postgres.Journal
	boards  *redis.Boards
	air     *web.Air
	pump    *live.Pump
	clock   *clock
	post    *postbox
	contest contest.Contest
	round   contest.Round
	url     string
	server  *web.Server
	options web.Options // of the server
}

// setup is what a test changes before the site starts.
type setup struct {
	contest *contest.Contest
	round   *contest.Round
	post    *postbox
	options *web.Options
	parts   *contest.RegistrarParts
}

func migrate(ctx context.Context, db *sql.DB) error {
	_, err := postgres.Migrate(ctx, db)
	return err
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

func newSite(t *testing.T, change ...func(*setup)) *site {
	t.Helper()
	db, err := postgres.Open(t.Context(), dbtest.DSN(t, migrate))
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() { _ = db.Close() })
	s := &site{t: t, db: db, clock: &clock{at: opens.Add(time.Hour)}, post: &postbox{}}
	bank := newID()
	s.contest = aContest()
	s.round = aRound(s.contest.ID, bank)
	options := web.Options{Log: slog.New(slog.NewTextHandler(logs{t}, nil)), Now: s.clock.now, Pages: somePages(), Contests: db, Air: &web.Air{}}
	options.Open = questions.NewLibrary(db, s.clock.now, newID)
	parts := contest.RegistrarParts{Store: db, Sender: s.post, NewID: newID, Random: rand.Reader, Secret: []byte("secret of this site")}
	for _, c := range change {
		c(&setup{&s.contest, &s.round, s.post, &options, &parts})
	}
	s.seed(bank)
	s.start(options, parts)
	return s
}

func aContest() contest.Contest {
	return contest.Contest{
		ID: newID(), Slug: "cchc-2026", Name: "Tìm hiểu cải cách hành chính 2026", Organiser: "Sở Nội vụ", TimeZone: "Asia/Ho_Chi_Minh",
		Groups: []contest.Group{{ID: "can-bo", Name: "Cán bộ"}, {ID: "cong-dan", Name: "Công dân"}}, Masking: contest.MaskInitials,
		Registration: contest.Registration{Contact: contest.ContactEither, UnitRequired: true, Consent: contest.Consent{Version: 3, Text: "Tôi đồng ý"}},
		CreatedAt:    opens, Version: 1,
	}
}

func aRound(contestID, bankID string) contest.Round {
	return contest.Round{
		ID: newID(), ContestID: contestID, Number: 1, Name: "Tuần 1", State: contest.Scheduled, OpensAt: opens, ClosesAt: opens.Add(24 * time.Hour),
		RulesVersion: 1, Seed: "5eed5eed", CreatedAt: opens,
		Rules: contest.Rules{
			Attempts: contest.AttemptPolicy{Limit: 2, Per: contest.PerRound, Counts: contest.CountBest},
			Paper: contest.PaperRules{
				Sources:        []contest.PaperSource{{BankID: bankID, Lines: []contest.BlueprintLine{{Count: questionsAsked}}}},
				ShuffleOptions: true, Layout: contest.OneByOne, Revise: true, Points: 10,
			},
			Time:       contest.TimeRules{Limit: 20 * time.Minute, Grace: 2 * time.Second, Blanks: contest.BlanksZero},
			Prediction: &contest.Prediction{Target: contest.TargetAllRight, Tally: contest.TallyPeople, Scope: contest.ScopeRound},
			Ranking:    contest.Ranking{Criteria: []contest.Criterion{contest.ByPoints, contest.ByDuration}, Ties: contest.TiesShared},
			Show:       contest.Disclosure{Score: contest.ShowSubmitted, Answers: contest.ShowPublished, Board: contest.BoardEnded},
		},
	}
}

// questionsAsked is the length of a paper; the last question is of kind multiple.
const questionsAsked = 6

// Words that must not be found in public: of questions, keys and explanations.
const (
	secretStem    = "BIMATCAUHOI"
	secretOption  = "BIMATPHUONGAN"
	secretExplain = "BIMATGIAITHICH"
)

func (s *site) seed(bank string) {
	s.t.Helper()
	ctx := s.t.Context()
	deed := account.Deed{At: opens, Action: "test"}
	if err := s.db.CreateContest(ctx, s.contest, deed); err != nil {
		s.t.Fatalf("CreateContest: %v", err)
	}
	s.exec(`INSERT INTO units (id, contest_id, name, search, position, block) VALUES ($1, $2, 'Sở Nội vụ', 'so noi vu', 1, 'Sở, ban, ngành')`, unitA, s.contest.ID)
	s.exec(`INSERT INTO units (id, contest_id, parent_id, name, search, position, aliases) VALUES ($1, $2, $3, 'Phòng Cải cách hành chính', 'phong', 2, '{Phòng CCHC}')`, unitB, s.contest.ID, unitA)
	s.exec(`INSERT INTO units (id, contest_id, name, search, position, valid_to) VALUES ($1, $2, 'Huyện Hòa Vang', 'huyen hoa vang', 3, '2025-07-01')`, unitOld, s.contest.ID)
	s.exec(`INSERT INTO banks (id, contest_id, name, created_at) VALUES ($1, $2, 'Ngân hàng', $3)`, bank, s.contest.ID, opens)
	for n := 1; n <= questionsAsked; n++ {
		s.addQuestion(bank, n)
	}
	if err := s.db.CreateRound(ctx, s.round, deed); err != nil {
		s.t.Fatalf("CreateRound: %v", err)
	}
}

// The units of every site: an office, a part of it, and one that is no more.
const (
	unitA   = "01928f00-0000-7000-8000-00000000000a"
	unitB   = "01928f00-0000-7000-8000-00000000000b"
	unitOld = "01928f00-0000-7000-8000-00000000000c"
)

func (s *site) addQuestion(bank string, n int) {
	s.t.Helper()
	question, kind, key := newID(), questions.Single, questions.OptionSet(n%4)
	if n == questionsAsked {
		kind, key = questions.Multiple, questions.OptionSet(0, 2)
	}
	s.exec(`INSERT INTO questions (id, bank_id, number, state, version_id, created_at, updated_at) VALUES ($1, $2, $3, 'approved', $4, $5, $5)`,
		question, bank, n, n, opens)
	s.exec(`INSERT INTO question_versions (id, question_id, number, kind, stem, options, correct, explanation, created_at)
	        VALUES ($1, $2, 1, $3, $4, $5::text[], $6, $7, $8)`,
		n, question, string(kind), fmt.Sprintf("%s %d?", secretStem, n),
		fmt.Sprintf(`{"%[1]s một","%[1]s hai","%[1]s ba","%[1]s bốn"}`, secretOption), int(key), secretExplain, opens)
}

func (s *site) exec(query string, args ...any) {
	s.t.Helper()
	if _, err := s.db.SQL().ExecContext(s.t.Context(), query, args...); err != nil {
		s.t.Fatalf("%s: %v", query, err)
	}
}

func (s *site) start(options web.Options, parts contest.RegistrarParts) {
	s.t.Helper()
	s.journal = postgres.OpenJournal(s.db, postgres.JournalOptions{})
	s.t.Cleanup(s.journal.Close)
	signer, err := token.NewSigner(bytes.Repeat([]byte{7}, token.MinKey))
	if err != nil {
		s.t.Fatal(err)
	}
	client, prefix := dbtest.Redis(s.t)
	s.boards = redis.New(client, redis.Options{Source: s.db, Now: s.clock.now, Prefix: prefix})
	options.Tokens, options.Results = signer, s.db
	s.fillAir(options.Air)
	options.Boards = options.Air.Public
	options.Entrants = contest.NewRegistrar(parts)
	if options.Sittings == nil {
		options.Sittings = contest.NewTaking(contest.TakingParts{Store: s.db, Journal: s.journal, Feed: s.boards, NewID: newID, Random: rand.Reader})
	}
	hub := live.NewHub(0)
	options.Streams = live.NewStreams(hub, 0)
	s.options = options
	if s.server, err = web.New(options); err != nil {
		s.t.Fatalf("web.New: %v", err)
	}
	s.pump = live.NewPump(hub, nil, options.Log, live.Source{Prefix: web.BoardTopics, Event: web.BoardEvent, Render: s.server.RenderBoard})
	listener := httptest.NewServer(s.server)
	s.t.Cleanup(listener.Close)
	s.t.Cleanup(hub.Close) // first: streams would keep the listener open
	s.url = listener.URL
}

func somePages() fstest.MapFS {
	return fstest.MapFS{
		"play.html": {Data: []byte("<!doctype html><html lang=\"vi\"><head><title>Hội Thi</title>\n    <!--head-->\n</head><body></body></html>")},
		"desk.html": {Data: []byte("<!doctype html><title>Hội Thi – Bàn tổ chức</title>")},
	}
}

// logs sends the server's log to the test's.
type logs struct{ t *testing.T }

func (l logs) Write(p []byte) (int, error) {
	if l.t.Context().Err() == nil {
		l.t.Log(strings.TrimSpace(string(p)))
	}
	return len(p), nil
}

// form is a registration that is right.
func (s *site) form(name, number string) map[string]any {
	return map[string]any{
		"name": name, "phone": number, "unit_id": unitA, "group_id": "can-bo", "fields": map[string]string{}, "consent": true,
		"consent_version": s.contest.Registration.Consent.Version,
	}
}

// register enters a person and returns their device.
func (s *site) register(name, number string) (*phone, web.Me) {
	s.t.Helper()
	p := s.phone()
	var me web.Me
	p.post("/contests/"+s.contest.Slug+"/contestants", s.form(name, number)).into(http.StatusCreated, &me)
	return p, me
}
