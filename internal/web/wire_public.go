package web

// The types of the public side, as kit/wire.ts has them. Times are
// milliseconds since 1970, days are YYYY-MM-DD, lists are never null.

// Time is the server's clock.
type Time struct {
	NowMS int64 `json:"now_ms"`
}

// Items wraps a list, so that an answer is always an object.
type Items[T any] struct {
	Items []T `json:"items"`
}

// List is one page of a longer list.
type List[T any] struct {
	Items  []T `json:"items"`
	Total  int `json:"total"`
	Offset int `json:"offset"`
	Limit  int `json:"limit"`
}

// Group divides contestants who have separate papers and prizes.
type Group struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
}

// FieldSpec is one extra field of the registration form.
type FieldSpec struct {
	Key      string   `json:"key"`
	Label    string   `json:"label"`
	LabelEN  string   `json:"label_en"`
	Kind     string   `json:"kind" enum:"text,number,date,select"`
	Required bool     `json:"required"`
	Options  []string `json:"options"`
}

// Consent is the text that a contestant agrees to.
type Consent struct {
	Version int    `json:"version"`
	Text    string `json:"text"`
	TextEN  string `json:"text_en"`
}

// PublicRegistration is what registration asks. The access code itself never
// leaves the server.
type PublicRegistration struct {
	Contact       string      `json:"contact" enum:"either,phone,email,both"`
	UnitRequired  bool        `json:"unit_required"`
	HasUnits      bool        `json:"has_units"`
	AskBirthDate  bool        `json:"ask_birth_date"`
	MinAge        int         `json:"min_age"`
	MaxAge        int         `json:"max_age"`
	GuardianUnder int         `json:"guardian_under"`
	Fields        []FieldSpec `json:"fields"`
	AccessCode    bool        `json:"access_code"`
	Consent       Consent     `json:"consent"`
}

// AttemptLimit says how often a contestant may try.
type AttemptLimit struct {
	Limit int    `json:"limit" doc:"0: as often as they like"`
	Per   string `json:"per" enum:"round,day,week,contest"`
}

// RoundBrief is a round in a list.
type RoundBrief struct {
	ID         string       `json:"id"`
	Number     int          `json:"number"`
	Name       string       `json:"name"`
	NameEN     string       `json:"name_en"`
	State      string       `json:"state" enum:"draft,scheduled,open,closed,locked,approved,published"`
	OpensMS    int64        `json:"opens_ms"`
	ClosesMS   int64        `json:"closes_ms"`
	Questions  int          `json:"questions"`
	LimitMS    int64        `json:"limit_ms"`
	Attempts   AttemptLimit `json:"attempts"`
	Prediction bool         `json:"prediction"`
	Board      string       `json:"board" enum:"hidden,ended,running"`
	Published  bool         `json:"published"`
}

// ContestBrief is a contest in a list.
type ContestBrief struct {
	ID        string `json:"id"`
	Slug      string `json:"slug"`
	Name      string `json:"name"`
	NameEN    string `json:"name_en"`
	Organiser string `json:"organiser"`
	Demo      bool   `json:"demo"`
}

// PublicContest is a contest as anybody may see it.
type PublicContest struct {
	ContestBrief
	Intro        string             `json:"intro"`
	IntroEN      string             `json:"intro_en"`
	TimeZone     string             `json:"time_zone"`
	Groups       []Group            `json:"groups"`
	Registration PublicRegistration `json:"registration"`
	Rounds       []RoundBrief       `json:"rounds"`
	Contestants  int                `json:"contestants"`
}

// UnitHit is one suggestion of the unit search.
type UnitHit struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Path  []string `json:"path"`
	Block string   `json:"block"`
	Alias string   `json:"alias,omitempty"`
}

// PredictionRule is what a prediction predicts.
type PredictionRule struct {
	Target string `json:"target" enum:"all_right,participants"`
	Tally  string `json:"tally" enum:"people,attempts"`
	Scope  string `json:"scope" enum:"round,group"`
}

// Figures are the public counts of a round.
type Figures struct {
	Started      int `json:"started"`
	Ended        int `json:"ended"`
	Participants int `json:"participants"`
}

// PublicRound is a round as anybody may see it, and what it is to the
// contestant who asks.
type PublicRound struct {
	RoundBrief
	Contest        ContestBrief    `json:"contest"`
	Groups         []Group         `json:"groups"`
	Layout         string          `json:"layout" enum:"one,all"`
	Revise         bool            `json:"revise"`
	PerQuestionMS  int64           `json:"per_question_ms"`
	GraceMS        int64           `json:"grace_ms"`
	Blanks         string          `json:"blanks" enum:"zero,invalid"`
	PredictionRule *PredictionRule `json:"prediction_rule,omitempty"`
	ShowScore      string          `json:"show_score" enum:"never,submitted,closed,published"`
	ShowAnswers    string          `json:"show_answers" enum:"never,submitted,closed,published"`
	Figures        Figures         `json:"figures"`
	Mine           *MyRound        `json:"mine,omitempty"`
}

// MyRound is a round from the contestant's side.
type MyRound struct {
	Attempts []MyAttempt `json:"attempts"`
	Left     *int        `json:"left" doc:"null: as many as they like"`
	MayStart bool        `json:"may_start"`
	WhyNot   string      `json:"why_not,omitempty" doc:"an error code"`
}

// MyAttempt is one attempt of the contestant who asks.
type MyAttempt struct {
	ID         string `json:"id"`
	RoundID    string `json:"round_id"`
	Number     int    `json:"number"`
	StartedMS  int64  `json:"started_ms"`
	DeadlineMS int64  `json:"deadline_ms"`
	EndedMS    int64  `json:"ended_ms,omitempty"`
	Receipt    string `json:"receipt"`
	State      string `json:"state" enum:"running,ended"`
}

// RulesPage is the thể lệ, made from the rules' data.
type RulesPage struct {
	Title        string         `json:"title"`
	Organiser    string         `json:"organiser"`
	RulesVersion int            `json:"rules_version"`
	Sections     []RulesSection `json:"sections"`
}

// RulesSection is one numbered part of the rules page.
type RulesSection struct {
	Heading    string      `json:"heading"`
	Paragraphs []string    `json:"paragraphs"`
	Items      []string    `json:"items"`
	Table      *RulesTable `json:"table,omitempty"`
}

// RulesTable is a table of the rules page.
type RulesTable struct {
	Head []string   `json:"head"`
	Rows [][]string `json:"rows"`
}
