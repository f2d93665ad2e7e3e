package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/internal/account"
	"hoithi/questions"
)

const (
	// Candidates: approved, readable, and in no paper.
	selectToSeal = `
SELECT q.id
FROM questions q
JOIN question_versions v ON v.id = q.version_id
WHERE q.bank_id = $1 AND q.state = 'approved' AND q.secrecy = ''
  AND ($2::text[] = '{}' OR v.topic = ANY ($2))
  AND ($3 = 0 OR v.level = $3)
  AND NOT EXISTS (SELECT FROM question_uses u WHERE u.question_id = q.id)
  AND NOT EXISTS (SELECT FROM question_versions x WHERE x.question_id = q.id AND x.id = ANY ($4))
ORDER BY q.number
FOR UPDATE OF q`

	// Whole rows, so that whatever a version comes to hold is in the box too.
	gatherSealed = `
SELECT jsonb_build_object(
    'format', 1,
    'questions', (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', q.id, 'external_id', q.external_id, 'search', q.search)), '[]') FROM questions q WHERE q.id = ANY ($1::uuid[])),
    'versions', (SELECT COALESCE(jsonb_agg(to_jsonb(v)), '[]') FROM question_versions v WHERE v.question_id = ANY ($1::uuid[])),
    'reviews', (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', r.id, 'comment', r.comment)), '[]') FROM question_reviews r WHERE r.question_id = ANY ($1::uuid[])),
    'media', (SELECT COALESCE(jsonb_agg(to_jsonb(m)), '[]') FROM media m WHERE m.id = ANY ($2)),
    'comments', (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', c.id, 'body', c.body)), '[]') FROM question_comments c WHERE c.question_id = ANY ($1::uuid[])))::text`

	// Pictures and sounds that only these questions use.
	selectSealedMedia = `
SELECT m.id FROM media m
WHERE m.bank_id = $2
  AND EXISTS (SELECT FROM question_versions v WHERE v.question_id = ANY ($1::uuid[]) AND v.media::text LIKE '%"' || m.id || '"%')
  AND NOT EXISTS (SELECT FROM question_versions v JOIN questions q ON q.id = v.question_id
                  WHERE q.bank_id = $2 AND v.question_id <> ALL ($1::uuid[]) AND v.media::text LIKE '%"' || m.id || '"%')`

	hideMedia = `DELETE FROM media WHERE id = ANY ($1)`

	countCopies = `
SELECT count(*) FROM questions q
WHERE q.id <> ALL ($1::uuid[]) AND q.search <> '' AND q.search IN (SELECT search FROM questions WHERE id = ANY ($1::uuid[]))`

	insertSeal = `
INSERT INTO seals (id, bank_id, contest_id, name, mode, state, questions, opens_at, ring, box, created_by, created_at)
VALUES ($1, $2, $3, $4, $5, 'sealed', $6, $7, $8::jsonb, $9, NULLIF($10, '')::uuid, $11)`

	insertSealHolder = `INSERT INTO seal_holders (seal_id, position, staff_id, key_id) VALUES ($1, $2, $3, $4)`

	hideQuestions = `UPDATE questions SET secrecy = 'sealed', seal_id = $2, search = '', external_id = '', updated_at = $3 WHERE id = ANY ($1::uuid[])`
	hideReviews   = `UPDATE question_reviews SET comment = '' WHERE question_id = ANY ($1::uuid[])`
	hideComments  = `UPDATE question_comments SET body = '' WHERE question_id = ANY ($1::uuid[])`

	// Files as they were read hold the same texts, those of the contest's other
	// banks perhaps too. A draft of this bank that is not confirmed cannot go on.
	hideImports = `
UPDATE imports SET batch = '{"Items": [], "Problems": []}', state = CASE state WHEN 'read' THEN 'undone' ELSE state END
WHERE bank_id = $1 OR state <> 'read' AND bank_id IN (SELECT id FROM banks WHERE contest_id = $2)`

	// What a preview shows of one question is gone with it.
	revokePreviews = `UPDATE question_previews SET revoked_at = $2 WHERE question_id = ANY ($1::uuid[]) AND revoked_at IS NULL`
)

// Seal takes the content of the chosen questions out of every table, hands it
// to box, and keeps only what box returns. It fails with
// questions.ErrNothingToSeal.
func (db *DB) Seal(ctx context.Context, s questions.Seal, order questions.SealOrder, box func([]byte) (questions.Box, error), deed account.Deed) (questions.Seal, error) {
	err := db.tx(ctx, func(tx *sqlx.Tx) error {
		ids, err := toSeal(ctx, tx, order)
		if err != nil {
			return err
		}
		s.Questions = len(ids)
		if err := tx.GetContext(ctx, &s.Copies, countCopies, pq.Array(ids)); err != nil {
			return fmt.Errorf("postgres: count copies: %w", unavailable(err))
		}
		if err := closeBox(ctx, tx, s, ids, box); err != nil {
			return err
		}
		if err := hide(ctx, tx, s, ids); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
	if err != nil {
		return s, err
	}
	return s, db.wipe(ctx)
}

func toSeal(ctx context.Context, tx *sqlx.Tx, order questions.SealOrder) ([]string, error) {
	var locked string
	if err := tx.GetContext(ctx, &locked, lockBank, order.BankID); err != nil {
		return nil, fmt.Errorf("postgres: lock bank: %w", unavailable(err))
	}
	used, err := usedNow(ctx, tx, order.BankID)
	if err != nil {
		return nil, err
	}
	var ids []string
	if err := tx.SelectContext(ctx, &ids, selectToSeal, order.BankID, pq.Array(nonNil(order.Topics)), int(order.Level), pq.Array(nonNil(used))); err != nil {
		return nil, fmt.Errorf("postgres: questions to seal: %w", unavailable(err))
	}
	if len(ids) == 0 {
		return nil, questions.ErrNothingToSeal
	}
	return ids, nil
}

func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func closeBox(ctx context.Context, tx *sqlx.Tx, s questions.Seal, ids []string, box func([]byte) (questions.Box, error)) error {
	var media []string
	if err := tx.SelectContext(ctx, &media, selectSealedMedia, pq.Array(ids), s.BankID); err != nil {
		return fmt.Errorf("postgres: media to seal: %w", unavailable(err))
	}
	var content string
	if err := tx.GetContext(ctx, &content, gatherSealed, pq.Array(ids), pq.Array(nonNil(media))); err != nil {
		return fmt.Errorf("postgres: gather what is sealed: %w", unavailable(err))
	}
	if _, err := tx.ExecContext(ctx, hideMedia, pq.Array(nonNil(media))); err != nil {
		return fmt.Errorf("postgres: hide media: %w", unavailable(err))
	}
	closed, err := box([]byte(content))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insertSeal, s.ID, s.BankID, s.ContestID, s.Name, string(s.Mode), s.Questions, timeOrNull(s.OpensAt), string(closed.Ring), closed.Content, s.CreatedBy, s.CreatedAt)
	if err != nil {
		return fmt.Errorf("postgres: add seal: %w", unavailable(err))
	}
	for _, h := range s.Holders {
		if _, err := tx.ExecContext(ctx, insertSealHolder, s.ID, h.Position, h.StaffID, h.KeyID); err != nil {
			return fmt.Errorf("postgres: add holder: %w", unavailable(err))
		}
	}
	return nil
}

func hide(ctx context.Context, tx *sqlx.Tx, s questions.Seal, ids []string) error {
	columns, err := contentColumns(ctx, tx)
	if err != nil {
		return err
	}
	var blank []string
	for _, c := range columns {
		blank = append(blank, pq.QuoteIdentifier(c.Name)+" = "+c.Blank)
	}
	for _, do := range []struct {
		query string
		args  []any
	}{
		{"UPDATE question_versions SET " + strings.Join(blank, ", ") + " WHERE question_id = ANY ($1::uuid[])", []any{pq.Array(ids)}},
		{hideQuestions, []any{pq.Array(ids), s.ID, s.CreatedAt}},
		{hideReviews, []any{pq.Array(ids)}},
		{hideComments, []any{pq.Array(ids)}},
		{hideImports, []any{s.BankID, s.ContestID}},
		{revokePreviews, []any{pq.Array(ids), s.CreatedAt}},
	} {
		if _, err := tx.ExecContext(ctx, do.query, do.args...); err != nil {
			return fmt.Errorf("postgres: hide what is sealed: %w", unavailable(err))
		}
	}
	return nil
}

// column is a column of question_versions that says something of the content.
type column struct {
	Name  string
	Blank string // an expression
}

// Everything but what a blueprint and the list of expired bases need is
// content, columns of later migrations too: one that should stay in sight has
// to be named here.
const selectContentColumns = `
SELECT a.attname AS name,
       CASE
           WHEN NOT a.attnotnull THEN 'NULL'
           WHEN a.atthasdef THEN 'DEFAULT'
           WHEN t.typcategory = 'A' THEN quote_literal('{}')
           WHEN t.typcategory = 'B' THEN 'false'
           WHEN t.typcategory = 'N' THEN '0'
           WHEN t.typname IN ('json', 'jsonb') THEN quote_literal('{}')
           ELSE quote_literal('')
       END AS blank
FROM pg_attribute a
JOIN pg_type t ON t.oid = a.atttypid
WHERE a.attrelid = 'question_versions'::regclass AND a.attnum > 0 AND NOT a.attisdropped
  AND a.attname NOT IN ('id', 'question_id', 'number', 'kind', 'topic', 'level', 'as_of', 'valid_until', 'created_by', 'created_at')
ORDER BY a.attnum`

func contentColumns(ctx context.Context, tx *sqlx.Tx) ([]column, error) {
	var out []column
	if err := tx.SelectContext(ctx, &out, selectContentColumns); err != nil {
		return nil, fmt.Errorf("postgres: columns of a version: %w", unavailable(err))
	}
	return out, nil
}

// sealedTables held content before it was sealed.
var sealedTables = [...]string{"question_versions", "questions", "question_reviews", "question_comments", "imports", "media"}

// wipe makes PostgreSQL forget the rows as they were: their dead copies in the
// tables, and the samples that its planner keeps of them. Rewriting a table
// locks it for a moment; where somebody holds it longer it is only cleaned.
func (db *DB) wipe(ctx context.Context) error {
	conn, err := db.sqlx.Connx(ctx)
	if err != nil {
		return fmt.Errorf("postgres: wipe: %w", unavailable(err))
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.ExecContext(ctx, "SET lock_timeout = '3s'"); err != nil {
		return fmt.Errorf("postgres: wipe: %w", unavailable(err))
	}
	defer func() { _, _ = conn.ExecContext(context.WithoutCancel(ctx), "RESET lock_timeout") }()
	for _, table := range sealedTables {
		_, err := conn.ExecContext(ctx, "VACUUM (FULL, ANALYZE) "+table)
		if held(err) {
			_, err = conn.ExecContext(ctx, "VACUUM (ANALYZE) "+table)
		}
		if err != nil && !held(err) {
			return fmt.Errorf("postgres: wipe %s: %w", table, unavailable(err))
		}
	}
	return nil
}

// held reports whether somebody else held a lock for too long.
func held(err error) bool {
	var e *pq.Error
	return errors.As(err, &e) && e.Code == "55P03"
}
