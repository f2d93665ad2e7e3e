package account

import (
	"context"
	"time"
)

// Secrets is what only sign-in may see of an account.
type Secrets struct {
	PasswordHash string
	TOTPSecret   string // empty: off
	TOTPPending  string // made, not yet confirmed with a code
	TOTPLastStep int64
}

// Session is one signed-in browser. The token itself is never stored.
type Session struct {
	TokenHash string
	StaffID   string
	CreatedAt time.Time
	ExpiresAt time.Time
}

// TeamStore is the storage that Team needs. Every change takes the line of the
// audit log that is kept with it, in the same transaction.
type TeamStore interface {
	// Staff lists all members by name, with their grants and open sessions.
	Staff(ctx context.Context, at time.Time) ([]Member, error)
	// FindStaff returns a member by id, or ErrStaffNotFound.
	FindStaff(ctx context.Context, id string) (Member, Secrets, error)
	// FindStaffByEmail returns a member by lower-case address, or ErrStaffNotFound.
	FindStaffByEmail(ctx context.Context, email string) (Member, Secrets, error)
	// CreateStaff fails with ErrStaffExists when the address is taken.
	CreateStaff(ctx context.Context, m Member, passwordHash string, deed Deed) error
	// UpdateStaff stores name, active and grants; passwordHash only when set.
	// It fails with ErrLastAdmin when no active administrator would remain, and
	// ends the member's sessions when the password changes or active is false.
	UpdateStaff(ctx context.Context, m Member, passwordHash string, deed Deed) error
	// SetPassword stores a hash and ends every session but the one kept.
	SetPassword(ctx context.Context, staffID, passwordHash, keepTokenHash string, deed Deed) error
	// SetTOTPPending remembers a secret that waits for its first code.
	SetTOTPPending(ctx context.Context, staffID, secret string) error
	// SetTOTP turns the second factor on with a secret, or off with none.
	SetTOTP(ctx context.Context, staffID, secret string, lastStep int64, deed Deed) error
	// UseTOTPStep marks a step used; false when it or a later one already was.
	UseTOTPStep(ctx context.Context, staffID string, step int64) (bool, error)

	CreateSession(ctx context.Context, s Session, deed Deed) error
	// FindSession returns the session and its member when both are alive at a
	// time, else ErrNotSignedIn.
	FindSession(ctx context.Context, tokenHash string, at time.Time) (Session, Member, error)
	// TouchSession moves a session's expiry.
	TouchSession(ctx context.Context, tokenHash string, expires time.Time) error
	DeleteSession(ctx context.Context, tokenHash string) error
	// DeleteSessions ends every session of a member and says how many.
	DeleteSessions(ctx context.Context, staffID string, deed Deed) (int, error)

	// FailedTries counts the failures under a key since a time.
	FailedTries(ctx context.Context, keys []string, since time.Time) (map[string]int, error)
	// AddFailedTry counts one more failure under each key.
	AddFailedTry(ctx context.Context, keys []string, at time.Time) error
	// ForgetFailedTries clears keys after a success.
	ForgetFailedTries(ctx context.Context, keys []string) error
}
