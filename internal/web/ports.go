package web

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/questions"
)

// Desk is the staff's side of the site, plugged in whole.
type Desk interface {
	// Routes are its rows of the table, all under /desk.
	Routes() []Route
	// Actor finds who is signed in, and checks the X-CSRF-Token of calls that
	// change something. It fails with a fault of kind Unauthorized or Forbidden.
	Actor(c echo.Context) (account.Actor, error)
}

// Contests reads contests and what belongs to them, as stored.
type Contests interface {
	Contests(ctx context.Context) ([]contest.Contest, error)
	FindContest(ctx context.Context, id string) (contest.Contest, error)
	FindContestBySlug(ctx context.Context, slug string) (contest.Contest, error)
	CountContestants(ctx context.Context, contestID string) (int, error)
	Units(ctx context.Context, contestID string) ([]contest.Unit, error)
	FindBank(ctx context.Context, id string) (questions.Bank, error)
	FindMedium(ctx context.Context, id string) (questions.MediumFile, error)

	Rounds(ctx context.Context, contestID string) ([]contest.Round, error)
	FindRound(ctx context.Context, id string) (contest.Round, error)
	RoundFigures(ctx context.Context, roundID string) (contest.Figures, error)

	AttemptsOf(ctx context.Context, contestID, contestantID string) ([]contest.Attempt, error)
	FindAttempt(ctx context.Context, id string) (contest.Attempt, error)
	// StreamRound calls each with all attempts of one contestant.
	StreamRound(ctx context.Context, roundID string, each func([]contest.Attempt) error) error
	// ContestantsBy finds who has a receipt in the round, or a phone number in
	// its contest; an empty key finds nobody.
	ContestantsBy(ctx context.Context, roundID, receipt, phone string) ([]string, error)
}

// Entrants is registration and sign-in: *contest.Registrar.
type Entrants interface {
	Register(ctx context.Context, c contest.Contest, a contest.Application, v contest.Visit) (contest.Welcome, error)
	Me(ctx context.Context, contestID, token string, at time.Time) (contest.Contestant, error)
	SignOut(ctx context.Context, contestID, token string) error
	SendCode(ctx context.Context, c contest.Contest, contact string, v contest.Visit) (contest.SentCode, error)
	Enter(ctx context.Context, c contest.Contest, contact, code, contestantID string, v contest.Visit) (contest.Entry, error)
}

// Sittings is the taking of rounds: *contest.Taking.
type Sittings interface {
	Start(ctx context.Context, actor account.Actor, roundID string, at time.Time) (contest.Sitting, error)
	Resume(ctx context.Context, contestantID, roundID string, at time.Time) (contest.Sitting, error)
	Answer(ctx context.Context, pass contest.Pass, c contest.Choice, at time.Time) (contest.Saved, error)
	OpenQuestion(ctx context.Context, pass contest.Pass, position int, at time.Time) (contest.Place, error)
	Predict(ctx context.Context, pass contest.Pass, value int64, at time.Time) error
	Submit(ctx context.Context, pass contest.Pass, allowBlanks bool, at time.Time) (contest.Submission, error)
	Outcome(ctx context.Context, contestantID, attemptID string, at time.Time) (contest.Outcome, error)
}

// Tokens signs and verifies the passes of attempts.
type Tokens interface {
	Sign(p contest.Pass) string
	Verify(token string, at time.Time) (contest.Pass, error)
}

// Boards are the live rankings.
type Boards interface {
	Page(ctx context.Context, q contest.BoardQuery) (contest.BoardPage, error)
	// Around has no rows for who is not on the board.
	Around(ctx context.Context, q contest.BoardQuery, contestantID string, radius int) (contest.BoardPage, error)
	// Rank is 0 for who is not on the board.
	Rank(ctx context.Context, q contest.BoardQuery, contestantID string) (rank, of int, asOf time.Time, err error)
	Search(ctx context.Context, q contest.BoardQuery, text string, limit int) (contest.BoardPage, error)
}

// Results reads stored results; the newest comes first.
type Results interface {
	Snapshots(ctx context.Context, roundID string) ([]contest.Snapshot, error)
	SnapshotRows(ctx context.Context, id string, f contest.RowFilter) ([]contest.ResultRow, int, error)
	SnapshotUnits(ctx context.Context, id string) ([][]contest.UnitRow, error)
	// SnapshotReceipt is the receipt in a contestant's row; empty without one.
	SnapshotReceipt(ctx context.Context, id, contestantID string) (string, error)
}

// Streams writes the frames of a topic until the watcher leaves.
type Streams interface {
	Serve(w http.ResponseWriter, r *http.Request, topic, ip string) error
}
