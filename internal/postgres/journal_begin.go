package postgres

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/lib/pq/oid"

	"hoithi/contest"
)

// beginAttempts stores attempts with their papers. An attempt that any unique
// index refuses is left out, its paper with it.
const beginAttempts = `
WITH input AS MATERIALIZED (
	SELECT *
	FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::integer[], $8::text[],
	            $9::smallint[], $10::timestamptz[], $11::timestamptz[], $12::integer[], $13::bytea[])
	     AS input (id, round_id, contest_id, contestant_id, unit_id, group_id, number, receipt,
	               questions, started_at, deadline, grace_ms, paper)
),
begun AS (
	INSERT INTO attempts (id, round_id, contest_id, contestant_id, unit_id, group_id, number, receipt,
	                      questions, started_at, deadline, grace_ms)
	SELECT id,
	       round_id,
	       contest_id,
	       contestant_id,
	       NULLIF(unit_id, '00000000-0000-0000-0000-000000000000'),
	       group_id,
	       number,
	       receipt,
	       questions,
	       started_at,
	       deadline,
	       grace_ms
	FROM input
	ON CONFLICT DO NOTHING
	RETURNING id
)
INSERT INTO papers (attempt_id, questions)
SELECT input.id, input.paper
FROM input
JOIN begun ON begun.id = input.id
RETURNING attempt_id`

// findRunningOf returns the running attempts of contestants. OFFSET 0 keeps the
// planner from turning the lookups into one walk over all running attempts.
const findRunningOf = `
SELECT ` + attemptColumns + `
FROM unnest($1::uuid[], $2::uuid[]) AS input (round_id, contestant_id)
CROSS JOIN LATERAL (
	SELECT *
	FROM attempts
	WHERE attempts.round_id = input.round_id
	  AND attempts.contestant_id = input.contestant_id
	  AND attempts.ended_at IS NULL
	OFFSET 0
) AS t
ORDER BY t.id`

// startWriter commits batches of starts. It belongs to one goroutine.
type startWriter struct {
	lane   lane
	arrays [13]array
}

type startCall = call[journalStart, journalBegun]

func newStartWriter(db *DB) *startWriter {
	return &startWriter{lane: lane{db: db, statements: []string{beginAttempts, findRunningOf}}}
}

func (w *startWriter) close() { w.lane.drop() }

// do stores the batch in the order of its contestants, so that two nodes never
// wait for each other in a circle. Repeating it is harmless: what a lost commit
// stored is found running.
func (w *startWriter) do(ctx context.Context, batch []*startCall) {
	slices.SortFunc(batch, func(x, y *startCall) int {
		return bytes.Compare(x.in.key.contestant[:], y.in.key.contestant[:])
	})
	if err := w.lane.attempt(ctx, func(ctx context.Context) error { return w.begin(ctx, batch) }); err != nil {
		for _, c := range batch {
			c.err = err
		}
	}
}

func (w *startWriter) begin(ctx context.Context, batch []*startCall) error {
	var begun []uuid.UUID
	rows, err := w.lane.stmts[0].QueryContext(ctx, w.encode(batch)...)
	if err != nil {
		return fmt.Errorf("postgres: begin attempts: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id uuid.UUID
		if err := rows.Scan(&id); err != nil {
			return fmt.Errorf("postgres: begin attempts: %w", err)
		}
		begun = append(begun, id)
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("postgres: begin attempts: %w", err)
	}
	return w.settle(ctx, batch, begun)
}

// settle returns the new attempts, and for the others those that stood in
// their way.
func (w *startWriter) settle(ctx context.Context, batch []*startCall, begun []uuid.UUID) error {
	fresh := make(map[uuid.UUID]bool, len(begun))
	for _, id := range begun {
		fresh[id] = true
	}
	var refused []*startCall
	for _, c := range batch {
		if !fresh[c.in.id] {
			refused = append(refused, c)
			continue
		}
		c.out, c.err = journalBegun{attempt: c.in.attempt, fresh: true}, nil
	}
	if len(refused) == 0 {
		return nil
	}
	return w.findRunning(ctx, refused)
}

func (w *startWriter) findRunning(ctx context.Context, refused []*startCall) error {
	rounds, contestants := &w.arrays[0], &w.arrays[1]
	rounds.reset(oid.T_uuid)
	contestants.reset(oid.T_uuid)
	for _, c := range refused {
		rounds.uuid(c.in.key.of)
		contestants.uuid(c.in.key.contestant)
		c.out, c.err = journalBegun{}, contest.ErrCollision
	}
	rows, err := w.lane.stmts[1].QueryContext(ctx, rounds.value(), contestants.value())
	if err != nil {
		return fmt.Errorf("postgres: find running attempts: %w", err)
	}
	defer rows.Close()
	running := make(map[string]contest.Attempt)
	for rows.Next() {
		var row attemptRow
		if err := rows.Scan(&row.ID, &row.RoundID, &row.ContestID, &row.ContestantID, &row.GroupID, &row.UnitID, &row.Number,
			&row.Receipt, &row.Questions, &row.StartedAt, &row.Deadline, &row.GraceMS, &row.EndedAt, &row.EndedBy, &row.Prediction,
			&row.Points, &row.RightCount, &row.AnsweredCount); err != nil {
			return fmt.Errorf("postgres: find running attempts: %w", err)
		}
		running[row.RoundID+row.ContestantID] = row.attempt()
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("postgres: find running attempts: %w", err)
	}
	for _, c := range refused {
		if a, ok := running[c.in.attempt.RoundID+c.in.attempt.ContestantID]; ok {
			// Its own attempt is there after a lost reply: it is fresh all the same.
			c.out, c.err = journalBegun{attempt: a, fresh: a.ID == c.in.attempt.ID}, nil
		}
	}
	return nil
}

func (w *startWriter) encode(batch []*startCall) []any {
	a := &w.arrays
	for i, elem := range [...]oid.Oid{oid.T_uuid, oid.T_uuid, oid.T_uuid, oid.T_uuid, oid.T_uuid, oid.T_text, oid.T_int4, oid.T_text,
		oid.T_int2, oid.T_timestamptz, oid.T_timestamptz, oid.T_int4, oid.T_bytea} {
		a[i].reset(elem)
	}
	for _, c := range batch {
		in, attempt := &c.in, &c.in.attempt
		a[0].uuid(in.id)
		a[1].uuid(in.key.of)
		a[2].uuid(in.contest)
		a[3].uuid(in.key.contestant)
		a[4].uuid(in.unit)
		a[5].text(attempt.GroupID)
		a[6].int4(attempt.Number)
		a[7].text(attempt.Receipt)
		a[8].int2(attempt.Questions)
		a[9].time(attempt.StartedAt)
		a[10].time(attempt.Deadline)
		a[11].int4(int(attempt.Grace.Milliseconds()))
		a[12].bytes(in.paper)
	}
	args := make([]any, len(a))
	for i := range a {
		args[i] = a[i].value()
	}
	return args
}
