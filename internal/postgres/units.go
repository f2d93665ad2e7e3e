package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/contest"
	"hoithi/internal/account"
)

type unitRow struct {
	ID        string
	ContestID string `db:"contest_id"`
	ParentID  string `db:"parent_id"`
	Name      string
	Kind      string
	Block     string
	Headcount int
	ValidFrom sql.NullTime `db:"valid_from"`
	ValidTo   sql.NullTime `db:"valid_to"`
	Aliases   pq.StringArray
	Position  int
}

func (r unitRow) unit() contest.Unit {
	return contest.Unit{ID: r.ID, ContestID: r.ContestID, ParentID: r.ParentID, Name: r.Name, Kind: r.Kind, Block: r.Block, Headcount: r.Headcount,
		ValidFrom: r.ValidFrom.Time, ValidTo: r.ValidTo.Time, Aliases: r.Aliases, Position: r.Position}
}

const selectUnits = `
SELECT id, contest_id, COALESCE(parent_id::text, '') AS parent_id, name, kind, block, headcount, valid_from, valid_to, aliases, position
FROM units
WHERE contest_id = $1
ORDER BY position, name, id`

// Units lists a contest's units in the order of the file they came from.
func (db *DB) Units(ctx context.Context, contestID string) ([]contest.Unit, error) {
	var rows []unitRow
	if err := db.sqlx.SelectContext(ctx, &rows, selectUnits, contestID); err != nil {
		return nil, fmt.Errorf("postgres: units: %w", unavailable(err))
	}
	out := make([]contest.Unit, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.unit())
	}
	return out, nil
}

const countParticipants = `
SELECT unit_id::text AS unit_id, count(DISTINCT contestant_id) AS n
FROM attempts
WHERE contest_id = $1 AND unit_id IS NOT NULL
GROUP BY unit_id`

// UnitParticipants counts the people who took part, by unit id.
func (db *DB) UnitParticipants(ctx context.Context, contestID string) (map[string]int, error) {
	var rows []struct {
		UnitID string `db:"unit_id"`
		N      int
	}
	if err := db.sqlx.SelectContext(ctx, &rows, countParticipants, contestID); err != nil {
		return nil, fmt.Errorf("postgres: participants by unit: %w", unavailable(err))
	}
	out := make(map[string]int, len(rows))
	for _, r := range rows {
		out[r.UnitID] = r.N
	}
	return out, nil
}

// A file of thousands of units travels in one statement. Aliases are joined by
// a character that no name holds.
const (
	upsertUnits = `
INSERT INTO units (id, contest_id, parent_id, name, search, kind, block, headcount, valid_from, valid_to, aliases, position)
SELECT u.id, $1::uuid, NULLIF(u.parent, '')::uuid, u.name, u.search, u.kind, u.block, u.headcount,
       NULLIF(u.valid_from, '')::date, NULLIF(u.valid_to, '')::date,
       CASE u.aliases WHEN '' THEN '{}'::text[] ELSE string_to_array(u.aliases, E'\x1f') END, u.position
FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[], $10::text[], $11::text[], $12::int[])
     AS u (id, parent, name, search, kind, block, headcount, valid_from, valid_to, aliases, position)
ON CONFLICT (id) DO UPDATE
SET parent_id = excluded.parent_id, name = excluded.name, search = excluded.search, kind = excluded.kind, block = excluded.block,
    headcount = excluded.headcount, valid_from = excluded.valid_from, valid_to = excluded.valid_to, aliases = excluded.aliases,
    position = excluded.position
WHERE units.contest_id = excluded.contest_id`

	// Two imports at once would each add what the other adds.
	lockUnits = `SELECT pg_advisory_xact_lock(hashtext('hoithi.units'), hashtext($1))`

	countUnits = `SELECT count(*) FROM units WHERE contest_id = $1`
)

// SaveUnits adds and changes units in one transaction. seen is how many units
// the contest had when the change was planned: it fails with contest.ErrStale
// when somebody has added some since.
func (db *DB) SaveUnits(ctx context.Context, contestID string, seen int, units []contest.Unit, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, lockUnits, contestID); err != nil {
			return fmt.Errorf("postgres: lock units: %w", unavailable(err))
		}
		var now int
		if err := tx.GetContext(ctx, &now, countUnits, contestID); err != nil {
			return fmt.Errorf("postgres: count units: %w", unavailable(err))
		}
		if now != seen {
			return contest.ErrStale
		}
		if err := putUnits(ctx, tx, contestID, units); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

func putUnits(ctx context.Context, tx *sqlx.Tx, contestID string, units []contest.Unit) error {
	n := len(units)
	ids, parents, names, search := make([]string, n), make([]string, n), make([]string, n), make([]string, n)
	kinds, blocks, from, to, aliases := make([]string, n), make([]string, n), make([]string, n), make([]string, n), make([]string, n)
	headcounts, positions := make([]int64, n), make([]int64, n)
	for i, u := range units {
		ids[i], parents[i], names[i], kinds[i], blocks[i] = u.ID, u.ParentID, u.Name, u.Kind, u.Block
		search[i] = unitSearch(u)
		from[i], to[i] = dayText(u.ValidFrom), dayText(u.ValidTo)
		aliases[i] = strings.Join(u.Aliases, "\x1f")
		headcounts[i], positions[i] = int64(u.Headcount), int64(u.Position)
	}
	_, err := tx.ExecContext(ctx, upsertUnits, contestID, pq.Array(ids), pq.Array(parents), pq.Array(names), pq.Array(search),
		pq.Array(kinds), pq.Array(blocks), pq.Array(headcounts), pq.Array(from), pq.Array(to), pq.Array(aliases), pq.Array(positions))
	if err != nil {
		return fmt.Errorf("postgres: save units: %w", unavailable(err))
	}
	return nil
}

// unitSearch is what a type-ahead looks in: the name and its aliases, folded.
func unitSearch(u contest.Unit) string {
	keys := []string{contest.SearchKey(u.Name)}
	for _, a := range u.Aliases {
		keys = append(keys, contest.SearchKey(a))
	}
	return strings.Join(keys, " | ")
}

const listBarred = `
SELECT id, name, phone, email, reason FROM barred WHERE contest_id = $1 ORDER BY name, id`

// Barred lists who may not enter a contest, by name.
func (db *DB) Barred(ctx context.Context, contestID string) ([]contest.BarredEntry, error) {
	var rows []struct{ ID, Name, Phone, Email, Reason string }
	if err := db.sqlx.SelectContext(ctx, &rows, listBarred, contestID); err != nil {
		return nil, fmt.Errorf("postgres: barred: %w", unavailable(err))
	}
	out := make([]contest.BarredEntry, 0, len(rows))
	for _, r := range rows {
		out = append(out, contest.BarredEntry{ID: r.ID, Barred: contest.Barred{Name: r.Name, Phone: r.Phone, Email: r.Email, Reason: r.Reason}})
	}
	return out, nil
}

const insertBarred = `
INSERT INTO barred (id, contest_id, name, phone, email, reason) VALUES ($1, $2, $3, $4, $5, $6)`

// AddBarred adds a person to the list.
func (db *DB) AddBarred(ctx context.Context, contestID string, b contest.BarredEntry, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, insertBarred, b.ID, contestID, b.Name, b.Phone, b.Email, b.Reason); err != nil {
			return fmt.Errorf("postgres: add barred: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// RemoveBarred takes a person off the list, or fails with
// contest.ErrBarredNotFound.
func (db *DB) RemoveBarred(ctx context.Context, contestID, id string, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, "DELETE FROM barred WHERE contest_id = $1 AND id::text = $2", contestID, id)
		if err != nil {
			return fmt.Errorf("postgres: remove barred: %w", unavailable(err))
		}
		if err := touched(done, contest.ErrBarredNotFound); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}
