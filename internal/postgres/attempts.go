package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"hoithi/contest"
)

// attemptColumns lists what attemptRow reads, from attempts AS t.
const attemptColumns = `
	t.id,
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
	t.ended_at,
	t.ended_by,
	t.prediction,
	t.points,
	t.right_count,
	t.answered_count`

// attemptRow is an attempt as it is stored.
type attemptRow struct {
	ID            string         `db:"id"`
	RoundID       string         `db:"round_id"`
	ContestID     string         `db:"contest_id"`
	ContestantID  string         `db:"contestant_id"`
	GroupID       string         `db:"group_id"`
	UnitID        sql.NullString `db:"unit_id"`
	Number        int            `db:"number"`
	Receipt       string         `db:"receipt"`
	Questions     int            `db:"questions"`
	StartedAt     time.Time      `db:"started_at"`
	Deadline      time.Time      `db:"deadline"`
	GraceMS       int64          `db:"grace_ms"`
	EndedAt       sql.NullTime   `db:"ended_at"`
	EndedBy       string         `db:"ended_by"`
	Prediction    sql.NullInt64  `db:"prediction"`
	Points        int            `db:"points"`
	RightCount    int            `db:"right_count"`
	AnsweredCount int            `db:"answered_count"`
}

func (r *attemptRow) attempt() contest.Attempt {
	a := contest.Attempt{
		ID: r.ID, RoundID: r.RoundID, ContestID: r.ContestID, ContestantID: r.ContestantID,
		GroupID: r.GroupID, UnitID: r.UnitID.String, Number: r.Number, Receipt: r.Receipt, Questions: r.Questions,
		StartedAt: r.StartedAt.UTC(), Deadline: r.Deadline.UTC(), Grace: time.Duration(r.GraceMS) * time.Millisecond,
		EndedBy: contest.EndedBy(r.EndedBy),
		Totals:  contest.Totals{Points: r.Points, Right: r.RightCount, Answered: r.AnsweredCount},
	}
	if r.EndedAt.Valid {
		a.EndedAt = r.EndedAt.Time.UTC()
	}
	if r.Prediction.Valid {
		a.Prediction = &r.Prediction.Int64
	}
	return a
}

const findAttempt = `SELECT ` + attemptColumns + ` FROM attempts AS t WHERE t.id = $1`

// FindAttempt returns an attempt, or contest.ErrAttemptNotFound.
func (db *DB) FindAttempt(ctx context.Context, attemptID string) (contest.Attempt, error) {
	return db.findAttempt(ctx, findAttempt, attemptID)
}

const findRunning = `
SELECT ` + attemptColumns + `
FROM attempts AS t
WHERE t.round_id = $1 AND t.contestant_id = $2
ORDER BY t.ended_at IS NULL DESC, t.number DESC
LIMIT 1`

// FindRunning returns the contestant's running attempt at a round, or else the
// newest one, or contest.ErrAttemptNotFound.
func (db *DB) FindRunning(ctx context.Context, roundID, contestantID string) (contest.Attempt, error) {
	return db.findAttempt(ctx, findRunning, roundID, contestantID)
}

func (db *DB) findAttempt(ctx context.Context, query string, args ...any) (contest.Attempt, error) {
	var row attemptRow
	switch err := db.sqlx.GetContext(ctx, &row, query, args...); {
	case missing(err), malformed(err):
		return contest.Attempt{}, contest.ErrAttemptNotFound
	case err != nil:
		return contest.Attempt{}, fmt.Errorf("postgres: find attempt: %w", unavailable(err))
	}
	return row.attempt(), nil
}

const attemptsOf = `
SELECT ` + attemptColumns + `
FROM attempts AS t
WHERE t.contest_id = $1 AND t.contestant_id = $2
ORDER BY t.started_at, t.id`

// AttemptsOf lists a contestant's attempts of the whole contest, the oldest
// first.
func (db *DB) AttemptsOf(ctx context.Context, contestID, contestantID string) ([]contest.Attempt, error) {
	var rows []attemptRow
	if err := db.sqlx.SelectContext(ctx, &rows, attemptsOf, contestID, contestantID); err != nil {
		return nil, fmt.Errorf("postgres: attempts of a contestant: %w", unavailable(err))
	}
	return attemptsFrom(rows), nil
}

func attemptsFrom(rows []attemptRow) []contest.Attempt {
	out := make([]contest.Attempt, len(rows))
	for i := range rows {
		out[i] = rows[i].attempt()
	}
	return out
}

const setPrediction = `UPDATE attempts SET prediction = $2 WHERE id = $1 AND ended_at IS NULL`

// SetPrediction keeps the newest prediction of a running attempt. It fails
// with contest.ErrAttemptEnded or contest.ErrAttemptNotFound.
func (db *DB) SetPrediction(ctx context.Context, attemptID string, value int64) error {
	done, err := db.sqlx.ExecContext(ctx, setPrediction, attemptID, value)
	if err != nil {
		return fmt.Errorf("postgres: set prediction: %w", unavailable(err))
	}
	if n, err := done.RowsAffected(); err != nil || n > 0 {
		return err
	}
	if _, err := db.FindAttempt(ctx, attemptID); err != nil {
		return err
	}
	return contest.ErrAttemptEnded
}
