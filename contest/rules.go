package contest

import "time"

// Rules are every number of a round's rules, as data. They are validated as a
// whole, stored with the round, and printed as the public rules page (thể lệ)
// from this same value, so that text and behaviour cannot disagree.
type Rules struct {
	Preset     string // where the organiser started from: "hue-2025"; only for display
	Attempts   AttemptPolicy
	Paper      PaperRules
	Time       TimeRules
	Prediction *Prediction // nil: none is asked
	Ranking    Ranking
	Units      []UnitRanking // rankings of units; may be empty
	Show       Disclosure
	Prizes     []Prize
}

// Period is the span that an attempt limit applies to.
type Period string

// The periods. Days and weeks (Monday first) are those of the contest's time zone.
const (
	PerRound   Period = "round"
	PerDay     Period = "day"
	PerWeek    Period = "week"
	PerContest Period = "contest"
)

// Counting says which of a contestant's attempts counts.
type Counting string

// The counting rules (contests.md 1.2).
const (
	CountOnly         Counting = "only"          // one attempt, so nothing to choose
	CountBest         Counting = "best"          // the whole ranking chain decides
	CountBestEarliest Counting = "best_earliest" // most points, then the earliest submission
	CountBestShortest Counting = "best_shortest" // most points, then the shortest duration
	CountLast         Counting = "last"
)

// AttemptPolicy says how often a contestant may try and what counts.
type AttemptPolicy struct {
	Limit  int // attempts per Per; 0: unlimited
	Per    Period
	Counts Counting
}

// Layout says how a paper is shown.
type Layout string

// The layouts.
const (
	OneByOne  Layout = "one" // one question a screen
	AllAtOnce Layout = "all"
)

// PaperRules say how a paper is drawn and shown.
type PaperRules struct {
	Sources          []PaperSource // one per group, or one with Group "" for all
	ShuffleQuestions bool
	ShuffleOptions   bool
	Layout           Layout
	Revise           bool // an answer may be changed until the attempt ends
	Points           int  // for a right answer where a line names none; at least 1
}

// PaperSource is the bank and the blueprint (ma trận đề) of one group.
type PaperSource struct {
	Group  string // group id; "" for every group without a source of its own
	BankID string
	Lines  []BlueprintLine
}

// BlueprintLine draws Count questions at random out of those that match.
type BlueprintLine struct {
	Topic  string // topic id; "": any
	Level  int    // questions.Level; 0: any
	Count  int
	Points int // per question; 0: PaperRules.Points
}

// Blanks says what an unanswered question does.
type Blanks string

// The rules for blanks.
const (
	BlanksZero    Blanks = "zero"    // worth nothing
	BlanksInvalid Blanks = "invalid" // the attempt is valid only when complete (Quảng Ninh 2023)
)

// TimeRules are the clocks of an attempt. The window of the round is on the Round.
type TimeRules struct {
	Limit       time.Duration // per attempt; 0: until the round closes
	PerQuestion time.Duration // per question, needs OneByOne; 0: none
	Grace       time.Duration // late answers within it still count; default 2 s
	Blanks      Blanks
}

// Target is what a prediction predicts.
type Target string

// The two meanings found in published rules (contests.md 1.2).
const (
	TargetAllRight     Target = "all_right"    // how many answer everything right
	TargetParticipants Target = "participants" // how many take part
)

// Unit of counting for a prediction's true value.
type Tally string

// The tallies.
const (
	TallyPeople   Tally = "people"
	TallyAttempts Tally = "attempts"
)

// Scope says over whom the true value is counted.
type Scope string

// The scopes.
const (
	ScopeRound Scope = "round"
	ScopeGroup Scope = "group"
)

// Prediction (câu dự đoán) is the numeric tie-break asked after the paper;
// its true value is computed when the round is locked.
type Prediction struct {
	Target Target
	Tally  Tally
	Scope  Scope
}

// Criterion is one step of the ranking chain.
type Criterion string

// The criteria. ByDraw is decided by lots: a published seed, not a person.
const (
	ByPoints     Criterion = "points"
	ByRight      Criterion = "right"
	ByPrediction Criterion = "prediction_error"
	ByDuration   Criterion = "duration"
	BySubmitted  Criterion = "submitted" // moment of submission since the round opened
	ByDraw       Criterion = "draw"
)

// Ties says how equal rows are numbered.
type Ties string

// The styles: 1 2 2 4, or 1 2 2 3.
const (
	TiesShared Ties = "shared"
	TiesDense  Ties = "dense"
)

// Ranking is the ordered chain of criteria, the first decides first.
type Ranking struct {
	Criteria []Criterion
	Ties     Ties
}

// UnitCriterion ranks units.
type UnitCriterion string

// The criteria seen in published rules (contests.md 1.2).
const (
	UnitParticipants UnitCriterion = "participants"
	UnitRatio        UnitCriterion = "ratio" // participants / headcount
	UnitMean         UnitCriterion = "mean"  // mean points of counted attempts
	UnitTopMean      UnitCriterion = "top_mean"
	UnitWinners      UnitCriterion = "winners"
)

// UnitRanking is one ranking of units.
type UnitRanking struct {
	Name         string
	NameEN       string
	Criteria     []UnitCriterion
	TopK         int    // for UnitTopMean
	Floor        int    // units with fewer participants are listed but not ranked
	WithinBlocks bool   // ranked inside each block (khối)
	Group        string // only contestants of this group; "": all
}

// Moment says from when something is shown.
type Moment string

// The moments.
const (
	ShowNever     Moment = "never"
	ShowSubmitted Moment = "submitted"
	ShowClosed    Moment = "closed"
	ShowPublished Moment = "published"
)

// BoardMode says what the live board counts.
type BoardMode string

// The modes. A running board moves with every answer and is allowed only where
// an answer cannot be changed: otherwise it would tell which option is right.
const (
	BoardHidden  BoardMode = "hidden"
	BoardEnded   BoardMode = "ended"
	BoardRunning BoardMode = "running"
)

// Disclosure says what people see, and when.
type Disclosure struct {
	Score   Moment // own points
	Answers Moment // the key with explanations; never before the round is closed
	Board   BoardMode
}

// Prize is a place that wins: ranks From to To of a group.
type Prize struct {
	Name   string
	NameEN string
	Group  string // "": over all
	From   int    // rank, from 1
	To     int
	Value  string // as printed: "800.000 đồng"
}
