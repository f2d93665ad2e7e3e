package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
	"hoithi/internal/account"
)

// Each kind of flag is one statement over the contestants of a round. A flag
// that is there, settled or not, stays as it is.
const (
	insertFlags = `
INSERT INTO flags (id, round_id, contestant_id, kind, evidence, created_at)
SELECT gen_random_uuid(), $1::uuid, f.contestant_id, $2, f.evidence, $3
FROM (%s) f
ON CONFLICT (round_id, contestant_id, kind) DO NOTHING`

	// The people of the round. Synthetic ones are never suspects.
	inRound = `
WITH people AS (
    SELECT c.* FROM contestants c
    WHERE NOT c.synthetic AND EXISTS (SELECT FROM attempts a WHERE a.round_id = $1 AND a.contestant_id = c.id))`

	// %[1]s is the column that is shared.
	shared = inRound + `
SELECT p.id AS contestant_id, jsonb_build_object('shared_by', g.n, 'others', g.ids) AS evidence
FROM people p
JOIN (SELECT %[1]s, count(*) AS n, (array_agg(id::text ORDER BY created_at))[1:20] AS ids
      FROM people WHERE %[1]s <> '' GROUP BY %[1]s HAVING count(*) > 1) g ON g.%[1]s = p.%[1]s`

	barredNames = inRound + `
SELECT DISTINCT ON (p.id) p.id AS contestant_id, jsonb_build_object('barred', b.name, 'reason', b.reason) AS evidence
FROM people p
JOIN barred b ON b.contest_id = p.contest_id
WHERE (b.phone <> '' AND b.phone = p.phone)
   OR (b.email <> '' AND b.email = p.email)
   OR (b.name <> '' AND lower(b.name) = lower(p.name))
ORDER BY p.id, b.id`

	// A complete and nearly faultless paper in less than a second and a half a
	// question was not read.
	tooFast = inRound + `
SELECT p.id AS contestant_id, jsonb_build_object('duration_ms', min(t.ms), 'questions', max(t.questions), 'right', max(t.right_count)) AS evidence
FROM people p
JOIN (SELECT contestant_id, questions, right_count, (extract(epoch FROM (ended_at - started_at)) * 1000)::bigint AS ms
      FROM attempts
      WHERE round_id = $1 AND ended_at IS NOT NULL AND answered_count = questions AND right_count * 5 >= questions * 4) t ON t.contestant_id = p.id
WHERE t.ms < t.questions * 1500
GROUP BY p.id`
)

// FindFlags looks for suspicious attempts of a round and keeps them as flags.
func (db *DB) FindFlags(ctx context.Context, round contest.Round, at time.Time) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		for _, f := range []struct {
			kind  contest.FlagKind
			query string
		}{
			{contest.FlagSamePhone, fmt.Sprintf(shared, "phone")},
			{contest.FlagSameEmail, fmt.Sprintf(shared, "email")},
			{contest.FlagSameDevice, fmt.Sprintf(shared, "device_id")},
			{contest.FlagBarredName, barredNames},
			{contest.FlagTooFast, tooFast},
		} {
			if _, err := tx.ExecContext(ctx, fmt.Sprintf(insertFlags, f.query), round.ID, string(f.kind), at); err != nil {
				return fmt.Errorf("postgres: find flags %s: %w", f.kind, unavailable(err))
			}
		}
		return nil
	})
}

const (
	flagColumns = `
SELECT f.id, f.round_id, f.contestant_id, COALESCE(c.name, '') AS name, COALESCE(u.name, '') AS unit_name, f.kind, f.evidence, f.verdict,
       COALESCE(s.name, '') AS settled_by,
       COALESCE((SELECT jsonb_agg(jsonb_build_object('ID', o.id, 'Name', o.name, 'Unit', COALESCE(ou.name, '')) ORDER BY o.created_at, o.id)
                 FROM contestants o LEFT JOIN units ou ON ou.id = o.unit_id
                 WHERE o.id <> f.contestant_id AND f.evidence -> 'others' ? o.id::text), '[]')::text AS others
FROM flags f
LEFT JOIN contestants c ON c.id = f.contestant_id
LEFT JOIN units u ON u.id = c.unit_id
LEFT JOIN staff s ON s.id = f.settled_by `

	openFlags = `
SELECT count(*) FROM flags f
JOIN results r ON r.round_id = f.round_id
JOIN result_rows w ON w.result_id = r.id AND w.contestant_id = f.contestant_id
WHERE r.id = $1 AND w.prize <> '' AND f.verdict = ''`

	settleFlag = `
UPDATE flags SET verdict = $2, settled_by = NULLIF($3, '')::uuid, settled_at = $4 WHERE id = $1`
)

type flagRow struct {
	ID           string
	RoundID      string `db:"round_id"`
	ContestantID string `db:"contestant_id"`
	Name         string
	UnitName     string `db:"unit_name"`
	Kind         string
	Evidence     string
	Verdict      string
	SettledBy    string `db:"settled_by"`
	Others       string
}

func (r flagRow) flag() (contest.Flag, error) {
	f := contest.Flag{ID: r.ID, RoundID: r.RoundID, ContestantID: r.ContestantID, Name: r.Name, UnitName: r.UnitName, Kind: contest.FlagKind(r.Kind),
		Verdict: contest.Verdict(r.Verdict), SettledBy: r.SettledBy}
	if err := json.Unmarshal([]byte(r.Evidence), &f.Evidence); err != nil {
		return f, fmt.Errorf("postgres: evidence of flag %s: %w", r.ID, err)
	}
	if err := json.Unmarshal([]byte(r.Others), &f.Others); err != nil {
		return f, fmt.Errorf("postgres: people of flag %s: %w", r.ID, err)
	}
	return f, nil
}

// Flags lists the flags of a round, the open ones first.
func (db *DB) Flags(ctx context.Context, roundID string) ([]contest.Flag, error) {
	var rows []flagRow
	if err := db.sqlx.SelectContext(ctx, &rows, flagColumns+"WHERE f.round_id = $1 ORDER BY f.verdict <> '', f.kind, f.created_at, f.id", roundID); err != nil {
		return nil, fmt.Errorf("postgres: flags: %w", unavailable(err))
	}
	out := make([]contest.Flag, 0, len(rows))
	for _, r := range rows {
		f, err := r.flag()
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// FindFlag returns a flag by id, or contest.ErrFlagNotFound.
func (db *DB) FindFlag(ctx context.Context, id string) (contest.Flag, error) {
	var row flagRow
	switch err := db.sqlx.GetContext(ctx, &row, flagColumns+"WHERE f.id = $1", id); {
	case absent(err):
		return contest.Flag{}, contest.ErrFlagNotFound
	case err != nil:
		return contest.Flag{}, fmt.Errorf("postgres: find flag: %w", unavailable(err))
	}
	return row.flag()
}

// SettleFlag stores the verdict.
func (db *DB) SettleFlag(ctx context.Context, f contest.Flag, by string, at time.Time, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, settleFlag, f.ID, string(f.Verdict), by, at); err != nil {
			return fmt.Errorf("postgres: settle flag: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// OpenFlagsOfWinners counts the unsettled flags of prize winners.
func (db *DB) OpenFlagsOfWinners(ctx context.Context, snapshotID string) (int, error) {
	var n int
	if err := db.sqlx.GetContext(ctx, &n, openFlags, snapshotID); err != nil {
		return 0, fmt.Errorf("postgres: open flags: %w", unavailable(err))
	}
	return n, nil
}
