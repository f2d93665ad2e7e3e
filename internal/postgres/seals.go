package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/internal/account"
	"hoithi/questions"
)

type sealRow struct {
	ID         string
	BankID     string `db:"bank_id"`
	ContestID  string `db:"contest_id"`
	Name       string
	Mode       string
	State      string
	Questions  int
	OpensAt    sql.NullTime `db:"opens_at"`
	CreatedBy  string       `db:"created_by"`
	CreatedAt  time.Time    `db:"created_at"`
	ReleasedAt sql.NullTime `db:"released_at"`
	Ring       string
	Box        []byte
}

func (r sealRow) seal() questions.Seal {
	return questions.Seal{ID: r.ID, BankID: r.BankID, ContestID: r.ContestID, Name: r.Name, Mode: questions.SealMode(r.Mode), State: questions.SealState(r.State),
		Questions: r.Questions, OpensAt: r.OpensAt.Time, CreatedBy: r.CreatedBy, CreatedAt: r.CreatedAt, ReleasedAt: r.ReleasedAt.Time}
}

const (
	sealColumns = `
SELECT s.id, s.bank_id, s.contest_id, s.name, s.mode, s.state, s.questions, s.opens_at, COALESCE(s.created_by::text, '') AS created_by, s.created_at, s.released_at`

	selectSealHolders = `
SELECT h.seal_id, h.position, h.staff_id, p.name, h.key_id, h.given_at
FROM seal_holders h
JOIN staff p ON p.id = h.staff_id
WHERE h.seal_id = ANY ($1::uuid[])
ORDER BY h.seal_id, h.position`
)

// Seals lists the sets of a bank, the newest first; parts given before since
// do not count any more.
func (db *DB) Seals(ctx context.Context, bankID string, since time.Time) ([]questions.Seal, error) {
	return db.seals(ctx, since, sealColumns+" FROM seals s WHERE s.bank_id = $1 ORDER BY s.created_at DESC, s.id", bankID)
}

// SealsDue lists closed sets whose time has come.
func (db *DB) SealsDue(ctx context.Context, at time.Time) ([]questions.Seal, error) {
	return db.seals(ctx, at, sealColumns+" FROM seals s WHERE s.state = 'sealed' AND s.mode = 'time' AND s.opens_at <= $1 ORDER BY s.opens_at", at)
}

func (db *DB) seals(ctx context.Context, since time.Time, query string, args ...any) ([]questions.Seal, error) {
	var rows []sealRow
	if err := db.sqlx.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, fmt.Errorf("postgres: seals: %w", unavailable(err))
	}
	out := make([]questions.Seal, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.seal())
	}
	return out, db.fillHolders(ctx, out, since)
}

func (db *DB) fillHolders(ctx context.Context, seals []questions.Seal, since time.Time) error {
	ids, place := make([]string, len(seals)), map[string]int{}
	for i, s := range seals {
		ids[i], place[s.ID] = s.ID, i
	}
	var rows []struct {
		SealID   string `db:"seal_id"`
		Position int
		StaffID  string `db:"staff_id"`
		Name     string
		KeyID    string       `db:"key_id"`
		GivenAt  sql.NullTime `db:"given_at"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, selectSealHolders, pq.Array(ids)); err != nil {
		return fmt.Errorf("postgres: holders of seals: %w", unavailable(err))
	}
	for _, r := range rows {
		h := questions.Holder{Position: r.Position, StaffID: r.StaffID, Name: r.Name, KeyID: r.KeyID}
		if !r.GivenAt.Time.Before(since) {
			h.GivenAt = r.GivenAt.Time
		}
		s := &seals[place[r.SealID]]
		s.Holders = append(s.Holders, h)
	}
	return nil
}

// FindSeal returns a set with its box, or questions.ErrSealNotFound.
func (db *DB) FindSeal(ctx context.Context, id string, since time.Time) (questions.Seal, questions.Box, error) {
	var row sealRow
	switch err := db.sqlx.GetContext(ctx, &row, sealColumns+", s.ring::text AS ring, s.box FROM seals s WHERE s.id = $1", id); {
	case absent(err):
		return questions.Seal{}, questions.Box{}, questions.ErrSealNotFound
	case err != nil:
		return questions.Seal{}, questions.Box{}, fmt.Errorf("postgres: find seal: %w", unavailable(err))
	}
	one := []questions.Seal{row.seal()}
	err := db.fillHolders(ctx, one, since)
	return one[0], questions.Box{Content: row.Box, Ring: []byte(row.Ring)}, err
}

// Given returns the parts that people gave since a time, by position.
func (db *DB) Given(ctx context.Context, sealID string, since time.Time) (map[int][]byte, error) {
	var rows []struct {
		Position int
		Given    []byte
	}
	err := db.sqlx.SelectContext(ctx, &rows, "SELECT position, given FROM seal_holders WHERE seal_id = $1 AND given IS NOT NULL AND given_at >= $2", sealID, since)
	if err != nil {
		return nil, fmt.Errorf("postgres: given parts: %w", unavailable(err))
	}
	out := map[int][]byte{}
	for _, r := range rows {
		out[r.Position] = r.Given
	}
	return out, nil
}

// GivePart keeps a person's part until the second gives theirs.
func (db *DB) GivePart(ctx context.Context, sealID string, position int, part []byte, at time.Time, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE seal_holders SET given = $3, given_at = $4 WHERE seal_id = $1 AND position = $2", sealID, position, part, at)
		if err != nil {
			return fmt.Errorf("postgres: give part: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// drawsFrom is true of rounds "r" that draw from the bank of a row "q".
const drawsFrom = `
EXISTS (SELECT FROM jsonb_array_elements(CASE jsonb_typeof(r.rules #> '{Paper,Sources}') WHEN 'array' THEN r.rules #> '{Paper,Sources}' ELSE '[]' END) src
        WHERE src ->> 'BankID' = q.bank_id::text)`

const (
	openToPeople = `
UPDATE questions q SET secrecy = '', updated_at = $1
WHERE q.secrecy = 'engine'
  AND NOT EXISTS (SELECT FROM rounds r WHERE r.state IN ('draft', 'scheduled') AND r.opens_at > $1 AND ` + drawsFrom + `)`

	forgetParts = `UPDATE seal_holders SET given = NULL, given_at = NULL WHERE given_at < $1`

	selectSealsAhead = sealColumns + `, r.id AS round_id, r.name AS round_name, r.opens_at AS round_at
FROM seals s
JOIN rounds r ON r.contest_id = s.contest_id
CROSS JOIN LATERAL (SELECT s.bank_id) q
WHERE s.state = 'sealed' AND s.contest_id = $1 AND r.state IN ('scheduled', 'open') AND r.closes_at > $2 AND r.opens_at <= $3 AND ` + drawsFrom + `
ORDER BY r.opens_at, s.name`
)

// OpenToPeople lets people read released questions that no coming round waits
// for, forgets parts that waited too long, and counts closed rounds.
func (db *DB) OpenToPeople(ctx context.Context, at time.Time) error {
	if _, err := db.sqlx.ExecContext(ctx, openToPeople, at); err != nil {
		return fmt.Errorf("postgres: open to people: %w", unavailable(err))
	}
	if _, err := db.sqlx.ExecContext(ctx, forgetParts, at.Add(-questions.GiveTime)); err != nil {
		return fmt.Errorf("postgres: forget parts: %w", unavailable(err))
	}
	return db.countUses(ctx)
}

// SealsAhead lists the closed sets that a round opening until a time draws
// from, with the round.
func (db *DB) SealsAhead(ctx context.Context, contestID string, from, until time.Time) ([]questions.SealAhead, error) {
	var rows []struct {
		sealRow
		RoundID   string    `db:"round_id"`
		RoundName string    `db:"round_name"`
		RoundAt   time.Time `db:"round_at"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, selectSealsAhead, contestID, from, until); err != nil {
		return nil, fmt.Errorf("postgres: seals ahead: %w", unavailable(err))
	}
	out := make([]questions.SealAhead, 0, len(rows))
	for _, r := range rows {
		out = append(out, questions.SealAhead{Seal: r.seal(), RoundID: r.RoundID, RoundName: r.RoundName, RoundAt: r.RoundAt})
	}
	return out, nil
}
