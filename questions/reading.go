package questions

import (
	"context"
	"time"

	"hoithi/internal/account"
)

// The ways to read a question, as the log of readings names them.
const (
	ReadList    = "list"    // a page of the bank
	ReadOpen    = "open"    // one question with its versions
	ReadImport  = "import"  // a file as it was read
	ReadPreview = "preview" // by a link, without an account
	ReadExport  = "export"  // the bank as a file
	ReadAir     = "air"     // a card for television, before it is on air
)

// Reading is one act of reading questions that no paper had held yet.
type Reading struct {
	ID        int64
	At        time.Time
	Actor     account.Actor
	ContestID string
	BankID    string
	BankName  string // only lists fill it in
	How       string
	Questions []string // ids
	Numbers   []int    // of those questions in the bank; only lists fill it in
}

// ReadingFilter chooses readings.
type ReadingFilter struct {
	ContestID  string
	BankID     string // empty: all
	QuestionID string // empty: all
	Offset     int
	Limit      int
}

// ReadingStore keeps the log of readings.
type ReadingStore interface {
	// NoteReading writes down which of the questions no paper has held yet;
	// where there is none it writes nothing.
	NoteReading(ctx context.Context, r Reading) error
	// Readings returns a page of the log, the newest first.
	Readings(ctx context.Context, f ReadingFilter) ([]Reading, int, error)
}

// Readings returns a page of the log of readings.
func (l *Library) Readings(ctx context.Context, actor account.Actor, f ReadingFilter) ([]Reading, int, error) {
	if !actor.Can(account.ReadAudit, f.ContestID) {
		return nil, 0, ErrForbidden
	}
	return l.store.Readings(ctx, f)
}

// NoteReading writes down that the actor is about to see questions: whoever
// hands out content calls it first, and hands out nothing when it fails. What
// is withheld is not read.
func (l *Library) NoteReading(ctx context.Context, actor account.Actor, b Bank, how string, list ...Question) error {
	ids := make([]string, 0, len(list))
	for _, q := range list {
		if q.Secrecy == Readable {
			ids = append(ids, q.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return l.store.NoteReading(ctx, Reading{At: l.now(), Actor: actor, ContestID: b.ContestID, BankID: b.ID, How: how, Questions: ids})
}
