package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/internal/account"
)

const insertStaffSession = `
INSERT INTO sessions (token, staff_id, created_at, expiry) VALUES ($1, $2, $3, $4)
ON CONFLICT (token) DO NOTHING`

// CreateSession stores a session and sweeps those that have ended.
func (db *DB) CreateSession(ctx context.Context, s account.Session, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM sessions WHERE expiry <= $1", s.CreatedAt); err != nil {
			return fmt.Errorf("postgres: sweep sessions: %w", unavailable(err))
		}
		if _, err := tx.ExecContext(ctx, insertStaffSession, s.TokenHash, s.StaffID, s.CreatedAt, s.ExpiresAt); err != nil {
			return fmt.Errorf("postgres: create session: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

const selectStaffSession = staffColumns + `, x.token, x.created_at AS began, x.expiry
FROM sessions x
JOIN staff s ON s.id = x.staff_id
WHERE x.token = $1
  AND x.expiry > $2
  AND s.active`

// FindSession returns a living session and its member, or
// account.ErrNotSignedIn.
func (db *DB) FindSession(ctx context.Context, tokenHash string, at time.Time) (account.Session, account.Member, error) {
	var r struct {
		staffRow
		Token  string
		Began  time.Time
		Expiry time.Time
	}
	switch err := db.sqlx.GetContext(ctx, &r, selectStaffSession, tokenHash, at); {
	case missing(err):
		return account.Session{}, account.Member{}, account.ErrNotSignedIn
	case err != nil:
		return account.Session{}, account.Member{}, fmt.Errorf("postgres: find session: %w", unavailable(err))
	}
	members := []account.Member{r.member()}
	err := fillGrants(ctx, db.sqlx, members)
	return account.Session{TokenHash: r.Token, StaffID: r.ID, CreatedAt: r.Began, ExpiresAt: r.Expiry}, members[0], err
}

// TouchSession moves a session's expiry.
func (db *DB) TouchSession(ctx context.Context, tokenHash string, expires time.Time) error {
	_, err := db.sqlx.ExecContext(ctx, "UPDATE sessions SET expiry = $2 WHERE token = $1", tokenHash, expires)
	if err != nil {
		return fmt.Errorf("postgres: touch session: %w", unavailable(err))
	}
	return nil
}

// DeleteSession ends a session, if it is there.
func (db *DB) DeleteSession(ctx context.Context, tokenHash string) error {
	if _, err := db.sqlx.ExecContext(ctx, "DELETE FROM sessions WHERE token = $1", tokenHash); err != nil {
		return fmt.Errorf("postgres: end session: %w", unavailable(err))
	}
	return nil
}

// DeleteSessions ends every session of a member and says how many.
func (db *DB) DeleteSessions(ctx context.Context, staffID string, deed account.Deed) (n int, err error) {
	err = db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, "DELETE FROM sessions WHERE staff_id = $1", staffID)
		if err != nil {
			return fmt.Errorf("postgres: end sessions: %w", unavailable(err))
		}
		ended, err := done.RowsAffected()
		if err != nil {
			return err
		}
		n = int(ended)
		return addDeed(ctx, tx, deed)
	})
	return n, err
}

// FailedTries counts failures by key since a time.
func (db *DB) FailedTries(ctx context.Context, keys []string, since time.Time) (map[string]int, error) {
	var rows []struct {
		Key string
		N   int
	}
	err := db.sqlx.SelectContext(ctx, &rows,
		"SELECT key, count(*) AS n FROM failed_tries WHERE key = ANY($1) AND at > $2 GROUP BY key", pq.Array(keys), since)
	if err != nil {
		return nil, fmt.Errorf("postgres: failed tries: %w", unavailable(err))
	}
	out := make(map[string]int, len(rows))
	for _, r := range rows {
		out[r.Key] = r.N
	}
	return out, nil
}

// triesKept is how long a failure is remembered: longer than any window.
const triesKept = 24 * time.Hour

// AddFailedTry remembers a failure under each key.
func (db *DB) AddFailedTry(ctx context.Context, keys []string, at time.Time) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM failed_tries WHERE at < $1", at.Add(-triesKept)); err != nil {
			return fmt.Errorf("postgres: sweep failed tries: %w", unavailable(err))
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO failed_tries (key, at) SELECT unnest($1::text[]), $2", pq.Array(keys), at)
		if err != nil {
			return fmt.Errorf("postgres: add failed try: %w", unavailable(err))
		}
		return nil
	})
}

// ForgetFailedTries clears keys after a success.
func (db *DB) ForgetFailedTries(ctx context.Context, keys []string) error {
	if _, err := db.sqlx.ExecContext(ctx, "DELETE FROM failed_tries WHERE key = ANY($1)", pq.Array(keys)); err != nil {
		return fmt.Errorf("postgres: forget failed tries: %w", unavailable(err))
	}
	return nil
}
