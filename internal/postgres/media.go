package postgres

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/internal/account"
	"hoithi/questions"
)

const (
	findSameMedium = `SELECT id FROM media WHERE bank_id = $1 AND sum = $2`

	insertMedium = `
INSERT INTO media AS m (id, bank_id, sum, type, width, height, data, created_by, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, NULLIF($8, '')::uuid, $9)
ON CONFLICT (bank_id, sum) DO UPDATE SET sum = m.sum
RETURNING id`
)

// PutMedium keeps a file, or finds the one with the same content in the bank,
// and returns the id that stands.
func (db *DB) PutMedium(ctx context.Context, f questions.MediumFile, deed account.Deed) (id string, err error) {
	switch err := db.sqlx.GetContext(ctx, &id, findSameMedium, f.BankID, f.Sum[:]); {
	case err == nil:
		return id, nil
	case !missing(err):
		return "", fmt.Errorf("postgres: find same medium: %w", unavailable(err))
	}
	err = db.tx(ctx, func(tx *sqlx.Tx) error {
		if err := tx.GetContext(ctx, &id, insertMedium, f.ID, f.BankID, f.Sum[:], f.Type, f.Width, f.Height, f.Data, f.CreatedBy, f.CreatedAt); err != nil {
			return fmt.Errorf("postgres: add medium: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
	return id, err
}

const mediaOfBank = `
SELECT id, type, width, height
FROM media
WHERE bank_id = $1 AND id = ANY ($2)
ORDER BY id`

// MediaOf returns those media of the bank that have one of the ids.
func (db *DB) MediaOf(ctx context.Context, bankID string, ids []string) ([]questions.Medium, error) {
	var rows []struct {
		ID, Type      string
		Width, Height int
	}
	if err := db.sqlx.SelectContext(ctx, &rows, mediaOfBank, bankID, pq.Array(ids)); err != nil {
		return nil, fmt.Errorf("postgres: media of a bank: %w", unavailable(err))
	}
	out := make([]questions.Medium, 0, len(rows))
	for _, r := range rows {
		out = append(out, questions.Medium{ID: r.ID, Type: r.Type, Width: r.Width, Height: r.Height})
	}
	return out, nil
}

const findMedium = `SELECT id, bank_id, type, width, height, data FROM media WHERE id = $1`

// FindMedium returns a medium with its bytes, or questions.ErrMediumNotFound.
func (db *DB) FindMedium(ctx context.Context, id string) (questions.MediumFile, error) {
	var row struct {
		ID            string
		BankID        string `db:"bank_id"`
		Type          string
		Width, Height int
		Data          []byte
	}
	switch err := db.sqlx.GetContext(ctx, &row, findMedium, id); {
	case missing(err):
		return questions.MediumFile{}, questions.ErrMediumNotFound
	case err != nil:
		return questions.MediumFile{}, fmt.Errorf("postgres: find medium: %w", unavailable(err))
	}
	return questions.MediumFile{Medium: questions.Medium{ID: row.ID, Type: row.Type, Width: row.Width, Height: row.Height}, BankID: row.BankID, Data: row.Data}, nil
}
