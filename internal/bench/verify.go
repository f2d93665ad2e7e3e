package bench

import (
	"context"
	"fmt"
	"time"
)

// countAnswers compares, for each attempt, what was acknowledged with what is
// stored: the sum of revisions is the number of answers that were stored, for
// each one raises the revision of its place by one.
const countAnswers = `
SELECT count(*),
       count(*) FILTER (WHERE COALESCE(s.stored, 0) < input.acked),
       COALESCE(sum(input.acked), 0),
       COALESCE(sum(s.stored), 0),
       count(*) FILTER (WHERE t.answered_count <> COALESCE(s.places, 0)
                           OR t.right_count <> COALESCE(s.right_count, 0)
                           OR t.points <> COALESCE(s.points, 0))
FROM unnest($1::uuid[], $2::integer[]) AS input (attempt_id, acked)
JOIN attempts AS t ON t.id = input.attempt_id
LEFT JOIN (
	SELECT attempt_id,
	       sum(revision) AS stored,
	       count(*) FILTER (WHERE chosen <> 0) AS places,
	       count(*) FILTER (WHERE is_right) AS right_count,
	       sum(points) AS points
	FROM answers
	WHERE attempt_id = ANY ($1::uuid[])
	GROUP BY attempt_id
) AS s ON s.attempt_id = input.attempt_id`

// Verified says what became of acknowledged answers.
type Verified struct {
	Attempts int   `json:"attempts"`
	Acked    int64 `json:"acked"`
	Stored   int64 `json:"stored"`
	Lost     int   `json:"attempts_with_lost_answers"` // must be 0
	Wrong    int   `json:"attempts_with_wrong_totals"` // must be 0
}

// verify counts every acknowledged answer in PostgreSQL, and every running
// total against its answers.
func (r *Rig) verify(ctx context.Context, sitters []*sitter) (Verified, error) {
	ids, acked := make([]string, len(sitters)), make([]string, len(sitters))
	for i, s := range sitters {
		ids[i], acked[i] = s.attemptID, fmt.Sprint(s.acked)
	}
	var v Verified
	err := r.DB.SQL().QueryRowContext(ctx, countAnswers, textArray(ids), textArray(acked)).
		Scan(&v.Attempts, &v.Lost, &v.Acked, &v.Stored, &v.Wrong)
	if err != nil {
		return v, fmt.Errorf("bench: verify: %w", err)
	}
	if v.Attempts != len(sitters) || v.Lost > 0 || v.Wrong > 0 {
		return v, fmt.Errorf("bench: of %d acknowledged answers %d are stored; %d attempts lack some, %d have wrong totals",
			v.Acked, v.Stored, v.Lost, v.Wrong)
	}
	return v, nil
}

// endAll lets every attempt's hour pass, so that the board has something to
// show.
func (r *Rig) endAll(ctx context.Context) error {
	for {
		n, err := r.Taking.EndOverdue(ctx, time.Now().Add(2*time.Hour))
		if err != nil || n == 0 {
			return err
		}
	}
}

// verifyBoards compares every board of the round with a recount.
func (r *Rig) verifyBoards(ctx context.Context) (int, error) {
	r.Boards.Tend(ctx, false)
	check, err := r.Boards.Check(ctx, r.Stage.Round.ID)
	if err != nil {
		return 0, err
	}
	if check.Different > 0 {
		return check.Members, fmt.Errorf("bench: %d of %d places on %d boards differ from a recount", check.Different, check.Members, check.Boards)
	}
	return check.Members, nil
}
