package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/lib/pq"

	"hoithi/questions"
)

const versionColumns = `
	v.id,
	v.question_id,
	v.number,
	v.kind,
	v.stem,
	v.options,
	v.correct,
	v.pin_last,
	v.topic,
	v.level,
	v.explanation,
	v.legal_basis,
	v.source,
	v.as_of,
	v.valid_until,
	v.tv_text,
	v.key,
	v.media,
	v.created_at`

type versionRow struct {
	ID          int64          `db:"id"`
	QuestionID  string         `db:"question_id"`
	Number      int            `db:"number"`
	Kind        string         `db:"kind"`
	Stem        string         `db:"stem"`
	Options     pq.StringArray `db:"options"`
	Correct     int64          `db:"correct"`
	PinLast     bool           `db:"pin_last"`
	Topic       string         `db:"topic"`
	Level       int            `db:"level"`
	Explanation string         `db:"explanation"`
	LegalBasis  string         `db:"legal_basis"`
	Source      string         `db:"source"`
	AsOf        sql.NullTime   `db:"as_of"`
	ValidUntil  sql.NullTime   `db:"valid_until"`
	TVText      string         `db:"tv_text"`
	Key         keyColumn      `db:"key"`
	Media       mediaColumn    `db:"media"`
	CreatedAt   time.Time      `db:"created_at"`
	Sealed      bool           // only a pool says so
}

func (r *versionRow) version() questions.Version {
	return questions.Version{
		ID: r.ID, QuestionID: r.QuestionID, Number: r.Number, Kind: questions.Kind(r.Kind), Stem: r.Stem, Options: r.Options,
		Correct: questions.Options(r.Correct), PinLast: r.PinLast, Topic: r.Topic, Level: questions.Level(r.Level),
		Explanation: r.Explanation, LegalBasis: r.LegalBasis, Source: r.Source,
		AsOf: r.AsOf.Time, ValidUntil: r.ValidUntil.Time, CreatedAt: r.CreatedAt, Sealed: r.Sealed,
		TVText: r.TVText, Key: r.Key.Key, Illustration: r.Media.Illustration,
	}
}

// poolStamp changes with every question that joins, leaves or changes: each of
// those touches updated_at, and a deletion the count.
const poolStamp = `
SELECT count(*)::text || '/' || COALESCE(max(updated_at), 'epoch')::text || '/' || COALESCE(sum(version_id), 0)::text
FROM questions
WHERE bank_id = $1 AND state = 'approved'`

// PoolStamp changes whenever DrawPool would return something else.
func (db *DB) PoolStamp(ctx context.Context, bankID string) (string, error) {
	var stamp string
	if err := db.sqlx.GetContext(ctx, &stamp, poolStamp, bankID); err != nil {
		return "", fmt.Errorf("postgres: stamp of a bank: %w", unavailable(err))
	}
	return stamp, nil
}

const drawPool = `
SELECT ` + versionColumns + `,
	q.secrecy = 'sealed' AS sealed
FROM questions AS q
JOIN question_versions AS v ON v.id = q.version_id
WHERE q.bank_id = $1 AND q.state = 'approved'
ORDER BY q.number`

// DrawPool lists the approved questions of a bank by number. Of those in a
// closed set it knows only the topic and the level: they are marked Sealed.
func (db *DB) DrawPool(ctx context.Context, bankID string) ([]questions.Version, error) {
	return db.versions(ctx, drawPool, bankID)
}

const findVersions = `
SELECT ` + versionColumns + `
FROM question_versions AS v
WHERE v.id = ANY ($1)
ORDER BY v.id`

// Versions reads question versions by id; those that do not exist are left out.
func (db *DB) Versions(ctx context.Context, ids []int64) ([]questions.Version, error) {
	return db.versions(ctx, findVersions, pq.Array(ids))
}

func (db *DB) versions(ctx context.Context, query string, args ...any) ([]questions.Version, error) {
	var rows []versionRow
	if err := db.sqlx.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, fmt.Errorf("postgres: question versions: %w", unavailable(err))
	}
	out := make([]questions.Version, len(rows))
	for i := range rows {
		out[i] = rows[i].version()
	}
	return out, nil
}
