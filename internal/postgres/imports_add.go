package postgres

import (
	"context"
	"encoding/json"
	"fmt"
)

// addAtOnce is how many questions go into one statement: files have thousands,
// and a round trip for each would take longer than people wait.
const addAtOnce = 500

// A question, its first version and the note of its import are written
// together. Version ids come from the sequence.
const insertFresh = `
WITH input AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, external_id text, number integer, search text, kind text, stem text, options jsonb,
        correct integer, pin_last boolean, topic text, level smallint, explanation text, legal_basis text, source text, as_of date, valid_until date,
        tv_text text, key jsonb, media jsonb)),
version AS (
    INSERT INTO question_versions (question_id, number, kind, stem, options, correct, pin_last, topic, level, explanation, legal_basis, source,
        as_of, valid_until, tv_text, key, media, created_by, created_at)
    SELECT id, 1, kind, stem, ARRAY(SELECT o.text FROM jsonb_array_elements_text(options) WITH ORDINALITY AS o (text, n) ORDER BY o.n), correct, pin_last,
        topic, level, explanation, legal_basis, source, as_of, valid_until, tv_text, key, media, NULLIF($5, '')::uuid, $6
    FROM input
    RETURNING id, question_id),
question AS (
    INSERT INTO questions (id, bank_id, external_id, number, state, version_id, created_by, created_at, updated_at, search)
    SELECT i.id, $2::uuid, i.external_id, i.number, $4, v.id, NULLIF($5, '')::uuid, $6, $6, i.search
    FROM input i
    JOIN version v ON v.question_id = i.id)
INSERT INTO import_questions (import_id, question_id, version_id)
SELECT $3::uuid, question_id, id FROM version`

// flush writes the questions that wait to be added.
func (b *openedBank) flush(ctx context.Context) error {
	if len(b.fresh) == 0 {
		return nil
	}
	rows := make([]map[string]any, len(b.fresh))
	for i, q := range b.fresh {
		v := q.Current
		key, media, err := keyColumns(v)
		if err != nil {
			return err
		}
		rows[i] = map[string]any{"id": q.ID, "external_id": q.ExternalID, "number": q.Number, "search": questionSearch(v), "kind": v.Kind, "stem": v.Stem,
			"options": append([]string{}, v.Options...), "correct": v.Correct, "pin_last": v.PinLast, "topic": v.Topic, "level": v.Level, "explanation": v.Explanation,
			"legal_basis": v.LegalBasis, "source": v.Source, "as_of": dayOrNull(v.AsOf), "valid_until": dayOrNull(v.ValidUntil),
			"tv_text": v.TVText, "key": key, "media": media}
	}
	text, err := json.Marshal(rows)
	if err != nil {
		return fmt.Errorf("postgres: encode questions: %w", err)
	}
	first := b.fresh[0]
	_, err = b.tx.ExecContext(ctx, insertFresh, string(text), b.of.BankID, b.of.ID, string(first.State), first.CreatedBy, b.of.DoneAt)
	if err != nil {
		return fmt.Errorf("postgres: add questions: %w", unavailable(err))
	}
	b.fresh = b.fresh[:0]
	return nil
}
