package postgres

import (
	"context"
	"fmt"
	"time"

	"hoithi/contest"
)

const (
	roundPulse = `
SELECT count(*) AS started, count(ended_at) AS ended, count(DISTINCT contestant_id) AS participants, count(DISTINCT unit_id) AS units,
       count(DISTINCT contestant_id) FILTER (WHERE ended_at IS NOT NULL AND right_count >= questions AND questions > 0) AS allright
FROM attempts
WHERE round_id = $1`

	pulseMinutes = `
SELECT floor(extract(epoch FROM started_at - $2::timestamptz) / 60)::int AS minute, count(*) AS starts
FROM attempts
WHERE round_id = $1 AND started_at >= $2
GROUP BY minute
ORDER BY minute`

	optionAnswers = `
SELECT p.questions, n.position, n.chosen
FROM attempts t
JOIN papers p ON p.attempt_id = t.id
JOIN answers n ON n.attempt_id = t.id
WHERE t.round_id = $1 AND t.ended_at IS NOT NULL
ORDER BY t.id`

	versionsOfQuestion = `SELECT id, cardinality(options) AS options FROM question_versions WHERE question_id = $1`
)

// RoundPulse counts a round, and its starts by minute since a moment.
func (db *DB) RoundPulse(ctx context.Context, roundID string, since time.Time) (contest.Pulse, error) {
	var n struct{ Started, Ended, Participants, Units, AllRight int }
	if err := db.sqlx.GetContext(ctx, &n, roundPulse, roundID); err != nil {
		return contest.Pulse{}, fmt.Errorf("postgres: pulse: %w", unavailable(err))
	}
	var rows []struct{ Minute, Starts int }
	if err := db.sqlx.SelectContext(ctx, &rows, pulseMinutes, roundID, since); err != nil {
		return contest.Pulse{}, fmt.Errorf("postgres: pulse: %w", unavailable(err))
	}
	out := contest.Pulse{Started: n.Started, Ended: n.Ended, AllRight: n.AllRight, Participants: n.Participants, Units: n.Units, PerMinute: make([]int, 30)}
	for _, r := range rows {
		if r.Minute >= 0 && r.Minute < len(out.PerMinute) {
			out.PerMinute[r.Minute] = r.Starts
		}
	}
	return out, nil
}

// OptionCounts counts how often each option of a question was chosen in the
// ended attempts of a round, in the author's order, over all its versions. It
// reads every answer of the round: keep what it returns.
func (db *DB) OptionCounts(ctx context.Context, roundID, questionID string) ([]int, error) {
	var versions []struct {
		ID      int64
		Options int
	}
	if err := db.sqlx.SelectContext(ctx, &versions, versionsOfQuestion, questionID); err != nil {
		return nil, fmt.Errorf("postgres: versions of a question: %w", unavailable(err))
	}
	wanted, most := map[int64]bool{}, 0
	for _, v := range versions {
		wanted[v.ID], most = true, max(most, v.Options)
	}
	counts := make([]int, most)
	rows, err := db.sqlx.QueryContext(ctx, optionAnswers, roundID)
	if err != nil {
		return nil, fmt.Errorf("postgres: answers of a question: %w", unavailable(err))
	}
	defer rows.Close()
	for rows.Next() {
		var paper []byte
		var position, chosen int
		if err := rows.Scan(&paper, &position, &chosen); err != nil {
			return nil, fmt.Errorf("postgres: answers of a question: %w", err)
		}
		if err := countOptions(counts, paper, position, chosen, wanted); err != nil {
			return nil, err
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("postgres: answers of a question: %w", unavailable(err))
	}
	return counts, nil
}

func countOptions(counts []int, stored []byte, position, chosen int, wanted map[int64]bool) error {
	paper, err := decodePaper("", stored)
	if err != nil {
		return err
	}
	if position < 0 || position >= len(paper.Questions) || !wanted[paper.Questions[position].VersionID] {
		return nil
	}
	for i := range counts {
		if chosen&(1<<i) != 0 {
			counts[i]++
		}
	}
	return nil
}
