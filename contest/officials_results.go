package contest

import (
	"context"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// ErrResultNotFound says that there is no such stored result.
var ErrResultNotFound = fault.New(fault.NotFound, "result_not_found", "Không tìm thấy kết quả này.", "There is no such result.")

// Snapshot (bản kết quả) is a stored result: immutable but for who approved
// and published it. Everything that shows a result names its Snapshot.
type Snapshot struct {
	ID           string
	RoundID      string
	Number       int // 1, 2 … in the round; 0 lets the store choose the next
	RulesVersion int
	Digest       string
	Truths       Truths
	Participants int
	Attempts     int
	ComputedAt   time.Time
	ComputedBy   string // staff id
	ApprovedAt   time.Time
	ApprovedBy   string
	PublishedAt  time.Time
	PublishedBy  string
	Reason       string // why it was computed or published again
}

// Code is the short code that people read out.
func (s Snapshot) Code() string { return ShortCode(s.Digest) }

// RowFilter chooses rows of a stored result. Empty fields choose all.
type RowFilter struct {
	Query   string // a name (with or without diacritics), a receipt, or a phone number in full
	Group   string
	Flagged bool // only contestants with a flag of the round
	Offset  int
	Limit   int // 0: all
}

// ResultStore keeps results.
type ResultStore interface {
	// ResultInput gathers what a round's result is computed from: every attempt
	// that started, ended or past its deadline, with totals recomputed from the
	// journal; confirmed disqualifications. It reads one moment of the database.
	ResultInput(ctx context.Context, roundID string) (ResultInput, error)
	// SaveResult stores a computed result as the round's next snapshot.
	SaveResult(ctx context.Context, s Snapshot, r Result) (Snapshot, error)
	// Snapshots lists a round's results, the newest first.
	Snapshots(ctx context.Context, roundID string) ([]Snapshot, error)
	// FindSnapshot returns one, or ErrResultNotFound.
	FindSnapshot(ctx context.Context, id string) (Snapshot, error)
	// SnapshotRows returns a page of rows in order, and how many match.
	SnapshotRows(ctx context.Context, id string, f RowFilter) ([]ResultRow, int, error)
	// SnapshotUnits returns the unit rankings, one list per Rules.Units.
	SnapshotUnits(ctx context.Context, id string) ([][]UnitRow, error)
	// MarkApproved and MarkPublished move the round with the snapshot, in one
	// transaction; ErrStale when the round is no longer in t.From.
	MarkApproved(ctx context.Context, s Snapshot, r Round, t Transition, deed account.Deed) error
	MarkPublished(ctx context.Context, s Snapshot, r Round, t Transition, deed account.Deed) error
}
