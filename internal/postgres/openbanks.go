package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/lib/pq"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/questions"
)

type openBankRow struct {
	ID          string
	ContestID   string `db:"contest_id"`
	BankID      string `db:"bank_id"`
	Title       string
	TitleEN     string `db:"title_en"`
	Topics      pq.StringArray
	Readable    bool
	Practice    bool
	WithAnswers bool         `db:"with_answers"`
	OpensAt     time.Time    `db:"opens_at"`
	ClosesAt    sql.NullTime `db:"closes_at"`
	CreatedAt   time.Time    `db:"created_at"`
	Questions   int
}

func (r openBankRow) open() questions.OpenBank {
	return questions.OpenBank{ID: r.ID, ContestID: r.ContestID, BankID: r.BankID, Title: r.Title, TitleEN: r.TitleEN, Topics: r.Topics, Readable: r.Readable,
		Practice: r.Practice, WithAnswers: r.WithAnswers, OpensAt: r.OpensAt, ClosesAt: r.ClosesAt.Time, CreatedAt: r.CreatedAt, Questions: r.Questions}
}

const (
	// isOpen is true of questions that an open bank holds: approved, never
	// sealed, of its topics.
	isOpen = `q.bank_id = $1 AND q.state = 'approved' AND q.secrecy = '' AND ($2::text[] = '{}' OR v.topic = ANY ($2))`

	openBankColumns = `
SELECT o.id, o.contest_id, o.bank_id, o.title, o.title_en, o.topics, o.readable, o.practice, o.with_answers, o.opens_at, o.closes_at, o.created_at,
       (SELECT count(*) FROM questions q JOIN question_versions v ON v.id = q.version_id
        WHERE q.bank_id = o.bank_id AND q.state = 'approved' AND q.secrecy = '' AND (o.topics = '{}' OR v.topic = ANY (o.topics))) AS questions
FROM open_banks o `

	putOpenBank = `
INSERT INTO open_banks (id, contest_id, bank_id, title, title_en, topics, readable, practice, with_answers, opens_at, closes_at, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_en = excluded.title_en, topics = excluded.topics, readable = excluded.readable,
    practice = excluded.practice, with_answers = excluded.with_answers, opens_at = excluded.opens_at, closes_at = excluded.closes_at`

	selectOpen = questionColumns + `, count(*) OVER () AS total` + fromQuestions + `
WHERE ` + isOpen + `
  AND ($3 = '' OR v.topic = $3)
  AND ($4 = '' OR q.search LIKE $4)
ORDER BY q.number
OFFSET $5 LIMIT $6`

	randomOpen = questionColumns + fromQuestions + `
WHERE ` + isOpen + `
  AND ($3 = '' OR v.topic = $3)
ORDER BY random()
LIMIT $4`
)

// OpenBanks lists the publications of a contest, the oldest first.
func (db *DB) OpenBanks(ctx context.Context, contestID string) ([]questions.OpenBank, error) {
	var rows []openBankRow
	if err := db.sqlx.SelectContext(ctx, &rows, openBankColumns+"WHERE o.contest_id = $1 ORDER BY o.created_at, o.id", contestID); err != nil {
		return nil, fmt.Errorf("postgres: open banks: %w", unavailable(err))
	}
	out := make([]questions.OpenBank, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.open())
	}
	return out, nil
}

// FindOpenBank returns a publication by id, or questions.ErrOpenBankNotFound.
func (db *DB) FindOpenBank(ctx context.Context, id string) (questions.OpenBank, error) {
	var row openBankRow
	switch err := db.sqlx.GetContext(ctx, &row, openBankColumns+"WHERE o.id = $1", id); {
	case absent(err):
		return questions.OpenBank{}, questions.ErrOpenBankNotFound
	case err != nil:
		return questions.OpenBank{}, fmt.Errorf("postgres: find open bank: %w", unavailable(err))
	}
	return row.open(), nil
}

// PutOpenBank stores a new publication, or replaces one.
func (db *DB) PutOpenBank(ctx context.Context, o questions.OpenBank, deed account.Deed) error {
	return db.changeWith(ctx, "put open bank", deed, putOpenBank, o.ID, o.ContestID, o.BankID, o.Title, o.TitleEN, pq.Array(nonNil(o.Topics)), o.Readable, o.Practice,
		o.WithAnswers, o.OpensAt, timeOrNull(o.ClosesAt), o.CreatedAt)
}

// DeleteOpenBank ends a publication.
func (db *DB) DeleteOpenBank(ctx context.Context, id string, deed account.Deed) error {
	return db.changeWith(ctx, "delete open bank", deed, "DELETE FROM open_banks WHERE id = $1", id)
}

// OpenQuestions returns a page of an open bank and how many match.
func (db *DB) OpenQuestions(ctx context.Context, o questions.OpenBank, f questions.OpenFilter) ([]questions.Question, int, error) {
	pattern := ""
	if key := contest.SearchKey(f.Query); key != "" {
		pattern = "%" + key + "%"
	}
	rows, err := db.openRows(ctx, selectOpen, o, f.Topic, pattern, f.Offset, f.Limit)
	total := 0
	if len(rows) > 0 {
		total = rows[0].Total
	}
	return questionsOf(rows), total, err
}

// RandomOpen draws up to n questions.
func (db *DB) RandomOpen(ctx context.Context, o questions.OpenBank, topic string, n int) ([]questions.Question, error) {
	rows, err := db.openRows(ctx, randomOpen, o, topic, n)
	return questionsOf(rows), err
}

// FindOpenQuestion returns one question of an open bank, or
// questions.ErrQuestionNotFound.
func (db *DB) FindOpenQuestion(ctx context.Context, o questions.OpenBank, id string) (questions.Question, error) {
	rows, err := db.openRows(ctx, questionColumns+fromQuestions+"WHERE "+isOpen+" AND q.id::text = $3", o, id)
	switch {
	case err != nil:
		return questions.Question{}, err
	case len(rows) == 0:
		return questions.Question{}, questions.ErrQuestionNotFound
	}
	return rows[0].question(), nil
}

func (db *DB) openRows(ctx context.Context, query string, o questions.OpenBank, args ...any) ([]questionRow, error) {
	var rows []questionRow
	err := db.sqlx.SelectContext(ctx, &rows, query, append([]any{o.BankID, pq.Array(nonNil(o.Topics))}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("postgres: open questions: %w", unavailable(err))
	}
	return rows, nil
}
