package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
)

const (
	tokenColumns = `SELECT id, contest_id, class, name, output_id, hash, hint, created_at, created_by, expires_at, revoked_at, last_used FROM air_tokens `

	saveToken = `
INSERT INTO air_tokens (id, contest_id, class, name, output_id, hash, hint, created_at, created_by, expires_at, revoked_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (id) DO UPDATE SET revoked_at = COALESCE(air_tokens.revoked_at, excluded.revoked_at)`

	tokensUsed = `
UPDATE air_tokens t SET last_used = input.at
FROM unnest($1::uuid[], $2::timestamptz[]) AS input (id, at)
WHERE t.id = input.id AND (t.last_used IS NULL OR t.last_used < input.at)`
)

type tokenRow struct {
	ID        string
	ContestID string `db:"contest_id"`
	Class     string
	Name      string
	OutputID  string `db:"output_id"`
	Hash      []byte
	Hint      string
	CreatedAt time.Time    `db:"created_at"`
	CreatedBy string       `db:"created_by"`
	ExpiresAt sql.NullTime `db:"expires_at"`
	RevokedAt sql.NullTime `db:"revoked_at"`
	LastUsed  sql.NullTime `db:"last_used"`
}

func (r tokenRow) token() broadcast.Token {
	return broadcast.Token{ID: r.ID, ContestID: r.ContestID, Class: broadcast.Class(r.Class), Name: r.Name, Output: r.OutputID, Hash: r.Hash, Hint: r.Hint,
		CreatedAt: r.CreatedAt.UTC(), CreatedBy: r.CreatedBy, ExpiresAt: orZero(r.ExpiresAt), RevokedAt: orZero(r.RevokedAt), LastUsed: orZero(r.LastUsed)}
}

func orZero(t sql.NullTime) time.Time {
	if !t.Valid {
		return time.Time{}
	}
	return t.Time.UTC()
}

func zeroNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}

// Tokens lists the tokens of a contest, the newest first.
func (db *DB) Tokens(ctx context.Context, contestID string) ([]broadcast.Token, error) {
	var rows []tokenRow
	if err := db.sqlx.SelectContext(ctx, &rows, tokenColumns+`WHERE contest_id = $1 ORDER BY created_at DESC, id`, contestID); err != nil {
		return nil, fmt.Errorf("postgres: tokens: %w", unavailable(err))
	}
	out := make([]broadcast.Token, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.token())
	}
	return out, nil
}

// FindToken returns a token by id, or broadcast.ErrToken.
func (db *DB) FindToken(ctx context.Context, id string) (broadcast.Token, error) {
	return db.oneToken(ctx, `WHERE id = $1`, id)
}

// FindTokenBy returns the token whose secret has a hash, or broadcast.ErrToken.
func (db *DB) FindTokenBy(ctx context.Context, hash []byte) (broadcast.Token, error) {
	return db.oneToken(ctx, `WHERE hash = $1`, hash)
}

func (db *DB) oneToken(ctx context.Context, where string, arg any) (broadcast.Token, error) {
	var row tokenRow
	switch err := db.sqlx.GetContext(ctx, &row, tokenColumns+where, arg); {
	case absent(err):
		return broadcast.Token{}, broadcast.ErrToken
	case err != nil:
		return broadcast.Token{}, fmt.Errorf("postgres: find token: %w", unavailable(err))
	}
	return row.token(), nil
}

// SaveToken stores a new token, or that one was revoked.
func (db *DB) SaveToken(ctx context.Context, t broadcast.Token, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, saveToken, t.ID, t.ContestID, string(t.Class), t.Name, t.Output, t.Hash, t.Hint, t.CreatedAt, t.CreatedBy,
			zeroNull(t.ExpiresAt), zeroNull(t.RevokedAt)); err != nil {
			return fmt.Errorf("postgres: save token: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// TokensUsed notes when tokens were last used, by id.
func (db *DB) TokensUsed(ctx context.Context, used map[string]time.Time) error {
	var ids []string
	var times []time.Time
	for id, at := range used {
		ids, times = append(ids, id), append(times, at)
	}
	if _, err := db.sqlx.ExecContext(ctx, tokensUsed, pq.Array(ids), timeArray(times)); err != nil {
		return fmt.Errorf("postgres: tokens used: %w", unavailable(err))
	}
	return nil
}

const (
	correctionColumns = `SELECT id, contest_id, kind, target, field, value, before, reason, actor_id, actor_name, at, undone_at, undone_by FROM air_corrections `

	insertCorrection = `
INSERT INTO air_corrections (id, contest_id, kind, target, field, value, before, reason, actor_id, actor_name, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

	undoCorrection = `UPDATE air_corrections SET undone_at = $2, undone_by = $3 WHERE id = $1 AND undone_at IS NULL`
)

type correctionRow struct {
	ID        string
	ContestID string `db:"contest_id"`
	Kind      string
	Target    string
	Field     string
	Value     string
	Before    string
	Reason    string
	ActorID   string `db:"actor_id"`
	ActorName string `db:"actor_name"`
	At        time.Time
	UndoneAt  sql.NullTime `db:"undone_at"`
	UndoneBy  string       `db:"undone_by"`
}

func (r correctionRow) correction() broadcast.Correction {
	return broadcast.Correction{ID: r.ID, ContestID: r.ContestID, Kind: broadcast.CorrectionKind(r.Kind), Target: r.Target, Field: r.Field, Value: r.Value,
		Before: r.Before, Reason: r.Reason, By: account.Actor{ID: r.ActorID, Name: r.ActorName}, At: r.At.UTC(), UndoneAt: orZero(r.UndoneAt), UndoneBy: r.UndoneBy}
}

// Corrections lists the corrections of a contest, the oldest first.
func (db *DB) Corrections(ctx context.Context, contestID string) ([]broadcast.Correction, error) {
	var rows []correctionRow
	if err := db.sqlx.SelectContext(ctx, &rows, correctionColumns+`WHERE contest_id = $1 ORDER BY at, id`, contestID); err != nil {
		return nil, fmt.Errorf("postgres: corrections: %w", unavailable(err))
	}
	out := make([]broadcast.Correction, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.correction())
	}
	return out, nil
}

// FindCorrection returns one, or broadcast.ErrCorrectionNotFound.
func (db *DB) FindCorrection(ctx context.Context, id string) (broadcast.Correction, error) {
	var row correctionRow
	switch err := db.sqlx.GetContext(ctx, &row, correctionColumns+`WHERE id = $1`, id); {
	case absent(err):
		return broadcast.Correction{}, broadcast.ErrCorrectionNotFound
	case err != nil:
		return broadcast.Correction{}, fmt.Errorf("postgres: find correction: %w", unavailable(err))
	}
	return row.correction(), nil
}

// SaveCorrection stores a new correction, or that one was undone: once.
func (db *DB) SaveCorrection(ctx context.Context, c broadcast.Correction, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if c.Stands() {
			if _, err := tx.ExecContext(ctx, insertCorrection, c.ID, c.ContestID, string(c.Kind), c.Target, c.Field, c.Value, c.Before, c.Reason,
				c.By.ID, c.By.Name, c.At); err != nil {
				return fmt.Errorf("postgres: save correction: %w", unavailable(err))
			}
			return addDeed(ctx, tx, deed)
		}
		done, err := tx.ExecContext(ctx, undoCorrection, c.ID, c.UndoneAt, c.UndoneBy)
		if err != nil {
			return fmt.Errorf("postgres: undo correction: %w", unavailable(err))
		}
		if err := touched(done, broadcast.ErrUndone); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}
