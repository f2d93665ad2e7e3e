package broadcast

import (
	"slices"
	"time"
)

// Template is a graphic that can be drawn.
type Template string

// The graphics.
const (
	Leaderboard   Template = "leaderboard"
	Ribbon        Template = "ribbon"
	Spotlight     Template = "spotlight"
	UnitBoard     Template = "unitboard"
	Participation Template = "participation"
	Figures       Template = "figures"
	Question      Template = "question"
	Countdown     Template = "countdown"
	Title         Template = "title"
	LowerThird    Template = "lowerthird"
	Ticker        Template = "ticker"
	Timer         Template = "timer"
	Bug           Template = "bug"
	Versus        Template = "versus"
	Reveal        Template = "reveal"
	Podium        Template = "podium"
	Sponsor       Template = "sponsor"
	Slate         Template = "slate"
	Join          Template = "join"
	Pattern       Template = "pattern"
)

// Templates lists every graphic.
func Templates() []Template {
	return []Template{Leaderboard, Ribbon, Spotlight, UnitBoard, Participation, Figures, Question, Countdown, Title, LowerThird,
		Ticker, Timer, Bug, Versus, Reveal, Podium, Sponsor, Slate, Join, Pattern}
}

// Valid reports whether there is such a graphic.
func (t Template) Valid() bool { return slices.Contains(Templates(), t) }

// SourceKind says where a graphic's data come from.
type SourceKind string

// The sources of data.
const (
	FromNothing  SourceKind = "none" // only the item's own texts
	FromBoard    SourceKind = "board"
	FromUnits    SourceKind = "units"
	FromFigures  SourceKind = "figures"
	FromQuestion SourceKind = "question"
	FromResult   SourceKind = "result"
	FromReveal   SourceKind = "reveal"
	FromRound    SourceKind = "round"
)

// Optimism chooses which board is shown while a round runs: as it stands, or
// with the best or worst that can still happen to each row.
type Optimism string

// The boards.
const (
	AsItStands  Optimism = "normal"
	Optimistic  Optimism = "optimistic"
	Pessimistic Optimism = "pessimistic"
)

// Binding ties an item to data.
type Binding struct {
	Source      SourceKind
	RoundID     string
	UnitID      string
	Group       string
	Ranking     int
	Rows        int
	QuestionID  string
	Contestants []string
	Units       []string // of a comparison of units
	Optimism    Optimism
	FromRank    int   // of a reveal: the worst rank that is revealed
	PauseRanks  []int // of a reveal: where it waits for a hand
	Number      int   // of a question: which one it is in the programme; 0: by the data
	Of          int
}

// OutRule says how an item leaves.
type OutRule string

// The rules: by hand, after a time on air, or a time after its last step.
const (
	OutManual OutRule = "manual"
	OutTTL    OutRule = "ttl"
	OutAfter  OutRule = "after"
)

// Item is one line of a rundown: a graphic with its data.
type Item struct {
	ID       string
	Label    string
	Template Template
	Layer    Layer
	Binding  Binding
	Text     map[string]string // texts of the graphic: title, name, role…
	Out      OutRule
	OutAfter time.Duration
	Notes    string
}

// Rundown is an ordered list of items.
type Rundown struct {
	ID        string
	ContestID string
	Name      string
	Items     []Item
	Version   int
}

// Find returns an item by its id.
func (r Rundown) Find(id string) (Item, bool) {
	i := slices.IndexFunc(r.Items, func(i Item) bool { return i.ID == id })
	if i < 0 {
		return Item{}, false
	}
	return r.Items[i], true
}
