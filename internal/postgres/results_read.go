package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"hoithi/contest"
)

const snapshotColumns = `
SELECT id,
       round_id,
       number,
       rules_version,
       digest,
       truths::text AS truths,
       participants,
       attempts,
       computed_at,
       COALESCE(computed_by::text, '') AS computed_by,
       approved_at,
       COALESCE(approved_by::text, '') AS approved_by,
       published_at,
       COALESCE(published_by::text, '') AS published_by,
       reason
FROM results `

type snapshotRow struct {
	ID           string       `db:"id"`
	RoundID      string       `db:"round_id"`
	Number       int          `db:"number"`
	RulesVersion int          `db:"rules_version"`
	Digest       string       `db:"digest"`
	Truths       string       `db:"truths"`
	Participants int          `db:"participants"`
	Attempts     int          `db:"attempts"`
	ComputedAt   time.Time    `db:"computed_at"`
	ComputedBy   string       `db:"computed_by"`
	ApprovedAt   sql.NullTime `db:"approved_at"`
	ApprovedBy   string       `db:"approved_by"`
	PublishedAt  sql.NullTime `db:"published_at"`
	PublishedBy  string       `db:"published_by"`
	Reason       string       `db:"reason"`
}

func (r *snapshotRow) snapshot() (contest.Snapshot, error) {
	s := contest.Snapshot{
		ID: r.ID, RoundID: r.RoundID, Number: r.Number, RulesVersion: r.RulesVersion, Digest: r.Digest,
		Participants: r.Participants, Attempts: r.Attempts, ComputedAt: r.ComputedAt.UTC(), ComputedBy: r.ComputedBy,
		ApprovedBy: r.ApprovedBy, PublishedBy: r.PublishedBy, Reason: r.Reason,
	}
	if r.ApprovedAt.Valid {
		s.ApprovedAt = r.ApprovedAt.Time.UTC()
	}
	if r.PublishedAt.Valid {
		s.PublishedAt = r.PublishedAt.Time.UTC()
	}
	if err := json.Unmarshal([]byte(r.Truths), &s.Truths); err != nil {
		return s, fmt.Errorf("postgres: truths of result %s: %w", r.ID, err)
	}
	return s, nil
}

// Snapshots lists a round's results, the newest first.
func (db *DB) Snapshots(ctx context.Context, roundID string) ([]contest.Snapshot, error) {
	var rows []snapshotRow
	if err := db.sqlx.SelectContext(ctx, &rows, snapshotColumns+`WHERE round_id = $1 ORDER BY number DESC`, roundID); err != nil {
		return nil, fmt.Errorf("postgres: results of a round: %w", unavailable(err))
	}
	out := make([]contest.Snapshot, 0, len(rows))
	for i := range rows {
		s, err := rows[i].snapshot()
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// FindSnapshot returns a result, or contest.ErrResultNotFound.
func (db *DB) FindSnapshot(ctx context.Context, id string) (contest.Snapshot, error) {
	var row snapshotRow
	switch err := db.sqlx.GetContext(ctx, &row, snapshotColumns+`WHERE id = $1`, id); {
	case absent(err), malformed(err):
		return contest.Snapshot{}, contest.ErrResultNotFound
	case err != nil:
		return contest.Snapshot{}, fmt.Errorf("postgres: find result: %w", unavailable(err))
	}
	return row.snapshot()
}

// snapshotRows reads a page. A name is found by any part of it, with or without
// diacritics; a receipt and a phone number only in full.
const snapshotRows = `
SELECT w.position,
       w.rank,
       w.group_rank,
       w.contestant_id,
       w.attempt_id,
       w.name,
       w.public_name,
       w.group_id,
       COALESCE(w.unit_id::text, '') AS unit_id,
       w.unit_name,
       w.points,
       w.right_count,
       w.questions,
       w.prediction,
       w.prediction_error,
       w.duration_ms,
       w.submitted_ms,
       w.receipt,
       w.prize,
       w.excluded,
       w.close_call,
       w.nearest_points,
       count(*) OVER () AS total
FROM result_rows AS w
JOIN results AS s ON s.id = w.result_id
LEFT JOIN contestants AS c ON c.id = w.contestant_id
WHERE w.result_id = $1
  AND ($2 = '' OR w.group_id = $2)
  AND (NOT $3 OR EXISTS (SELECT FROM flags AS f WHERE f.round_id = s.round_id AND f.contestant_id = w.contestant_id))
  AND ($4 = '' OR w.receipt = $4 OR ($5 <> '' AND c.phone = $5) OR ($6 <> '' AND c.name_key LIKE '%' || $6 || '%'))
ORDER BY w.position
OFFSET $7
LIMIT NULLIF($8, 0)`

type resultRow struct {
	Position        int           `db:"position"`
	Rank            int           `db:"rank"`
	GroupRank       int           `db:"group_rank"`
	ContestantID    string        `db:"contestant_id"`
	AttemptID       string        `db:"attempt_id"`
	Name            string        `db:"name"`
	PublicName      string        `db:"public_name"`
	GroupID         string        `db:"group_id"`
	UnitID          string        `db:"unit_id"`
	UnitName        string        `db:"unit_name"`
	Points          int           `db:"points"`
	RightCount      int           `db:"right_count"`
	Questions       int           `db:"questions"`
	Prediction      sql.NullInt64 `db:"prediction"`
	PredictionError sql.NullInt64 `db:"prediction_error"`
	DurationMS      int64         `db:"duration_ms"`
	SubmittedMS     int64         `db:"submitted_ms"`
	Receipt         string        `db:"receipt"`
	Prize           string        `db:"prize"`
	Excluded        string        `db:"excluded"`
	CloseCall       bool          `db:"close_call"`
	NearestPoints   int           `db:"nearest_points"`
	Total           int           `db:"total"`
}

func (r *resultRow) row() contest.ResultRow {
	out := contest.ResultRow{
		Position: r.Position, Rank: r.Rank, GroupRank: r.GroupRank, ContestantID: r.ContestantID, AttemptID: r.AttemptID,
		Name: r.Name, PublicName: r.PublicName, GroupID: r.GroupID, UnitID: r.UnitID, UnitName: r.UnitName,
		Points: r.Points, Right: r.RightCount, Questions: r.Questions,
		Duration: time.Duration(r.DurationMS) * time.Millisecond, Submitted: time.Duration(r.SubmittedMS) * time.Millisecond,
		Receipt: r.Receipt, Prize: r.Prize, Excluded: r.Excluded, Close: r.CloseCall, Nearest: r.NearestPoints,
	}
	if r.Prediction.Valid {
		out.Prediction = &r.Prediction.Int64
	}
	if r.PredictionError.Valid {
		out.PredictionError = &r.PredictionError.Int64
	}
	return out
}

// SnapshotRows returns a page of a result's rows in order, and how many match
// the filter in all.
func (db *DB) SnapshotRows(ctx context.Context, id string, f contest.RowFilter) ([]contest.ResultRow, int, error) {
	phone, err := contest.NormalisePhone(f.Query)
	if err != nil {
		phone = "" // not a phone number: then a name or a receipt
	}
	query := strings.TrimSpace(f.Query)
	var rows []resultRow
	if err := db.sqlx.SelectContext(ctx, &rows, snapshotRows, id, f.Group, f.Flagged,
		strings.ToUpper(query), phone, contest.SearchKey(query), f.Offset, f.Limit); err != nil {
		return nil, 0, fmt.Errorf("postgres: rows of a result: %w", unavailable(err))
	}
	out := make([]contest.ResultRow, len(rows))
	total := 0
	for i := range rows {
		out[i], total = rows[i].row(), rows[i].Total
	}
	if len(rows) == 0 && f.Offset > 0 { // past the end nothing tells how many there are
		f.Offset, f.Limit = 0, 1
		_, total, err := db.SnapshotRows(ctx, id, f)
		return out, total, err
	}
	return out, total, nil
}

const snapshotUnits = `
SELECT ranking,
       position,
       rank,
       unit_id,
       unit_name,
       block,
       headcount,
       participants,
       mean_points,
       top_mean,
       winners
FROM result_units
WHERE result_id = $1
ORDER BY ranking, position`

// SnapshotUnits returns a result's rankings of units, in the order of the
// rules. A ranking without units is empty, except at the end of the list,
// where it is missing.
func (db *DB) SnapshotUnits(ctx context.Context, id string) ([][]contest.UnitRow, error) {
	rows, err := db.sqlx.QueryContext(ctx, snapshotUnits, id)
	if err != nil {
		return nil, fmt.Errorf("postgres: units of a result: %w", unavailable(err))
	}
	defer rows.Close()
	out := [][]contest.UnitRow{}
	for rows.Next() {
		var ranking int
		var u contest.UnitRow
		if err := rows.Scan(&ranking, &u.Position, &u.Rank, &u.UnitID, &u.UnitName, &u.Block, &u.Headcount, &u.Participants,
			&u.MeanPoints, &u.TopMean, &u.Winners); err != nil {
			return nil, fmt.Errorf("postgres: units of a result: %w", err)
		}
		for len(out) <= ranking {
			out = append(out, nil)
		}
		out[ranking] = append(out[ranking], u)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("postgres: units of a result: %w", unavailable(err))
	}
	return out, nil
}
