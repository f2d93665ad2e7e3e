package postgres

import (
	"context"
	"fmt"
	"time"

	"hoithi/contest"
	"hoithi/questions"
)

const findAnswers = `
SELECT position,
       revision,
       chosen,
       is_right,
       points,
       received_at,
       seq,
       COALESCE(written, '')
FROM answers
WHERE attempt_id = $1
ORDER BY position`

// FindAnswers lists what the journal holds for an attempt, by position.
func (db *DB) FindAnswers(ctx context.Context, attemptID string) ([]contest.Stored, error) {
	rows, err := db.sqlx.QueryContext(ctx, findAnswers, attemptID)
	if err != nil {
		return nil, fmt.Errorf("postgres: find answers: %w", unavailable(err))
	}
	defer rows.Close()
	var out []contest.Stored
	for rows.Next() {
		s := contest.Stored{Answer: contest.Answer{AttemptID: attemptID}}
		var chosen int64
		if err := rows.Scan(&s.Position, &s.Revision, &chosen, &s.Right, &s.Points, &s.ReceivedAt, &s.Receipt, &s.Written); err != nil {
			return nil, fmt.Errorf("postgres: find answers: %w", err)
		}
		s.Chosen, s.ReceivedAt = questions.Options(chosen), s.ReceivedAt.UTC()
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("postgres: find answers: %w", unavailable(err))
	}
	return out, nil
}

const findOpenings = `
SELECT position, opened_at
FROM question_openings
WHERE attempt_id = $1
ORDER BY position`

// FindOpenings lists when the attempt's questions were first shown.
func (db *DB) FindOpenings(ctx context.Context, attemptID string) ([]contest.Opening, error) {
	var rows []struct {
		Position int       `db:"position"`
		OpenedAt time.Time `db:"opened_at"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, findOpenings, attemptID); err != nil {
		return nil, fmt.Errorf("postgres: find openings: %w", unavailable(err))
	}
	out := make([]contest.Opening, len(rows))
	for i, r := range rows {
		out[i] = contest.Opening{Position: r.Position, At: r.OpenedAt.UTC()}
	}
	return out, nil
}

// openQuestion keeps the first opening. The update that changes nothing makes
// a repeat return the row that is there.
const openQuestion = `
INSERT INTO question_openings AS o (attempt_id, position, opened_at)
SELECT t.id, $2, $3
FROM attempts AS t
WHERE t.id = $1 AND t.ended_at IS NULL
ON CONFLICT (attempt_id, position) DO UPDATE SET opened_at = o.opened_at
RETURNING opened_at`

// OpenQuestion records the first showing of a question, and returns the one
// that stands. It fails with contest.ErrAttemptEnded.
func (db *DB) OpenQuestion(ctx context.Context, attemptID string, o contest.Opening) (contest.Opening, error) {
	var at time.Time
	switch err := db.sqlx.GetContext(ctx, &at, openQuestion, attemptID, o.Position, o.At); {
	case missing(err):
		return contest.Opening{}, contest.ErrAttemptEnded
	case err != nil:
		return contest.Opening{}, fmt.Errorf("postgres: open question: %w", unavailable(err))
	}
	return contest.Opening{Position: o.Position, At: at.UTC()}, nil
}
