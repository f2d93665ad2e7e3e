package onair

import (
	"context"
	"strconv"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
	"hoithi/questions"
)

// Store is what pictures are read from.
type Store interface {
	FindContest(ctx context.Context, id string) (contest.Contest, error)
	FindRound(ctx context.Context, id string) (contest.Round, error)
	Rounds(ctx context.Context, contestID string) ([]contest.Round, error)
	Units(ctx context.Context, contestID string) ([]contest.Unit, error)
	StreamRound(ctx context.Context, roundID string, each func([]contest.Attempt) error) error
	BoardNames(ctx context.Context, ids []string) ([]contest.Contestant, error)

	Snapshots(ctx context.Context, roundID string) ([]contest.Snapshot, error)
	FindSnapshot(ctx context.Context, id string) (contest.Snapshot, error)
	SnapshotRows(ctx context.Context, id string, f contest.RowFilter) ([]contest.ResultRow, int, error)
	SnapshotUnits(ctx context.Context, id string) ([][]contest.UnitRow, error)

	FindQuestion(ctx context.Context, id string) (questions.Question, error)
	FindBank(ctx context.Context, id string) (questions.Bank, error)
	Versions(ctx context.Context, ids []int64) ([]questions.Version, error)
	// OptionCounts counts how often each option of a question was chosen in the
	// ended attempts of a round, in the author's order, over all its versions.
	OptionCounts(ctx context.Context, roundID, questionID string) ([]int, error)
	// NoteReading writes down which of the questions no paper has held yet.
	NoteReading(ctx context.Context, r questions.Reading) error

	RoundPulse(ctx context.Context, roundID string, since time.Time) (contest.Pulse, error)
	Corrections(ctx context.Context, contestID string) ([]broadcast.Correction, error)

	SaveRehearsal(ctx context.Context, n broadcast.RehearsalNote) error
	DeleteRehearsal(ctx context.Context, contestID string) error
	RehearsalNotes(ctx context.Context) ([]broadcast.RehearsalNote, error)
}

// Parts are what Sources stand on.
type Parts struct {
	Store      Store
	Boards     *PublicBoards
	Rehearsals *Rehearsals
	Now        func() time.Time
	PublicURL  string // "https://thi.danang.gov.vn"; "": the join page has no code
}

// Sources are the broadcast engine's data, made of contests.
type Sources struct {
	Parts
	counts *memory[string, []int]                  // by round and question
	shows  *memory[string, []broadcast.RevealStep] // by snapshot and plan
	ranked *memory[string, unitLists]              // live rankings of units, by round
	bounds *memory[string, []bound]                // what can still happen, by round
	told   *memory[string, bool]                   // whose reading is in the log, by reader and version
}

// NewSources makes the sources of all contests.
func NewSources(p Parts) *Sources {
	s := &Sources{Parts: p}
	s.counts = newMemory[string, []int](p.Now, time.Hour)
	s.shows = newMemory[string, []broadcast.RevealStep](p.Now, time.Hour)
	s.ranked = newMemory[string, unitLists](p.Now, boardFresh*5)
	s.bounds = newMemory[string, []bound](p.Now, boardFresh*5)
	s.told = newMemory[string, bool](p.Now, time.Hour)
	return s
}

// boardFresh is how long a live board stays true: pages move at most so often.
const boardFresh = 500 * time.Millisecond

// scene is what most graphics need to know of where they are.
type scene struct {
	contest contest.Contest
	round   contest.Round // zero: the item names none
	at      time.Time
	fixed   broadcast.Corrected
	view    broadcast.View
}

func (s *Sources) scene(ctx context.Context, v broadcast.View) (sc scene, err error) {
	sc = scene{at: s.Now(), view: v}
	if sc.contest, err = s.Store.FindContest(ctx, v.ContestID); err != nil {
		return sc, err
	}
	if id := v.Item.Binding.RoundID; id != "" {
		if sc.round, err = s.Store.FindRound(ctx, id); err != nil {
			return sc, err
		}
		if sc.round.ContestID != v.ContestID {
			return sc, contest.ErrRoundNotFound
		}
	}
	all, err := s.Store.Corrections(ctx, v.ContestID)
	sc.fixed = broadcast.NewCorrected(all)
	return sc, err
}

// needsRound refuses an item that names no round where one is needed.
func (sc scene) needsRound() error {
	if sc.round.ID == "" {
		return broadcast.NotReady("round_missing", "Hãy chọn đợt thi cho mục này.", "Choose a round for this item.")
	}
	return nil
}

// text is what the operator wrote, or else what the data say.
func (sc scene) text(key, otherwise string) string {
	if t := sc.view.Item.Text[key]; t != "" {
		return t
	}
	return otherwise
}

// named picks the name in the picture's language.
func (sc scene) named(vi, en string) string {
	if sc.view.Lang == "en" && en != "" {
		return en
	}
	return vi
}

func (sc scene) roundName() string { return sc.named(sc.round.Name, sc.round.NameEN) }

func (sc scene) contestName() string { return sc.named(sc.contest.Name, sc.contest.NameEN) }

func (sc scene) say(vi, en string) string {
	if sc.view.Lang == "en" {
		return en
	}
	return vi
}

// Prepare checks whether an item could go on air now, and ties it to what must
// not change while it is shown. Whatever its first picture lacks refuses it.
func (s *Sources) Prepare(ctx context.Context, v broadcast.View) (broadcast.Prepared, error) {
	p, item := broadcast.Prepared{Steps: 1}, v.Item
	sc, err := s.scene(ctx, v)
	if err != nil {
		return p, err
	}
	switch {
	case item.Template == broadcast.Question:
		p, err = s.prepareQuestion(ctx, sc)
	case item.Template == broadcast.Reveal:
		p, err = s.prepareReveal(ctx, sc)
	case item.Template == broadcast.Podium || item.Binding.Source == broadcast.FromResult:
		p.Pin, err = s.pinResult(ctx, sc)
	}
	if err != nil {
		return p, err
	}
	v.Pin = p.Pin
	_, err = s.Content(ctx, v)
	return p, err
}

// Content is what a graphic shows at one step and page.
func (s *Sources) Content(ctx context.Context, v broadcast.View) (broadcast.Content, error) {
	sc, err := s.scene(ctx, v)
	if err != nil {
		return broadcast.Content{}, err
	}
	switch v.Item.Template {
	case broadcast.Leaderboard, broadcast.Ribbon:
		return s.leaderboard(ctx, sc)
	case broadcast.Spotlight:
		return s.spotlight(ctx, sc)
	case broadcast.Podium:
		return s.podium(ctx, sc)
	case broadcast.UnitBoard, broadcast.Participation:
		return s.unitBoard(ctx, sc)
	case broadcast.Figures:
		return s.figures(ctx, sc)
	case broadcast.Versus:
		return s.versus(ctx, sc)
	case broadcast.Question:
		return s.question(ctx, sc)
	case broadcast.Reveal:
		return s.reveal(ctx, sc)
	default:
		return s.plain(sc)
	}
}

// Scene is what suggestions are made of: the public board of the round that
// runs. A frozen or hidden board suggests nothing.
func (s *Sources) Scene(ctx context.Context, contestID string) (broadcast.Scene, error) {
	rounds, err := s.Store.Rounds(ctx, contestID)
	if err != nil {
		return broadcast.Scene{}, err
	}
	at := s.Now()
	for _, r := range rounds {
		if r.StateAt(at) != contest.Open || r.Rules.Show.Board == contest.BoardHidden || r.Rules.Show.Board == "" {
			continue
		}
		page, err := s.Boards.Page(ctx, contest.BoardQuery{Scope: contest.BoardOfRound, ContestID: contestID, RoundID: r.ID, Limit: 12})
		if err != nil || page.Snapshot != "" {
			return broadcast.Scene{}, err
		}
		sc := broadcast.Scene{RoundID: r.ID, At: at, ClosesAt: r.ClosesAt}
		for _, row := range page.Rows {
			sc.Rows = append(sc.Rows, liveRow(row))
		}
		return sc, s.sceneUnits(ctx, r, &sc)
	}
	return broadcast.Scene{}, nil
}

func (s *Sources) sceneUnits(ctx context.Context, r contest.Round, sc *broadcast.Scene) error {
	lists, err := s.liveUnits(ctx, r)
	if err != nil || len(lists.rankings) == 0 {
		return err
	}
	for _, u := range lists.rankings[0][:min(3, len(lists.rankings[0]))] {
		sc.Units = append(sc.Units, broadcast.Row{ID: u.UnitID, Rank: u.Rank, Name: u.UnitName})
	}
	return nil
}

func liveRow(r contest.BoardRow) broadcast.Row {
	return broadcast.Row{ID: r.ContestantID, Rank: r.Rank, Name: r.Name, Sub: r.UnitName, Points: r.Points, TimeMS: r.Time.Milliseconds()}
}

// millis reads a moment that an operator typed as milliseconds; 0 is none.
func millis(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// ContestName is the name of a contest.
func (s *Sources) ContestName(ctx context.Context, contestID string) (string, error) {
	c, err := s.Store.FindContest(ctx, contestID)
	return c.Name, err
}

// NewestCode is the code of a round's newest computed result; "" before there
// is one.
func (s *Sources) NewestCode(ctx context.Context, roundID string) (string, error) {
	all, err := s.Store.Snapshots(ctx, roundID)
	if err != nil || len(all) == 0 {
		return "", err
	}
	return all[0].Code(), nil
}
