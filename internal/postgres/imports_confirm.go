package postgres

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"hoithi/internal/account"
	"hoithi/questions"
)

const (
	confirmImport = `
UPDATE imports SET state = $2, done_at = $3, outcome = $4::jsonb WHERE id = $1 AND state = 'read'`

	insertImportQuestion = `
INSERT INTO import_questions (import_id, question_id, version_id, previous_id, previous_state) VALUES ($1, $2, $3, NULLIF($4, 0), $5)
ON CONFLICT (import_id, question_id) DO UPDATE SET version_id = excluded.version_id`
)

// ConfirmImport writes the entries into the bank, adds topics, and marks the
// import done, all or nothing. It fails with questions.ErrImportState.
func (db *DB) ConfirmImport(ctx context.Context, i questions.Import, topics []questions.Topic, entries []questions.Entry, deed account.Deed) (questions.Outcome, error) {
	out := i.Outcome
	err := db.tx(ctx, func(tx *sqlx.Tx) error {
		if err := addTopics(ctx, tx, i.BankID, topics); err != nil {
			return err
		}
		bank, err := openBank(ctx, tx, i)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := bank.put(ctx, e); err != nil {
				return err
			}
		}
		if err := bank.flush(ctx); err != nil {
			return err
		}
		out.Added, out.Changed, out.Unchanged = bank.added, bank.changed, bank.unchanged
		outcome, err := json.Marshal(out)
		if err != nil {
			return fmt.Errorf("postgres: encode outcome: %w", err)
		}
		done, err := tx.ExecContext(ctx, confirmImport, i.ID, string(i.State), i.DoneAt, string(outcome))
		if err != nil {
			return fmt.Errorf("postgres: confirm import: %w", unavailable(err))
		}
		if err := touched(done, questions.ErrImportState); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
	return out, err
}

// addTopics appends topics that the bank does not have, and locks the bank:
// one import at a time.
func addTopics(ctx context.Context, tx *sqlx.Tx, bankID string, topics []questions.Topic) error {
	var row bankRow
	if err := tx.GetContext(ctx, &row, bankColumns+"WHERE id = $1 FOR UPDATE", bankID); err != nil {
		return fmt.Errorf("postgres: lock bank: %w", unavailable(err))
	}
	bank, err := row.bank()
	if err != nil || len(topics) == 0 {
		return err
	}
	for _, t := range topics {
		if !slices.ContainsFunc(bank.Topics, func(have questions.Topic) bool { return have.ID == t.ID }) {
			bank.Topics = append(bank.Topics, t)
		}
	}
	text, err := topicsJSON(bank.Topics)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE banks SET topics = $2::jsonb WHERE id = $1", bankID, text); err != nil {
		return fmt.Errorf("postgres: add topics: %w", unavailable(err))
	}
	return nil
}

// openedBank is a bank inside the transaction of an import.
type openedBank struct {
	tx                        *sqlx.Tx
	of                        questions.Import
	next                      int                            // number of the next new question
	byKey                     map[string]questions.Question  // by external id
	texts                     map[string][]questions.Version // every version of those, by question id
	fresh                     []questions.Question           // to be added, many in one statement
	added, changed, unchanged int
}

func openBank(ctx context.Context, tx *sqlx.Tx, i questions.Import) (*openedBank, error) {
	b := &openedBank{tx: tx, of: i, byKey: map[string]questions.Question{}, texts: map[string][]questions.Version{}}
	if err := tx.GetContext(ctx, &b.next, nextQuestionNumber, i.BankID); err != nil {
		return nil, fmt.Errorf("postgres: question number: %w", unavailable(err))
	}
	var rows []questionRow
	if err := tx.SelectContext(ctx, &rows, questionColumns+fromQuestions+"WHERE q.bank_id = $1", i.BankID); err != nil {
		return nil, fmt.Errorf("postgres: questions of import: %w", unavailable(err))
	}
	for _, q := range questionsOf(rows) {
		b.byKey[cmp.Or(q.ExternalID, q.ID)] = q // a file that we wrote names a question without an id by our own
	}
	var versions []versionRow
	err := tx.SelectContext(ctx, &versions, "SELECT "+versionColumns+
		" FROM question_versions v JOIN questions q ON q.id = v.question_id WHERE q.bank_id = $1", i.BankID)
	if err != nil {
		return nil, fmt.Errorf("postgres: versions of import: %w", unavailable(err))
	}
	for n := range versions {
		v := versions[n].version()
		b.texts[v.QuestionID] = append(b.texts[v.QuestionID], v)
	}
	return b, nil
}

// put adds an entry, or makes it the next version of the question it names. A
// text that the question has or once had changes nothing: what people have
// corrected since is not undone by reading the old file again.
func (b *openedBank) put(ctx context.Context, e questions.Entry) error {
	q, known := b.byKey[e.ExternalID]
	if !known {
		return b.add(ctx, e)
	}
	if q.Current.ID == 0 { // the file says it twice: the first counts
		b.unchanged++
		return nil
	}
	if q.Secrecy != questions.Readable { // to compare would tell
		return questions.ErrSealed
	}
	e.Version = e.Version.Keeping(q.Current)
	if slices.ContainsFunc(b.texts[q.ID], func(v questions.Version) bool { return v.SameText(e.Version) }) {
		b.unchanged++
		return nil
	}
	previous, state, was := q.Current.ID, q.State, q.Current.Number
	q.Current, q.State, q.UpdatedAt = e.Version, questions.Draft, b.of.DoneAt
	q.Current.Number = was + 1
	if err := replaceVersion(ctx, b.tx, &q, previous); err != nil {
		return err
	}
	b.changed++
	b.remember(q)
	return b.note(ctx, q, previous, state)
}

func (b *openedBank) add(ctx context.Context, e questions.Entry) error {
	q := questions.Question{ID: e.ID, BankID: b.of.BankID, ExternalID: e.ExternalID, Number: b.next, State: questions.Draft, Current: e.Version,
		CreatedBy: e.Version.CreatedBy, CreatedAt: b.of.DoneAt, UpdatedAt: b.of.DoneAt}
	q.Current.Number = 1
	b.next++
	b.added++
	b.remember(q)
	b.fresh = append(b.fresh, q)
	if len(b.fresh) < addAtOnce {
		return nil
	}
	return b.flush(ctx)
}

func (b *openedBank) remember(q questions.Question) {
	b.byKey[q.ExternalID] = q
	b.texts[q.ID] = append(b.texts[q.ID], q.Current)
}

func (b *openedBank) note(ctx context.Context, q questions.Question, previous int64, state questions.State) error {
	if _, err := b.tx.ExecContext(ctx, insertImportQuestion, b.of.ID, q.ID, q.Current.ID, previous, string(state)); err != nil {
		return fmt.Errorf("postgres: note import: %w", unavailable(err))
	}
	return nil
}

const (
	// An attempt that began in a round that draws from the bank, after the
	// import, may hold one of its questions.
	importUsed = `
SELECT EXISTS (SELECT FROM import_questions i JOIN questions q ON q.id = i.question_id WHERE i.import_id = $3 AND q.secrecy <> '') OR EXISTS (
    SELECT FROM attempts a
    JOIN rounds r ON r.id = a.round_id
    WHERE a.started_at >= $2
      AND EXISTS (SELECT FROM jsonb_array_elements(CASE jsonb_typeof(r.rules #> '{Paper,Sources}') WHEN 'array' THEN r.rules #> '{Paper,Sources}' ELSE '[]' END) s
                  WHERE s ->> 'BankID' = $1))`

	undoChanged = `
UPDATE questions q SET version_id = i.previous_id, state = i.previous_state, updated_at = $2
FROM import_questions i
WHERE i.import_id = $1 AND i.question_id = q.id AND i.previous_id IS NOT NULL AND q.version_id = i.version_id`

	undoAdded = `
DELETE FROM questions q USING import_questions i
WHERE i.import_id = $1 AND i.question_id = q.id AND i.previous_id IS NULL`

	undoImport = `UPDATE imports SET state = 'undone' WHERE id = $1 AND state = 'done'`
)

// UndoImport takes back what a confirmed import did: questions it made are
// gone, questions it changed have their earlier text again unless somebody has
// edited them since. It fails with questions.ErrImportUsed when a paper may
// hold one of its questions.
func (db *DB) UndoImport(ctx context.Context, i questions.Import, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		var used bool
		if err := tx.GetContext(ctx, &used, importUsed, i.BankID, i.DoneAt, i.ID); err != nil {
			return fmt.Errorf("postgres: import used: %w", unavailable(err))
		}
		if used {
			return questions.ErrImportUsed
		}
		if _, err := tx.ExecContext(ctx, undoChanged, i.ID, deed.At); err != nil {
			return fmt.Errorf("postgres: undo changes: %w", unavailable(err))
		}
		if _, err := tx.ExecContext(ctx, undoAdded, i.ID); err != nil {
			return fmt.Errorf("postgres: undo additions: %w", unavailable(err))
		}
		done, err := tx.ExecContext(ctx, undoImport, i.ID)
		if err != nil {
			return fmt.Errorf("postgres: undo import: %w", unavailable(err))
		}
		if err := touched(done, questions.ErrImportState); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}
