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
