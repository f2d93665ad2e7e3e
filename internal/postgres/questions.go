package postgres

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/questions"
)

// questionRow is a question with its current version.
type questionRow struct {
	ID         string `db:"q_id"`
	BankID     string `db:"bank_id"`
	ExternalID string `db:"external_id"`
	Number     int    `db:"q_number"`
	State      string
	Secrecy    string
	CreatedBy  string    `db:"q_created_by"`
	CreatedAt  time.Time `db:"q_created_at"`
	UpdatedAt  time.Time `db:"updated_at"`
	Total      int
	authoredRow
}

// authoredRow is a version with its author.
type authoredRow struct {
	versionRow
	Author string `db:"v_created_by"`
}

func (r *authoredRow) authored() questions.Version {
	v := r.version()
	v.CreatedBy = r.Author
	return v
}

// question is the row as people may see it: what is sealed comes without its
// content, whoever asks.
func (r *questionRow) question() questions.Question {
	q := questions.Question{ID: r.ID, BankID: r.BankID, ExternalID: r.ExternalID, Number: r.Number, State: questions.State(r.State),
		Secrecy: questions.Secrecy(r.Secrecy), Current: r.authored(), CreatedBy: r.CreatedBy, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	return q.Withhold()
}

const (
	authoredColumns = versionColumns + `,
	COALESCE(v.created_by::text, '') AS v_created_by`

	questionColumns = `
SELECT q.id AS q_id, q.bank_id, q.external_id, q.number AS q_number, q.state, q.secrecy, COALESCE(q.created_by::text, '') AS q_created_by,
	q.created_at AS q_created_at, q.updated_at, ` + authoredColumns

	fromQuestions = `
FROM questions q
JOIN question_versions v ON v.id = q.version_id `

	selectQuestions = questionColumns + `, count(*) OVER () AS total` + fromQuestions + `
WHERE q.bank_id = $1
  AND ($2 = '' OR q.number::text = $3 OR q.secrecy = '' AND (q.search LIKE $2 OR q.external_id = $3))
  AND ($4 = '' OR q.state = $4)
  AND ($5 = '' OR v.topic = $5)
  AND ($6 = 0 OR v.level = $6)
  AND ($7 = '' OR v.kind = $7)
  AND (NOT $8 OR v.valid_until <= $9::date)
ORDER BY q.number
OFFSET $10 LIMIT $11`
)

// Questions returns a page of a bank by number, and how many match.
func (db *DB) Questions(ctx context.Context, f questions.Filter) ([]questions.Question, int, error) {
	pattern := ""
	if key := contest.SearchKey(f.Query); key != "" {
		pattern = "%" + key + "%"
	}
	var rows []questionRow
	err := db.sqlx.SelectContext(ctx, &rows, selectQuestions, f.BankID, pattern, strings.TrimSpace(f.Query), string(f.State), f.Topic,
		int(f.Level), string(f.Kind), f.Expired, f.At.Format(time.DateOnly), f.Offset, f.Limit)
	if err != nil {
		return nil, 0, fmt.Errorf("postgres: questions: %w", unavailable(err))
	}
	total := 0
	if len(rows) > 0 {
		total = rows[0].Total
	}
	return questionsOf(rows), total, nil
}

// AllQuestions lists every question of a bank with its current version.
func (db *DB) AllQuestions(ctx context.Context, bankID string) ([]questions.Question, error) {
	var rows []questionRow
	if err := db.sqlx.SelectContext(ctx, &rows, questionColumns+fromQuestions+"WHERE q.bank_id = $1 ORDER BY q.number", bankID); err != nil {
		return nil, fmt.Errorf("postgres: all questions: %w", unavailable(err))
	}
	return questionsOf(rows), nil
}

func questionsOf(rows []questionRow) []questions.Question {
	out := make([]questions.Question, 0, len(rows))
	for i := range rows {
		out = append(out, rows[i].question())
	}
	return out
}

// FindQuestion returns a question by id, or questions.ErrQuestionNotFound.
func (db *DB) FindQuestion(ctx context.Context, id string) (questions.Question, error) {
	var row questionRow
	switch err := db.sqlx.GetContext(ctx, &row, questionColumns+fromQuestions+"WHERE q.id = $1", id); {
	case absent(err):
		return questions.Question{}, questions.ErrQuestionNotFound
	case err != nil:
		return questions.Question{}, fmt.Errorf("postgres: find question: %w", unavailable(err))
	}
	return row.question(), nil
}

// QuestionVersions lists every version of a question, the newest first. What is
// sealed has none to show.
func (db *DB) QuestionVersions(ctx context.Context, questionID string) ([]questions.Version, error) {
	var rows []authoredRow
	err := db.sqlx.SelectContext(ctx, &rows, "SELECT "+authoredColumns+" FROM question_versions v JOIN questions q ON q.id = v.question_id WHERE v.question_id = $1 AND q.secrecy = '' ORDER BY v.number DESC", questionID)
	if err != nil {
		return nil, fmt.Errorf("postgres: question versions: %w", unavailable(err))
	}
	out := make([]questions.Version, 0, len(rows))
	for i := range rows {
		out = append(out, rows[i].authored())
	}
	return out, nil
}

const (
	// One writer of a bank at a time: numbers run without gaps or races.
	lockBank = `SELECT id FROM banks WHERE id = $1 FOR UPDATE`

	nextQuestionNumber = `SELECT COALESCE(max(number), 0) + 1 FROM questions WHERE bank_id = $1`

	insertQuestion = `
INSERT INTO questions (id, bank_id, external_id, number, state, version_id, created_by, created_at, updated_at, search)
VALUES ($1, $2, $3, $4, $5, $6, NULLIF($7, '')::uuid, $8, $9, $10)`

	insertVersion = `
INSERT INTO question_versions (id, question_id, number, kind, stem, options, correct, pin_last, topic, level,
	explanation, legal_basis, source, as_of, valid_until, created_by, created_at, tv_text, key, media)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::date, $15::date, NULLIF($16, '')::uuid, $17, $18, $19::jsonb, $20::jsonb)`

	nextVersionID = `SELECT nextval(pg_get_serial_sequence('question_versions', 'id'))`
)

// CreateQuestion stores a question under the bank's next number.
func (db *DB) CreateQuestion(ctx context.Context, q questions.Question, deed account.Deed) (questions.Question, error) {
	err := db.tx(ctx, func(tx *sqlx.Tx) error {
		var locked string
		if err := tx.GetContext(ctx, &locked, lockBank, q.BankID); err != nil {
			return fmt.Errorf("postgres: lock bank: %w", unavailable(err))
		}
		if err := tx.GetContext(ctx, &q.Number, nextQuestionNumber, q.BankID); err != nil {
			return fmt.Errorf("postgres: question number: %w", unavailable(err))
		}
		if err := putQuestion(ctx, tx, &q); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
	return q, err
}

// putQuestion writes a question and its first version.
func putQuestion(ctx context.Context, tx *sqlx.Tx, q *questions.Question) error {
	if err := tx.GetContext(ctx, &q.Current.ID, nextVersionID); err != nil {
		return fmt.Errorf("postgres: version id: %w", unavailable(err))
	}
	_, err := tx.ExecContext(ctx, insertQuestion, q.ID, q.BankID, q.ExternalID, q.Number, string(q.State), q.Current.ID, q.CreatedBy,
		q.CreatedAt, q.UpdatedAt, questionSearch(q.Current))
	if err != nil {
		return fmt.Errorf("postgres: add question: %w", unavailable(err))
	}
	return putVersion(ctx, tx, q.ID, q.Current)
}

func putVersion(ctx context.Context, tx *sqlx.Tx, questionID string, v questions.Version) error {
	key, media, err := keyColumns(v)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insertVersion, v.ID, questionID, v.Number, string(v.Kind), v.Stem, pq.Array(append([]string{}, v.Options...)), int(v.Correct), v.PinLast,
		v.Topic, int(v.Level), v.Explanation, v.LegalBasis, v.Source, dayOrNull(v.AsOf), dayOrNull(v.ValidUntil), v.CreatedBy, v.CreatedAt,
		v.TVText, string(key), string(media))
	if err != nil {
		return fmt.Errorf("postgres: add version: %w", unavailable(err))
	}
	return nil
}

func questionSearch(v questions.Version) string {
	words := append([]string{v.Stem}, v.Options...)
	for _, p := range v.Pairs {
		words = append(words, p.Left, p.Right)
	}
	return contest.SearchKey(strings.Join(append(words, v.LegalBasis), " "))
}

const useVersion = `
UPDATE questions SET version_id = $3, state = $4, updated_at = $5, search = $6
WHERE id = $1 AND version_id = $2 AND secrecy = ''`

const currentVersionID = `SELECT id FROM question_versions WHERE question_id = $1 AND number = $2`

// AddVersion stores q.Current as the next version of a question that is still
// at the version seen, and its state. It fails with questions.ErrStale.
func (db *DB) AddVersion(ctx context.Context, q questions.Question, seen int, deed account.Deed) (questions.Question, error) {
	err := db.tx(ctx, func(tx *sqlx.Tx) error {
		var seenID int64
		switch err := tx.GetContext(ctx, &seenID, currentVersionID, q.ID, seen); {
		case missing(err):
			return questions.ErrStale
		case err != nil:
			return fmt.Errorf("postgres: version seen: %w", unavailable(err))
		}
		if err := replaceVersion(ctx, tx, &q, seenID); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
	return q, err
}

func replaceVersion(ctx context.Context, tx *sqlx.Tx, q *questions.Question, seenID int64) error {
	if err := tx.GetContext(ctx, &q.Current.ID, nextVersionID); err != nil {
		return fmt.Errorf("postgres: version id: %w", unavailable(err))
	}
	done, err := tx.ExecContext(ctx, useVersion, q.ID, seenID, q.Current.ID, string(q.State), q.UpdatedAt, questionSearch(q.Current))
	if err != nil {
		return fmt.Errorf("postgres: use version: %w", unavailable(err))
	}
	if err := touched(done, questions.ErrStale); err != nil {
		return err
	}
	return putVersion(ctx, tx, q.ID, q.Current)
}
