package postgres

import (
	"context"
	"fmt"
)

const countContestants = `SELECT count(*) FROM contestants WHERE contest_id = $1`

// CountContestants says how many people have registered in a contest.
func (db *DB) CountContestants(ctx context.Context, contestID string) (int, error) {
	var n int
	if err := db.sqlx.GetContext(ctx, &n, countContestants, contestID); err != nil {
		return 0, fmt.Errorf("postgres: count contestants: %w", unavailable(err))
	}
	return n, nil
}

const contestantsBy = `
SELECT contestant_id::text
FROM attempts
WHERE round_id = $1 AND receipt = $2 AND $2 <> ''
UNION
SELECT c.id::text
FROM contestants c
JOIN rounds r ON r.contest_id = c.contest_id
WHERE r.id = $1 AND c.phone = $3 AND c.phone <> ''
ORDER BY 1
LIMIT 50`

// ContestantsBy finds who has a receipt in a round, or a phone number
// (normalised) in its contest. An empty key finds nobody.
func (db *DB) ContestantsBy(ctx context.Context, roundID, receipt, phone string) ([]string, error) {
	var ids []string
	if err := db.sqlx.SelectContext(ctx, &ids, contestantsBy, roundID, receipt, phone); err != nil {
		return nil, fmt.Errorf("postgres: contestants by receipt or phone: %w", unavailable(err))
	}
	return ids, nil
}

const snapshotReceipt = `SELECT receipt FROM result_rows WHERE result_id = $1 AND contestant_id = $2 ORDER BY position LIMIT 1`

// SnapshotReceipt is the receipt in a contestant's row of a stored result;
// empty when they have none.
func (db *DB) SnapshotReceipt(ctx context.Context, id, contestantID string) (string, error) {
	var receipt string
	err := db.sqlx.GetContext(ctx, &receipt, snapshotReceipt, id, contestantID)
	if err != nil && !missing(err) {
		return "", fmt.Errorf("postgres: find receipt: %w", unavailable(err))
	}
	return receipt, nil
}
