// Package bench measures Hội Thi on the machine where it runs: real servers of
// its own, the real handlers, and rivals to compare with. Every figure is
// printed with its ratio; absolute numbers of one machine say little.
//
// It writes to the servers that it is given, and must never be given those of
// a contest.
package bench

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"hoithi/contest"
)

// Stage is a contest that is ready to be taken: one open round, its bank, and
// contestants in units.
type Stage struct {
	Contest contest.Contest
	Round   contest.Round
	BankID  string
	Units   []string // ids; contestants are spread over the leaves
}

// StageOptions size a stage.
type StageOptions struct {
	At        time.Time // the round opened an hour before and closes in a day
	Questions int       // in a paper; 20
	Pool      int       // in the bank; 200
	Units     int       // leaf units, under one root; 50
	Board     contest.BoardMode
	Locked    bool // answers may not be changed
}

// NewStage writes a stage into a migrated database.
func NewStage(ctx context.Context, db *sql.DB, o StageOptions) (*Stage, error) {
	if o.Questions == 0 {
		o.Questions = 20
	}
	if o.Pool == 0 {
		o.Pool = 200
	}
	if o.Units == 0 {
		o.Units = 50
	}
	if o.Board == "" {
		o.Board = contest.BoardEnded
	}
	s := &Stage{BankID: newID()}
	s.Contest = contest.Contest{ID: newID(), Name: "Hội thi đo tải", TimeZone: "Asia/Ho_Chi_Minh", Groups: []contest.Group{{ID: "all", Name: "Tất cả"}},
		Masking: contest.MaskNone, Version: 1, CreatedAt: o.At}
	s.Contest.Slug = "do-tai-" + s.Contest.ID
	s.Round = contest.Round{ID: newID(), ContestID: s.Contest.ID, Number: 1, Name: "Tuần 1", State: contest.Open,
		OpensAt: o.At.Add(-time.Hour), ClosesAt: o.At.Add(24 * time.Hour), RulesVersion: 1, Seed: "bench", CreatedAt: o.At}
	s.Round.Rules = stageRules(s.BankID, o)
	for _, write := range []func(context.Context, *sql.DB, StageOptions) error{s.writeContest, s.writeUnits, s.writeBank, s.writeRound} {
		if err := write(ctx, db, o); err != nil {
			return nil, fmt.Errorf("bench: set the stage: %w", err)
		}
	}
	return s, nil
}

func stageRules(bankID string, o StageOptions) contest.Rules {
	return contest.Rules{
		Attempts: contest.AttemptPolicy{Limit: 0, Per: contest.PerRound, Counts: contest.CountBestShortest},
		Paper: contest.PaperRules{
			Sources:          []contest.PaperSource{{BankID: bankID, Lines: []contest.BlueprintLine{{Count: o.Questions}}}},
			ShuffleQuestions: true, ShuffleOptions: true, Layout: contest.AllAtOnce, Revise: !o.Locked, Points: 10,
		},
		Time:    contest.TimeRules{Limit: time.Hour, Grace: 2 * time.Second, Blanks: contest.BlanksZero},
		Ranking: contest.Ranking{Criteria: []contest.Criterion{contest.ByPoints, contest.ByDuration}, Ties: contest.TiesShared},
		Show:    contest.Disclosure{Score: contest.ShowSubmitted, Answers: contest.ShowPublished, Board: o.Board},
	}
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

func (s *Stage) writeContest(ctx context.Context, db *sql.DB, _ StageOptions) error {
	registration, err := json.Marshal(s.Contest.Registration)
	if err != nil {
		return err
	}
	groups, err := json.Marshal(s.Contest.Groups)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `
INSERT INTO contests (id, slug, name, registration, groups, masking, created_at)
VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7)`,
		s.Contest.ID, s.Contest.Slug, s.Contest.Name, string(registration), string(groups), string(s.Contest.Masking), s.Contest.CreatedAt)
	return err
}

func (s *Stage) writeUnits(ctx context.Context, db *sql.DB, o StageOptions) error {
	root := newID()
	const insert = `INSERT INTO units (id, contest_id, parent_id, name, search, position) VALUES ($1, $2, $3, $4, $5, $6)`
	if _, err := db.ExecContext(ctx, insert, root, s.Contest.ID, nil, "Thành phố", "thanh pho", 0); err != nil {
		return err
	}
	for n := range o.Units {
		id := newID()
		name := fmt.Sprintf("Phường %d", n+1)
		if _, err := db.ExecContext(ctx, insert, id, s.Contest.ID, root, name, contest.SearchKey(name), n+1); err != nil {
			return err
		}
		s.Units = append(s.Units, id)
	}
	return nil
}

func (s *Stage) writeBank(ctx context.Context, db *sql.DB, o StageOptions) error {
	if _, err := db.ExecContext(ctx, `INSERT INTO banks (id, contest_id, name, created_at) VALUES ($1, $2, 'Ngân hàng đo tải', $3)`,
		s.BankID, s.Contest.ID, o.At); err != nil {
		return err
	}
	_, err := db.ExecContext(ctx, `
WITH numbered AS (
	SELECT n, gen_random_uuid() AS question_id
	FROM generate_series(1, $2::integer) AS n
),
versions AS (
	INSERT INTO question_versions (question_id, number, kind, stem, options, correct, created_at)
	SELECT question_id, 1, 'single', 'Câu hỏi đo tải số ' || n || '?', '{Một,Hai,Ba,Bốn}', 1 << (n % 4), $3
	FROM numbered
	RETURNING id, question_id
)
INSERT INTO questions (id, bank_id, number, state, version_id, created_at, updated_at)
SELECT numbered.question_id, $1, numbered.n, 'approved', versions.id, $3, $3
FROM numbered
JOIN versions USING (question_id)`, s.BankID, o.Pool, o.At)
	return err
}

func (s *Stage) writeRound(ctx context.Context, db *sql.DB, _ StageOptions) error {
	rules, err := json.Marshal(s.Round.Rules)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `
INSERT INTO rounds (id, contest_id, number, name, state, opens_at, closes_at, rules, rules_version, seed, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11)`,
		s.Round.ID, s.Contest.ID, s.Round.Number, s.Round.Name, string(s.Round.State), s.Round.OpensAt, s.Round.ClosesAt,
		string(rules), s.Round.RulesVersion, s.Round.Seed, s.Round.CreatedAt)
	return err
}

// family, middle and given names, so that search has something to find.
const addContestants = `
WITH made AS (
	SELECT n,
	       gen_random_uuid() AS id,
	       (ARRAY['Nguyễn','Trần','Lê','Phạm','Hoàng','Huỳnh','Phan','Vũ','Đặng','Bùi'])[1 + n % 10] || ' ' ||
	       (ARRAY['Văn','Thị','Minh','Ngọc','Quang','Thanh','Đức'])[1 + n % 7] || ' ' ||
	       (ARRAY['An','Bình','Châu','Dũng','Giang','Hà','Khánh','Linh','Nam','Oanh','Phúc','Sơn','Uyên'])[1 + n % 13] AS name,
	       (ARRAY['nguyen','tran','le','pham','hoang','huynh','phan','vu','dang','bui'])[1 + n % 10] || ' ' ||
	       (ARRAY['van','thi','minh','ngoc','quang','thanh','duc'])[1 + n % 7] || ' ' ||
	       (ARRAY['an','binh','chau','dung','giang','ha','khanh','linh','nam','oanh','phuc','son','uyen'])[1 + n % 13] AS name_key
	FROM generate_series(1, $1::integer) AS n
)
INSERT INTO contestants (id, contest_id, name, name_key, unit_id, group_id, consent_version, consent_at, synthetic, created_at)
SELECT id, $2, name, name_key, ($3::uuid[])[1 + n % cardinality($3::uuid[])], 'all', 1, $4, true, $4
FROM made
RETURNING id`

// AddContestants writes n synthetic contestants and returns their ids.
func (s *Stage) AddContestants(ctx context.Context, db *sql.DB, n int) ([]string, error) {
	rows, err := db.QueryContext(ctx, addContestants, n, s.Contest.ID, textArray(s.Units), s.Contest.CreatedAt)
	if err != nil {
		return nil, fmt.Errorf("bench: add contestants: %w", err)
	}
	defer rows.Close()
	ids := make([]string, 0, n)
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("bench: add contestants: %w", err)
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("bench: add contestants: %w", err)
	}
	return ids, nil
}

func textArray(items []string) string {
	text := "{"
	for i, item := range items {
		if i > 0 {
			text += ","
		}
		text += item
	}
	return text + "}"
}

// addEnded writes one ended attempt for every contestant of the contest that
// has none, without a paper: a board of any size in seconds. It sorts whom it
// found first: reading the attempts while it writes them would compare every
// row with every other.
const addEnded = `
WITH missing AS MATERIALIZED (
	SELECT id, group_id, unit_id
	FROM contestants AS c
	WHERE contest_id = $2
	  AND NOT EXISTS (SELECT FROM attempts AS t WHERE t.round_id = $1 AND t.contestant_id = c.id)
	ORDER BY id
)
INSERT INTO attempts (id, round_id, contest_id, contestant_id, group_id, unit_id, number, receipt, questions,
                      started_at, deadline, grace_ms, ended_at, ended_by, points, right_count, answered_count)
SELECT gen_random_uuid(), $1, $2, c.id, c.group_id, c.unit_id, 1, 'B' || c.id, $3,
       $4, $4::timestamptz + interval '1 hour', 2000, $4::timestamptz + (60000 + floor(random() * 3000000)) * interval '1 millisecond',
       'submit', r.right_count * 10, r.right_count, $3
FROM missing AS c
CROSS JOIN LATERAL (SELECT floor(random() * ($3 + 1))::integer AS right_count WHERE c.id IS NOT NULL) AS r`

// AddEnded gives every contestant who has not tried an ended attempt of random
// points, and returns how many it wrote.
func (s *Stage) AddEnded(ctx context.Context, db *sql.DB) (int, error) {
	done, err := db.ExecContext(ctx, addEnded, s.Round.ID, s.Contest.ID, 20, s.Round.OpensAt)
	if err != nil {
		return 0, fmt.Errorf("bench: add ended attempts: %w", err)
	}
	n, err := done.RowsAffected()
	return int(n), err
}
