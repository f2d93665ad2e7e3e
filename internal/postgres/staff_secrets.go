package postgres

import (
	"context"
	"fmt"

	"hoithi/internal/account"
)

// StoredSecrets lists the second factors as stored, by staff id.
func (db *DB) StoredSecrets(ctx context.Context) (map[string]account.Secrets, error) {
	var rows []struct {
		ID      string
		Secret  string `db:"totp_secret"`
		Pending string `db:"totp_pending"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, "SELECT id, totp_secret, totp_pending FROM staff WHERE totp_secret <> '' OR totp_pending <> ''"); err != nil {
		return nil, fmt.Errorf("postgres: stored secrets: %w", unavailable(err))
	}
	out := make(map[string]account.Secrets, len(rows))
	for _, r := range rows {
		out[r.ID] = account.Secrets{TOTPSecret: r.Secret, TOTPPending: r.Pending}
	}
	return out, nil
}

// ReplaceSecrets writes is where the row still has was.
func (db *DB) ReplaceSecrets(ctx context.Context, staffID string, was, is account.Secrets) error {
	_, err := db.sqlx.ExecContext(ctx, "UPDATE staff SET totp_secret = $4, totp_pending = $5 WHERE id = $1 AND totp_secret = $2 AND totp_pending = $3",
		staffID, was.TOTPSecret, was.TOTPPending, is.TOTPSecret, is.TOTPPending)
	if err != nil {
		return fmt.Errorf("postgres: replace secrets: %w", unavailable(err))
	}
	return nil
}
