package questions

import (
	"context"
	"time"

	"hoithi/internal/account"
)

// SealMode is how a sealed set opens.
type SealMode string

// The ways to open a sealed set.
const (
	ByPeople SealMode = "people" // two of the people it names, with their passphrases
	ByTime   SealMode = "time"   // at a moment, by the server's clock
)

// SealState is where a sealed set stands.
type SealState string

// The states of a sealed set.
const (
	SealClosed SealState = "sealed"
	SealOpen   SealState = "released"
)

// The bounds of a seal.
const (
	MinHolders    = 2
	MaxHolders    = 5
	MinPassphrase = 12
	MaxPassphrase = 200
	// GiveTime is how long one person's part waits for the second person.
	GiveTime = 30 * time.Minute
)

// Seal is a set of questions whose content lies in a closed box.
type Seal struct {
	ID         string
	BankID     string
	ContestID  string
	Name       string
	Mode       SealMode
	State      SealState
	Questions  int
	OpensAt    time.Time // ByTime
	Holders    []Holder  // ByPeople, by position in the ring
	CreatedBy  string
	CreatedAt  time.Time
	ReleasedAt time.Time
	Copies     int // only from sealing: questions elsewhere that say the same and are not sealed
}

// Holder is one of the people who open a set.
type Holder struct {
	Position int
	StaffID  string
	Name     string
	KeyID    string
	GivenAt  time.Time // zero: has not given their part, or too long ago
}

// Box is closed content, and how its key may be had. Neither says anything by
// itself.
type Box struct {
	Content []byte
	Ring    []byte
}

// ReleaseKey is a person's key pair. Locked is the private half under their
// passphrase.
type ReleaseKey struct {
	ID        string
	StaffID   string
	Name      string // of the person; only lists fill it in
	Public    []byte
	Locked    []byte
	CreatedAt time.Time
}

// Locksmith makes and opens boxes: internal/seal.
type Locksmith interface {
	NewPerson(passphrase string) (public, locked []byte, err error)
	Fingerprint(public []byte) string
	CloseForPeople(sealID string, content []byte, public [][]byte) (Box, error)
	CloseForTime(sealID string, content []byte, at time.Time) (Box, error)
	// Give returns a person's part, closed so that it can wait in the database.
	// It fails with ErrPassphrase.
	Give(sealID string, box Box, position int, locked []byte, passphrase string) ([]byte, error)
	OpenByPeople(sealID string, box Box, given map[int][]byte) ([]byte, error)
	OpenByTime(sealID string, box Box, at time.Time) ([]byte, error)
}

// SealOrder says what to seal and how.
type SealOrder struct {
	BankID  string
	Name    string
	Topics  []string // empty: all
	Level   Level    // 0: all
	Mode    SealMode
	Holders []string  // staff ids
	OpensAt time.Time // ByTime
}

// VaultStore is the storage that Vault needs.
type VaultStore interface {
	FindBank(ctx context.Context, id string) (Bank, error)

	// ReleaseKey returns a person's present key; ok is false without one.
	ReleaseKey(ctx context.Context, staffID string) (k ReleaseKey, ok bool, err error)
	// SetReleaseKey stores a key and retires the one before.
	SetReleaseKey(ctx context.Context, k ReleaseKey, deed account.Deed) error
	// KeyHolders lists active staff of a contest who have a key, by name.
	KeyHolders(ctx context.Context, contestID string) ([]ReleaseKey, error)
	// FindReleaseKey returns a key by id, retired or not.
	FindReleaseKey(ctx context.Context, id string) (ReleaseKey, error)

	// Seals lists the sets of a bank, the newest first; parts given before
	// since do not count any more.
	Seals(ctx context.Context, bankID string, since time.Time) ([]Seal, error)
	FindSeal(ctx context.Context, id string, since time.Time) (Seal, Box, error) // ErrSealNotFound
	// Given returns the parts that people gave since a time, by position.
	Given(ctx context.Context, sealID string, since time.Time) (map[int][]byte, error)
	// Seal takes the content of the chosen questions out of every table, hands
	// it to box, and keeps only what box returns. It fails with ErrNothingToSeal.
	Seal(ctx context.Context, s Seal, order SealOrder, box func(content []byte) (Box, error), deed account.Deed) (Seal, error)
	// GivePart keeps a person's part until the second gives theirs.
	GivePart(ctx context.Context, sealID string, position int, part []byte, at time.Time, deed account.Deed) error
	// Release puts content back and forgets every part. It fails with
	// ErrReleased when somebody else was faster.
	Release(ctx context.Context, s Seal, content []byte, at time.Time, deed account.Deed) error
	// SealsDue lists closed sets whose time has come.
	SealsDue(ctx context.Context, at time.Time) ([]Seal, error)
	// OpenToPeople lets people read released questions that no coming round
	// waits for, and notes which questions the papers of closed rounds held.
	OpenToPeople(ctx context.Context, at time.Time) error
	// SealsAhead lists the closed sets that a round opening until a time draws
	// from, with the round.
	SealsAhead(ctx context.Context, contestID string, from, until time.Time) ([]SealAhead, error)

	FailedTries(ctx context.Context, keys []string, since time.Time) (map[string]int, error)
	AddFailedTry(ctx context.Context, keys []string, at time.Time) error
	ForgetFailedTries(ctx context.Context, keys []string) error
}

// SealAhead is a closed set in the way of a round.
type SealAhead struct {
	Seal
	RoundID   string
	RoundName string
	RoundAt   time.Time // when the round opens
}
