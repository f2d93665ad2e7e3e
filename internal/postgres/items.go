package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/questions"
)

const (
	// Everybody's first ended attempt with its answers, in the order in which they
	// were given. One pass: the answers of an attempt lie together.
	roundSitters = `
SELECT COALESCE(a.unit_id::text, '') AS unit_id, COALESCE(u.name, '') AS unit_name, a.started_at, a.ended_at, p.questions AS paper,
       n.positions, n.chosen, n.rights, n.received, n.revisions
FROM (SELECT DISTINCT ON (contestant_id) id, unit_id, started_at, ended_at
      FROM attempts WHERE round_id = $1 AND ended_at IS NOT NULL ORDER BY contestant_id, number) a
JOIN papers p ON p.attempt_id = a.id
LEFT JOIN units u ON u.id = a.unit_id
LEFT JOIN LATERAL (
    SELECT array_agg(position::bigint ORDER BY received_at, seq) AS positions, array_agg(chosen::bigint ORDER BY received_at, seq) AS chosen,
           array_agg(is_right ORDER BY received_at, seq) AS rights, array_agg((extract(epoch FROM received_at) * 1000)::bigint ORDER BY received_at, seq) AS received,
           array_agg(revision::bigint ORDER BY received_at, seq) AS revisions
    FROM answers WHERE attempt_id = a.id) n ON true
WHERE a.ended_at > $2
ORDER BY a.ended_at`

	itemPlaces = `
SELECT v.id, q.bank_id, q.number FROM question_versions v JOIN questions q ON q.id = v.question_id WHERE v.id = ANY ($1)`
)

type sitterRow struct {
	UnitID    string    `db:"unit_id"`
	UnitName  string    `db:"unit_name"`
	StartedAt time.Time `db:"started_at"`
	EndedAt   time.Time `db:"ended_at"`
	Paper     []byte
	Positions pq.Int64Array
	Chosen    pq.Int64Array
	Rights    pq.BoolArray
	Received  pq.Int64Array
	Revisions pq.Int64Array
}

// Sitters calls each with everybody's first ended attempt that ended after a
// time, in the order of its end.
func (db *DB) Sitters(ctx context.Context, roundID string, after time.Time, each func(ended time.Time, s contest.Sitter)) error {
	rows, err := db.sqlx.QueryxContext(ctx, roundSitters, roundID, after)
	if err != nil {
		return fmt.Errorf("postgres: sitters: %w", unavailable(err))
	}
	defer rows.Close()
	for rows.Next() {
		var row sitterRow
		if err := rows.StructScan(&row); err != nil {
			return fmt.Errorf("postgres: sitters: %w", unavailable(err))
		}
		s, err := row.sitter()
		if err != nil {
			return fmt.Errorf("postgres: paper of a sitter: %w", err)
		}
		each(row.EndedAt, s)
	}
	return rows.Err()
}

// sitter puts answers to the places of the paper. A time is known of answers
// that were given once: from the answer before it, or from the start.
func (r *sitterRow) sitter() (contest.Sitter, error) {
	paper, err := decodePaper("", r.Paper)
	if err != nil {
		return contest.Sitter{}, err
	}
	s := contest.Sitter{UnitID: r.UnitID, UnitName: r.UnitName, Items: make([]contest.ItemAnswer, len(paper.Questions))}
	for i, q := range paper.Questions {
		s.Items[i].VersionID = q.VersionID
	}
	before := r.StartedAt.UnixMilli()
	for n, position := range r.Positions {
		if place := int(position); place >= 0 && place < len(s.Items) && r.Chosen[n] != 0 {
			a := &s.Items[place]
			a.Chosen, a.Answered, a.Right = questions.Options(r.Chosen[n]), true, r.Rights[n]
			if r.Revisions[n] == 1 {
				a.Took = time.Duration(r.Received[n]-before) * time.Millisecond
			}
		}
		before = r.Received[n]
	}
	return s, nil
}

// ItemPlaces returns bank and number of questions by version id.
func (db *DB) ItemPlaces(ctx context.Context, ids []int64) (map[int64]contest.ItemPlace, error) {
	var rows []struct {
		ID     int64
		BankID string `db:"bank_id"`
		Number int
	}
	if err := db.sqlx.SelectContext(ctx, &rows, itemPlaces, pq.Array(ids)); err != nil {
		return nil, fmt.Errorf("postgres: places of items: %w", unavailable(err))
	}
	out := make(map[int64]contest.ItemPlace, len(rows))
	for _, r := range rows {
		out[r.ID] = contest.ItemPlace{BankID: r.BankID, Number: r.Number}
	}
	return out, nil
}

const (
	alarmColumns = `
SELECT a.id, a.round_id, a.version_id, a.kind, a.before_n, a.recent_n, a.before_rate, a.recent_rate, a.before_ms, a.recent_ms, a.at,
       COALESCE(a.dismissed_at, 'epoch') AS dismissed_at, a.dismissed_at IS NOT NULL AS dismissed, COALESCE(s.name, '') AS dismissed_by, a.reason,
       COALESCE(q.id::text, '') AS question_id, COALESCE(q.bank_id::text, '') AS bank_id, COALESCE(q.number, 0) AS number, COALESCE(v.stem, '') AS stem
FROM item_alarms a
LEFT JOIN question_versions v ON v.id = a.version_id
LEFT JOIN questions q ON q.id = v.question_id
LEFT JOIN staff s ON s.id = a.dismissed_by `

	insertAlarm = `
INSERT INTO item_alarms (id, round_id, version_id, kind, before_n, recent_n, before_rate, recent_rate, before_ms, recent_ms, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (round_id, version_id, kind) DO NOTHING`

	dismissAlarm = `
UPDATE item_alarms SET dismissed_at = $2, dismissed_by = NULLIF($3, '')::uuid, reason = $4 WHERE id = $1`
)

type alarmRow struct {
	ID, Kind, Stem, Reason string
	RoundID                string `db:"round_id"`
	VersionID              int64  `db:"version_id"`
	QuestionID             string `db:"question_id"`
	BankID                 string `db:"bank_id"`
	Number                 int
	BeforeN                int     `db:"before_n"`
	RecentN                int     `db:"recent_n"`
	BeforeRate             float64 `db:"before_rate"`
	RecentRate             float64 `db:"recent_rate"`
	BeforeMS               int64   `db:"before_ms"`
	RecentMS               int64   `db:"recent_ms"`
	At                     time.Time
	Dismissed              bool
	DismissedAt            time.Time `db:"dismissed_at"`
	DismissedBy            string    `db:"dismissed_by"`
}

func (r alarmRow) alarm() contest.ItemAlarm {
	a := contest.ItemAlarm{ID: r.ID, RoundID: r.RoundID, QuestionID: r.QuestionID, BankID: r.BankID, Number: r.Number, Stem: r.Stem, At: r.At, DismissedBy: r.DismissedBy, Reason: r.Reason,
		ItemJump: contest.ItemJump{VersionID: r.VersionID, Kind: contest.AlarmKind(r.Kind), Before: r.BeforeN, Recent: r.RecentN,
			BeforeRate: r.BeforeRate, RecentRate: r.RecentRate, BeforeMS: r.BeforeMS, NextMS: r.RecentMS}}
	if r.Dismissed {
		a.DismissedAt = r.DismissedAt
	}
	return a
}

// ItemAlarms lists the alarms of a round, the open ones first.
func (db *DB) ItemAlarms(ctx context.Context, roundID string) ([]contest.ItemAlarm, error) {
	var rows []alarmRow
	if err := db.sqlx.SelectContext(ctx, &rows, alarmColumns+"WHERE a.round_id = $1 ORDER BY a.dismissed_at IS NOT NULL, a.at DESC, a.id", roundID); err != nil {
		return nil, fmt.Errorf("postgres: item alarms: %w", unavailable(err))
	}
	out := make([]contest.ItemAlarm, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.alarm())
	}
	return out, nil
}

// FindItemAlarm returns an alarm by id, or contest.ErrAlarmNotFound.
func (db *DB) FindItemAlarm(ctx context.Context, id string) (contest.ItemAlarm, error) {
	var row alarmRow
	switch err := db.sqlx.GetContext(ctx, &row, alarmColumns+"WHERE a.id = $1", id); {
	case absent(err):
		return contest.ItemAlarm{}, contest.ErrAlarmNotFound
	case err != nil:
		return contest.ItemAlarm{}, fmt.Errorf("postgres: find item alarm: %w", unavailable(err))
	}
	return row.alarm(), nil
}

// AddItemAlarm keeps an alarm with its line of the log, unless the round has one
// of that version and kind.
func (db *DB) AddItemAlarm(ctx context.Context, a contest.ItemAlarm, deed account.Deed) (added bool, err error) {
	err = db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, insertAlarm, a.ID, a.RoundID, a.VersionID, string(a.Kind), a.Before, a.Recent, a.BeforeRate, a.RecentRate, a.BeforeMS, a.NextMS, a.At)
		if err != nil {
			return fmt.Errorf("postgres: add item alarm: %w", unavailable(err))
		}
		n, err := done.RowsAffected()
		if added = n > 0; err != nil || !added {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
	return added, err
}

// DismissItemAlarm sets an alarm aside.
func (db *DB) DismissItemAlarm(ctx context.Context, a contest.ItemAlarm, by string, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, dismissAlarm, a.ID, a.DismissedAt, by, a.Reason); err != nil {
			return fmt.Errorf("postgres: dismiss item alarm: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}
