package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/internal/account"
	"hoithi/questions"
)

// importBatch is what the batch column holds: the items in the shape of the
// domain's types.
type importBatch struct {
	Items    []questions.ImportItem
	Problems []questions.ImportProblem
}

type importRow struct {
	ID        string
	BankID    string `db:"bank_id"`
	File      string
	Format    string
	State     string
	Batch     string
	Outcome   string
	ByStaff   string       `db:"by_staff"`
	CreatedAt time.Time    `db:"created_at"`
	DoneAt    sql.NullTime `db:"done_at"`
}

func (r importRow) draft() (questions.Import, error) {
	i := questions.Import{ID: r.ID, BankID: r.BankID, File: r.File, Format: r.Format, State: questions.ImportState(r.State), By: r.ByStaff, CreatedAt: r.CreatedAt, DoneAt: r.DoneAt.Time}
	var batch importBatch
	if err := json.Unmarshal([]byte(r.Batch), &batch); err != nil {
		return i, fmt.Errorf("postgres: batch of import %s: %w", r.ID, err)
	}
	if err := json.Unmarshal([]byte(r.Outcome), &i.Outcome); err != nil {
		return i, fmt.Errorf("postgres: outcome of import %s: %w", r.ID, err)
	}
	i.Items, i.Problems = batch.Items, batch.Problems
	return i, nil
}

func batchJSON(i questions.Import) (string, error) {
	text, err := json.Marshal(importBatch{Items: i.Items, Problems: i.Problems})
	if err != nil {
		return "", fmt.Errorf("postgres: encode import: %w", err)
	}
	return string(text), nil
}

const (
	insertImport = `
INSERT INTO imports (id, bank_id, file, format, state, batch, by_staff, created_at)
VALUES ($1, $2, $3, $4, $5, $6::jsonb, NULLIF($7, '')::uuid, $8)`

	importColumns = `
SELECT id, bank_id, file, format, state, batch, outcome, COALESCE(by_staff::text, '') AS by_staff, created_at, done_at
FROM imports
WHERE id = $1`

	updateImport = `UPDATE imports SET batch = $2::jsonb WHERE id = $1`
)

// CreateImport keeps a file as it was read.
func (db *DB) CreateImport(ctx context.Context, i questions.Import, deed account.Deed) error {
	batch, err := batchJSON(i)
	if err != nil {
		return err
	}
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, insertImport, i.ID, i.BankID, i.File, i.Format, string(i.State), batch, i.By, i.CreatedAt); err != nil {
			return fmt.Errorf("postgres: create import: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// FindImport returns an import by id, or questions.ErrImportNotFound.
func (db *DB) FindImport(ctx context.Context, id string) (questions.Import, error) {
	return findImport(ctx, db.sqlx, importColumns, id)
}

func findImport(ctx context.Context, q sqlx.QueryerContext, query, id string) (questions.Import, error) {
	var row importRow
	switch err := sqlx.GetContext(ctx, q, &row, query, id); {
	case absent(err):
		return questions.Import{}, questions.ErrImportNotFound
	case err != nil:
		return questions.Import{}, fmt.Errorf("postgres: find import: %w", unavailable(err))
	}
	return row.draft()
}

// UpdateImport lets edit change a draft, one editor at a time.
func (db *DB) UpdateImport(ctx context.Context, id string, edit func(*questions.Import) error) (i questions.Import, err error) {
	err = db.tx(ctx, func(tx *sqlx.Tx) error {
		if i, err = findImport(ctx, tx, importColumns+" FOR UPDATE", id); err != nil {
			return err
		}
		if i.State != questions.ImportRead {
			return questions.ErrImportState
		}
		if err := edit(&i); err != nil {
			return err
		}
		batch, err := batchJSON(i)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, updateImport, id, batch); err != nil {
			return fmt.Errorf("postgres: update import: %w", unavailable(err))
		}
		return nil
	})
	return i, err
}
