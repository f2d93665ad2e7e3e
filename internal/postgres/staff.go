package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/internal/account"
)

type staffRow struct {
	ID           string
	Email, Name  string
	PasswordHash string `db:"password_hash"`
	TOTPSecret   string `db:"totp_secret"`
	TOTPPending  string `db:"totp_pending"`
	TOTPLastStep int64  `db:"totp_last_step"`
	Active       bool
	CreatedAt    time.Time `db:"created_at"`
	Sessions     int
}

func (r staffRow) member() account.Member {
	return account.Member{ID: r.ID, Email: r.Email, Name: r.Name, Active: r.Active, TOTP: r.TOTPSecret != "", Sessions: r.Sessions, CreatedAt: r.CreatedAt}
}

const (
	staffColumns = `
SELECT s.id, s.email, s.name, s.password_hash, s.totp_secret, s.totp_pending, s.totp_last_step, s.active, s.created_at`

	selectStaff = staffColumns + `,
       (SELECT count(*) FROM sessions WHERE staff_id = s.id AND expiry > $1) AS sessions
FROM staff s
ORDER BY s.name, s.email`

	selectGrants = `
SELECT staff_id, role, COALESCE(contest_id::text, '') AS contest_id FROM staff_grants
WHERE staff_id = ANY($1::uuid[])
ORDER BY contest_id NULLS FIRST, role`
)

// Staff lists every member by name.
func (db *DB) Staff(ctx context.Context, at time.Time) ([]account.Member, error) {
	var rows []staffRow
	if err := db.sqlx.SelectContext(ctx, &rows, selectStaff, at); err != nil {
		return nil, fmt.Errorf("postgres: staff: %w", unavailable(err))
	}
	out := make([]account.Member, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.member())
	}
	return out, fillGrants(ctx, db.sqlx, out)
}

// FindStaff returns a member by id, or account.ErrStaffNotFound.
func (db *DB) FindStaff(ctx context.Context, id string) (account.Member, account.Secrets, error) {
	return db.findStaff(ctx, staffColumns+" FROM staff s WHERE s.id = $1", id)
}

// FindStaffByEmail returns a member by lower-case address, or
// account.ErrStaffNotFound.
func (db *DB) FindStaffByEmail(ctx context.Context, email string) (account.Member, account.Secrets, error) {
	return db.findStaff(ctx, staffColumns+" FROM staff s WHERE s.email = $1", email)
}

func (db *DB) findStaff(ctx context.Context, query, key string) (account.Member, account.Secrets, error) {
	var r staffRow
	switch err := db.sqlx.GetContext(ctx, &r, query, key); {
	case absent(err):
		return account.Member{}, account.Secrets{}, account.ErrStaffNotFound
	case err != nil:
		return account.Member{}, account.Secrets{}, fmt.Errorf("postgres: find staff: %w", unavailable(err))
	}
	members := []account.Member{r.member()}
	err := fillGrants(ctx, db.sqlx, members)
	secrets := account.Secrets{PasswordHash: r.PasswordHash, TOTPSecret: r.TOTPSecret, TOTPPending: r.TOTPPending, TOTPLastStep: r.TOTPLastStep}
	return members[0], secrets, err
}

// fillGrants reads the grants of all members in one query.
func fillGrants(ctx context.Context, q sqlx.QueryerContext, members []account.Member) error {
	ids := make([]string, len(members))
	place := make(map[string]int, len(members))
	for i, m := range members {
		ids[i], place[m.ID] = m.ID, i
	}
	var rows []struct {
		StaffID   string `db:"staff_id"`
		Role      string
		ContestID string `db:"contest_id"`
	}
	if err := sqlx.SelectContext(ctx, q, &rows, selectGrants, pq.Array(ids)); err != nil {
		return fmt.Errorf("postgres: grants: %w", unavailable(err))
	}
	for _, r := range rows {
		m := &members[place[r.StaffID]]
		m.Grants = append(m.Grants, account.Grant{Role: account.Role(r.Role), ContestID: r.ContestID})
	}
	return nil
}

const (
	insertStaff = `
INSERT INTO staff (id, email, name, password_hash, active, created_at) VALUES ($1, $2, $3, $4, $5, $6)`

	deleteGrants = `DELETE FROM staff_grants WHERE staff_id = $1`

	insertGrant = `
INSERT INTO staff_grants (staff_id, role, contest_id) VALUES ($1, $2, NULLIF($3, '')::uuid)
ON CONFLICT DO NOTHING`

	updateStaff = `
UPDATE staff SET name = $2, active = $3, password_hash = COALESCE(NULLIF($4, ''), password_hash) WHERE id = $1`

	countAdmins = `
SELECT count(*) FROM staff s JOIN staff_grants g ON g.staff_id = s.id
WHERE s.active AND g.role = 'admin' AND g.contest_id IS NULL`

	// One change of administrators at a time: two that each leave the other
	// must not both pass the count.
	lockAdmins = `SELECT pg_advisory_xact_lock(hashtext('hoithi.admins'))`
)

// CreateStaff stores a member. It fails with account.ErrStaffExists.
func (db *DB) CreateStaff(ctx context.Context, m account.Member, passwordHash string, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, insertStaff, m.ID, m.Email, m.Name, passwordHash, m.Active, m.CreatedAt)
		if violates(err, "staff_email_key") {
			return account.ErrStaffExists
		}
		if err != nil {
			return fmt.Errorf("postgres: create staff: %w", unavailable(err))
		}
		if err := putGrants(ctx, tx, m); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

func putGrants(ctx context.Context, tx *sqlx.Tx, m account.Member) error {
	for _, g := range m.Grants {
		if _, err := tx.ExecContext(ctx, insertGrant, m.ID, string(g.Role), g.ContestID); err != nil {
			return fmt.Errorf("postgres: grant: %w", unavailable(err))
		}
	}
	return nil
}

// UpdateStaff changes a member and their grants, and signs them out where the
// password changed or the account was switched off.
func (db *DB) UpdateStaff(ctx context.Context, m account.Member, passwordHash string, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, lockAdmins); err != nil {
			return fmt.Errorf("postgres: lock: %w", unavailable(err))
		}
		if _, err := tx.ExecContext(ctx, updateStaff, m.ID, m.Name, m.Active, passwordHash); err != nil {
			return fmt.Errorf("postgres: update staff: %w", unavailable(err))
		}
		if _, err := tx.ExecContext(ctx, deleteGrants, m.ID); err != nil {
			return fmt.Errorf("postgres: update grants: %w", unavailable(err))
		}
		if err := putGrants(ctx, tx, m); err != nil {
			return err
		}
		var admins int
		if err := tx.GetContext(ctx, &admins, countAdmins); err != nil {
			return fmt.Errorf("postgres: count administrators: %w", unavailable(err))
		}
		if admins == 0 {
			return account.ErrLastAdmin
		}
		if passwordHash != "" || !m.Active {
			if _, err := tx.ExecContext(ctx, "DELETE FROM sessions WHERE staff_id = $1", m.ID); err != nil {
				return fmt.Errorf("postgres: end sessions: %w", unavailable(err))
			}
		}
		return addDeed(ctx, tx, deed)
	})
}

// SetPassword stores a hash and ends every other session.
func (db *DB) SetPassword(ctx context.Context, staffID, passwordHash, keepTokenHash string, deed account.Deed) error {
	return db.changeStaff(ctx, deed, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, "UPDATE staff SET password_hash = $2 WHERE id = $1", staffID, passwordHash); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM sessions WHERE staff_id = $1 AND token <> $2", staffID, keepTokenHash)
		return err
	})
}

// SetTOTPPending remembers a secret that waits for its first code.
func (db *DB) SetTOTPPending(ctx context.Context, staffID, secret string) error {
	_, err := db.sqlx.ExecContext(ctx, "UPDATE staff SET totp_pending = $2 WHERE id = $1", staffID, secret)
	if err != nil {
		return fmt.Errorf("postgres: second factor: %w", unavailable(err))
	}
	return nil
}

// SetTOTP switches the second factor on (a secret) or off (none).
func (db *DB) SetTOTP(ctx context.Context, staffID, secret string, lastStep int64, deed account.Deed) error {
	return db.changeStaff(ctx, deed, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE staff SET totp_secret = $2, totp_pending = '', totp_last_step = $3 WHERE id = $1", staffID, secret, lastStep)
		return err
	})
}

func (db *DB) changeStaff(ctx context.Context, deed account.Deed, change func(*sqlx.Tx) error) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if err := change(tx); err != nil {
			return fmt.Errorf("postgres: change staff: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// UseTOTPStep marks a step used; false when it or a later one already was.
func (db *DB) UseTOTPStep(ctx context.Context, staffID string, step int64) (bool, error) {
	done, err := db.sqlx.ExecContext(ctx, "UPDATE staff SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2", staffID, step)
	if err != nil {
		return false, fmt.Errorf("postgres: second factor: %w", unavailable(err))
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// StaffNames returns the names of staff by id; unknown ids are left out.
func (db *DB) StaffNames(ctx context.Context, ids []string) (map[string]string, error) {
	var rows []struct{ ID, Name string }
	if err := db.sqlx.SelectContext(ctx, &rows, "SELECT id, name FROM staff WHERE id::text = ANY($1)", pq.Array(ids)); err != nil {
		return nil, fmt.Errorf("postgres: staff names: %w", unavailable(err))
	}
	out := make(map[string]string, len(rows))
	for _, r := range rows {
		out[r.ID] = r.Name
	}
	return out, nil
}
