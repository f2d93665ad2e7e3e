package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"hoithi/internal/account"
	"hoithi/questions"
)

type previewRow struct {
	ID         string
	ContestID  string `db:"contest_id"`
	BankID     string `db:"bank_id"`
	QuestionID string `db:"question_id"`
	Name       string
	WithKey    bool         `db:"with_key"`
	By         string       `db:"created_by"`
	ByName     string       `db:"by_name"`
	CreatedAt  time.Time    `db:"created_at"`
	ExpiresAt  time.Time    `db:"expires_at"`
	RevokedAt  sql.NullTime `db:"revoked_at"`
	Opened     int
	OpenedAt   sql.NullTime `db:"opened_at"`
}

func (r previewRow) preview() questions.Preview {
	return questions.Preview{ID: r.ID, ContestID: r.ContestID, BankID: r.BankID, QuestionID: r.QuestionID, Name: r.Name, WithKey: r.WithKey, By: r.By, ByName: r.ByName,
		CreatedAt: r.CreatedAt, ExpiresAt: r.ExpiresAt, RevokedAt: r.RevokedAt.Time, Opened: r.Opened, OpenedAt: r.OpenedAt.Time}
}

const (
	previewColumns = `
SELECT p.id, p.contest_id, p.bank_id, COALESCE(p.question_id::text, '') AS question_id, p.name, p.with_key, COALESCE(p.created_by::text, '') AS created_by,
       COALESCE(s.name, '') AS by_name, p.created_at, p.expires_at, p.revoked_at, p.opened, p.opened_at
FROM question_previews p
LEFT JOIN staff s ON s.id = p.created_by `

	insertPreview = `
INSERT INTO question_previews (id, token_hash, contest_id, bank_id, question_id, name, with_key, created_by, created_at, expires_at)
VALUES ($1, $2, $3, $4, NULLIF($5, '')::uuid, $6, $7, NULLIF($8, '')::uuid, $9, $10)`
)

// CreatePreview stores a link by the hash of its token.
func (db *DB) CreatePreview(ctx context.Context, p questions.Preview, tokenHash []byte, deed account.Deed) error {
	return db.changeWith(ctx, "create preview", deed, insertPreview, p.ID, tokenHash, p.ContestID, p.BankID, p.QuestionID, p.Name, p.WithKey, p.By, p.CreatedAt, p.ExpiresAt)
}

// Previews lists the links of a bank, the newest first.
func (db *DB) Previews(ctx context.Context, bankID string) ([]questions.Preview, error) {
	var rows []previewRow
	if err := db.sqlx.SelectContext(ctx, &rows, previewColumns+"WHERE p.bank_id = $1 ORDER BY p.created_at DESC, p.id", bankID); err != nil {
		return nil, fmt.Errorf("postgres: previews: %w", unavailable(err))
	}
	out := make([]questions.Preview, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.preview())
	}
	return out, nil
}

// FindPreview returns a link by id, or questions.ErrPreviewGone.
func (db *DB) FindPreview(ctx context.Context, id string) (questions.Preview, error) {
	return db.findPreview(ctx, "WHERE p.id = $1", id)
}

// FindPreviewByToken returns a link by its token's hash, or questions.ErrPreviewGone.
func (db *DB) FindPreviewByToken(ctx context.Context, tokenHash []byte) (questions.Preview, error) {
	return db.findPreview(ctx, "WHERE p.token_hash = $1", tokenHash)
}

func (db *DB) findPreview(ctx context.Context, where string, key any) (questions.Preview, error) {
	var row previewRow
	switch err := db.sqlx.GetContext(ctx, &row, previewColumns+where, key); {
	case absent(err):
		return questions.Preview{}, questions.ErrPreviewGone
	case err != nil:
		return questions.Preview{}, fmt.Errorf("postgres: find preview: %w", unavailable(err))
	}
	return row.preview(), nil
}

// RevokePreview ends a link at once.
func (db *DB) RevokePreview(ctx context.Context, id string, at time.Time, deed account.Deed) error {
	return db.changeWith(ctx, "revoke preview", deed, "UPDATE question_previews SET revoked_at = COALESCE(revoked_at, $2) WHERE id = $1", id, at)
}

// NotePreview counts an opening.
func (db *DB) NotePreview(ctx context.Context, id string, at time.Time) error {
	if _, err := db.sqlx.ExecContext(ctx, "UPDATE question_previews SET opened = opened + 1, opened_at = $2 WHERE id = $1", id, at); err != nil {
		return fmt.Errorf("postgres: note preview: %w", unavailable(err))
	}
	return nil
}
