package broadcast

import (
	"context"
	"time"

	"hoithi/internal/account"
)

// Store keeps what the control room must not lose. Every change is kept with
// the line of the log that tells of it, whole or not at all.
type Store interface {
	// Outputs lists the outputs of a contest by name; "" means all contests.
	Outputs(ctx context.Context, contestID string) ([]Output, error)
	FindOutput(ctx context.Context, id string) (Output, error)                    // ErrOutputNotFound
	CreateOutput(ctx context.Context, o Output, deed account.Deed) error          // ErrOutputTaken
	DeleteOutput(ctx context.Context, id string, rev int64, d account.Deed) error // ErrRevChanged
	// Commit stores an output that was at a revision before, and the line. It
	// fails with ErrRevChanged when the stored one has moved on, and with
	// ErrRepeated when the line's command was committed already.
	Commit(ctx context.Context, before int64, o Output, line AsRun) error
	// Done finds the line of a command that was committed.
	Done(ctx context.Context, outputID, commandID string) (AsRun, bool, error)
	// Revisions are the stored revisions of all outputs.
	Revisions(ctx context.Context) (map[string]int64, error)
	// Stamps tell, by contest, whether themes, corrections or sealed sets have
	// changed; a contest that has none is not there.
	Stamps(ctx context.Context) (map[string]Stamp, error)

	LogStore
	RundownStore
	TokenStore
	CorrectionStore
	ThemeStore
	BuildStore
	PresenceStore
	HealthStore
}

// Stamp differs whenever what it stands for does.
type Stamp struct{ Themes, Corrections, Seals string }

// LogStore keeps the as-run log: it only grows.
type LogStore interface {
	// AsRun returns a page of the log, the newest first, and its length; a
	// limit of 0 is all of it, the oldest first.
	AsRun(ctx context.Context, f LogFilter) ([]AsRun, int, error)
	// KeepAcks notes when revisions were received and painted.
	KeepAcks(ctx context.Context, acks []Ack) error
}

// RundownStore keeps rundowns.
type RundownStore interface {
	Rundowns(ctx context.Context, contestID string) ([]Rundown, error)
	FindRundown(ctx context.Context, id string) (Rundown, error) // ErrRundownNotFound
	// SaveRundown stores a new rundown (seen 0) or the next version of one that
	// is still at the version seen. It fails with ErrStale.
	SaveRundown(ctx context.Context, r Rundown, seen int, deed account.Deed) error
	DeleteRundown(ctx context.Context, id string, deed account.Deed) error
}

// TokenStore keeps tokens by the hash of their secret.
type TokenStore interface {
	Tokens(ctx context.Context, contestID string) ([]Token, error)
	FindToken(ctx context.Context, id string) (Token, error)         // ErrToken
	FindTokenBy(ctx context.Context, hash []byte) (Token, error)     // ErrToken
	SaveToken(ctx context.Context, t Token, deed account.Deed) error // new, or revoked
	TokensUsed(ctx context.Context, used map[string]time.Time) error // by id
}

// CorrectionStore keeps corrections.
type CorrectionStore interface {
	Corrections(ctx context.Context, contestID string) ([]Correction, error) // the oldest first
	FindCorrection(ctx context.Context, id string) (Correction, error)       // ErrCorrectionNotFound
	// SaveCorrection stores a new correction, or that one was undone: then it
	// fails with ErrUndone when it was undone before.
	SaveCorrection(ctx context.Context, c Correction, deed account.Deed) error
}

// ThemeStore keeps the themes that a contest has made for itself.
type ThemeStore interface {
	Themes(ctx context.Context, contestID string) ([]Theme, error)
	SaveTheme(ctx context.Context, t Theme, deed account.Deed) error
	DeleteTheme(ctx context.Context, contestID, id string, deed account.Deed) error
}

// AsRun is one line of what really went on air: append-only, for sponsors,
// disputes and the audit of a contest with prizes.
type AsRun struct {
	N         int64
	ContestID string
	At        time.Time
	Actor     account.Actor
	Command   string // its id; "": what the clock did
	Action    Action
	Output    string
	Layer     Layer
	Item      string
	Label     string
	Template  Template
	Rev       int64
	DataHash  string // of what the layer showed; "" where nothing is shown
	Reason    string
	Acks      []Ack
}

// Ack says that an instance of an output received and painted a revision.
type Ack struct {
	Output   string
	Rev      int64
	Inst     string
	Received time.Time
	Painted  time.Time
}

// LogFilter chooses lines of the as-run log.
type LogFilter struct {
	ContestID string
	Output    string // "": all
	Offset    int
	Limit     int
}

// Timecode is a moment as editors write it: hours, minutes, seconds and frames
// of UTC at 25 frames a second.
func Timecode(t time.Time) string {
	t = t.UTC()
	frame := t.Nanosecond() / int(time.Second/25)
	return t.Format("15:04:05:") + string([]byte{'0' + byte(frame/10), '0' + byte(frame%10)})
}
