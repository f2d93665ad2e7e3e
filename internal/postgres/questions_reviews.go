package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/internal/account"
	"hoithi/questions"
)

const (
	moveQuestion = `
UPDATE questions SET state = $4, updated_at = $5 WHERE id = $1 AND version_id = $2 AND state = $3 AND secrecy = ''`

	insertReview = `
INSERT INTO question_reviews (id, question_id, version_id, from_state, to_state, by_staff, comment, at)
VALUES ($1, $2, $3, $4, $5, NULLIF($6, '')::uuid, $7, $8)`

	selectReviews = `
SELECT r.id, r.question_id, r.version_id, r.from_state, r.to_state, COALESCE(r.by_staff::text, '') AS by_staff,
       COALESCE(s.name, '') AS by_name, r.comment, r.at
FROM question_reviews r
LEFT JOIN staff s ON s.id = r.by_staff
WHERE r.question_id = $1
ORDER BY r.at, r.id`
)

// MoveQuestion changes the state of a question that is still at the state and
// version of the review. It fails with questions.ErrStale.
func (db *DB) MoveQuestion(ctx context.Context, q questions.Question, r questions.Review, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, moveQuestion, q.ID, r.VersionID, string(r.From), string(r.To), r.At)
		if err != nil {
			return fmt.Errorf("postgres: move question: %w", unavailable(err))
		}
		if err := touched(done, questions.ErrStale); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, insertReview, r.ID, q.ID, r.VersionID, string(r.From), string(r.To), r.By, r.Comment, r.At)
		if err != nil {
			return fmt.Errorf("postgres: add review: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// Reviews lists the steps of a question, the oldest first.
func (db *DB) Reviews(ctx context.Context, questionID string) ([]questions.Review, error) {
	var rows []struct {
		ID         string
		QuestionID string `db:"question_id"`
		VersionID  int64  `db:"version_id"`
		From       string `db:"from_state"`
		To         string `db:"to_state"`
		By         string `db:"by_staff"`
		ByName     string `db:"by_name"`
		Comment    string
		At         time.Time
	}
	if err := db.sqlx.SelectContext(ctx, &rows, selectReviews, questionID); err != nil {
		return nil, fmt.Errorf("postgres: reviews: %w", unavailable(err))
	}
	out := make([]questions.Review, 0, len(rows))
	for _, r := range rows {
		out = append(out, questions.Review{ID: r.ID, QuestionID: r.QuestionID, VersionID: r.VersionID, From: questions.State(r.From),
			To: questions.State(r.To), By: r.By, ByName: r.ByName, Comment: r.Comment, At: r.At})
	}
	return out, nil
}
