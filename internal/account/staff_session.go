package account

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"time"
)

// How long a browser stays signed in: until it has been idle this long, and
// never longer than a working day.
const (
	SessionIdle     = 2 * time.Hour
	SessionAbsolute = 12 * time.Hour
	// touchAfter spares the database a write per request.
	touchAfter = time.Minute
)

// SignedIn is who a session belongs to, and what proves that a change comes
// from our own page.
type SignedIn struct {
	Member Member
	CSRF   string
	Token  string // for the cookie; only SignIn fills it in
	Until  time.Time
}

// Authenticate says who holds a cookie's token, and lengthens the session. It
// fails with ErrNotSignedIn.
func (t *Team) Authenticate(ctx context.Context, token string) (SignedIn, error) {
	if token == "" {
		return SignedIn{}, ErrNotSignedIn
	}
	at := t.now()
	session, member, err := t.store.FindSession(ctx, hashToken(token), at)
	if err != nil {
		return SignedIn{}, err
	}
	if expires := expiry(session.CreatedAt, at); expires.Sub(session.ExpiresAt) > touchAfter {
		if err := t.store.TouchSession(ctx, session.TokenHash, expires); err != nil {
			return SignedIn{}, err
		}
	}
	return SignedIn{Member: member, CSRF: csrfOf(token), Until: expiry(session.CreatedAt, at)}, nil
}

// CheckCSRF compares the header of a change with the session's value.
func (t *Team) CheckCSRF(token, header string) error {
	if subtle.ConstantTimeCompare([]byte(csrfOf(token)), []byte(header)) != 1 {
		return ErrCSRF
	}
	return nil
}

// SignOut ends one session. Ending a session that is gone is no failure.
func (t *Team) SignOut(ctx context.Context, token string) error {
	if token == "" {
		return nil
	}
	return t.store.DeleteSession(ctx, hashToken(token))
}

// begin makes a new session for a member and ends the one the browser had.
func (t *Team) begin(ctx context.Context, m Member, ip, oldToken string, at time.Time) (SignedIn, error) {
	raw := make([]byte, 32)
	if _, err := rand.Read(raw); err != nil {
		return SignedIn{}, fmt.Errorf("account: token: %w", err)
	}
	token := base64.RawURLEncoding.EncodeToString(raw)
	if err := t.SignOut(ctx, oldToken); err != nil {
		return SignedIn{}, err
	}
	until := expiry(at, at)
	deed := Deed{At: at, Actor: m.Actor(ip), Action: "session.begin", Subject: "staff:" + m.ID}
	err := t.store.CreateSession(ctx, Session{TokenHash: hashToken(token), StaffID: m.ID, CreatedAt: at, ExpiresAt: until}, deed)
	return SignedIn{Member: m, CSRF: csrfOf(token), Token: token, Until: until}, err
}

func expiry(created, at time.Time) time.Time {
	idle, absolute := at.Add(SessionIdle), created.Add(SessionAbsolute)
	if idle.After(absolute) {
		return absolute
	}
	return idle
}

func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// csrfOf derives the page's proof from the token: nothing more to store, and
// it tells nothing of the token.
func csrfOf(token string) string {
	mac := hmac.New(sha256.New, []byte(token))
	mac.Write([]byte("csrf"))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
