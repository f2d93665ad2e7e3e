package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/lib/pq/oid"

	"hoithi/contest"
	"hoithi/questions"
)

// findUnsaved says why inputs were not stored: what is at the place, and
// whether the attempt is there and over.
const findUnsaved = `
SELECT input.i,
       t.id IS NOT NULL,
       t.ended_at IS NOT NULL,
       COALESCE(input.received_at > t.deadline + t.grace_ms * interval '1 millisecond', false),
       a.revision,
       a.chosen,
       a.points,
       a.is_right,
       a.received_at,
       a.seq,
       a.written
FROM unnest($1::uuid[], $2::smallint[], $3::timestamptz[]) WITH ORDINALITY AS input (attempt_id, position, received_at, i)
LEFT JOIN attempts AS t ON t.id = input.attempt_id
LEFT JOIN answers AS a ON a.attempt_id = input.attempt_id AND a.position = input.position
ORDER BY input.i`

// explain settles inputs that were not stored. What can still be stored, for
// another node was faster, stays in open, and the error asks to do it again.
func (w *answerWriter) explain(ctx context.Context, open *[]*answerCall) error {
	batch := *open
	attempts, positions, received := &w.arrays[0], &w.arrays[1], &w.arrays[2]
	attempts.reset(oid.T_uuid)
	positions.reset(oid.T_int2)
	received.reset(oid.T_timestamptz)
	for _, c := range batch {
		attempts.uuid(c.in.attempt)
		positions.int2(c.in.position)
		received.time(c.in.ReceivedAt)
	}
	rows, err := w.lane.stmts[laneWhy].QueryContext(ctx, attempts.value(), positions.value(), received.value())
	if err != nil {
		return fmt.Errorf("postgres: explain answers: %w", err)
	}
	defer rows.Close()
	var again []*answerCall
	for rows.Next() {
		var there placeState
		if err := rows.Scan(&there.i, &there.found, &there.ended, &there.late, &there.revision, &there.chosen,
			&there.points, &there.right, &there.receivedAt, &there.seq, &there.written); err != nil {
			return fmt.Errorf("postgres: explain answers: %w", err)
		}
		if c := batch[there.i-1]; !there.settle(c) {
			again = append(again, c)
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("postgres: explain answers: %w", err)
	}
	if *open = again; len(again) > 0 {
		return errAgain
	}
	return nil
}

// placeState is a place of a paper and its attempt, as found after an input
// was not stored.
type placeState struct {
	i                        int
	found, ended, late       bool
	revision, chosen, points sql.NullInt64
	right                    sql.NullBool
	receivedAt               sql.NullTime
	seq                      sql.NullInt64
	written                  sql.NullString
}

// settle decides an input that was not stored; false when it should be tried
// again. An answer that is as new as the input comes first: an attempt that
// has ended since still owes the receipt for what it stored.
func (s *placeState) settle(c *answerCall) bool {
	switch {
	case s.revision.Valid && int(s.revision.Int64) >= c.in.Revision:
		c.out, c.err = s.stored(c.in), nil
	case !s.found:
		c.out, c.err = contest.Stored{}, contest.ErrAttemptNotFound
	case s.ended:
		c.out, c.err = contest.Stored{}, contest.ErrAttemptEnded
	case s.late:
		c.out, c.err = contest.Stored{}, contest.ErrLate
	default:
		return false
	}
	return true
}

func (s *placeState) stored(in journalAnswer) contest.Stored {
	return contest.Stored{
		Answer: contest.Answer{
			AttemptID: in.AttemptID, Position: in.Position, Revision: int(s.revision.Int64),
			Chosen: questions.Options(s.chosen.Int64), Points: int(s.points.Int64), Right: s.right.Bool, Written: s.written.String,
			ReceivedAt: s.receivedAt.Time.UTC().Truncate(time.Millisecond),
		},
		Receipt: s.seq.Int64,
	}
}
