package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/internal/account"
	"hoithi/questions"
)

type commentRow struct {
	ID         string
	QuestionID string `db:"question_id"`
	ParentID   string `db:"parent_id"`
	Version    int
	By         string `db:"by_staff"`
	ByName     string `db:"by_name"`
	Body       string
	At         time.Time
	ResolvedAt sql.NullTime `db:"resolved_at"`
	ResolvedBy string       `db:"resolved_name"`
}

func (r commentRow) comment() questions.Comment {
	return questions.Comment{ID: r.ID, QuestionID: r.QuestionID, ParentID: r.ParentID, Version: r.Version, By: r.By, ByName: r.ByName, Body: r.Body, At: r.At,
		ResolvedAt: r.ResolvedAt.Time, ResolvedBy: r.ResolvedBy}
}

const (
	commentColumns = `
SELECT c.id, c.question_id, COALESCE(c.parent_id::text, '') AS parent_id, c.version, COALESCE(c.by_staff::text, '') AS by_staff,
       COALESCE(s.name, '') AS by_name, c.body, c.at, c.resolved_at, COALESCE(x.name, '') AS resolved_name
FROM question_comments c
LEFT JOIN staff s ON s.id = c.by_staff
LEFT JOIN staff x ON x.id = c.resolved_by `

	insertComment = `
INSERT INTO question_comments (id, question_id, parent_id, version, by_staff, body, at)
VALUES ($1, $2, NULLIF($3, '')::uuid, $4, NULLIF($5, '')::uuid, $6, $7)`

	resolveComment = `UPDATE question_comments SET resolved_at = $2, resolved_by = CASE WHEN $2::timestamptz IS NULL THEN NULL ELSE NULLIF($3, '')::uuid END WHERE id = $1`
)

// Comments lists a question's comments, the oldest first.
func (db *DB) Comments(ctx context.Context, questionID string) ([]questions.Comment, error) {
	var rows []commentRow
	if err := db.sqlx.SelectContext(ctx, &rows, commentColumns+"WHERE c.question_id = $1 ORDER BY c.at, c.id", questionID); err != nil {
		return nil, fmt.Errorf("postgres: comments: %w", unavailable(err))
	}
	out := make([]questions.Comment, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.comment())
	}
	return out, nil
}

// FindComment returns a comment by id, or questions.ErrCommentNotFound.
func (db *DB) FindComment(ctx context.Context, id string) (questions.Comment, error) {
	var row commentRow
	switch err := db.sqlx.GetContext(ctx, &row, commentColumns+"WHERE c.id = $1", id); {
	case absent(err):
		return questions.Comment{}, questions.ErrCommentNotFound
	case err != nil:
		return questions.Comment{}, fmt.Errorf("postgres: find comment: %w", unavailable(err))
	}
	return row.comment(), nil
}

// AddComment stores a comment.
func (db *DB) AddComment(ctx context.Context, c questions.Comment, deed account.Deed) error {
	return db.changeWith(ctx, "add comment", deed, insertComment, c.ID, c.QuestionID, c.ParentID, c.Version, c.By, c.Body, c.At)
}

// ResolveComment closes a thread, or opens it again with a zero time.
func (db *DB) ResolveComment(ctx context.Context, id, by string, at time.Time, deed account.Deed) error {
	return db.changeWith(ctx, "resolve comment", deed, resolveComment, id, timeOrNull(at), by)
}

// changeWith runs one statement with its line of the log.
func (db *DB) changeWith(ctx context.Context, what string, deed account.Deed, query string, args ...any) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, query, args...); err != nil {
			return fmt.Errorf("postgres: %s: %w", what, unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// timeOrNull is the parameter of a time that may be missing.
func timeOrNull(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
