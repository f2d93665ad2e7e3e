package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/lib/pq"

	"hoithi/internal/account"
	"hoithi/questions"
)

const (
	insertReading = `
INSERT INTO question_reads (at, actor_id, actor_name, ip, contest_id, bank_id, how, questions)
SELECT $1, $2, $3, $4, $5, $6, $7, new.ids
FROM (SELECT COALESCE(array_agg(q.id ORDER BY q.number), '{}') AS ids
      FROM questions q
      WHERE q.id = ANY ($8::uuid[]) AND NOT EXISTS (SELECT FROM question_uses u WHERE u.question_id = q.id)) new
WHERE new.ids <> '{}' OR $8::uuid[] = '{}'`

	selectReadings = `
SELECT r.id, r.at, r.actor_id, r.actor_name, r.ip, r.contest_id, r.bank_id, COALESCE(b.name, '') AS bank_name, r.how, r.questions,
       ARRAY(SELECT q.number FROM questions q WHERE q.id = ANY (r.questions) ORDER BY q.number) AS numbers, count(*) OVER () AS total
FROM question_reads r
LEFT JOIN banks b ON b.id = r.bank_id
WHERE r.contest_id = $1
  AND ($2 = '' OR r.bank_id::text = $2)
  AND ($3 = '' OR r.questions @> ARRAY[NULLIF($3, '')::uuid])
ORDER BY r.id DESC
OFFSET $4 LIMIT $5`
)

// NoteReading writes down which of the questions no paper has held yet; where
// there is none it writes nothing. A reading of no question, as of a file that
// is not in the bank yet, is written as it is.
func (db *DB) NoteReading(ctx context.Context, r questions.Reading) error {
	_, err := db.sqlx.ExecContext(ctx, insertReading, r.At, r.Actor.ID, r.Actor.Name, r.Actor.IP, r.ContestID, r.BankID, r.How, pq.Array(nonNil(r.Questions)))
	if err != nil {
		return fmt.Errorf("postgres: note reading: %w", unavailable(err))
	}
	return nil
}

// Readings returns a page of the log of readings, the newest first.
func (db *DB) Readings(ctx context.Context, f questions.ReadingFilter) ([]questions.Reading, int, error) {
	var rows []struct {
		ID        int64
		At        time.Time
		ActorID   string `db:"actor_id"`
		ActorName string `db:"actor_name"`
		IP        string
		ContestID string `db:"contest_id"`
		BankID    string `db:"bank_id"`
		BankName  string `db:"bank_name"`
		How       string
		Questions pq.StringArray
		Numbers   pq.Int64Array
		Total     int
	}
	if err := db.sqlx.SelectContext(ctx, &rows, selectReadings, f.ContestID, f.BankID, f.QuestionID, f.Offset, f.Limit); err != nil {
		if malformed(err) {
			return []questions.Reading{}, 0, nil
		}
		return nil, 0, fmt.Errorf("postgres: readings: %w", unavailable(err))
	}
	out, total := make([]questions.Reading, 0, len(rows)), 0
	for _, r := range rows {
		total = r.Total
		reading := questions.Reading{ID: r.ID, At: r.At, Actor: account.Actor{ID: r.ActorID, Name: r.ActorName, IP: r.IP, Kind: account.Staff},
			ContestID: r.ContestID, BankID: r.BankID, BankName: r.BankName, How: r.How, Questions: r.Questions}
		for _, n := range r.Numbers {
			reading.Numbers = append(reading.Numbers, int(n))
		}
		out = append(out, reading)
	}
	return out, total, nil
}
