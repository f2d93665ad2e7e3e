package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
)

const dropDeviceSession = `DELETE FROM contestant_sessions WHERE token_hash = $1 AND contest_id = $2`

// The new token stands for the same people in the other contests. The old one
// goes on standing for them until it expires: the reply that carries the new
// one may be lost.
const carryDeviceSessions = `
INSERT INTO contestant_sessions (token_hash, contest_id, contestant_id, created_at, expires_at)
SELECT $2, contest_id, contestant_id, $4, expires_at
FROM contestant_sessions
WHERE token_hash = $1 AND contest_id <> $3 AND expires_at > $4
ON CONFLICT DO NOTHING`

const insertDeviceSession = `
INSERT INTO contestant_sessions (token_hash, contest_id, contestant_id, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (token_hash, contest_id) DO UPDATE SET contestant_id = excluded.contestant_id, expires_at = excluded.expires_at`

func putSession(ctx context.Context, tx *sqlx.Tx, s contest.DeviceSession) error {
	if s.OldHash != nil {
		if _, err := tx.ExecContext(ctx, dropDeviceSession, s.OldHash, s.ContestID); err != nil {
			return fmt.Errorf("postgres: drop old session: %w", unavailable(err))
		}
		if _, err := tx.ExecContext(ctx, carryDeviceSessions, s.OldHash, s.TokenHash, s.ContestID, s.At); err != nil {
			return fmt.Errorf("postgres: carry sessions: %w", unavailable(err))
		}
	}
	if _, err := tx.ExecContext(ctx, insertDeviceSession, s.TokenHash, s.ContestID, s.ContestantID, s.At, s.ExpiresAt); err != nil {
		return fmt.Errorf("postgres: add session: %w", unavailable(err))
	}
	return nil
}

// SignIn implements contest.RegistrarStore.
func (db *DB) SignIn(ctx context.Context, s contest.DeviceSession) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error { return putSession(ctx, tx, s) })
}

const selectSignedIn = `
SELECT ` + contestantFields + `
FROM contestant_sessions s
JOIN contestants c ON c.id = s.contestant_id
WHERE s.token_hash = $1 AND s.contest_id = $2 AND s.expires_at > $3`

// SignedIn implements contest.RegistrarStore.
func (db *DB) SignedIn(ctx context.Context, tokenHash []byte, contestID string, at time.Time) (contest.Contestant, error) {
	var row contestantRow
	switch err := db.sqlx.GetContext(ctx, &row, selectSignedIn, tokenHash, contestID, at); {
	case missing(err):
		return contest.Contestant{}, contest.ErrNotSignedIn
	case err != nil:
		return contest.Contestant{}, fmt.Errorf("postgres: find session: %w", unavailable(err))
	}
	return row.contestant()
}

// SignOut implements contest.RegistrarStore.
func (db *DB) SignOut(ctx context.Context, tokenHash []byte, contestID string) error {
	if _, err := db.sqlx.ExecContext(ctx, dropDeviceSession, tokenHash, contestID); err != nil {
		return fmt.Errorf("postgres: sign out: %w", unavailable(err))
	}
	return nil
}

const lockContact = `SELECT pg_advisory_xact_lock(hashtextextended('code ' || $1 || ' ' || $2, 0))`

// The newest $4 codes since $3: when there are so many, the oldest of them
// says when there will be one less.
const selectLimit = `
SELECT created_at
FROM login_codes
WHERE contest_id = $1 AND contact = $2 AND created_at > $3
ORDER BY created_at DESC
OFFSET $4 - 1
LIMIT 1`

const insertCode = `
INSERT INTO login_codes (id, contest_id, contact, code_hash, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (id) DO NOTHING`

// AddCode implements contest.RegistrarStore.
func (db *DB) AddCode(ctx context.Context, c contest.LoginCode, limits []contest.CodeLimit) (again time.Time, err error) {
	err = db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, lockContact, c.ContestID, c.Contact.Value); err != nil {
			return fmt.Errorf("postgres: lock contact: %w", unavailable(err))
		}
		for _, limit := range limits {
			free, err := limitFree(ctx, tx, c, limit)
			if err != nil {
				return err
			}
			if free.After(again) {
				again = free
			}
		}
		if !again.IsZero() {
			return nil
		}
		_, err := tx.ExecContext(ctx, insertCode, c.ID, c.ContestID, c.Contact.Value, c.Hash, c.CreatedAt, c.ExpiresAt)
		if err != nil {
			return fmt.Errorf("postgres: add code: %w", unavailable(err))
		}
		return nil
	})
	return again, err
}

// limitFree returns when a limit lets the contact have another code; the zero
// time: now.
func limitFree(ctx context.Context, tx *sqlx.Tx, c contest.LoginCode, limit contest.CodeLimit) (time.Time, error) {
	var oldest time.Time
	err := tx.GetContext(ctx, &oldest, selectLimit, c.ContestID, c.Contact.Value, c.CreatedAt.Add(-limit.Span), limit.Count)
	switch {
	case missing(err):
		return time.Time{}, nil
	case err != nil:
		return time.Time{}, fmt.Errorf("postgres: count codes: %w", unavailable(err))
	}
	return oldest.Add(limit.Span), nil
}

// A try is counted before the code is compared, so that guesses in parallel
// count each.
const tryCode = `
UPDATE login_codes
SET tries = tries + 1
WHERE id = (SELECT id FROM login_codes
            WHERE contest_id = $1 AND contact = $2 AND expires_at > $4 AND used_at IS NULL
            ORDER BY created_at DESC, id DESC
            LIMIT 1)
  AND tries < $3
RETURNING id, code_hash, created_at, expires_at`

// TryCode implements contest.RegistrarStore.
func (db *DB) TryCode(ctx context.Context, contestID string, contact contest.Address, maxTries int, at time.Time) (contest.LoginCode, error) {
	code := contest.LoginCode{ContestID: contestID, Contact: contact}
	err := db.tx(ctx, func(tx *sqlx.Tx) error {
		row := tx.QueryRowContext(ctx, tryCode, contestID, contact.Value, maxTries, at)
		return row.Scan(&code.ID, &code.Hash, &code.CreatedAt, &code.ExpiresAt)
	})
	switch {
	case missing(err):
		return contest.LoginCode{}, contest.ErrCodeWrong
	case err != nil:
		return contest.LoginCode{}, fmt.Errorf("postgres: try code: %w", unavailable(err))
	}
	return code, nil
}

const useCode = `UPDATE login_codes SET used_at = $2 WHERE id = $1 AND used_at IS NULL`

// UseCode implements contest.RegistrarStore.
func (db *DB) UseCode(ctx context.Context, codeID string, at time.Time) (bool, error) {
	used := false
	err := db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, useCode, codeID, at)
		if err != nil {
			return err
		}
		n, err := done.RowsAffected()
		used = n == 1
		return err
	})
	if err != nil {
		return false, fmt.Errorf("postgres: use code: %w", unavailable(err))
	}
	return used, nil
}

const forgetDeviceSessions = `DELETE FROM contestant_sessions WHERE expires_at < $1`

const forgetCodes = `DELETE FROM login_codes WHERE expires_at < $1`

// ForgetLogins deletes sessions that have expired and codes that expired more
// than two days ago; the younger ones still count for the limits.
func (db *DB) ForgetLogins(ctx context.Context, at time.Time) error {
	if _, err := db.sqlx.ExecContext(ctx, forgetDeviceSessions, at); err != nil {
		return fmt.Errorf("postgres: forget sessions: %w", unavailable(err))
	}
	if _, err := db.sqlx.ExecContext(ctx, forgetCodes, at.Add(-48*time.Hour)); err != nil {
		return fmt.Errorf("postgres: forget codes: %w", unavailable(err))
	}
	return nil
}
