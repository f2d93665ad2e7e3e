package postgres

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/contest"
	"hoithi/questions"
)

// writtenNumbers reads the written answers of a round that count and may be
// numbers, with the papers that say what was asked.
const writtenNumbers = `
SELECT a.attempt_id,
       a.position,
       a.written,
       p.questions
FROM answers AS a
JOIN attempts AS t ON t.id = a.attempt_id
JOIN papers AS p ON p.attempt_id = a.attempt_id
WHERE t.round_id = $1
  AND a.written ~ '^-?[0-9.]+$'
  AND a.received_at <= LEAST(COALESCE(t.ended_at, t.deadline), t.deadline) + t.grace_ms * interval '1 millisecond'
ORDER BY a.attempt_id, a.position`

// near reads the answers to the questions of a round that the nearest answer
// wins. Which those are is known by the questions' texts, not by the papers.
func near(ctx context.Context, tx *sqlx.Tx, roundID string) ([]contest.Near, error) {
	rows, err := tx.QueryContext(ctx, writtenNumbers, roundID)
	if err != nil {
		return nil, fmt.Errorf("postgres: written numbers: %w", unavailable(err))
	}
	defer rows.Close()
	var all []contest.Near
	for rows.Next() {
		var (
			n        contest.Near
			position int
			paper    []byte
		)
		if err := rows.Scan(&n.AttemptID, &position, &n.Given, &paper); err != nil {
			return nil, fmt.Errorf("postgres: written numbers: %w", err)
		}
		asked, err := decodePaper(n.AttemptID, paper)
		if err != nil || position >= len(asked.Questions) {
			return nil, fmt.Errorf("postgres: paper of attempt %s: %w", n.AttemptID, errPaper)
		}
		if q := asked.Questions[position]; q.Kind == questions.Numeric && n.Given.Valid() {
			n.VersionID, n.Points = q.VersionID, q.Points
			all = append(all, n)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("postgres: written numbers: %w", unavailable(err))
	}
	return onlyPending(ctx, tx, all)
}

// onlyPending keeps the answers to nearest-wins questions and adds their truth.
func onlyPending(ctx context.Context, tx *sqlx.Tx, all []contest.Near) ([]contest.Near, error) {
	asked := map[int64]questions.Version{}
	for _, n := range all {
		asked[n.VersionID] = questions.Version{}
	}
	if len(asked) == 0 {
		return nil, nil
	}
	var ids []int64
	for id := range asked {
		ids = append(ids, id)
	}
	var rows []versionRow
	if err := tx.SelectContext(ctx, &rows, findVersions, pq.Array(ids)); err != nil {
		return nil, fmt.Errorf("postgres: question versions: %w", unavailable(err))
	}
	for i := range rows {
		asked[rows[i].ID] = rows[i].version()
	}
	var out []contest.Near
	for _, n := range all {
		if v := asked[n.VersionID]; v.Pending() && len(v.Numbers) > 0 {
			n.True = v.Numbers[0].Value
			out = append(out, n)
		}
	}
	return out, nil
}
