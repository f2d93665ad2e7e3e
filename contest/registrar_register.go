package contest

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"time"
)

const (
	// sessionLife is how long a device stays signed in: longer than a contest.
	sessionLife = 180 * 24 * time.Hour
	// twinSpan is how soon the same form from the same device is a repetition
	// and not a second person.
	twinSpan = 10 * time.Minute
)

// Register enters a person into a contest and signs their device in. Whatever
// is wrong with the form is told at once: ErrRegistration names every field.
// ErrBarred refuses those on the barred list by phone or e-mail. Duplicates
// are never refused: offices share phones, families share devices.
func (r *Registrar) Register(ctx context.Context, c Contest, a Application, v Visit) (Welcome, error) {
	f := &form{contest: c, at: v.At}
	entrant := f.contestant(a)
	if err := f.unit(ctx, r.store, a.UnitID); err != nil {
		return Welcome{}, err
	}
	if len(f.faults) > 0 {
		return Welcome{}, ErrRegistration.At(f.faults...)
	}
	if err := r.checkBarred(ctx, entrant); err != nil {
		return Welcome{}, err
	}
	entrant.ID, entrant.DeviceID = r.newID(), v.DeviceID
	token, session, err := r.session(c.ID, v)
	if err != nil {
		return Welcome{}, err
	}
	session.ContestantID = entrant.ID
	entrant, err = r.store.Enrol(ctx, entrant, v.At.Add(-twinSpan), session)
	if err != nil {
		return Welcome{}, err
	}
	return Welcome{Contestant: entrant, Token: token}, nil
}

// checkBarred refuses by phone and e-mail. A name alone proves nothing: it is
// flagged for the organisers when results are computed.
func (r *Registrar) checkBarred(ctx context.Context, c Contestant) error {
	barred, err := r.store.BarredFrom(ctx, c.ContestID)
	if err != nil {
		return err
	}
	for _, b := range barred {
		if b.reaches(c) {
			return ErrBarred
		}
	}
	return nil
}

// reaches reports whether the list names the contestant's phone or e-mail,
// however it was typed into the list.
func (b Barred) reaches(c Contestant) bool {
	if phone, err := NormalisePhone(b.Phone); err == nil && phone == c.Phone {
		return true
	}
	email, err := NormaliseEmail(b.Email)
	return err == nil && email == c.Email
}

// session draws a new token for the device. The old one is replaced: what was
// in somebody's hands before a sign-in is worth nothing after it.
func (r *Registrar) session(contestID string, v Visit) (token string, s DeviceSession, err error) {
	var raw [32]byte
	if _, err := io.ReadFull(r.random, raw[:]); err != nil {
		return "", DeviceSession{}, fmt.Errorf("contest: draw a token: %w", err)
	}
	token = base64.RawURLEncoding.EncodeToString(raw[:])
	s = DeviceSession{TokenHash: hashToken(token), ContestID: contestID, At: v.At, ExpiresAt: v.At.Add(sessionLife)}
	if v.Token != "" {
		s.OldHash = hashToken(v.Token)
	}
	return token, s, nil
}

// hashToken is what is kept of a token: it is random and long, so a plain
// hash is enough.
func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// Me returns the contestant whom a device's token stands for in a contest, or
// ErrNotSignedIn.
func (r *Registrar) Me(ctx context.Context, contestID, token string, at time.Time) (Contestant, error) {
	if token == "" {
		return Contestant{}, ErrNotSignedIn
	}
	return r.store.SignedIn(ctx, hashToken(token), contestID, at)
}

// SignOut ends the session of a device in a contest. Doing it twice is fine.
func (r *Registrar) SignOut(ctx context.Context, contestID, token string) error {
	if token == "" {
		return nil
	}
	return r.store.SignOut(ctx, hashToken(token), contestID)
}
