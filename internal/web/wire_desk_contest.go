package web

// ContestEdit is what an organiser writes of a contest.
type ContestEdit struct {
	Slug         string           `json:"slug"`
	Name         string           `json:"name"`
	NameEN       string           `json:"name_en"`
	Organiser    string           `json:"organiser"`
	Intro        string           `json:"intro"`
	IntroEN      string           `json:"intro_en"`
	TimeZone     string           `json:"time_zone" doc:"IANA name"`
	Registration DeskRegistration `json:"registration"`
	Groups       []Group          `json:"groups"`
	Masking      string           `json:"masking" enum:"none,initials,phone"`
	Version      int              `json:"version" doc:"the version that was read"`
}

// DeskRegistration is what a contest asks of those who enter.
type DeskRegistration struct {
	Contact       string      `json:"contact" enum:"either,phone,email,both"`
	UnitRequired  bool        `json:"unit_required"`
	AskBirthDate  bool        `json:"ask_birth_date"`
	MinAge        int         `json:"min_age"`
	MaxAge        int         `json:"max_age"`
	GuardianUnder int         `json:"guardian_under"`
	Fields        []FieldSpec `json:"fields"`
	AccessCode    string      `json:"access_code"`
	Consent       Consent     `json:"consent"`
}

// DeskContest is a contest as the desk sees it.
type DeskContest struct {
	ContestEdit
	ID        string        `json:"id"`
	Demo      bool          `json:"demo"`
	CreatedMS int64         `json:"created_ms"`
	Counts    ContestCounts `json:"counts"`
}

// ContestCounts says how much a contest holds.
type ContestCounts struct {
	Units       int `json:"units"`
	Contestants int `json:"contestants"`
	Rounds      int `json:"rounds"`
	Banks       int `json:"banks"`
	Questions   int `json:"questions"`
}

type contestPut struct {
	ID string `param:"id" json:"-"`
	ContestEdit
}

// Preset is the rule set of a real contest, as a starting point.
type Preset struct {
	ID           string           `json:"id"`
	Name         string           `json:"name"`
	NameEN       string           `json:"name_en"`
	Summary      string           `json:"summary"`
	SummaryEN    string           `json:"summary_en"`
	Source       string           `json:"source"`
	Rules        Rules            `json:"rules"`
	Groups       []Group          `json:"groups"`
	Registration DeskRegistration `json:"registration"`
}

// FromPreset makes a contest of a preset.
type FromPreset struct {
	Preset    string `json:"preset"`
	Slug      string `json:"slug"`
	Name      string `json:"name"`
	Organiser string `json:"organiser"`
}

// DeskUnit is a node of the tree of units.
type DeskUnit struct {
	ID           string   `json:"id"`
	ParentID     string   `json:"parent_id,omitempty"`
	Name         string   `json:"name"`
	Kind         string   `json:"kind"`
	Block        string   `json:"block"`
	Headcount    int      `json:"headcount"`
	ValidFrom    string   `json:"valid_from,omitempty" doc:"YYYY-MM-DD"`
	ValidTo      string   `json:"valid_to,omitempty" doc:"YYYY-MM-DD"`
	Aliases      []string `json:"aliases"`
	Participants int      `json:"participants"`
}

type unitPost struct {
	Contest string `param:"id" json:"-"`
	DeskUnit
}

type unitPut struct {
	Contest string `param:"id" json:"-"`
	Unit    string `param:"unit" json:"-"`
	DeskUnit
}

type unitImportQuery struct {
	ID     string `param:"id" json:"-"`
	DryRun bool   `query:"dry_run" json:"-" doc:"only tell what would be done"`
}

// UnitImport is what a file of units does, or would do.
type UnitImport struct {
	DryRun    bool          `json:"dry_run"`
	Rows      int           `json:"rows"`
	Added     int           `json:"added"`
	Changed   int           `json:"changed"`
	Unchanged int           `json:"unchanged"`
	Missing   int           `json:"missing" doc:"units of the contest that the file does not name; they stay"`
	Problems  []UnitProblem `json:"problems"`
}

// UnitProblem is something about a row of a file of units.
type UnitProblem struct {
	Row      int    `json:"row"`
	Column   string `json:"column"`
	Severity string `json:"severity" enum:"error,warning"`
	Code     string `json:"code"`
	Message  string `json:"message"`
}

// BarredRow is a person who may not enter.
type BarredRow struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Phone  string `json:"phone"`
	Email  string `json:"email"`
	Reason string `json:"reason"`
}

type barredPost struct {
	Contest string `param:"id" json:"-"`
	BarredRow
}

type barredPath struct {
	Contest string `param:"id" json:"-"`
	Barred  string `param:"barred" json:"-"`
}

// Rules are a round's rules as data. Durations are in milliseconds.
type Rules struct {
	Preset     string          `json:"preset"`
	Attempts   AttemptRules    `json:"attempts"`
	Paper      PaperRules      `json:"paper"`
	Time       TimeRules       `json:"time"`
	Prediction *PredictionRule `json:"prediction,omitempty"`
	Ranking    RankingRules    `json:"ranking"`
	Units      []UnitRanking   `json:"units"`
	Show       ShowRules       `json:"show"`
	Prizes     []Prize         `json:"prizes"`
}

// AttemptRules say how often a contestant may try and what counts.
type AttemptRules struct {
	Limit  int    `json:"limit" doc:"0: as often as they like"`
	Per    string `json:"per" enum:"round,day,week,contest"`
	Counts string `json:"counts" enum:"only,best,best_earliest,best_shortest,last"`
}

// PaperRules say how a paper is drawn and shown.
type PaperRules struct {
	Sources          []PaperSource `json:"sources"`
	ShuffleQuestions bool          `json:"shuffle_questions"`
	ShuffleOptions   bool          `json:"shuffle_options"`
	Layout           string        `json:"layout" enum:"one,all"`
	Revise           bool          `json:"revise"`
	Points           int           `json:"points"`
}

// PaperSource is the bank and the blueprint of one group.
type PaperSource struct {
	Group  string          `json:"group" doc:"empty: every group without a source of its own"`
	BankID string          `json:"bank_id"`
	Lines  []BlueprintLine `json:"lines"`
}

// BlueprintLine draws questions at random out of those that match.
type BlueprintLine struct {
	Topic  string `json:"topic" doc:"empty: any"`
	Level  int    `json:"level" doc:"0: any"`
	Count  int    `json:"count"`
	Points int    `json:"points" doc:"0: as the paper says"`
}

// TimeRules are the clocks of an attempt.
type TimeRules struct {
	LimitMS       int64  `json:"limit_ms" doc:"0: until the round closes"`
	PerQuestionMS int64  `json:"per_question_ms" doc:"0: none"`
	GraceMS       int64  `json:"grace_ms"`
	Blanks        string `json:"blanks" enum:"zero,invalid"`
}

// RankingRules are the ordered chain of criteria.
type RankingRules struct {
	Criteria []string `json:"criteria"`
	Ties     string   `json:"ties" enum:"shared,dense"`
}

// UnitRanking is one ranking of units.
type UnitRanking struct {
	Name         string   `json:"name"`
	NameEN       string   `json:"name_en"`
	Criteria     []string `json:"criteria"`
	TopK         int      `json:"top_k"`
	Floor        int      `json:"floor"`
	WithinBlocks bool     `json:"within_blocks"`
	Group        string   `json:"group"`
}

// ShowRules say what people see, and when.
type ShowRules struct {
	Score   string `json:"score" enum:"never,submitted,closed,published"`
	Answers string `json:"answers" enum:"never,submitted,closed,published"`
	Board   string `json:"board" enum:"hidden,ended,running"`
}

// Prize is a place that wins.
type Prize struct {
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
	Group  string `json:"group"`
	From   int    `json:"from"`
	To     int    `json:"to"`
	Value  string `json:"value"`
}

// RoundEdit is what an organiser writes of a round.
type RoundEdit struct {
	Name         string `json:"name"`
	NameEN       string `json:"name_en"`
	OpensMS      int64  `json:"opens_ms"`
	ClosesMS     int64  `json:"closes_ms"`
	Rules        Rules  `json:"rules"`
	RulesVersion int    `json:"rules_version" doc:"the version that was read"`
}

type roundPost struct {
	Contest string `param:"id" json:"-"`
	Number  int    `json:"number,omitempty" doc:"0: the next"`
	RoundEdit
}

type roundPut struct {
	ID     string `param:"id" json:"-"`
	Reason string `json:"reason,omitempty" doc:"why a round that runs closes later"`
	RoundEdit
}

type roundCheck struct {
	ContestID string `json:"contest_id"`
	RoundEdit
}

// RoundProblems is what keeps a round from being scheduled, and its rules as
// they would be printed.
type RoundProblems struct {
	Problems []RoundProblem `json:"problems"`
	Page     RulesPage      `json:"page"`
}

// RoundProblem is one thing that keeps a round from being scheduled.
type RoundProblem struct {
	Path    string `json:"path"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// DeskRound is a round as the desk sees it.
type DeskRound struct {
	RoundEdit
	ID          string           `json:"id"`
	ContestID   string           `json:"contest_id"`
	Number      int              `json:"number"`
	State       string           `json:"state" enum:"draft,scheduled,open,closed,locked,approved,published"`
	Seed        string           `json:"seed" doc:"empty until the result is published"`
	Transitions []DeskTransition `json:"transitions"`
	Next        []DeskStep       `json:"next"`
	Figures     Figures          `json:"figures"`
	Problems    []RoundProblem   `json:"problems"`
}

// DeskTransition is one step of a round's life.
type DeskTransition struct {
	From   string `json:"from"`
	To     string `json:"to"`
	By     string `json:"by"`
	AtMS   int64  `json:"at_ms"`
	Reason string `json:"reason"`
}

// DeskStep is a state that the round may move to.
type DeskStep struct {
	To      string `json:"to"`
	Allowed bool   `json:"allowed"`
	WhyNot  string `json:"why_not,omitempty" doc:"an error code"`
}

// Transition asks for a step of a round's life.
type Transition struct {
	ID     string `param:"id" json:"-"`
	To     string `json:"to" enum:"draft,scheduled,closed,locked,approved,published"`
	Reason string `json:"reason"`
}
