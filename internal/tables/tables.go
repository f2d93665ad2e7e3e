package tables

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"hoithi/internal/broadcast"
	"hoithi/internal/fault"
	"hoithi/internal/feed"
)

// ErrTable says that there is no such table.
var ErrTable = fault.New(fault.NotFound, "feed_unknown", "Không có bảng dữ liệu này.", "There is no such feed.")

// Name is a table's name, as it stands in the feed's address.
type Name string

// The tables.
const (
	Leaderboard Name = "leaderboard"
	Teams       Name = "teams"
	Winners     Name = "winners"
	Figures     Name = "figures"
	Schedule    Name = "schedule"
	Question    Name = "question"
	Answers     Name = "answers"
	Timer       Name = "timer"
	Player      Name = "player"
	Ticker      Name = "ticker"
	Sponsors    Name = "sponsors"
	Show        Name = "show"
)

// Names lists every table.
func Names() []Name {
	return []Name{Leaderboard, Teams, Winners, Figures, Schedule, Question, Answers, Timer, Player, Ticker, Sponsors, Show}
}

// columns are a table's, in an order that never changes; new ones come last.
var columns = map[Name][]string{
	Leaderboard: {"rank", "name", "unit", "score", "score_text", "time_ms", "time_text", "moved", "provisional", "snapshot", "id"},
	Teams:       {"rank", "name", "block", "participants", "headcount", "ratio", "ratio_text", "mean", "winners", "provisional", "snapshot", "id"},
	Winners:     {"rank", "name", "unit", "prize", "score", "score_text", "time_text", "snapshot", "id"},
	Figures:     {"started", "started_text", "ended", "ended_text", "participants", "participants_text", "units", "all_right", "closes_at"},
	Schedule:    {"number", "name", "state", "opens_at", "closes_at", "id"},
	Question:    {"number", "of", "question", "step", "explanation", "source"},
	Answers:     {"letter", "text", "count", "percent", "percent_text", "is_correct"},
	Timer:       {"id", "state", "label", "ends_at", "left_s", "left_text"},
	Player:      {"rank", "name", "unit", "score", "score_text", "time_text", "id"},
	Ticker:      {"label", "text"},
	Sponsors:    {"name"},
	Show:        {"output", "output_name", "panic", "main", "lower", "corner", "full", "question_no", "question", "answer", "timer_text"},
}

// lines are the columns of the plain-text form.
var lines = map[Name][]string{
	Leaderboard: {"rank", "name", "score_text"}, Teams: {"rank", "name", "participants"}, Winners: {"prize", "name", "unit"}, Figures: {"participants_text"},
	Schedule: {"name", "opens_at"}, Question: {"question"}, Answers: {"letter", "text", "percent_text"}, Timer: {"left_text"}, Player: {"name", "score_text"},
	Ticker: {"text"}, Sponsors: {"name"}, Show: {"main", "lower"},
}

// Empty is a table of the right shape without rows, for a reader who is not let
// in: its engine gets blanks and never an error's words.
func Empty(n Name, at time.Time) feed.Table {
	return feed.Table{Columns: columns[n], Line: lines[n], Rev: "0", At: at}
}

// Room is the control room: *broadcast.Control.
type Room interface {
	Outputs(ctx context.Context, contestID string) ([]broadcast.Output, error)
	Content(ctx context.Context, v broadcast.View) (broadcast.Content, error)
	Wire(ctx context.Context, o broadcast.Output, s broadcast.Shown) (*broadcast.WireShown, error)
}

// Round is a line of the schedule.
type Round struct {
	ID     string
	Number int
	Name   string
	State  string
	Opens  time.Time
	Closes time.Time
}

// Rounds lists the rounds of a contest by number, with the state that the
// public knows.
type Rounds interface {
	PublicRounds(ctx context.Context, contestID string) ([]Round, error)
}

// Reader makes tables.
type Reader struct {
	room   Room
	rounds Rounds
	now    func() time.Time
}

// NewReader returns a reader of a control room's data.
func NewReader(room Room, r Rounds, now func() time.Time) *Reader {
	return &Reader{room: room, rounds: r, now: now}
}

var _ Room = (*broadcast.Control)(nil)

// Ask says which table is wanted.
type Ask struct {
	ContestID string
	Name      Name
	Round     string // id; "": the round that runs, or the newest
	Output    string // whose air "now" means; "": the contest's first that is no rehearsal
	Group     string
	Rows      int
	Lang      string
	Zone      string // "Asia/Ho_Chi_Minh"; one that is unknown reads UTC
}

// Read makes a table. It fails with ErrTable, and when the data cannot be had;
// a board that may not be shown has no rows.
func (r *Reader) Read(ctx context.Context, a Ask) (feed.Table, error) {
	if !slices.Contains(Names(), a.Name) {
		return feed.Table{}, ErrTable
	}
	t := Empty(a.Name, r.now().In(a.zone()))
	rows, rev, err := r.rows(ctx, a)
	switch fault.KindOf(err) {
	case fault.Conflict, fault.NotFound, fault.Gone: // there is nothing to show, and that is the truth
	default:
		if err != nil {
			return feed.Table{}, err
		}
	}
	t.Rows, t.Rev = rows, rev
	return t, nil
}

func (r *Reader) rows(ctx context.Context, a Ask) ([][]feed.Cell, string, error) {
	switch a.Name {
	case Schedule:
		return r.schedule(ctx, a)
	case Leaderboard, Teams, Winners, Figures:
		return r.board(ctx, a)
	}
	return r.onAir(ctx, a)
}

// decode reads a graphic's data into a shape of tv/wire.ts.
func decode(data, into any) error {
	raw, ok := data.(json.RawMessage)
	if !ok {
		var err error
		if raw, err = json.Marshal(data); err != nil {
			return err
		}
	}
	return json.Unmarshal(raw, into)
}

func (a Ask) zone() *time.Location {
	zone, err := time.LoadLocation(a.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}
