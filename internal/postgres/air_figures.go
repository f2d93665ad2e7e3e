package postgres

import (
	"context"
	"encoding/binary"
	"fmt"
	"time"

	"github.com/lib/pq"

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

	// A paper that asks a version holds its number as it is encoded there; other
	// bytes may look the same, which reading the paper settles.
	papersAsking = `
SELECT t.id, p.questions
FROM attempts t
JOIN papers p ON p.attempt_id = t.id
WHERE t.round_id = $1 AND t.ended_at IS NOT NULL AND position($2::bytea IN p.questions) > 0`

	chosenAt = `
SELECT n.chosen, count(*) AS times
FROM unnest($1::uuid[], $2::smallint[]) AS asked (attempt_id, position)
JOIN answers n ON n.attempt_id = asked.attempt_id AND n.position = asked.position
GROUP BY n.chosen`

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
// looks through the papers of the round and reads the answers to the question
// alone; still, keep what it returns.
func (db *DB) OptionCounts(ctx context.Context, roundID, questionID string) ([]int, error) {
	var versions []struct {
		ID      int64
		Options int
	}
	if err := db.sqlx.SelectContext(ctx, &versions, versionsOfQuestion, questionID); err != nil {
		return nil, fmt.Errorf("postgres: versions of a question: %w", unavailable(err))
	}
	most := 0
	for _, v := range versions {
		most = max(most, v.Options)
	}
	counts := make([]int, most)
	for _, v := range versions {
		where, err := db.placesOf(ctx, roundID, v.ID)
		if err != nil {
			return nil, err
		}
		if err := db.countChosen(ctx, where, counts); err != nil {
			return nil, err
		}
	}
	return counts, nil
}

// places are where papers ask one version.
type places struct {
	attempts  []string
	positions []int64
}

func (db *DB) placesOf(ctx context.Context, roundID string, version int64) (places, error) {
	rows, err := db.sqlx.QueryContext(ctx, papersAsking, roundID, binary.AppendUvarint(nil, uint64(version)))
	if err != nil {
		return places{}, fmt.Errorf("postgres: papers of a question: %w", unavailable(err))
	}
	defer rows.Close()
	var out places
	var attempt string
	var stored []byte
	for rows.Next() {
		if err := rows.Scan(&attempt, &stored); err != nil {
			return out, fmt.Errorf("postgres: papers of a question: %w", err)
		}
		paper, err := decodePaper(attempt, stored)
		if err != nil {
			return out, err
		}
		for i, q := range paper.Questions {
			if q.VersionID == version {
				out.attempts, out.positions = append(out.attempts, attempt), append(out.positions, int64(i))
			}
		}
	}
	if err := rows.Err(); err != nil {
		return out, fmt.Errorf("postgres: papers of a question: %w", unavailable(err))
	}
	return out, nil
}

// countChosen adds the choices at places to counts.
func (db *DB) countChosen(ctx context.Context, where places, counts []int) error {
	if len(where.attempts) == 0 {
		return nil
	}
	var chosen []struct{ Chosen, Times int }
	if err := db.sqlx.SelectContext(ctx, &chosen, chosenAt, pq.Array(where.attempts), pq.Array(where.positions)); err != nil {
		return fmt.Errorf("postgres: answers of a question: %w", unavailable(err))
	}
	for _, c := range chosen {
		for i := range counts {
			if c.Chosen&(1<<i) != 0 {
				counts[i] += c.Times
			}
		}
	}
	return nil
}
