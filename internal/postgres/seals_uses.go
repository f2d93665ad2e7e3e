package postgres

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

const (
	roundsToCount = `
SELECT r.id FROM rounds r
WHERE r.state NOT IN ('draft', 'scheduled', 'open') AND NOT EXISTS (SELECT FROM rounds_counted c WHERE c.round_id = r.id)
ORDER BY r.opens_at`

	selectPapers = `SELECT p.questions FROM papers p JOIN attempts a ON a.id = p.attempt_id WHERE a.round_id = $1`

	insertUses = `
INSERT INTO question_uses (question_id, round_id)
SELECT DISTINCT v.question_id, $1::uuid FROM question_versions v WHERE v.id = ANY ($2)
ON CONFLICT DO NOTHING`

	insertCounted = `INSERT INTO rounds_counted (round_id) VALUES ($1) ON CONFLICT DO NOTHING`

	// Rounds that began and are not counted yet may have used questions too.
	roundsUnderWay = `
SELECT r.id FROM rounds r
WHERE NOT EXISTS (SELECT FROM rounds_counted c WHERE c.round_id = r.id)
  AND EXISTS (SELECT FROM attempts a WHERE a.round_id = r.id)
  AND EXISTS (SELECT FROM jsonb_array_elements(CASE jsonb_typeof(r.rules #> '{Paper,Sources}') WHEN 'array' THEN r.rules #> '{Paper,Sources}' ELSE '[]' END) src
              WHERE src ->> 'BankID' = $1)`
)

// countUses notes which questions the papers of closed rounds held. A round is
// counted once; its papers cannot change any more.
func (db *DB) countUses(ctx context.Context) error {
	var rounds []string
	if err := db.sqlx.SelectContext(ctx, &rounds, roundsToCount); err != nil {
		return fmt.Errorf("postgres: rounds to count: %w", unavailable(err))
	}
	for _, id := range rounds {
		used, err := versionsUsed(ctx, db.sqlx, id)
		if err != nil {
			return err
		}
		err = db.tx(ctx, func(tx *sqlx.Tx) error {
			if _, err := tx.ExecContext(ctx, insertUses, id, pq.Array(used)); err != nil {
				return fmt.Errorf("postgres: note uses: %w", unavailable(err))
			}
			_, err := tx.ExecContext(ctx, insertCounted, id)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// versionsUsed reads the papers of a round, one at a time: a large round has
// tens of megabytes of them.
func versionsUsed(ctx context.Context, q sqlx.QueryerContext, roundID string) ([]int64, error) {
	rows, err := q.QueryContext(ctx, selectPapers, roundID)
	if err != nil {
		return nil, fmt.Errorf("postgres: papers of a round: %w", unavailable(err))
	}
	defer func() { _ = rows.Close() }()
	seen := map[int64]bool{}
	for rows.Next() {
		var stored []byte
		if err := rows.Scan(&stored); err != nil {
			return nil, fmt.Errorf("postgres: papers of a round: %w", unavailable(err))
		}
		paper, err := decodePaper("", stored)
		if err != nil {
			return nil, err
		}
		for _, p := range paper.Questions {
			seen[p.VersionID] = true
		}
	}
	out := make([]int64, 0, len(seen))
	for id := range seen {
		out = append(out, id)
	}
	return out, rows.Err()
}

// usedNow lists the versions in papers of rounds of a bank that are not counted
// yet.
func usedNow(ctx context.Context, tx *sqlx.Tx, bankID string) ([]int64, error) {
	var rounds []string
	if err := tx.SelectContext(ctx, &rounds, roundsUnderWay, bankID); err != nil {
		return nil, fmt.Errorf("postgres: rounds under way: %w", unavailable(err))
	}
	var out []int64
	for _, id := range rounds {
		used, err := versionsUsed(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, used...)
	}
	return out, nil
}
