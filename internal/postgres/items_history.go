package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
)

const (
	roundsToFigure = `
SELECT r.id FROM rounds r LEFT JOIN rounds_figured f ON f.round_id = r.id
WHERE r.state IN ('locked', 'approved', 'published')
  AND (f.at IS NULL OR EXISTS (SELECT FROM round_transitions t WHERE t.round_id = r.id AND t.to_state = 'locked' AND t.at > f.at))
ORDER BY r.opens_at`

	deleteFigures = `DELETE FROM item_figures WHERE round_id = $1`

	insertFigure = `
INSERT INTO item_figures (round_id, version_id, question_id, seen, answered, rights, discrimination, correlation, group_size, first_ms, median_ms, third_ms, notes)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb)`

	markFigured = `
INSERT INTO rounds_figured (round_id, at) VALUES ($1, $2) ON CONFLICT (round_id) DO UPDATE SET at = excluded.at`

	selectFigures = `
SELECT f.round_id, r.number AS round_number, r.name AS round_name, r.closes_at, f.version_id, f.question_id, v.number AS version,
       f.seen, f.answered, f.rights, f.discrimination, f.correlation, f.group_size, f.first_ms, f.median_ms, f.third_ms, f.notes
FROM item_figures f
JOIN rounds r ON r.id = f.round_id
JOIN question_versions v ON v.id = f.version_id
WHERE f.question_id = $1 AND r.state IN ('locked', 'approved', 'published')
ORDER BY r.closes_at, r.number, v.number`
)

type figureRow struct {
	RoundID        string    `db:"round_id"`
	RoundNumber    int       `db:"round_number"`
	RoundName      string    `db:"round_name"`
	ClosesAt       time.Time `db:"closes_at"`
	VersionID      int64     `db:"version_id"`
	QuestionID     string    `db:"question_id"`
	Version        int
	Seen           int
	Answered       int
	Rights         int
	Discrimination float64
	Correlation    sql.NullFloat64
	GroupSize      int   `db:"group_size"`
	FirstMS        int64 `db:"first_ms"`
	MedianMS       int64 `db:"median_ms"`
	ThirdMS        int64 `db:"third_ms"`
	Notes          []byte
}

func (r figureRow) record() (contest.ItemRecord, error) {
	span := func(ms int64) time.Duration { return time.Duration(ms) * time.Millisecond }
	out := contest.ItemRecord{RoundID: r.RoundID, RoundNumber: r.RoundNumber, RoundName: r.RoundName, ClosedAt: r.ClosesAt, VersionID: r.VersionID, QuestionID: r.QuestionID,
		Version: r.Version, Seen: r.Seen, Answered: r.Answered, Right: r.Rights, Discrimination: r.Discrimination, Correlation: math.NaN(), Group: r.GroupSize,
		Times: contest.Quartiles{First: span(r.FirstMS), Median: span(r.MedianMS), Third: span(r.ThirdMS)}}
	if r.Correlation.Valid {
		out.Correlation = r.Correlation.Float64
	}
	return out, json.Unmarshal(r.Notes, &out.Notes)
}

// RoundsToFigure lists the rounds that are locked, or further, and whose items
// have not been analysed since.
func (db *DB) RoundsToFigure(ctx context.Context) ([]string, error) {
	var ids []string
	if err := db.sqlx.SelectContext(ctx, &ids, roundsToFigure); err != nil {
		return nil, fmt.Errorf("postgres: rounds to analyse: %w", unavailable(err))
	}
	return ids, nil
}

// KeepItemRecords replaces the figures of a round, all or nothing.
func (db *DB) KeepItemRecords(ctx context.Context, roundID string, at time.Time, list []contest.ItemRecord) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, deleteFigures, roundID); err != nil {
			return fmt.Errorf("postgres: old item figures: %w", unavailable(err))
		}
		for _, r := range list {
			if err := insertRecord(ctx, tx, roundID, r); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, markFigured, roundID, at); err != nil {
			return fmt.Errorf("postgres: note analysed round: %w", unavailable(err))
		}
		return nil
	})
}

func insertRecord(ctx context.Context, tx *sqlx.Tx, roundID string, r contest.ItemRecord) error {
	notes, err := json.Marshal(append([]contest.ItemNote{}, r.Notes...))
	if err != nil {
		return fmt.Errorf("postgres: notes of an item: %w", err)
	}
	correlation := sql.NullFloat64{Float64: r.Correlation, Valid: !math.IsNaN(r.Correlation)}
	if _, err := tx.ExecContext(ctx, insertFigure, roundID, r.VersionID, r.QuestionID, r.Seen, r.Answered, r.Right, r.Discrimination, correlation, r.Group,
		r.Times.First.Milliseconds(), r.Times.Median.Milliseconds(), r.Times.Third.Milliseconds(), string(notes)); err != nil {
		return fmt.Errorf("postgres: keep item figures: %w", unavailable(err))
	}
	return nil
}

// ItemRecords lists what a question did in rounds that are locked, or further,
// the oldest first.
func (db *DB) ItemRecords(ctx context.Context, questionID string) ([]contest.ItemRecord, error) {
	var rows []figureRow
	if err := db.sqlx.SelectContext(ctx, &rows, selectFigures, questionID); err != nil {
		return nil, fmt.Errorf("postgres: item figures: %w", unavailable(err))
	}
	out := make([]contest.ItemRecord, 0, len(rows))
	for _, r := range rows {
		one, err := r.record()
		if err != nil {
			return nil, fmt.Errorf("postgres: notes of an item: %w", err)
		}
		out = append(out, one)
	}
	return out, nil
}
