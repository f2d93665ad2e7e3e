package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/lib/pq"

	"hoithi/contest"
)

// fromMilli is a time on the server's clock.
func fromMilli(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// topOfRound finds those who may stand at the top: the attempts with the most
// points. It over-reads, for the rule by which an attempt counts is applied
// afterwards, in the domain.
const topOfRound = `
SELECT ` + attemptColumns + `
FROM attempts AS t
WHERE t.round_id = $1
  AND ($2 OR t.ended_at IS NOT NULL)
  AND ($3 = '' OR t.group_id = $3)
  AND (COALESCE(cardinality($4::uuid[]), 0) = 0 OR t.unit_id = ANY ($4::uuid[]))
ORDER BY CASE WHEN $5 THEN t.right_count ELSE t.points END DESC,
         CASE WHEN $6 THEN LEAST(t.ended_at, t.deadline) - to_timestamp(0) ELSE LEAST(t.ended_at, t.deadline) - t.started_at END,
         t.id
LIMIT $7`

// TopAttempts lists the best attempts of a round straight from the table. It
// reads the whole round: it is for the time that Redis is away.
func (db *DB) TopAttempts(ctx context.Context, round contest.Round, group string, units []string, limit int) ([]contest.Attempt, error) {
	criteria := round.Rules.Ranking.Criteria
	byRight := len(criteria) > 0 && criteria[0] == contest.ByRight
	bySubmitted := false
	for _, c := range criteria {
		if c == contest.BySubmitted || c == contest.ByDuration {
			bySubmitted = c == contest.BySubmitted
			break
		}
	}
	running := round.Rules.Show.Board == contest.BoardRunning
	var rows []attemptRow
	err := db.sqlx.SelectContext(ctx, &rows, topOfRound, round.ID, running, group, pq.Array(units), byRight, bySubmitted, limit)
	if err != nil {
		return nil, fmt.Errorf("postgres: top of a round: %w", unavailable(err))
	}
	return attemptsFrom(rows), nil
}
