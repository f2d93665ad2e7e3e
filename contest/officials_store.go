package contest

import (
	"context"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Failures of judging a round.
var (
	ErrFlagNotFound      = fault.New(fault.NotFound, "flag_not_found", "Không tìm thấy cảnh báo này.", "There is no such flag.")
	ErrFlagsOpen         = fault.New(fault.Conflict, "flags_open", "Còn cảnh báo về thí sinh đạt giải hoặc đề nghị loại chưa xử lý. Hãy xử lý hết trước khi duyệt.", "Flags of prize winners or disqualifications are still open. Settle them before approving.")
	ErrVerdict           = fault.New(fault.Invalid, "verdict_unknown", "Hãy chọn giữ kết quả hoặc đề nghị loại.", "Choose to keep or to disqualify.")
	ErrNotDisqualified   = fault.New(fault.NotFound, "disqualification_not_found", "Thí sinh này không bị đề nghị loại.", "Nobody has asked to disqualify this contestant.")
	ErrContestantUnknown = fault.New(fault.NotFound, "contestant_not_found", "Không tìm thấy thí sinh này.", "There is no such contestant.")
	ErrResultFixed       = fault.New(fault.Conflict, "result_fixed", "Kết quả đã duyệt hoặc công bố. Hãy mở lại đợt thi trước khi loại thí sinh.", "The result is approved or published. Reopen it before disqualifying.")
	ErrStillRunning      = fault.New(fault.Conflict, "attempts_running", "Còn bài đang nộp. Hãy thử lại sau ít giây.", "Some attempts are still being handed in. Try again in a few seconds.")
)

// Verdict settles a flag.
type Verdict string

// The verdicts.
const (
	VerdictKept         Verdict = "kept"
	VerdictDisqualified Verdict = "disqualified"
)

// FlagKind is what a flag points at.
type FlagKind string

// The kinds. Each is a reason to look, never a proof.
const (
	FlagSamePhone  FlagKind = "same_phone"
	FlagSameEmail  FlagKind = "same_email"
	FlagSameDevice FlagKind = "same_device"
	FlagBarredName FlagKind = "barred_name"
	FlagTooFast    FlagKind = "too_fast"
)

// Flag is something about a contestant that a person should look at before a
// result is approved.
type Flag struct {
	ID           string
	RoundID      string
	ContestantID string
	Name         string
	UnitName     string
	Kind         FlagKind
	Evidence     map[string]any
	Others       []Known // the other people whom the evidence names
	Verdict      Verdict // empty: open
	SettledBy    string  // staff name
}

// Known is a contestant by id and full name, for the desk alone.
type Known struct {
	ID   string
	Name string
	Unit string
}

// Disqualification takes a contestant out of a round's ranking, once a second
// person has confirmed it.
type Disqualification struct {
	RoundID      string
	ContestantID string
	Name         string
	UnitName     string
	Reason       string
	By           string // staff id
	ByName       string
	At           time.Time
	ConfirmedBy  string // staff id; empty: asked, not yet in force
	ConfirmName  string
}

// JudgeStore keeps flags and disqualifications. A change takes the line of the
// audit log that is kept with it.
type JudgeStore interface {
	// FindFlags looks for suspicious attempts of a closed round and keeps them
	// as flags; those that are there stay as they are. at is when.
	FindFlags(ctx context.Context, round Round, at time.Time) error
	// OpenFlagsOfWinners counts the flags of prize winners that nobody has
	// settled.
	OpenFlagsOfWinners(ctx context.Context, snapshotID string) (int, error)
	Flags(ctx context.Context, roundID string) ([]Flag, error)
	FindFlag(ctx context.Context, id string) (Flag, error) // ErrFlagNotFound
	SettleFlag(ctx context.Context, f Flag, by string, at time.Time, deed account.Deed) error

	Disqualifications(ctx context.Context, roundID string) ([]Disqualification, error)
	// AskDisqualification records the wish; asking again changes the reason of
	// one that is not yet confirmed.
	AskDisqualification(ctx context.Context, d Disqualification, deed account.Deed) error
	// ConfirmDisqualification puts one in force; ErrNotDisqualified.
	ConfirmDisqualification(ctx context.Context, roundID, contestantID, by string, at time.Time, deed account.Deed) error
	// LiftDisqualification takes one back; ErrNotDisqualified.
	LiftDisqualification(ctx context.Context, roundID, contestantID string, at time.Time, deed account.Deed) error
	// TookPart reports whether the contestant has an attempt in the round.
	TookPart(ctx context.Context, roundID, contestantID string) (bool, error)
	// EndAllOverdue ends the attempts of a round whose deadline and grace passed
	// before a time, and returns how many still run.
	EndAllOverdue(ctx context.Context, roundID string, before time.Time) (running int, err error)
}

// OfficialsStore is the storage that Officials needs.
type OfficialsStore interface {
	ReportStore
	ResultStore
	JudgeStore
	AddDeed(ctx context.Context, d account.Deed) error
	// StaffNames returns the names of staff by id.
	StaffNames(ctx context.Context, ids []string) (map[string]string, error)
}
