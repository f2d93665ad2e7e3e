package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/google/uuid"
	"github.com/lib/pq/oid"

	"hoithi/contest"
)

// startBatch bounds the starts of one commit; each writes a paper too.
const startBatch = 200

// entrantKey is a contestant at the door: of a contest for reading, of a round
// for starting.
type entrantKey struct {
	of, contestant uuid.UUID
}

// Entrant implements contest.Journal.
func (j *Journal) Entrant(ctx context.Context, contestID, contestantID string) (contest.Entrant, error) {
	key, err := newEntrantKey(contestID, contestantID)
	if err != nil {
		return contest.Entrant{}, contest.ErrNotEligible.Because(err)
	}
	return j.entrants.ask(ctx, key)
}

func newEntrantKey(of, contestant string) (entrantKey, error) {
	o, err := uuid.Parse(of)
	if err != nil {
		return entrantKey{}, err
	}
	c, err := uuid.Parse(contestant)
	return entrantKey{o, c}, err
}

// findEntrants reads many contestants with their attempts, one row for each
// attempt, or one without. The contest is compared at the end and not in the
// join: its plan is made before there are statistics, and would otherwise walk
// through the contest by an index on it, for each contestant anew.
const findEntrants = `
WITH c AS MATERIALIZED (
	SELECT input.i,
	       input.contest_id AS asked,
	       c.id,
	       c.contest_id,
	       c.group_id,
	       c.unit_id,
	       c.extra_time_percent
	FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS input (contest_id, contestant_id, i)
	JOIN contestants AS c ON c.id = input.contestant_id
)
SELECT c.i,
       c.group_id AS entrant_group,
       COALESCE(c.unit_id::text, '') AS entrant_unit,
       c.extra_time_percent,
       t.id IS NOT NULL AS tried,
       COALESCE(t.id, c.id) AS id,
       COALESCE(t.round_id, c.contest_id) AS round_id,
       COALESCE(t.number, 0) AS number,
       COALESCE(t.receipt, '') AS receipt,
       COALESCE(t.questions, 0) AS questions,
       COALESCE(t.started_at, 'epoch') AS started_at,
       COALESCE(t.deadline, 'epoch') AS deadline,
       COALESCE(t.grace_ms, 0) AS grace_ms,
       t.ended_at,
       COALESCE(t.ended_by, '') AS ended_by,
       t.prediction,
       COALESCE(t.points, 0) AS points,
       COALESCE(t.right_count, 0) AS right_count,
       COALESCE(t.answered_count, 0) AS answered_count
FROM c
LEFT JOIN attempts AS t ON t.contest_id = c.contest_id AND t.contestant_id = c.id
WHERE c.contest_id = c.asked
ORDER BY c.i, t.number`

// entrantReader answers who is at the door. It belongs to one goroutine.
type entrantReader struct {
	lane   lane
	arrays [2]array
}

type entrantCall = call[entrantKey, contest.Entrant]

func newEntrantReader(db *DB) *entrantReader {
	return &entrantReader{lane: lane{db: db, statements: []string{findEntrants}}}
}

func (r *entrantReader) close() { r.lane.drop() }

func (r *entrantReader) do(ctx context.Context, batch []*entrantCall) {
	err := r.lane.attempt(ctx, func(ctx context.Context) error { return r.read(ctx, batch) })
	if err != nil {
		for _, c := range batch {
			c.err = err
		}
	}
}

func (r *entrantReader) read(ctx context.Context, batch []*entrantCall) error {
	contests, contestants := &r.arrays[0], &r.arrays[1]
	contests.reset(oid.T_uuid)
	contestants.reset(oid.T_uuid)
	for _, c := range batch {
		contests.uuid(c.in.of)
		contestants.uuid(c.in.contestant)
		c.out, c.err = contest.Entrant{}, contest.ErrNotEligible
	}
	rows, err := r.lane.stmts[0].QueryContext(ctx, contests.value(), contestants.value())
	if err != nil {
		return fmt.Errorf("postgres: find entrants: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := readEntrant(rows, batch); err != nil {
			return fmt.Errorf("postgres: find entrants: %w", err)
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("postgres: find entrants: %w", err)
	}
	return nil
}

func readEntrant(rows *sql.Rows, batch []*entrantCall) error {
	var (
		i     int
		tried bool
		who   contest.Contestant
		t     attemptRow
	)
	if err := rows.Scan(&i, &who.GroupID, &who.UnitID, &who.ExtraTimePercent, &tried,
		&t.ID, &t.RoundID, &t.Number, &t.Receipt, &t.Questions, &t.StartedAt, &t.Deadline, &t.GraceMS,
		&t.EndedAt, &t.EndedBy, &t.Prediction, &t.Points, &t.RightCount, &t.AnsweredCount); err != nil {
		return err
	}
	c := batch[i-1]
	who.ContestID, who.ID = c.in.of.String(), c.in.contestant.String()
	c.out.Contestant, c.err = who, nil
	if tried {
		t.ContestID, t.ContestantID, t.GroupID = who.ContestID, who.ID, who.GroupID
		t.UnitID = sql.NullString{String: who.UnitID, Valid: who.UnitID != ""}
		c.out.Attempts = append(c.out.Attempts, t.attempt())
	}
	return nil
}

// journalStart is an attempt with its paper on the way to the tables.
type journalStart struct {
	key     entrantKey // of the round
	id      uuid.UUID
	contest uuid.UUID
	unit    uuid.UUID // zero: none
	attempt contest.Attempt
	paper   []byte
}

type journalBegun struct {
	attempt contest.Attempt
	fresh   bool
}

// Begin implements contest.Journal.
func (j *Journal) Begin(ctx context.Context, a contest.Attempt, p contest.Paper) (contest.Attempt, bool, error) {
	start, err := newJournalStart(a, p)
	if err != nil {
		return contest.Attempt{}, false, err
	}
	begun, err := j.starts.ask(ctx, start)
	return begun.attempt, begun.fresh, err
}

func newJournalStart(a contest.Attempt, p contest.Paper) (s journalStart, err error) {
	if s.paper, err = encodePaper(p); err != nil {
		return s, err
	}
	s.attempt = a
	if s.key, err = newEntrantKey(a.RoundID, a.ContestantID); err != nil {
		return s, fmt.Errorf("postgres: begin attempt: %w", err)
	}
	if s.id, err = uuid.Parse(a.ID); err != nil {
		return s, fmt.Errorf("postgres: begin attempt: %w", err)
	}
	if s.contest, err = uuid.Parse(a.ContestID); err != nil {
		return s, fmt.Errorf("postgres: begin attempt: %w", err)
	}
	if a.UnitID != "" {
		if s.unit, err = uuid.Parse(a.UnitID); err != nil {
			return s, fmt.Errorf("postgres: begin attempt: %w", err)
		}
	}
	return s, nil
}
