package postgres

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/lib/pq/oid"

	"hoithi/contest"
)

// storeAnswers stores a batch in one commit, in the hope that all its attempts
// still run; see saveCarefully for when one does not.
//
// It takes no lock before it writes: changed, which adds to the running totals
// of each attempt, takes the attempt's lock and looks at the end and the
// deadline as they stand under it, and all_running throws the whole batch away
// when it left one out. So an end comes wholly before or wholly after an
// answer. changed goes in the order of the attempts' keys, so that two nodes
// never wait for each other in a circle. The row that an answer replaces
// leaves its figures in previous_*, under its own lock, so that changed is
// exact. ("Not ended" is written so that no index over all running attempts
// answers to it: see laneSettings.)
//
// $9 is the receipt of the first input; the next ones follow. The receipts
// that come back were used.
const storeAnswers = `
WITH saved AS (
	INSERT INTO answers AS a (attempt_id, position, revision, chosen, points, is_right, received_at, written, seq)
	SELECT attempt_id, position, revision, chosen, points, is_right, received_at, written, $9::bigint + i - 1
	FROM unnest($1::uuid[], $2::smallint[], $3::integer[], $4::integer[], $5::integer[], $6::boolean[], $7::timestamptz[], $8::text[])
	     WITH ORDINALITY AS input (attempt_id, position, revision, chosen, points, is_right, received_at, written, i)
` + replaceOlder + `
),
moved AS MATERIALIZED (
	SELECT attempt_id,
	       max(received_at) AS received_at,
	       sum(points)::integer AS points,
	       sum(right_count)::integer AS right_count,
	       sum(answered_count)::integer AS answered_count
	FROM saved
	GROUP BY attempt_id
	ORDER BY attempt_id
),
changed AS (
	UPDATE attempts AS t
	SET points         = t.points + d.points,
	    right_count    = t.right_count + d.right_count,
	    answered_count = t.answered_count + d.answered_count
	FROM moved AS d
	WHERE t.id = d.attempt_id
	  AND COALESCE(t.ended_at, 'infinity') = 'infinity'
	  AND d.received_at <= t.deadline + t.grace_ms * interval '1 millisecond'
	RETURNING t.id
)
SELECT (SELECT array_agg(seq) FROM saved)::text,
       all_running((SELECT count(*) FROM moved), (SELECT count(*) FROM changed))`

// replaceOlder ends an insertion of answers: a newer one replaces what is at
// its place, and what was stored says by how much the attempt's totals move.
const replaceOlder = `	ON CONFLICT (attempt_id, position) DO UPDATE
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
	          a.received_at,
	          a.points - a.previous_points AS points,
	          a.is_right::integer - a.previous_right::integer AS right_count,
	          (a.chosen <> 0)::integer - (a.previous_chosen <> 0)::integer AS answered_count`

// codeNotRunning is what all_running fails with.
const codeNotRunning = "HT001"

// saveCarefully is storeAnswers for a batch in which some attempt has ended:
// it locks the attempts first, in the order of their keys, and leaves out what
// is over. (The conditions are not part of locked: there they would invite an
// index over all running attempts.)
const saveCarefully = `
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
saved AS (
	INSERT INTO answers AS a (attempt_id, position, revision, chosen, points, is_right, received_at, written, seq)
	SELECT attempt_id, position, revision, chosen, points, is_right, received_at, written, $9::bigint + i - 1
	FROM locked
	WHERE ended_at IS NULL
	  AND received_at <= deadline + grace_ms * interval '1 millisecond'
	ORDER BY i
` + replaceOlder + `
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
SELECT (SELECT array_agg(seq) FROM saved)::text, true`

// answerWriter commits batches of answers. It belongs to one goroutine.
type answerWriter struct {
	lane     lane
	receipts receipts
	arrays   [8]array
	used     []int64 // receipts
	stored   []bool  // by input
	unsaved  []*answerCall
}

// The statements of its lane.
const (
	laneStore = iota
	laneCareful
	laneWhy
	laneReceipts
)

type answerCall = call[journalAnswer, contest.Stored]

func newAnswerWriter(db *DB) *answerWriter {
	return &answerWriter{lane: lane{db: db, statements: []string{laneStore: storeAnswers, laneCareful: saveCarefully, laneWhy: findUnsaved, laneReceipts: drawReceipts}}}
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

// save stores the batch; what it did not store is left in w.unsaved.
func (w *answerWriter) save(ctx context.Context, batch []*answerCall) error {
	first, err := w.receipts.take(ctx, &w.lane, len(batch))
	if err != nil {
		return err
	}
	args := append(w.encode(batch), first)
	saved, err := w.run(ctx, laneStore, args)
	if failedWith(err, codeNotRunning) {
		saved, err = w.run(ctx, laneCareful, args)
	}
	if err != nil {
		return fmt.Errorf("postgres: save answers: %w", err)
	}
	w.settle(batch, first, saved)
	return nil
}

// run returns the receipts that a statement used.
func (w *answerWriter) run(ctx context.Context, statement int, args []any) (string, error) {
	var (
		saved sql.NullString
		all   bool
	)
	err := w.lane.stmts[statement].QueryRowContext(ctx, args...).Scan(&saved, &all)
	return saved.String, err
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

// settle gives each stored input its receipt: the first one has first, and so
// on.
func (w *answerWriter) settle(batch []*answerCall, first int64, saved string) {
	w.used = parseInts(saved, w.used)
	w.stored = append(w.stored[:0], make([]bool, len(batch))...)
	for _, receipt := range w.used {
		w.stored[receipt-first] = true
	}
	w.unsaved = w.unsaved[:0]
	for i, c := range batch {
		if !w.stored[i] {
			w.unsaved = append(w.unsaved, c)
			continue
		}
		c.out, c.err = contest.Stored{Answer: c.in.Answer, Receipt: first + int64(i), New: true}, nil
	}
}
