package account

import (
	"context"
	"errors"
	"strings"
	"time"
)

// The failures that are allowed in a window: few for one account from one
// address, more for an account or an address alone, so that a stranger cannot
// lock an organiser out from afar on the night of the contest.
const (
	triesWindow      = 15 * time.Minute
	triesPair        = 10
	triesPerAccount  = 100
	triesPerAddress  = 100
	pairKeyPrefix    = "pair:"
	accountKeyPrefix = "account:"
	addressKeyPrefix = "address:"
	maxEmail         = 254
)

// Credentials are what a person types to sign in.
type Credentials struct {
	Email    string
	Password string
	Code     string // of the authenticator app, when one is set up
	IP       string
	OldToken string // of the browser's present session, which a sign-in replaces
}

// SignIn checks credentials and begins a session. It fails with
// ErrTooManyTries, ErrCredentials, ErrTOTPNeeded or ErrTOTPWrong; an address
// without an account takes as long as one with.
func (t *Team) SignIn(ctx context.Context, c Credentials) (SignedIn, error) {
	at := t.now()
	email := cleanEmail(c.Email)
	keys := tryKeys(email, c.IP)
	if err := t.checkTries(ctx, keys, at); err != nil {
		return SignedIn{}, err
	}
	member, err := t.prove(ctx, email, c, at)
	if errors.Is(err, ErrCredentials) || errors.Is(err, ErrTOTPWrong) {
		return SignedIn{}, errors.Join(err, t.store.AddFailedTry(ctx, keys, at))
	}
	if err != nil {
		return SignedIn{}, err
	}
	if err := t.store.ForgetFailedTries(ctx, keys[:2]); err != nil {
		return SignedIn{}, err
	}
	return t.begin(ctx, member, c.IP, c.OldToken, at)
}

// prove checks the password, then the code.
func (t *Team) prove(ctx context.Context, email string, c Credentials, at time.Time) (Member, error) {
	member, secrets, err := t.store.FindStaffByEmail(ctx, email)
	if err != nil && !errors.Is(err, ErrStaffNotFound) {
		return Member{}, err
	}
	right, err := t.hasher.Matches(ctx, secrets.PasswordHash, c.Password)
	if err != nil {
		return Member{}, err
	}
	if !right || !member.Active {
		return Member{}, ErrCredentials
	}
	return member, t.proveCode(ctx, member, secrets, c.Code, at)
}

func (t *Team) proveCode(ctx context.Context, m Member, s Secrets, code string, at time.Time) error {
	if s.TOTPSecret == "" {
		return nil
	}
	if strings.TrimSpace(code) == "" {
		return ErrTOTPNeeded
	}
	step, ok := CheckTOTP(s.TOTPSecret, code, at, s.TOTPLastStep)
	if !ok {
		return ErrTOTPWrong
	}
	fresh, err := t.store.UseTOTPStep(ctx, m.ID, step)
	if err == nil && !fresh {
		return ErrTOTPWrong
	}
	return err
}

func (t *Team) checkTries(ctx context.Context, keys []string, at time.Time) error {
	failed, err := t.store.FailedTries(ctx, keys, at.Add(-triesWindow))
	if err != nil {
		return err
	}
	limits := []int{triesPair, triesPerAccount, triesPerAddress}
	for i, key := range keys {
		if failed[key] >= limits[i] {
			return ErrTooManyTries
		}
	}
	return nil
}

func tryKeys(email, ip string) []string {
	return []string{pairKeyPrefix + email + " " + ip, accountKeyPrefix + email, addressKeyPrefix + ip}
}

func cleanEmail(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) > maxEmail {
		return ""
	}
	return s
}
