package contest

import (
	"context"
	"io"
	"time"

	"hoithi/questions"
)

// Taking is the taking of a round by contestants: start, answer, submit. It
// decides; the journal makes durable; the board is told afterwards.
type Taking struct {
	store   TakingStore
	journal Journal
	feed    Feed
	newID   func() string
	random  io.Reader

	rounds   *roundCache
	drawers  *drawerCache
	versions *versionCache
	sheets   *sheetCache
}

// TakingParts are what a Taking stands on. All are required.
type TakingParts struct {
	Store   TakingStore
	Journal Journal
	Feed    Feed
	NewID   func() string // UUIDs, version 7: rows of one time lie together
	Random  io.Reader     // cryptographic, for receipts
}

// NewTaking returns the service.
func NewTaking(p TakingParts) *Taking {
	return &Taking{
		store: p.Store, journal: p.Journal, feed: p.Feed, newID: p.NewID, random: p.Random,
		rounds:   newRoundCache(p.Store),
		drawers:  newDrawerCache(p.Store),
		versions: newVersionCache(p.Store),
		sheets:   newSheetCache(sheetsKept),
	}
}

// TakingStore reads and writes what is not on the hot path.
type TakingStore interface {
	FindRound(ctx context.Context, roundID string) (Round, error)       // ErrRoundNotFound
	FindContest(ctx context.Context, contestID string) (Contest, error) // ErrContestNotFound

	// PoolStamp changes whenever DrawPool would return something else.
	PoolStamp(ctx context.Context, bankID string) (string, error)
	// DrawPool lists the approved questions of a bank in a stable order.
	DrawPool(ctx context.Context, bankID string) ([]questions.Version, error)
	// Versions reads versions by id, in any order; missing ones are left out.
	Versions(ctx context.Context, ids []int64) ([]questions.Version, error)

	// FindAttempt returns an attempt; ErrAttemptNotFound.
	FindAttempt(ctx context.Context, attemptID string) (Attempt, error)
	// FindRunning returns the contestant's attempt that has not ended, or
	// otherwise the newest one; ErrAttemptNotFound when there is none.
	FindRunning(ctx context.Context, roundID, contestantID string) (Attempt, error)
	// FindPaper returns the paper of an attempt; ErrAttemptNotFound.
	FindPaper(ctx context.Context, attemptID string) (Paper, error)
	// FindAnswers lists what the journal holds for an attempt, by position.
	FindAnswers(ctx context.Context, attemptID string) ([]Stored, error)
	// FindOpenings lists when questions with a time limit were first shown.
	FindOpenings(ctx context.Context, attemptID string) ([]Opening, error)
	// OpenQuestion records the first showing of a question and returns the
	// one that stands: repeating it changes nothing.
	OpenQuestion(ctx context.Context, attemptID string, o Opening) (Opening, error)

	// SetPrediction keeps the newest prediction of a running attempt;
	// ErrAttemptEnded, ErrAttemptNotFound.
	SetPrediction(ctx context.Context, attemptID string, value int64) error
	// EndAttempt ends a running attempt unless complete is asked and something
	// is blank. It returns the attempt as it now stands and whether this call
	// ended it.
	EndAttempt(ctx context.Context, e Ending) (Attempt, bool, error)
	// EndOverdue ends at most limit attempts whose deadline passed before
	// before, or whose round has been closed; it returns what it ended.
	EndOverdue(ctx context.Context, before time.Time, limit int) ([]Attempt, error)
}

// Journal makes starts and answers durable, many in one commit. Its calls
// return after the commit, or with ErrBusy at once when its queue is full.
type Journal interface {
	// Save stores an answer where it is newer than what is there, and returns
	// what is there afterwards. ErrLate, ErrAttemptEnded, ErrAttemptNotFound, ErrBusy.
	Save(ctx context.Context, a Answer) (Stored, error)
	// Entrant reads a contestant with all their attempts of the contest.
	// ErrNotEligible when they are not in this contest.
	Entrant(ctx context.Context, contestID, contestantID string) (Entrant, error)
	// Begin stores a new attempt with its paper. When another one is running
	// already, or ErrCollision says that number or receipt is taken, nothing
	// is stored.
	Begin(ctx context.Context, a Attempt, p Paper) (begun Attempt, fresh bool, err error)
}

// Feed hears which contestants' figures have moved. It must not block.
type Feed interface {
	Touch(contestID, roundID, contestantID string)
}

// Entrant is a contestant at the door of a round.
type Entrant struct {
	Contestant Contestant // id, group, unit, extra time
	Attempts   []Attempt
}

// Stored is what the journal holds at one place of a paper.
type Stored struct {
	Answer
	Receipt int64
	New     bool // this very call stored it
}

// Opening is the first showing of a question that has its own time limit.
type Opening struct {
	Position int
	At       time.Time
}

// Ending is how an attempt comes to its end.
type Ending struct {
	AttemptID string
	At        time.Time
	By        EndedBy
	Complete  bool // only when nothing is blank
}

// Pass is what an attempt's token says, once it is verified: who may answer
// what until when, without a look into the database.
type Pass struct {
	AttemptID    string
	ContestantID string
	RoundID      string
	Deadline     time.Time
	Grace        time.Duration
	Expires      time.Time
}

// PassLife is how long after its deadline an attempt's token still opens the
// outcome.
const PassLife = 24 * time.Hour

// PassFor returns the pass of an attempt.
func PassFor(a Attempt) Pass {
	return Pass{
		AttemptID: a.ID, ContestantID: a.ContestantID, RoundID: a.RoundID,
		Deadline: a.Deadline, Grace: a.Grace, Expires: a.Deadline.Add(PassLife),
	}
}

// For fails with ErrOtherAttempt when the pass belongs to another attempt than
// the one that is addressed.
func (p Pass) For(attemptID string) error {
	if p.AttemptID != attemptID {
		return ErrOtherAttempt
	}
	return nil
}

// late reports whether something received at a time is past deadline and grace.
func (p Pass) late(at time.Time) bool { return at.After(p.Deadline.Add(p.Grace)) }

// Sitting is an attempt with all that its contestant may see of it.
type Sitting struct {
	Attempt  Attempt
	Round    Round
	Places   []Place
	NewStart bool // this call started it
}

// Place is one question in front of its contestant, options as shown.
type Place struct {
	Position               int
	Kind                   questions.Kind
	Stem                   string   // empty until opened, where questions have their own limit
	Options                []string // shown order; left sides of a matching, in the author's order
	Rights                 []string // right sides of a matching, shown order
	Later                  bool     // its points are decided when the round is computed
	questions.Illustration          // option media in shown order
	OpenedAt               time.Time
	Answer                 *Stored // nil: none yet
	Choice                 []int   // the answer's shown indexes; see Choice.Shown
	Text                   string  // the answer to a short text or a numeric question
}
