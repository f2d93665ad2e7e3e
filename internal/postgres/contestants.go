package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
)

// contestantRow is a contestant as it is stored.
type contestantRow struct {
	ID               string
	ContestID        string `db:"contest_id"`
	Name             string
	Phone            string
	Email            string
	BirthDate        sql.NullTime   `db:"birth_date"`
	UnitID           sql.NullString `db:"unit_id"`
	GroupID          string         `db:"group_id"`
	Fields           string
	ConsentVersion   int       `db:"consent_version"`
	ConsentAt        time.Time `db:"consent_at"`
	Guardian         sql.NullString
	DeviceID         string `db:"device_id"`
	ExtraTimePercent int    `db:"extra_time_percent"`
	Synthetic        bool
	CreatedAt        time.Time `db:"created_at"`
}

const contestantFields = `c.id, c.contest_id, c.name, c.phone, c.email, c.birth_date, c.unit_id, c.group_id, c.fields,
       c.consent_version, c.consent_at, c.guardian, c.device_id, c.extra_time_percent, c.synthetic, c.created_at`

func (r contestantRow) contestant() (contest.Contestant, error) {
	c := contest.Contestant{
		ID: r.ID, ContestID: r.ContestID, Name: r.Name, Phone: r.Phone, Email: r.Email, BirthDate: r.BirthDate.Time,
		UnitID: r.UnitID.String, GroupID: r.GroupID, Consent: contest.ConsentGiven{Version: r.ConsentVersion, At: r.ConsentAt},
		DeviceID: r.DeviceID, ExtraTimePercent: r.ExtraTimePercent, Synthetic: r.Synthetic, CreatedAt: r.CreatedAt,
	}
	if err := json.Unmarshal([]byte(r.Fields), &c.Fields); err != nil {
		return c, fmt.Errorf("postgres: fields of contestant %s: %w", r.ID, err)
	}
	if r.Guardian.Valid {
		if err := json.Unmarshal([]byte(r.Guardian.String), &c.Guardian); err != nil {
			return c, fmt.Errorf("postgres: guardian of contestant %s: %w", r.ID, err)
		}
	}
	return c, nil
}

func contestantsOf(rows []contestantRow) ([]contest.Contestant, error) {
	out := make([]contest.Contestant, 0, len(rows))
	for _, r := range rows {
		c, err := r.contestant()
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// Two forms from one device at once must not both find that they are the first.
const lockDevice = `SELECT pg_advisory_xact_lock(hashtextextended('enrol ' || $1 || ' ' || $2, 0))`

// A twin says the same in every field: who corrects their unit is not one.
const selectTwin = `
SELECT ` + contestantFields + `
FROM contestants c
WHERE c.contest_id = $1 AND c.device_id = $2 AND c.device_id <> ''
  AND c.name = $3 AND c.phone = $4 AND c.email = $5 AND c.group_id = $6 AND c.created_at >= $7
  AND c.unit_id IS NOT DISTINCT FROM $8::uuid AND c.birth_date IS NOT DISTINCT FROM $9::date AND c.fields = $10::jsonb
ORDER BY c.created_at, c.id
LIMIT 1`

const insertEntrant = `
INSERT INTO contestants (id, contest_id, name, name_key, phone, email, birth_date, unit_id, group_id, fields,
                         consent_version, consent_at, guardian, device_id, extra_time_percent, synthetic, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7::date, $8::uuid, $9, $10::jsonb, $11, $12, $13::jsonb, $14, $15, $16, $17)`

// Enrol implements contest.RegistrarStore: contestant and session in one
// transaction.
func (db *DB) Enrol(ctx context.Context, c contest.Contestant, twinsSince time.Time, s contest.DeviceSession) (contest.Contestant, error) {
	err := db.tx(ctx, func(tx *sqlx.Tx) error {
		twin, found, err := findTwin(ctx, tx, c, twinsSince)
		switch {
		case err != nil:
			return err
		case found:
			c = twin
		default:
			if err := addContestant(ctx, tx, c); err != nil {
				return err
			}
		}
		s.ContestantID = c.ID
		return putSession(ctx, tx, s)
	})
	return c, err
}

func findTwin(ctx context.Context, tx *sqlx.Tx, c contest.Contestant, since time.Time) (contest.Contestant, bool, error) {
	if c.DeviceID == "" {
		return contest.Contestant{}, false, nil
	}
	if _, err := tx.ExecContext(ctx, lockDevice, c.ContestID, c.DeviceID); err != nil {
		return contest.Contestant{}, false, fmt.Errorf("postgres: lock device: %w", unavailable(err))
	}
	fields, err := fieldsJSON(c)
	if err != nil {
		return contest.Contestant{}, false, err
	}
	var row contestantRow
	err = tx.GetContext(ctx, &row, selectTwin, c.ContestID, c.DeviceID, c.Name, c.Phone, c.Email, c.GroupID, since,
		uuidOrNull(c.UnitID), dayOrNull(c.BirthDate), fields)
	switch {
	case missing(err):
		return contest.Contestant{}, false, nil
	case err != nil:
		return contest.Contestant{}, false, fmt.Errorf("postgres: find twin: %w", unavailable(err))
	}
	twin, err := row.contestant()
	return twin, true, err
}

// fieldsJSON is the extra fields of a contestant; an object even without any.
func fieldsJSON(c contest.Contestant) (string, error) {
	if c.Fields == nil {
		return "{}", nil
	}
	raw, err := json.Marshal(c.Fields)
	if err != nil {
		return "", fmt.Errorf("postgres: encode fields: %w", err)
	}
	return string(raw), nil
}

func addContestant(ctx context.Context, tx *sqlx.Tx, c contest.Contestant) error {
	fields, err := fieldsJSON(c)
	if err != nil {
		return err
	}
	var guardian *string
	if c.Guardian != nil {
		raw, err := json.Marshal(c.Guardian)
		if err != nil {
			return fmt.Errorf("postgres: encode guardian: %w", err)
		}
		text := string(raw)
		guardian = &text
	}
	_, err = tx.ExecContext(ctx, insertEntrant, c.ID, c.ContestID, c.Name, contest.SearchKey(c.Name), c.Phone, c.Email,
		dayOrNull(c.BirthDate), uuidOrNull(c.UnitID), c.GroupID, fields, c.Consent.Version, c.Consent.At, guardian,
		c.DeviceID, c.ExtraTimePercent, c.Synthetic, c.CreatedAt)
	if err != nil {
		return fmt.Errorf("postgres: add contestant: %w", unavailable(err))
	}
	return nil
}

// uuidOrNull is an id parameter that may be absent.
func uuidOrNull(id string) *string {
	if id == "" {
		return nil
	}
	return &id
}

const selectReached = `
SELECT ` + contestantFields + `
FROM contestants c
WHERE c.contest_id = $1 AND (($2 <> '' AND c.phone = $2) OR ($3 <> '' AND c.email = $3))
ORDER BY c.created_at, c.id
LIMIT 50`

// ReachedBy implements contest.RegistrarStore.
func (db *DB) ReachedBy(ctx context.Context, contestID string, contact contest.Address) ([]contest.Contestant, error) {
	phone, email := contact.Value, ""
	if contact.Channel == contest.ByEmail {
		phone, email = "", contact.Value
	}
	var rows []contestantRow
	if err := db.sqlx.SelectContext(ctx, &rows, selectReached, contestID, phone, email); err != nil {
		return nil, fmt.Errorf("postgres: contestants by contact: %w", unavailable(err))
	}
	return contestantsOf(rows)
}

const selectUnitOf = `
SELECT id, contest_id, COALESCE(parent_id::text, '') AS parent_id, name, kind, block, headcount, valid_from, valid_to, aliases, position
FROM units
WHERE contest_id = $1 AND id = $2`

// UnitOf implements contest.RegistrarStore.
func (db *DB) UnitOf(ctx context.Context, contestID, unitID string) (contest.Unit, error) {
	var row unitRow
	switch err := db.sqlx.GetContext(ctx, &row, selectUnitOf, contestID, unitID); {
	case absent(err):
		return contest.Unit{}, contest.ErrUnitNotFound
	case err != nil:
		return contest.Unit{}, fmt.Errorf("postgres: find unit: %w", unavailable(err))
	}
	return row.unit(), nil
}

const selectBarredKeys = `SELECT name, phone, email, reason FROM barred WHERE contest_id = $1 ORDER BY id`

// BarredFrom implements contest.RegistrarStore.
func (db *DB) BarredFrom(ctx context.Context, contestID string) ([]contest.Barred, error) {
	var out []contest.Barred
	if err := db.sqlx.SelectContext(ctx, &out, selectBarredKeys, contestID); err != nil {
		return nil, fmt.Errorf("postgres: barred: %w", unavailable(err))
	}
	return out, nil
}
