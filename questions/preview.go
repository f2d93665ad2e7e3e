package questions

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"time"
	"unicode/utf8"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Failures of preview links. A link that never was, has ended or was revoked
// answers the same.
var (
	ErrPreviewGone    = fault.New(fault.NotFound, "preview_gone", "Liên kết xem trước không còn hiệu lực.", "This preview link is no longer valid.")
	ErrPreviewInvalid = fault.New(fault.Invalid, "preview_invalid", "Thông tin liên kết xem trước chưa hợp lệ.", "The details of the preview link are not valid.")
)

// MaxPreview is the longest life of a preview link.
const MaxPreview = 30 * 24 * time.Hour

// maxPreviewed is how many questions one page of a preview has at most.
const maxPreviewed = 500

// Preview is a read-only link to a question or a bank, for somebody without an
// account. Sealed questions are never behind it.
type Preview struct {
	ID         string
	ContestID  string
	BankID     string
	QuestionID string // empty: the whole bank
	Name       string // for whom
	WithKey    bool   // shows which answers are right
	By         string
	ByName     string // only lists fill it in
	CreatedAt  time.Time
	ExpiresAt  time.Time
	RevokedAt  time.Time // zero: not revoked
	Opened     int       // times
	OpenedAt   time.Time // the last time
}

// PreviewStore keeps preview links. Only the hash of a token is stored.
type PreviewStore interface {
	CreatePreview(ctx context.Context, p Preview, tokenHash []byte, deed account.Deed) error
	Previews(ctx context.Context, bankID string) ([]Preview, error) // the newest first
	FindPreview(ctx context.Context, id string) (Preview, error)    // ErrPreviewGone
	// FindPreviewByToken returns a link by its token's hash, or ErrPreviewGone.
	FindPreviewByToken(ctx context.Context, tokenHash []byte) (Preview, error)
	RevokePreview(ctx context.Context, id string, at time.Time, deed account.Deed) error
	// NotePreview counts an opening.
	NotePreview(ctx context.Context, id string, at time.Time) error
}

// PreviewOrder says what to show to whom, until when.
type PreviewOrder struct {
	BankID     string
	QuestionID string // empty: the whole bank
	Name       string
	WithKey    bool
	ExpiresAt  time.Time
}

// CreatePreview makes a link and returns its token, which is shown once.
func (l *Library) CreatePreview(ctx context.Context, actor account.Actor, o PreviewOrder) (p Preview, token string, err error) {
	b, err := l.bankFor(ctx, actor, account.CommentOn, o.BankID)
	if err != nil {
		return p, "", err
	}
	at := l.now()
	o.Name = tidy(o.Name)
	if err := o.check(at); err != nil {
		return p, "", err
	}
	if err := l.previewable(ctx, o); err != nil {
		return p, "", err
	}
	token = newToken()
	p = Preview{ID: l.newID(), ContestID: b.ContestID, BankID: b.ID, QuestionID: o.QuestionID, Name: o.Name, WithKey: o.WithKey, By: actor.ID, ByName: actor.Name,
		CreatedAt: at, ExpiresAt: o.ExpiresAt}
	note := map[string]any{"for": o.Name, "question": o.QuestionID, "with_key": o.WithKey, "expires_at": o.ExpiresAt}
	return p, token, l.store.CreatePreview(ctx, p, hashOf(token), l.deed(actor, b, "preview.create", "preview:"+p.ID, nil, note))
}

func (o PreviewOrder) check(at time.Time) error {
	var wrong []fault.Field
	if n := utf8.RuneCountInString(o.Name); n == 0 || n > 200 {
		wrong = append(wrong, wrongField("name", "name_length", "Ghi liên kết dành cho ai, từ 1 đến 200 ký tự.", "Say for whom the link is, in 1 to 200 characters."))
	}
	if !o.ExpiresAt.After(at) || o.ExpiresAt.After(at.Add(MaxPreview)) {
		wrong = append(wrong, wrongField("expires_ms", "range", "Hạn của liên kết trong vòng 30 ngày tới.", "The link ends within the next 30 days."))
	}
	if len(wrong) > 0 {
		return ErrPreviewInvalid.At(wrong...)
	}
	return nil
}

// previewable fails unless the one question of a link is of the bank and may be
// read.
func (l *Library) previewable(ctx context.Context, o PreviewOrder) error {
	if o.QuestionID == "" {
		return nil
	}
	q, err := l.store.FindQuestion(ctx, o.QuestionID)
	switch {
	case err != nil:
		return err
	case q.BankID != o.BankID:
		return ErrQuestionNotFound
	case q.Secrecy != Readable:
		return ErrSealed
	}
	return nil
}

// Previews lists the links of a bank, the newest first.
func (l *Library) Previews(ctx context.Context, actor account.Actor, bankID string) ([]Preview, error) {
	if _, err := l.bankFor(ctx, actor, account.ReadKeys, bankID); err != nil {
		return nil, err
	}
	return l.store.Previews(ctx, bankID)
}

// RevokePreview ends a link at once.
func (l *Library) RevokePreview(ctx context.Context, actor account.Actor, id string) error {
	p, err := l.store.FindPreview(ctx, id)
	if err != nil {
		return err
	}
	b, err := l.bankFor(ctx, actor, account.CommentOn, p.BankID)
	if err != nil {
		return err
	}
	return l.store.RevokePreview(ctx, id, l.now(), l.deed(actor, b, "preview.revoke", "preview:"+id, nil, nil))
}

// OpenPreview shows what is behind a link to whoever holds its token, and
// writes it down as a reading.
func (l *Library) OpenPreview(ctx context.Context, token, ip string) (p Preview, b Bank, list []Question, err error) {
	at := l.now()
	if p, err = l.store.FindPreviewByToken(ctx, hashOf(token)); err != nil {
		return p, b, nil, err
	}
	if !p.RevokedAt.IsZero() || !at.Before(p.ExpiresAt) {
		return Preview{}, b, nil, ErrPreviewGone
	}
	if b, err = l.store.FindBank(ctx, p.BankID); err != nil {
		return p, b, nil, err
	}
	if list, err = l.previewed(ctx, p, at); err != nil {
		return p, b, nil, err
	}
	reader := account.Actor{Name: p.Name, Kind: account.Staff, IP: ip}
	if err = l.NoteReading(ctx, reader, b, ReadPreview, list...); err != nil {
		return p, b, nil, err
	}
	return p, b, list, l.store.NotePreview(ctx, p.ID, at)
}

func (l *Library) previewed(ctx context.Context, p Preview, at time.Time) ([]Question, error) {
	if p.QuestionID != "" {
		q, err := l.store.FindQuestion(ctx, p.QuestionID)
		if err != nil {
			return nil, err
		}
		return readable([]Question{q}), nil
	}
	list, _, err := l.store.Questions(ctx, Filter{BankID: p.BankID, At: at, Limit: maxPreviewed})
	return readable(list), err
}

// readable leaves out what is sealed, and what is out of use.
func readable(list []Question) []Question {
	out := make([]Question, 0, len(list))
	for _, q := range list {
		if q.Secrecy == Readable && q.State != Retired {
			out = append(out, q)
		}
	}
	return out
}

// newToken draws 256 bits.
func newToken() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// hashOf is enough for a token that nobody can guess.
func hashOf(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
