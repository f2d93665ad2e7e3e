package postgres

import (
	"context"
	"fmt"

	"hoithi/contest"
)

// roundFigures counts people by their first attempt in the round: to sort a
// million of them would take most of a second.
const roundFigures = `
SELECT count(*) AS started, count(ended_at) AS ended, count(*) FILTER (WHERE number = 1) AS participants
FROM attempts
WHERE round_id = $1`

// RoundFigures counts a round's attempts and people. It reads every attempt of
// the round: callers that are asked often keep what it returns for a while.
func (db *DB) RoundFigures(ctx context.Context, roundID string) (contest.Figures, error) {
	var f contest.Figures
	if err := db.sqlx.GetContext(ctx, &f, roundFigures, roundID); err != nil {
		return f, fmt.Errorf("postgres: figures of a round: %w", unavailable(err))
	}
	return f, nil
}
