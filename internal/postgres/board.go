package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/lib/pq"

	"hoithi/contest"
)

// The streams read narrow rows in the order of an index, so that a million of
// them need no memory and no sort. Times come as milliseconds: parsing a
// timestamp costs more than the rest of the row.
const (
	boardColumns = `
	t.round_id,
	t.contestant_id,
	t.group_id,
	COALESCE(t.unit_id::text, ''),
	t.number,
	t.questions,
	(extract(epoch FROM t.started_at) * 1000)::bigint,
	(extract(epoch FROM t.deadline) * 1000)::bigint,
	COALESCE((extract(epoch FROM t.ended_at) * 1000)::bigint, 0),
	t.points,
	t.right_count,
	t.answered_count`

	streamRound = `
SELECT ` + boardColumns + `
FROM attempts AS t
WHERE t.round_id = $1
ORDER BY t.contestant_id, t.number`

	streamContest = `
SELECT ` + boardColumns + `
FROM attempts AS t
WHERE t.contest_id = $1
ORDER BY t.contestant_id, t.round_id, t.number`
)

// boardAttempts looks each contestant up by the index. OFFSET 0 keeps it so: as
// one condition over a list, the planner reads the whole contest before there
// are statistics, several times a second.
const boardAttempts = `
SELECT ` + boardColumns + `
FROM unnest($2::uuid[]) AS input (contestant_id)
CROSS JOIN LATERAL (
	SELECT *
	FROM attempts
	WHERE attempts.contest_id = $1
	  AND attempts.contestant_id = input.contestant_id
	OFFSET 0
) AS t
ORDER BY t.contestant_id, t.round_id, t.number`

// BoardAttempts lists all attempts of a few contestants of a contest, those of
// one contestant together, then those of one round. They have what a board
// needs: no receipt, no prediction.
func (db *DB) BoardAttempts(ctx context.Context, contestID string, contestantIDs []string) ([]contest.Attempt, error) {
	rows, err := db.sqlx.QueryContext(ctx, boardAttempts, contestID, pq.Array(contestantIDs))
	if err != nil {
		return nil, fmt.Errorf("postgres: attempts for a board: %w", unavailable(err))
	}
	defer rows.Close()
	out := make([]contest.Attempt, 0, len(contestantIDs))
	for rows.Next() {
		a, err := scanBoard(rows)
		if err != nil {
			return nil, fmt.Errorf("postgres: attempts for a board: %w", err)
		}
		out = append(out, a)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("postgres: attempts for a board: %w", unavailable(err))
	}
	return out, nil
}

// StreamRound calls each with every contestant of a round and their attempts.
// The slice is used again for the next. All of it is one snapshot.
func (db *DB) StreamRound(ctx context.Context, roundID string, each func([]contest.Attempt) error) error {
	return db.streamBoard(ctx, streamRound, roundID, each)
}

// StreamContest is StreamRound over all rounds of a contest.
func (db *DB) StreamContest(ctx context.Context, contestID string, each func([]contest.Attempt) error) error {
	return db.streamBoard(ctx, streamContest, contestID, each)
}

func (db *DB) streamBoard(ctx context.Context, query, id string, each func([]contest.Attempt) error) error {
	rows, err := db.sqlx.QueryContext(ctx, query, id)
	if err != nil {
		return fmt.Errorf("postgres: stream a board: %w", unavailable(err))
	}
	defer rows.Close()
	var theirs []contest.Attempt
	for rows.Next() {
		a, err := scanBoard(rows)
		if err != nil {
			return fmt.Errorf("postgres: stream a board: %w", err)
		}
		if len(theirs) > 0 && theirs[0].ContestantID != a.ContestantID {
			if err := each(theirs); err != nil {
				return err
			}
			theirs = theirs[:0]
		}
		theirs = append(theirs, a)
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("postgres: stream a board: %w", unavailable(err))
	}
	if len(theirs) == 0 {
		return nil
	}
	return each(theirs)
}

func scanBoard(rows *sql.Rows) (contest.Attempt, error) {
	var a contest.Attempt
	var started, deadline, ended int64
	err := rows.Scan(&a.RoundID, &a.ContestantID, &a.GroupID, &a.UnitID, &a.Number, &a.Questions, &started, &deadline, &ended,
		&a.Totals.Points, &a.Totals.Right, &a.Totals.Answered)
	a.StartedAt, a.Deadline = fromMilli(started), fromMilli(deadline)
	if ended != 0 {
		a.EndedAt = fromMilli(ended)
	}
	return a, err
}

const boardNames = `
SELECT id, name, phone, group_id, COALESCE(unit_id::text, '') AS unit_id
FROM contestants
WHERE id = ANY ($1::uuid[])
ORDER BY id`

// BoardNames reads what a board shows of contestants.
func (db *DB) BoardNames(ctx context.Context, ids []string) ([]contest.Contestant, error) {
	return db.boardPeople(ctx, boardNames, pq.Array(ids))
}

// searchNames finds names by their beginning, then by the beginning of any of
// their words; a Vietnamese given name comes last.
const searchNames = `
(
	SELECT id, name, phone, group_id, COALESCE(unit_id::text, '') AS unit_id
	FROM contestants
	WHERE contest_id = $1 AND name_key LIKE $2 || '%'
	ORDER BY name_key, id
	LIMIT $4
)
UNION
(
	SELECT id, name, phone, group_id, COALESCE(unit_id::text, '') AS unit_id
	FROM contestants
	WHERE contest_id = $1 AND name_key LIKE '% ' || $3 || '%'
	LIMIT $4
)
LIMIT $4`

// SearchNames finds at most limit contestants by a search key (see
// contest.SearchKey): names that begin with it, or have a word that does.
func (db *DB) SearchNames(ctx context.Context, contestID, key string, limit int) ([]contest.Contestant, error) {
	return db.boardPeople(ctx, searchNames, contestID, key, key, limit)
}

func (db *DB) boardPeople(ctx context.Context, query string, args ...any) ([]contest.Contestant, error) {
	var rows []struct {
		ID      string `db:"id"`
		Name    string `db:"name"`
		Phone   string `db:"phone"`
		GroupID string `db:"group_id"`
		UnitID  string `db:"unit_id"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, fmt.Errorf("postgres: names for a board: %w", unavailable(err))
	}
	out := make([]contest.Contestant, len(rows))
	for i, r := range rows {
		out[i] = contest.Contestant{ID: r.ID, Name: r.Name, Phone: r.Phone, GroupID: r.GroupID, UnitID: r.UnitID}
	}
	return out, nil
}
