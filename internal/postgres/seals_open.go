package postgres

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/internal/account"
	"hoithi/questions"
)

const (
	markReleased = `
UPDATE seals SET state = 'released', released_at = $2, box = '', ring = '{}' WHERE id = $1 AND state = 'sealed'`

	forgetGiven = `UPDATE seal_holders SET given = NULL WHERE seal_id = $1`

	// Somebody may have imported a question under the same name meanwhile: that
	// one keeps it.
	showQuestions = `
UPDATE questions q SET secrecy = 'engine', updated_at = $3, search = x.search,
    external_id = CASE WHEN EXISTS (SELECT FROM questions o WHERE o.bank_id = q.bank_id AND o.id <> q.id AND o.external_id = x.external_id AND o.external_id <> '') THEN '' ELSE x.external_id END
FROM jsonb_to_recordset($1::jsonb -> 'questions') AS x (id uuid, external_id text, search text)
WHERE q.id = x.id AND q.seal_id = $2`

	showReviews = `
UPDATE question_reviews r SET comment = x.comment
FROM jsonb_to_recordset($1::jsonb -> 'reviews') AS x (id uuid, comment text) WHERE r.id = x.id`

	showMedia = `
INSERT INTO media
SELECT r.* FROM jsonb_array_elements($1::jsonb -> 'media') e (value), jsonb_populate_record(NULL::media, e.value) r
ON CONFLICT DO NOTHING`

	showComments = `
UPDATE question_comments c SET body = x.body
FROM jsonb_to_recordset($1::jsonb -> 'comments') AS x (id uuid, body text) WHERE c.id = x.id`
)

// Release puts content back and forgets every part. It fails with
// questions.ErrReleased when somebody else was faster. Where no coming round
// waits for the questions, people may read them at once.
func (db *DB) Release(ctx context.Context, s questions.Seal, content []byte, at time.Time, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, markReleased, s.ID, at)
		if err != nil {
			return fmt.Errorf("postgres: release: %w", unavailable(err))
		}
		if err := touched(done, questions.ErrReleased); err != nil {
			return err
		}
		if err := show(ctx, tx, s, string(content), at); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

func show(ctx context.Context, tx *sqlx.Tx, s questions.Seal, content string, at time.Time) error {
	columns, err := contentColumns(ctx, tx)
	if err != nil {
		return err
	}
	for _, do := range []struct {
		query string
		args  []any
	}{
		{showVersions(columns), []any{content}},
		{showQuestions, []any{content, s.ID, at}},
		{showReviews, []any{content}},
		{showComments, []any{content}},
		{showMedia, []any{content}},
		{forgetGiven, []any{s.ID}},
		{openToPeople, []any{at}},
	} {
		if _, err := tx.ExecContext(ctx, do.query, do.args...); err != nil {
			return fmt.Errorf("postgres: show what was sealed: %w", unavailable(err))
		}
	}
	return nil
}

// showVersions writes rows back over what stands there: a column that was added
// while the box was closed keeps its value.
func showVersions(columns []column) string {
	names, values := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		names[i] = pq.QuoteIdentifier(c.Name)
		values[i] = "r." + names[i]
	}
	return `
UPDATE question_versions v SET (` + strings.Join(names, ", ") + `) = (SELECT ` + strings.Join(values, ", ") + ` FROM jsonb_populate_record(v, e.value) r)
FROM jsonb_array_elements($1::jsonb -> 'versions') e (value)
WHERE v.id = (e.value ->> 'id')::bigint`
}
