package postgres

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"github.com/lib/pq/oid"

	"hoithi/contest"
	"hoithi/questions"
)

// saveAnswers stores a batch in one commit.
//
// locked locks the attempts in the order of their keys, so that a submission
// comes wholly before or wholly after an answer, and two nodes never wait for
// each other in a circle. live is what still runs then. It looks at the
// deadline once more: a round that was closed early has shortened it since the
// token was signed. (The conditions are not part of locked: there they would
// invite an index over all running attempts.) Each input draws its receipt in
// live, which is how the caller tells the inputs that were stored from the
// others without a join. The row that an answer replaces leaves its figures in
// previous_*, under the same lock, so that changed is exact.
const saveAnswers = `
WITH locked AS MATERIALIZED (
	SELECT input.*,
	       attempts.ended_at,
	       attempts.deadline,
	       attempts.grace_ms
	FROM unnest($1::uuid[], $2::smallint[], $3::integer[], $4::integer[], $5::integer[], $6::boolean[], $7::timestamptz[], $8::text[])
	     WITH ORDINALITY AS input (attempt_id, position, revision, chosen, points, is_right, received_at, written, i)
	JOIN attempts ON attempts.id = input.attempt_id
	ORDER BY input.i
	FOR NO KEY UPDATE OF attempts
),
live AS MATERIALIZED (
	SELECT i,
	       attempt_id,
	       position,
	       revision,
	       chosen,
	       points,
	       is_right,
	       received_at,
	       written,
	       nextval('answer_receipts') AS seq
	FROM locked
	WHERE ended_at IS NULL
	  AND received_at <= deadline + grace_ms * interval '1 millisecond'
),
saved AS (
	INSERT INTO answers AS a (attempt_id, position, revision, chosen, points, is_right, received_at, seq, written)
	SELECT attempt_id, position, revision, chosen, points, is_right, received_at, seq, written
	FROM live
	ORDER BY i
	ON CONFLICT (attempt_id, position) DO UPDATE
	SET revision        = excluded.revision,
	    chosen          = excluded.chosen,
	    points          = excluded.points,
	    is_right        = excluded.is_right,
	    received_at     = excluded.received_at,
	    seq             = excluded.seq,
	    written         = excluded.written,
	    previous_chosen = a.chosen,
	    previous_right  = a.is_right,
	    previous_points = a.points
	WHERE a.revision < excluded.revision
	RETURNING a.attempt_id,
	          a.seq,
	          a.points - a.previous_points AS points,
	          a.is_right::integer - a.previous_right::integer AS right_count,
	          (a.chosen <> 0)::integer - (a.previous_chosen <> 0)::integer AS answered_count
),
changed AS (
	UPDATE attempts AS t
	SET points         = t.points + d.points,
	    right_count    = t.right_count + d.right_count,
	    answered_count = t.answered_count + d.answered_count
	FROM (
		SELECT attempt_id,
		       sum(points)::integer AS points,
		       sum(right_count)::integer AS right_count,
		       sum(answered_count)::integer AS answered_count
		FROM saved
		GROUP BY attempt_id
	) AS d
	WHERE t.id = d.attempt_id
	  AND (d.points <> 0 OR d.right_count <> 0 OR d.answered_count <> 0)
)
SELECT (SELECT array_agg(i) FROM live)::text,
       (SELECT array_agg(seq) FROM live)::text,
       (SELECT array_agg(seq) FROM saved)::text`

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

// answerWriter commits batches of answers. It belongs to one goroutine.
type answerWriter struct {
	lane    lane
	arrays  [8]array
	ints    [3][]int64
	unsaved []*answerCall
}

type answerCall = call[journalAnswer, contest.Stored]

func newAnswerWriter(db *DB) *answerWriter {
	return &answerWriter{lane: lane{db: db, statements: []string{saveAnswers, findUnsaved}}}
}

func (w *answerWriter) close() { w.lane.drop() }

// do stores the batch. Repeating it after a lost connection is harmless: what
// the lost commit stored is found with its revision, and is a repeat.
func (w *answerWriter) do(ctx context.Context, batch []*answerCall) {
	slices.SortFunc(batch, func(x, y *answerCall) int {
		if c := bytes.Compare(x.in.attempt[:], y.in.attempt[:]); c != 0 {
			return c
		}
		return cmp.Compare(x.in.position, y.in.position)
	})
	open := slices.Clone(batch)
	err := w.lane.attempt(ctx, func(ctx context.Context) error {
		if err := w.save(ctx, open); err != nil {
			return err
		}
		if open = slices.Clone(w.unsaved); len(open) == 0 {
			return nil
		}
		return w.explain(ctx, &open)
	})
	for _, c := range open {
		c.err = err
	}
}

// save runs the statement; what it did not store is left in w.unsaved.
func (w *answerWriter) save(ctx context.Context, batch []*answerCall) error {
	var inputs, drawn, saved sql.NullString
	if err := w.lane.stmts[0].QueryRowContext(ctx, w.encode(batch)...).Scan(&inputs, &drawn, &saved); err != nil {
		return fmt.Errorf("postgres: save answers: %w", err)
	}
	w.ints[0] = parseInts(inputs.String, w.ints[0])
	w.ints[1] = parseInts(drawn.String, w.ints[1])
	w.ints[2] = parseInts(saved.String, w.ints[2])
	w.settle(batch)
	return nil
}

func (w *answerWriter) encode(batch []*answerCall) []any {
	a := &w.arrays
	for i, elem := range [...]oid.Oid{oid.T_uuid, oid.T_int2, oid.T_int4, oid.T_int4, oid.T_int4, oid.T_bool, oid.T_timestamptz, oid.T_text} {
		a[i].reset(elem)
	}
	for _, c := range batch {
		in := &c.in
		a[0].uuid(in.attempt)
		a[1].int2(in.position)
		a[2].int4(in.Revision)
		a[3].int4(int(in.Chosen))
		a[4].int4(in.Points)
		a[5].bool(in.Right)
		a[6].time(in.ReceivedAt)
	}
	w.encodeWritten(batch)
	return []any{a[0].value(), a[1].value(), a[2].value(), a[3].value(), a[4].value(), a[5].value(), a[6].value(), a[7].value()}
}

// encodeWritten fills the last array up to the last written answer. unnest
// pads a shorter array with NULL, so that a batch of choices, as nearly all
// are, sends nothing here.
func (w *answerWriter) encodeWritten(batch []*answerCall) {
	written := &w.arrays[7]
	for i, c := range batch {
		if c.in.Written == "" {
			continue
		}
		for written.n < i {
			written.null()
		}
		written.text(c.in.Written)
	}
}

// settle gives each stored input its receipt. Inputs drew receipts in live;
// those of saved were used.
func (w *answerWriter) settle(batch []*answerCall) {
	inputs, drawn, saved := w.ints[0], w.ints[1], w.ints[2]
	slices.Sort(saved)
	receipts := make([]int64, len(batch))
	for n, i := range inputs {
		if _, used := slices.BinarySearch(saved, drawn[n]); used {
			receipts[i-1] = drawn[n]
		}
	}
	w.unsaved = w.unsaved[:0]
	for n, c := range batch {
		if receipts[n] == 0 {
			w.unsaved = append(w.unsaved, c)
			continue
		}
		c.out, c.err = contest.Stored{Answer: c.in.Answer, Receipt: receipts[n], New: true}, nil
	}
}

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
	rows, err := w.lane.stmts[1].QueryContext(ctx, attempts.value(), positions.value(), received.value())
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
