package postgres_test

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"hoithi/contest"
	"hoithi/internal/dbtest"
	"hoithi/internal/postgres"
	"hoithi/questions"
)

// begun is when the fixtures' round opens; tests count from it.
var begun = time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)

func migrateForTaking(ctx context.Context, db *sql.DB) error {
	_, err := postgres.Migrate(ctx, db)
	return err
}

// stage is a contest with one round of ten questions, open for a day.
type stage struct {
	t       testing.TB
	db      *postgres.DB
	journal *postgres.Journal
	taking  *contest.Taking
	feed    *touches
	round   contest.Round
	bankID  string
}

// touches counts what the feed was told.
type touches struct{ n chan string }

func (f *touches) Touch(_, _, contestantID string) {
	select {
	case f.n <- contestantID:
	default:
	}
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

// stageRules are the rules that tests start from.
func stageRules(bankID string) contest.Rules {
	return contest.Rules{
		Attempts: contest.AttemptPolicy{Limit: 1, Per: contest.PerRound, Counts: contest.CountOnly},
		Paper: contest.PaperRules{
			Sources:          []contest.PaperSource{{BankID: bankID, Lines: []contest.BlueprintLine{{Count: 10}}}},
			ShuffleQuestions: true, ShuffleOptions: true, Layout: contest.OneByOne, Revise: true, Points: 10,
		},
		Time:       contest.TimeRules{Limit: 20 * time.Minute, Grace: 2 * time.Second, Blanks: contest.BlanksZero},
		Prediction: &contest.Prediction{Target: contest.TargetAllRight, Tally: contest.TallyPeople, Scope: contest.ScopeRound},
		Ranking:    contest.Ranking{Criteria: []contest.Criterion{contest.ByPoints, contest.ByDuration}, Ties: contest.TiesShared},
		Show:       contest.Disclosure{Score: contest.ShowSubmitted, Answers: contest.ShowPublished, Board: contest.BoardEnded},
	}
}

// newStage opens a database of the test's own; change edits the rules.
func newStage(t testing.TB, change ...func(*contest.Rules)) *stage {
	t.Helper()
	return newStageAt(t, dbtest.DSN(t, migrateForTaking), change...)
}

func newStageAt(t testing.TB, dsn string, change ...func(*contest.Rules)) *stage {
	t.Helper()
	db, err := postgres.Open(t.Context(), dsn)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() { _ = db.Close() })
	s := &stage{t: t, db: db, feed: &touches{n: make(chan string, 1000)}, bankID: newID()}
	s.journal = postgres.OpenJournal(db, postgres.JournalOptions{})
	t.Cleanup(s.journal.Close)
	s.taking = contest.NewTaking(contest.TakingParts{
		Store:   struct{ *postgres.DB }{db},
		Journal: s.journal, Feed: s.feed, NewID: newID, Random: rand.Reader,
	})
	s.round = contest.Round{ID: newID(), ContestID: newID(), Number: 1, Name: "Tuần 1", State: contest.Scheduled,
		OpensAt: begun, ClosesAt: begun.Add(24 * time.Hour), Rules: stageRules(s.bankID), RulesVersion: 1, Seed: "5eed"}
	for _, c := range change {
		c(&s.round.Rules)
	}
	s.seed()
	return s
}

func (s *stage) exec(query string, args ...any) {
	s.t.Helper()
	if _, err := s.db.SQL().ExecContext(s.t.Context(), query, args...); err != nil {
		s.t.Fatalf("%s: %v", query, err)
	}
}

func (s *stage) seed() {
	s.t.Helper()
	s.exec(`INSERT INTO contests (id, slug, name, registration, groups, masking, created_at)
	        VALUES ($1, $2, 'Cuộc thi thử', '{}', '[{"ID":"all","Name":"Tất cả"}]', 'none', $3)`, s.round.ContestID, s.round.ContestID, begun)
	s.exec(`INSERT INTO banks (id, contest_id, name, created_at) VALUES ($1, $2, 'Ngân hàng', $3)`, s.bankID, s.round.ContestID, begun)
	for n := 1; n <= 30; n++ {
		s.addQuestion(n)
	}
	rules, err := json.Marshal(s.round.Rules)
	if err != nil {
		s.t.Fatal(err)
	}
	s.exec(`INSERT INTO rounds (id, contest_id, number, name, state, opens_at, closes_at, rules, rules_version, seed, created_at)
	        VALUES ($1, $2, 1, $3, $4, $5, $6, $7::jsonb, 1, $8, $5)`,
		s.round.ID, s.round.ContestID, s.round.Name, string(s.round.State), s.round.OpensAt, s.round.ClosesAt, string(rules), s.round.Seed)
}

func (s *stage) addQuestion(n int) {
	s.t.Helper()
	question := newID()
	s.exec(`INSERT INTO questions (id, bank_id, number, state, version_id, created_at, updated_at) VALUES ($1, $2, $3, 'approved', $4, $5, $5)`,
		question, s.bankID, n, n, begun)
	s.exec(`INSERT INTO question_versions (id, question_id, number, kind, stem, options, correct, created_at)
	        VALUES ($1, $2, 1, $3, $4, '{Một,Hai,Ba,Bốn}', $5, $6)`,
		n, question, string(questions.Single), fmt.Sprintf("Câu hỏi %d?", n), int(questions.OptionSet(n%4)), begun)
}

// contestant adds a person and returns the id.
func (s *stage) contestant(name string) string {
	s.t.Helper()
	id := newID()
	s.exec(`INSERT INTO contestants (id, contest_id, name, name_key, group_id, consent_version, consent_at, created_at)
	        VALUES ($1, $2, $3, $4, 'all', 1, $5, $5)`, id, s.round.ContestID, name, contest.SearchKey(name), begun)
	return id
}
