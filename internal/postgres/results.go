package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
)

// resultAttempts reads every attempt of a round with totals recomputed from
// the journal. The running totals are not looked at, nor is an answer that was
// received after the attempt's end and grace. What still runs, or ran when the
// program died, ends at its deadline.
const resultAttempts = `
WITH journal AS (
	SELECT a.attempt_id,
	       sum(a.points)::integer AS points,
	       count(*) FILTER (WHERE a.is_right)::integer AS right_count,
	       count(*) FILTER (WHERE a.chosen <> 0)::integer AS answered_count
	FROM answers AS a
	JOIN attempts AS t ON t.id = a.attempt_id
	WHERE t.round_id = $1
	  AND a.received_at <= LEAST(COALESCE(t.ended_at, t.deadline), t.deadline) + t.grace_ms * interval '1 millisecond'
	GROUP BY a.attempt_id
)
SELECT t.id,
       t.round_id,
       t.contest_id,
       t.contestant_id,
       t.group_id,
       t.unit_id,
       t.number,
       t.receipt,
       t.questions,
       t.started_at,
       t.deadline,
       t.grace_ms,
       COALESCE(t.ended_at, t.deadline) AS ended_at,
       COALESCE(NULLIF(t.ended_by, ''), 'deadline') AS ended_by,
       t.prediction,
       COALESCE(j.points, 0) AS points,
       COALESCE(j.right_count, 0) AS right_count,
       COALESCE(j.answered_count, 0) AS answered_count
FROM attempts AS t
LEFT JOIN journal AS j ON j.attempt_id = t.id
WHERE t.round_id = $1
ORDER BY t.id`

const resultPeople = `
SELECT c.id,
       c.name,
       c.phone,
       c.group_id,
       COALESCE(c.unit_id::text, '') AS unit_id
FROM contestants AS c
WHERE c.id IN (SELECT t.contestant_id FROM attempts AS t WHERE t.round_id = $1)
ORDER BY c.id`

const resultExcluded = `
SELECT contestant_id, reason
FROM disqualifications
WHERE round_id = $1 AND confirmed_at IS NOT NULL AND lifted_at IS NULL
ORDER BY contestant_id`

// ResultInput gathers what a round's result is computed from, as it was at one
// moment: every attempt with totals recomputed from the journal, the people,
// the units, and the disqualifications in force.
func (db *DB) ResultInput(ctx context.Context, roundID string) (contest.ResultInput, error) {
	round, err := db.FindRound(ctx, roundID)
	if err != nil {
		return contest.ResultInput{}, err
	}
	c, err := db.FindContest(ctx, round.ContestID)
	if err != nil {
		return contest.ResultInput{}, err
	}
	units, err := db.Units(ctx, round.ContestID)
	if err != nil {
		return contest.ResultInput{}, err
	}
	in := contest.ResultInput{Contest: c, Round: round, Units: units}
	tx, err := db.sqlx.BeginTxx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return in, fmt.Errorf("postgres: begin: %w", unavailable(err))
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	err = readResultInput(ctx, tx, &in)
	return in, err
}

func readResultInput(ctx context.Context, tx *sqlx.Tx, in *contest.ResultInput) error {
	var rows []attemptRow
	if err := tx.SelectContext(ctx, &rows, resultAttempts, in.Round.ID); err != nil {
		return fmt.Errorf("postgres: attempts for a result: %w", unavailable(err))
	}
	in.Attempts = attemptsFrom(rows)
	var people []entryRow
	if err := tx.SelectContext(ctx, &people, resultPeople, in.Round.ID); err != nil {
		return fmt.Errorf("postgres: people for a result: %w", unavailable(err))
	}
	in.Contestants = make(map[string]contest.Contestant, len(people))
	for _, p := range people {
		in.Contestants[p.ID] = p.contestant()
	}
	var excluded []struct {
		ContestantID string `db:"contestant_id"`
		Reason       string `db:"reason"`
	}
	if err := tx.SelectContext(ctx, &excluded, resultExcluded, in.Round.ID); err != nil {
		return fmt.Errorf("postgres: disqualifications for a result: %w", unavailable(err))
	}
	in.Excluded = make(map[string]string, len(excluded))
	for _, e := range excluded {
		in.Excluded[e.ContestantID] = e.Reason
	}
	var err error
	in.Near, err = near(ctx, tx, in.Round.ID)
	return err
}

// entryRow is what lists show of a contestant.
type entryRow struct {
	ID      string `db:"id"`
	Name    string `db:"name"`
	Phone   string `db:"phone"`
	GroupID string `db:"group_id"`
	UnitID  string `db:"unit_id"`
}

func (p entryRow) contestant() contest.Contestant {
	return contest.Contestant{ID: p.ID, Name: p.Name, Phone: p.Phone, GroupID: p.GroupID, UnitID: p.UnitID}
}
