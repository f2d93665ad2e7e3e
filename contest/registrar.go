package contest

import (
	"context"
	"io"
	"strings"
	"time"
)

// Registrar enters people into contests and lets them come back: by the
// cookie of their device, or by a one-time code on another.
type Registrar struct {
	store     RegistrarStore
	sender    CodeSender
	newID     func() string
	random    io.Reader
	secret    []byte
	showCodes bool
}

// RegistrarParts are what a Registrar stands on. All are required but
// ShowCodes.
type RegistrarParts struct {
	Store     RegistrarStore
	Sender    CodeSender
	NewID     func() string // UUIDs, version 7
	Random    io.Reader     // cryptographic: tokens and codes
	Secret    []byte        // keys the hashes of one-time codes: six digits alone are soon guessed
	ShowCodes bool          // the demo: a code that cannot be sent is shown on the page
}

// NewRegistrar returns the service.
func NewRegistrar(p RegistrarParts) *Registrar {
	return &Registrar{store: p.Store, sender: p.Sender, newID: p.NewID, random: p.Random, secret: p.Secret, showCodes: p.ShowCodes}
}

// RegistrarStore keeps contestants, the sessions of their devices and their
// one-time codes.
type RegistrarStore interface {
	// UnitOf returns a unit of the contest; ErrUnitNotFound.
	UnitOf(ctx context.Context, contestID, unitID string) (Unit, error)
	// BarredFrom lists who may not enter.
	BarredFrom(ctx context.Context, contestID string) ([]Barred, error)

	// Enrol stores a new contestant and signs the device in. When the same
	// device has entered the same person since twinsSince, that contestant is
	// returned instead: a reply was lost and the form was sent again.
	Enrol(ctx context.Context, c Contestant, twinsSince time.Time, s DeviceSession) (Contestant, error)
	// SignIn gives the device a session for a contestant of the contest;
	// sessions of the old token in other contests come along.
	SignIn(ctx context.Context, s DeviceSession) error
	// SignedIn returns the contestant whom a token stands for in a contest;
	// ErrNotSignedIn.
	SignedIn(ctx context.Context, tokenHash []byte, contestID string, at time.Time) (Contestant, error)
	// SignOut ends the session of a token in a contest, if there is one.
	SignOut(ctx context.Context, tokenHash []byte, contestID string) error

	// ReachedBy lists the contestants with a contact (normalised), oldest first.
	ReachedBy(ctx context.Context, contestID string, contact Address) ([]Contestant, error)
	// AddCode stores a code unless limit says that the contact has had enough;
	// it returns when the next one may be asked for, or the zero time when
	// this one is stored.
	AddCode(ctx context.Context, c LoginCode, limit []CodeLimit) (time.Time, error)
	// TryCode counts one try against the newest code of a contact that is
	// neither used, expired nor out of tries, and returns it; ErrCodeWrong.
	TryCode(ctx context.Context, contestID string, contact Address, maxTries int, at time.Time) (LoginCode, error)
	// UseCode marks a code as used; false when somebody was faster.
	UseCode(ctx context.Context, codeID string, at time.Time) (bool, error)
}

// CodeSender delivers one-time codes. SendCode only takes the message: it
// returns at once and delivers in the background, so that the time of a reply
// tells nobody whether a contact is known.
type CodeSender interface {
	CanSend(ch Channel) bool
	SendCode(m CodeMessage)
}

// Channel is a way to reach a person.
type Channel string

// The channels.
const (
	ByEmail Channel = "email"
	ByPhone Channel = "phone"
)

// Address is a normalised phone number or e-mail address.
type Address struct {
	Channel Channel
	Value   string
}

// Masked is the address as it may be shown to somebody who only claims it.
func (a Address) Masked() string {
	if a.Channel == ByEmail {
		return MaskEmail(a.Value)
	}
	return MaskPhoneNumber(a.Value)
}

// ReadAddress tells phone from e-mail and normalises it: ErrPhone, ErrEmail.
func ReadAddress(s string) (Address, error) {
	if strings.ContainsRune(s, '@') {
		email, err := NormaliseEmail(s)
		return Address{ByEmail, email}, err
	}
	phone, err := NormalisePhone(s)
	return Address{ByPhone, phone}, err
}

// CodeMessage is what a sender delivers.
type CodeMessage struct {
	To      Address
	Code    string
	Contest string // its name
	Lang    string
	Valid   time.Duration
}

// LoginCode is a one-time code, as it is kept.
type LoginCode struct {
	ID        string
	ContestID string
	Contact   Address
	Hash      []byte
	CreatedAt time.Time
	ExpiresAt time.Time
}

// CodeLimit allows so many codes for one contact in a span.
type CodeLimit struct {
	Count int
	Span  time.Duration
}

// DeviceSession is the sign-in of a device: the hash of its new token, and of
// the one that it replaces.
type DeviceSession struct {
	TokenHash    []byte
	OldHash      []byte // nil: the device had none
	ContestID    string
	ContestantID string
	At           time.Time
	ExpiresAt    time.Time
}

// Visit is the device that a person comes with.
type Visit struct {
	Token    string // of its cookie; may be empty
	DeviceID string // may be empty
	Lang     string
	At       time.Time
}

// Welcome is a person signed in on a device; Token goes into its cookie.
type Welcome struct {
	Contestant Contestant
	Token      string
}
