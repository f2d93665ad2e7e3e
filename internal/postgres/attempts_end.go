package postgres

import (
	"context"
	"fmt"
	"time"

	"hoithi/contest"
)

const endAttempt = `
UPDATE attempts AS t
SET ended_at = $2, ended_by = $3
WHERE t.id = $1
  AND t.ended_at IS NULL
  AND (NOT $4 OR t.answered_count >= t.questions)
RETURNING ` + attemptColumns

// EndAttempt ends a running attempt, unless something is blank and it asks for
// a complete one. It returns the attempt as it now stands and whether this
// call ended it; contest.ErrAttemptNotFound.
func (db *DB) EndAttempt(ctx context.Context, e contest.Ending) (contest.Attempt, bool, error) {
	var row attemptRow
	err := db.sqlx.GetContext(ctx, &row, endAttempt, e.AttemptID, e.At, string(e.By), e.Complete)
	if missing(err) {
		a, err := db.FindAttempt(ctx, e.AttemptID)
		return a, false, err
	}
	if err != nil {
		return contest.Attempt{}, false, fmt.Errorf("postgres: end attempt: %w", unavailable(err))
	}
	return row.attempt(), true, nil
}

// endOverdue ends what is due by the clock. Nodes that run it at once share
// the work: each skips what another has locked.
const endOverdue = `
UPDATE attempts AS t
SET ended_at = t.deadline, ended_by = 'deadline'
WHERE t.id IN (
	SELECT id
	FROM attempts
	WHERE ended_at IS NULL
	  AND deadline < $1
	  AND deadline + grace_ms * interval '1 millisecond' < $1
	ORDER BY deadline
	LIMIT $2
	FOR NO KEY UPDATE SKIP LOCKED
)
RETURNING ` + attemptColumns

// endClosed ends what still runs in a round that somebody closed before its
// time, at the moment of that step. The first step out of "open" counts.
const endClosed = `
UPDATE attempts AS t
SET ended_at = LEAST(t.deadline, due.closed_at),
    deadline = LEAST(t.deadline, due.closed_at),
    ended_by = 'deadline'
FROM (
	SELECT a.id,
	       GREATEST(a.started_at, LEAST(r.closes_at, c.closed_at)) AS closed_at
	FROM attempts AS a
	JOIN rounds AS r ON r.id = a.round_id
	CROSS JOIN LATERAL (
		SELECT max(x.at) AS closed_at
		FROM round_transitions AS x
		WHERE x.round_id = r.id AND x.from_state = 'open'
	) AS c
	WHERE a.ended_at IS NULL
	  AND r.state NOT IN ('draft', 'scheduled', 'open')
	  AND COALESCE(c.closed_at, r.closes_at) < $1
	LIMIT $2
	FOR NO KEY UPDATE OF a SKIP LOCKED
) AS due
WHERE t.id = due.id
RETURNING ` + attemptColumns

// EndOverdue ends at most limit attempts whose deadline and grace passed before
// a time, or whose round was closed early before it, and returns them.
func (db *DB) EndOverdue(ctx context.Context, before time.Time, limit int) ([]contest.Attempt, error) {
	var rows []attemptRow
	if err := db.sqlx.SelectContext(ctx, &rows, endOverdue, before, limit); err != nil {
		return nil, fmt.Errorf("postgres: end overdue attempts: %w", unavailable(err))
	}
	if len(rows) == 0 {
		if err := db.sqlx.SelectContext(ctx, &rows, endClosed, before, limit); err != nil {
			return nil, fmt.Errorf("postgres: end attempts of closed rounds: %w", unavailable(err))
		}
	}
	return attemptsFrom(rows), nil
}
