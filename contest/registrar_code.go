package contest

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"time"
)

const (
	codeLife  = 10 * time.Minute
	codeTries = 5
)

// codeLimits are per contact: enough for a slow message, too few to guess by
// or to fill somebody's phone with.
func codeLimits() []CodeLimit {
	return []CodeLimit{{Count: 3, Span: 10 * time.Minute}, {Count: 10, Span: 24 * time.Hour}}
}

// SentCode is the answer to who asks for a code. It is the same whether the
// contact is known or not.
type SentCode struct {
	To        string // masked
	ExpiresAt time.Time
	Shown     string // only in the demo: the code itself
}

// SendCode sends a one-time code to a phone or an e-mail address, if a
// contestant has registered with it. The answer does not tell: unknown
// contacts are counted, limited and answered alike. It fails with
// ErrRegistration (field "contact"), ErrNoSMS, ErrNoEmail or ErrManyCodes.
func (r *Registrar) SendCode(ctx context.Context, c Contest, contact string, v Visit) (SentCode, error) {
	to, err := readContact(contact)
	if err != nil {
		return SentCode{}, err
	}
	if err := r.reachable(to.Channel); err != nil {
		return SentCode{}, err
	}
	known, err := r.store.ReachedBy(ctx, c.ID, to)
	if err != nil {
		return SentCode{}, err
	}
	code, err := r.drawCode()
	if err != nil {
		return SentCode{}, err
	}
	kept := LoginCode{ID: r.newID(), ContestID: c.ID, Contact: to, Hash: r.hashCode(c.ID, to, code), CreatedAt: v.At, ExpiresAt: v.At.Add(codeLife)}
	again, err := r.store.AddCode(ctx, kept, codeLimits())
	if err != nil {
		return SentCode{}, err
	}
	if !again.IsZero() {
		return SentCode{}, ErrManyCodes.With("retry_after_s", int(again.Sub(v.At).Seconds())+1)
	}
	if len(known) > 0 && r.sender.CanSend(to.Channel) {
		r.sender.SendCode(CodeMessage{To: to, Code: code, Contest: pick(v.Lang == "en" && c.NameEN != "", c.Name, c.NameEN), Lang: v.Lang, Valid: codeLife})
	}
	sent := SentCode{To: to.Masked(), ExpiresAt: kept.ExpiresAt}
	if r.showCodes && !r.sender.CanSend(to.Channel) {
		sent.Shown = code
	}
	return sent, nil
}

func readContact(contact string) (Address, error) {
	to, err := ReadAddress(contact)
	if err != nil {
		f := &form{}
		f.wrong("contact", err)
		return Address{}, ErrRegistration.At(f.faults...)
	}
	return to, nil
}

// reachable fails where a code could be neither sent nor shown.
func (r *Registrar) reachable(ch Channel) error {
	switch {
	case r.showCodes || r.sender.CanSend(ch):
		return nil
	case ch == ByPhone:
		return ErrNoSMS
	default:
		return ErrNoEmail
	}
}

// drawCode draws six digits, each code as likely as any other.
func (r *Registrar) drawCode() (string, error) {
	const codes = 1_000_000
	for {
		var raw [4]byte
		if _, err := io.ReadFull(r.random, raw[:]); err != nil {
			return "", fmt.Errorf("contest: draw a code: %w", err)
		}
		if n := binary.BigEndian.Uint32(raw[:]); n < 1<<32/codes*codes {
			return fmt.Sprintf("%06d", n%codes), nil
		}
	}
}

func (r *Registrar) hashCode(contestID string, to Address, code string) []byte {
	mac := hmac.New(sha256.New, r.secret)
	_, _ = fmt.Fprintf(mac, "login-code\n%s\n%s\n%s", contestID, to.Value, code) // a hash never fails
	return mac.Sum(nil)
}

// Entry is the result of a right code: a welcome, or a choice where several
// contestants share the contact.
type Entry struct {
	Welcome *Welcome
	Choose  []Contestant
}

// Enter signs a device in by a one-time code. Where several contestants share
// the contact, Entry.Choose lists them and the code stays good for a second
// call that names one. It fails with ErrCodeWrong for any code that does not
// fit, has expired, was used, or was tried too often.
func (r *Registrar) Enter(ctx context.Context, c Contest, contact, code, contestantID string, v Visit) (Entry, error) {
	to, err := readContact(contact)
	if err != nil {
		return Entry{}, err
	}
	kept, err := r.store.TryCode(ctx, c.ID, to, codeTries, v.At)
	if err != nil {
		return Entry{}, err
	}
	if !hmac.Equal(kept.Hash, r.hashCode(c.ID, to, foldCode(code))) {
		return Entry{}, ErrCodeWrong
	}
	known, err := r.store.ReachedBy(ctx, c.ID, to)
	if err != nil {
		return Entry{}, err
	}
	chosen, ok := choose(known, contestantID)
	if !ok {
		if len(known) == 0 || contestantID != "" {
			return Entry{}, ErrCodeWrong
		}
		return Entry{Choose: known}, nil
	}
	return r.enter(ctx, kept, chosen, v)
}

// choose picks the contestant who is named, or the only one there is.
func choose(known []Contestant, id string) (Contestant, bool) {
	if id == "" && len(known) == 1 {
		return known[0], true
	}
	for _, c := range known {
		if c.ID == id {
			return c, true
		}
	}
	return Contestant{}, false
}

func (r *Registrar) enter(ctx context.Context, code LoginCode, who Contestant, v Visit) (Entry, error) {
	first, err := r.store.UseCode(ctx, code.ID, v.At)
	if err != nil {
		return Entry{}, err
	}
	if !first {
		return Entry{}, ErrCodeWrong
	}
	token, session, err := r.session(code.ContestID, v)
	if err != nil {
		return Entry{}, err
	}
	session.ContestantID = who.ID
	if err := r.store.SignIn(ctx, session); err != nil {
		return Entry{}, err
	}
	return Entry{Welcome: &Welcome{Contestant: who, Token: token}}, nil
}
