package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
	"hoithi/internal/account"
)

type personRow struct {
	ID             string
	ContestID      string `db:"contest_id"`
	Name           string
	Phone, Email   string
	BirthDate      sql.NullTime `db:"birth_date"`
	UnitID         string       `db:"unit_id"`
	UnitName       string       `db:"unit_name"`
	GroupID        string       `db:"group_id"`
	Fields         string
	ConsentVersion int       `db:"consent_version"`
	ConsentAt      time.Time `db:"consent_at"`
	Guardian       string
	ExtraTime      int `db:"extra_time_percent"`
	Synthetic      bool
	CreatedAt      time.Time `db:"created_at"`
	SamePhone      bool      `db:"same_phone"`
	SameEmail      bool      `db:"same_email"`
	SameDevice     bool      `db:"same_device"`
	SameName       bool      `db:"same_name"`
	Barred         bool
	Attempts       int
	Total          int
}

func (r personRow) person() (contest.Person, error) {
	p := contest.Person{UnitName: r.UnitName, Barred: r.Barred, Attempts: r.Attempts}
	p.Contestant = contest.Contestant{ID: r.ID, ContestID: r.ContestID, Name: r.Name, Phone: r.Phone, Email: r.Email, BirthDate: r.BirthDate.Time, UnitID: r.UnitID,
		GroupID: r.GroupID, Consent: contest.ConsentGiven{Version: r.ConsentVersion, At: r.ConsentAt}, ExtraTimePercent: r.ExtraTime, Synthetic: r.Synthetic, CreatedAt: r.CreatedAt}
	if err := json.Unmarshal([]byte(r.Fields), &p.Fields); err != nil {
		return p, fmt.Errorf("postgres: fields of contestant %s: %w", r.ID, err)
	}
	if r.Guardian != "" {
		p.Guardian = &contest.Guardian{}
		if err := json.Unmarshal([]byte(r.Guardian), p.Guardian); err != nil {
			return p, fmt.Errorf("postgres: guardian of contestant %s: %w", r.ID, err)
		}
	}
	for _, d := range []struct {
		kind contest.Duplicate
		same bool
	}{{contest.SamePhone, r.SamePhone}, {contest.SameEmail, r.SameEmail}, {contest.SameDevice, r.SameDevice}, {contest.SameName, r.SameName}} {
		if d.same {
			p.Duplicates = append(p.Duplicates, d.kind)
		}
	}
	return p, nil
}

// The conditions are written once: the columns show them and the filter uses
// them. Each looks at one index.
const (
	isSamePhone = `(c.phone <> '' AND EXISTS (SELECT FROM contestants o WHERE o.contest_id = c.contest_id AND o.phone = c.phone AND o.phone <> '' AND o.id <> c.id))`
	isSameEmail = `(c.email <> '' AND EXISTS (SELECT FROM contestants o WHERE o.contest_id = c.contest_id AND o.email = c.email AND o.email <> '' AND o.id <> c.id))`
	isSameDev   = `(c.device_id <> '' AND EXISTS (SELECT FROM contestants o WHERE o.contest_id = c.contest_id AND o.device_id = c.device_id AND o.device_id <> '' AND o.id <> c.id))`
	isSameName  = `EXISTS (SELECT FROM contestants o WHERE o.contest_id = c.contest_id AND o.name_key = c.name_key AND o.unit_id IS NOT DISTINCT FROM c.unit_id AND o.id <> c.id)`
	isBarred    = `EXISTS (SELECT FROM barred b WHERE b.contest_id = c.contest_id AND (b.phone <> '' AND b.phone = c.phone OR b.email <> '' AND b.email = c.email OR b.name <> '' AND lower(b.name) = lower(c.name)))`

	personColumns = `
SELECT c.id, c.contest_id, c.name, c.phone, c.email, c.birth_date, COALESCE(c.unit_id::text, '') AS unit_id, COALESCE(u.name, '') AS unit_name,
       c.group_id, c.fields, c.consent_version, c.consent_at, COALESCE(c.guardian::text, '') AS guardian, c.extra_time_percent, c.synthetic, c.created_at,
       ` + isSamePhone + ` AS same_phone, ` + isSameEmail + ` AS same_email, ` + isSameDev + ` AS same_device, ` + isSameName + ` AS same_name,
       ` + isBarred + ` AS barred, (SELECT count(*) FROM attempts a WHERE a.contest_id = c.contest_id AND a.contestant_id = c.id) AS attempts`

	fromPeople = `
FROM contestants c
LEFT JOIN units u ON u.id = c.unit_id `

	wherePeople = `
WHERE c.contest_id = $1
  AND ($2 = '' OR c.name_key LIKE $2 OR c.phone LIKE $3 OR c.email LIKE $3)
  AND ($4 = '' OR c.unit_id IN (
        WITH RECURSIVE below AS (
            SELECT id FROM units WHERE id::text = $4 AND contest_id = $1
            UNION ALL SELECT n.id FROM units n JOIN below ON n.parent_id = below.id)
        SELECT id FROM below))
  AND ($5 = '' OR c.group_id = $5)
  AND CASE $6
        WHEN 'duplicate' THEN ` + isSamePhone + ` OR ` + isSameEmail + ` OR ` + isSameDev + `
        WHEN 'barred' THEN ` + isBarred + `
        WHEN 'synthetic' THEN c.synthetic
        WHEN 'extra_time' THEN c.extra_time_percent > 0
        ELSE true END`

	// The page is chosen first; what is costly to tell is told of it only.
	selectPeople = personColumns + `, 0 AS total` + fromPeople + `
WHERE c.id IN (SELECT c.id FROM contestants c ` + wherePeople + ` ORDER BY c.created_at DESC, c.id OFFSET $7 LIMIT $8)
ORDER BY c.created_at DESC, c.id`

	countPeople = `SELECT count(*) FROM contestants c ` + wherePeople
)

// People returns a page of contestants, the newest first, and how many match.
func (db *DB) People(ctx context.Context, f contest.PersonFilter) ([]contest.Person, int, error) {
	name, contact := peoplePatterns(f.Query)
	args := []any{f.ContestID, name, contact, f.UnitID, f.Group, f.Flag}
	var total int
	if err := db.sqlx.GetContext(ctx, &total, countPeople, args...); err != nil {
		return nil, 0, fmt.Errorf("postgres: count contestants: %w", unavailable(err))
	}
	var rows []personRow
	if err := db.sqlx.SelectContext(ctx, &rows, selectPeople, append(args, f.Offset, f.Limit)...); err != nil {
		return nil, 0, fmt.Errorf("postgres: contestants: %w", unavailable(err))
	}
	out := make([]contest.Person, 0, len(rows))
	for _, r := range rows {
		p, err := r.person()
		if err != nil {
			return nil, 0, err
		}
		out = append(out, p)
	}
	return out, total, nil
}

// peoplePatterns makes patterns of what somebody typed: a name is folded; of a
// phone number the country code and the first zero do not count.
func peoplePatterns(q string) (name, contact string) {
	key := contest.SearchKey(q)
	if key == "" {
		return "", ""
	}
	contact = strings.ToLower(strings.TrimSpace(q))
	if digits := strings.NewReplacer(" ", "", ".", "", "-", "").Replace(contact); strings.HasPrefix(digits, "0") {
		contact = strings.TrimPrefix(digits, "0")
	}
	return "%" + key + "%", contains(contact)
}

// FindPerson returns one contestant, or contest.ErrContestantUnknown.
func (db *DB) FindPerson(ctx context.Context, id string) (contest.Person, error) {
	var row personRow
	switch err := db.sqlx.GetContext(ctx, &row, personColumns+fromPeople+"WHERE c.id = $1", id); {
	case absent(err):
		return contest.Person{}, contest.ErrContestantUnknown
	case err != nil:
		return contest.Person{}, fmt.Errorf("postgres: find contestant: %w", unavailable(err))
	}
	return row.person()
}

// SetExtraTime gives a contestant more time for attempts that start from now on.
func (db *DB) SetExtraTime(ctx context.Context, contestantID string, percent int, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, "UPDATE contestants SET extra_time_percent = $2 WHERE id = $1", contestantID, percent)
		if err != nil {
			return fmt.Errorf("postgres: set extra time: %w", unavailable(err))
		}
		if err := touched(done, contest.ErrContestantUnknown); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

const selectAttemptViews = `
SELECT a.id, a.round_id, r.name AS round_name, a.number, a.started_at, a.deadline, a.ended_at, a.ended_by, a.points, a.right_count,
       a.answered_count, a.questions, a.receipt
FROM attempts a
JOIN rounds r ON r.id = a.round_id
WHERE a.contestant_id = $1
ORDER BY a.started_at DESC, a.id`

// AttemptViews lists a contestant's attempts, the newest first.
func (db *DB) AttemptViews(ctx context.Context, contestantID string) ([]contest.AttemptView, error) {
	var rows []struct {
		ID        string
		RoundID   string `db:"round_id"`
		RoundName string `db:"round_name"`
		Number    int
		StartedAt time.Time `db:"started_at"`
		Deadline  time.Time
		EndedAt   sql.NullTime `db:"ended_at"`
		EndedBy   string       `db:"ended_by"`
		Points    int
		Right     int `db:"right_count"`
		Answered  int `db:"answered_count"`
		Questions int
		Receipt   string
	}
	if err := db.sqlx.SelectContext(ctx, &rows, selectAttemptViews, contestantID); err != nil {
		return nil, fmt.Errorf("postgres: attempts of a contestant: %w", unavailable(err))
	}
	out := make([]contest.AttemptView, 0, len(rows))
	for _, r := range rows {
		out = append(out, contest.AttemptView{RoundName: r.RoundName, Attempt: contest.Attempt{ID: r.ID, RoundID: r.RoundID, ContestantID: contestantID, Number: r.Number,
			StartedAt: r.StartedAt, Deadline: r.Deadline, EndedAt: r.EndedAt.Time, EndedBy: contest.EndedBy(r.EndedBy), Receipt: r.Receipt, Questions: r.Questions,
			Totals: contest.Totals{Points: r.Points, Right: r.Right, Answered: r.Answered}}})
	}
	return out, nil
}
