package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/contest"
	"hoithi/internal/account"
)

// contestRow is a contest as it is stored. Registration and groups are JSON in
// the shape of the domain's types; contests_test.go holds an old row, so that
// a renamed field does not lose what is already kept.
type contestRow struct {
	ID           string
	Slug         string
	Name         string
	NameEN       string `db:"name_en"`
	Organiser    string
	Intro        string
	IntroEN      string `db:"intro_en"`
	TimeZone     string `db:"time_zone"`
	Registration string
	Groups       string
	Masking      string
	Demo         bool
	Version      int
	CreatedAt    time.Time `db:"created_at"`
}

func (r contestRow) contest() (contest.Contest, error) {
	c := contest.Contest{ID: r.ID, Slug: r.Slug, Name: r.Name, NameEN: r.NameEN, Organiser: r.Organiser, Intro: r.Intro,
		IntroEN: r.IntroEN, TimeZone: r.TimeZone, Masking: contest.Masking(r.Masking), Demo: r.Demo, Version: r.Version, CreatedAt: r.CreatedAt}
	if err := json.Unmarshal([]byte(r.Registration), &c.Registration); err != nil {
		return c, fmt.Errorf("postgres: registration of contest %s: %w", r.ID, err)
	}
	if err := json.Unmarshal([]byte(r.Groups), &c.Groups); err != nil {
		return c, fmt.Errorf("postgres: groups of contest %s: %w", r.ID, err)
	}
	return c, nil
}

const contestColumns = `
SELECT id, slug, name, name_en, organiser, intro, intro_en, time_zone, registration, groups, masking, demo, version, created_at
FROM contests `

// FindContest returns a contest by id, or contest.ErrContestNotFound.
func (db *DB) FindContest(ctx context.Context, id string) (contest.Contest, error) {
	return db.findContest(ctx, contestColumns+"WHERE id = $1", id)
}

// FindContestBySlug returns a contest by its name in addresses, or
// contest.ErrContestNotFound.
func (db *DB) FindContestBySlug(ctx context.Context, slug string) (contest.Contest, error) {
	return db.findContest(ctx, contestColumns+"WHERE slug = $1", slug)
}

func (db *DB) findContest(ctx context.Context, query, key string) (contest.Contest, error) {
	var row contestRow
	switch err := db.sqlx.GetContext(ctx, &row, query, key); {
	case absent(err):
		return contest.Contest{}, contest.ErrContestNotFound
	case err != nil:
		return contest.Contest{}, fmt.Errorf("postgres: find contest: %w", unavailable(err))
	}
	return row.contest()
}

// Contests lists every contest, the newest first.
func (db *DB) Contests(ctx context.Context) ([]contest.Contest, error) {
	var rows []contestRow
	if err := db.sqlx.SelectContext(ctx, &rows, contestColumns+"ORDER BY created_at DESC, id"); err != nil {
		return nil, fmt.Errorf("postgres: contests: %w", unavailable(err))
	}
	out := make([]contest.Contest, 0, len(rows))
	for _, r := range rows {
		c, err := r.contest()
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

const insertContest = `
INSERT INTO contests (id, slug, name, name_en, organiser, intro, intro_en, time_zone, registration, groups, masking, demo, version, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11, $12, $13, $14)`

// CreateContest stores a new contest with the first version of its consent. It
// fails with contest.ErrSlugTaken.
func (db *DB) CreateContest(ctx context.Context, c contest.Contest, deed account.Deed) error {
	registration, groups, err := contestJSON(c)
	if err != nil {
		return err
	}
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, insertContest, c.ID, c.Slug, c.Name, c.NameEN, c.Organiser, c.Intro, c.IntroEN, c.TimeZone,
			registration, groups, string(c.Masking), c.Demo, c.Version, c.CreatedAt)
		if err != nil {
			return contestError("create contest", err)
		}
		if err := keepConsent(ctx, tx, c, deed.At); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

const updateContest = `
UPDATE contests
SET slug = $3, name = $4, name_en = $5, organiser = $6, intro = $7, intro_en = $8, time_zone = $9,
    registration = $10::jsonb, groups = $11::jsonb, masking = $12, version = version + 1
WHERE id = $1 AND version = $2`

// UpdateContest replaces a contest that is still at the version seen, and
// keeps a new consent text beside the old ones. It fails with
// contest.ErrStale or contest.ErrSlugTaken.
func (db *DB) UpdateContest(ctx context.Context, c contest.Contest, seen int, deed account.Deed) error {
	registration, groups, err := contestJSON(c)
	if err != nil {
		return err
	}
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, updateContest, c.ID, seen, c.Slug, c.Name, c.NameEN, c.Organiser, c.Intro, c.IntroEN,
			c.TimeZone, registration, groups, string(c.Masking))
		if err != nil {
			return contestError("update contest", err)
		}
		if err := touched(done, contest.ErrStale); err != nil {
			return err
		}
		if err := keepConsent(ctx, tx, c, deed.At); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

const insertConsent = `
INSERT INTO consents (contest_id, version, text, text_en, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (contest_id, version) DO NOTHING`

// keepConsent stores the text under its version; a version never changes.
func keepConsent(ctx context.Context, tx *sqlx.Tx, c contest.Contest, at time.Time) error {
	consent := c.Registration.Consent
	_, err := tx.ExecContext(ctx, insertConsent, c.ID, consent.Version, consent.Text, consent.TextEN, at)
	if err != nil {
		return fmt.Errorf("postgres: keep consent: %w", unavailable(err))
	}
	return nil
}

func contestJSON(c contest.Contest) (registration, groups string, err error) {
	r, err := json.Marshal(c.Registration)
	if err != nil {
		return "", "", fmt.Errorf("postgres: encode registration: %w", err)
	}
	g, err := json.Marshal(c.Groups)
	if err != nil {
		return "", "", fmt.Errorf("postgres: encode groups: %w", err)
	}
	return string(r), string(g), nil
}

func contestError(doing string, err error) error {
	if violates(err, "contests_slug_key") {
		return contest.ErrSlugTaken
	}
	return fmt.Errorf("postgres: %s: %w", doing, unavailable(err))
}

const countContest = `
SELECT (SELECT count(*) FROM units WHERE contest_id = $1)       AS units,
       (SELECT count(*) FROM contestants WHERE contest_id = $1) AS contestants,
       (SELECT count(*) FROM rounds WHERE contest_id = $1)      AS rounds,
       (SELECT count(*) FROM banks WHERE contest_id = $1)       AS banks,
       (SELECT count(*) FROM questions q JOIN banks b ON b.id = q.bank_id WHERE b.contest_id = $1) AS questions`

// ContestCounts says how much a contest holds.
func (db *DB) ContestCounts(ctx context.Context, id string) (contest.Counts, error) {
	var n contest.Counts
	if err := db.sqlx.GetContext(ctx, &n, countContest, id); err != nil {
		return n, fmt.Errorf("postgres: count contest: %w", unavailable(err))
	}
	return n, nil
}

// absent reports whether a query by key found nothing; a key that is not even
// a UUID names nothing either.
func absent(err error) bool {
	var e *pq.Error
	return missing(err) || errors.As(err, &e) && e.Code == "22P02"
}

// contains makes an ILIKE pattern that matches s anywhere; nothing for nothing.
func contains(s string) string {
	if s = strings.TrimSpace(s); s == "" {
		return ""
	}
	return "%" + strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(s) + "%"
}

// dayOrNull is a date parameter: the zero time is NULL. It is text, so that no
// time zone can move it to another day.
func dayOrNull(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.Format(time.DateOnly)
	return &s
}

// dayText is dayOrNull for arrays: empty for the zero time.
func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// GroupsInUse lists the groups that contestants have chosen.
func (db *DB) GroupsInUse(ctx context.Context, contestID string) ([]string, error) {
	var out []string
	err := db.sqlx.SelectContext(ctx, &out, "SELECT DISTINCT group_id FROM contestants WHERE contest_id = $1 ORDER BY group_id", contestID)
	if err != nil {
		return nil, fmt.Errorf("postgres: groups in use: %w", unavailable(err))
	}
	return out, nil
}

// touched returns none when a statement changed no row.
func touched(done sql.Result, none error) error {
	n, err := done.RowsAffected()
	if err != nil {
		return fmt.Errorf("postgres: rows affected: %w", err)
	}
	if n == 0 {
		return none
	}
	return nil
}
