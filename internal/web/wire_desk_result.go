package web

// Overview is a round in figures.
type Overview struct {
	NowMS             int64            `json:"now_ms"`
	State             string           `json:"state"`
	Started           int              `json:"started"`
	Ended             int              `json:"ended"`
	Running           int              `json:"running"`
	Participants      int              `json:"participants"`
	Contestants       int              `json:"contestants"`
	AnswersPerS       float64          `json:"answers_per_s"`
	Watchers          int              `json:"watchers"`
	ShedLevel         int              `json:"shed_level"`
	Redis             string           `json:"redis" enum:"ok,away"`
	BoardStaleSinceMS int64            `json:"board_stale_since_ms,omitempty"`
	Synthetic         int              `json:"synthetic"`
	Timeline          []TimelineBucket `json:"timeline"`
	Scores            []ScoreCount     `json:"scores"`
	Bands             []BandCount      `json:"bands"`
	Units             []OverviewUnit   `json:"units"`
	Groups            []OverviewGroup  `json:"groups"`
}

// TimelineBucket counts what happened in a span that begins at t_ms.
type TimelineBucket struct {
	TMS     int64 `json:"t_ms"`
	Started int   `json:"started"`
	Ended   int   `json:"ended"`
}

// ScoreCount is how many reached a score.
type ScoreCount struct {
	Points int `json:"points"`
	Count  int `json:"count"`
}

// BandCount is how many are in a band of right answers.
type BandCount struct {
	Label string `json:"label" enum:"100,75,25,0"`
	Count int    `json:"count"`
}

// OverviewUnit is how many of a unit took part.
type OverviewUnit struct {
	UnitID       string `json:"unit_id"`
	Name         string `json:"name"`
	Block        string `json:"block"`
	Participants int    `json:"participants"`
	Headcount    int    `json:"headcount"`
}

// OverviewGroup is how many of a group took part.
type OverviewGroup struct {
	GroupID      string `json:"group_id"`
	Participants int    `json:"participants"`
	AllRight     int    `json:"all_right"`
}

type peopleQuery struct {
	Contest string `param:"id" json:"-"`
	Q       string `query:"q" json:"-"`
	Unit    string `query:"unit" json:"-"`
	Group   string `query:"group" json:"-"`
	Flag    string `query:"flag" json:"-" doc:"duplicate, barred, synthetic, extra_time"`
	Offset  int    `query:"offset" json:"-"`
	Limit   int    `query:"limit" json:"-"`
}

// DeskContestant is a contestant as the desk sees them.
type DeskContestant struct {
	ID               string            `json:"id"`
	Name             string            `json:"name"`
	Phone            string            `json:"phone"`
	Email            string            `json:"email"`
	GroupID          string            `json:"group_id"`
	Unit             string            `json:"unit"`
	BirthDate        string            `json:"birth_date,omitempty"`
	Fields           map[string]string `json:"fields"`
	CreatedMS        int64             `json:"created_ms"`
	ConsentVersion   int               `json:"consent_version"`
	Guardian         *DeskGuardian     `json:"guardian,omitempty"`
	ExtraTimePercent int               `json:"extra_time_percent"`
	Synthetic        bool              `json:"synthetic"`
	Duplicates       []string          `json:"duplicates" doc:"phone, email, device, name"`
	Barred           bool              `json:"barred"`
	Attempts         int               `json:"attempts"`
}

// DeskGuardian is who consented for a minor.
type DeskGuardian struct {
	Name     string `json:"name"`
	Phone    string `json:"phone"`
	Relation string `json:"relation"`
}

// DeskPerson is a contestant with all their attempts.
type DeskPerson struct {
	DeskContestant
	Attempts []DeskAttempt `json:"attempts"` // stands in the place of their number
}

// DeskAttempt is one attempt of a contestant.
type DeskAttempt struct {
	ID        string `json:"id"`
	RoundID   string `json:"round_id"`
	RoundName string `json:"round_name"`
	Number    int    `json:"number"`
	StartedMS int64  `json:"started_ms"`
	EndedMS   int64  `json:"ended_ms,omitempty"`
	EndedBy   string `json:"ended_by"`
	Points    int    `json:"points"`
	Right     int    `json:"right"`
	Answered  int    `json:"answered"`
	Questions int    `json:"questions"`
	Receipt   string `json:"receipt"`
}

// ExtraTime gives a contestant more time.
type ExtraTime struct {
	ID      string `param:"id" json:"-"`
	Percent int    `json:"extra_time_percent"`
	Reason  string `json:"reason"`
}

// DeskResult is a stored result.
type DeskResult struct {
	ID           string  `json:"id"`
	Number       int     `json:"number"`
	Code         string  `json:"code"`
	Digest       string  `json:"digest"`
	RulesVersion int     `json:"rules_version"`
	ComputedMS   int64   `json:"computed_ms"`
	ComputedBy   string  `json:"computed_by"`
	ApprovedMS   int64   `json:"approved_ms,omitempty"`
	ApprovedBy   string  `json:"approved_by"`
	PublishedMS  int64   `json:"published_ms,omitempty"`
	PublishedBy  string  `json:"published_by"`
	Reason       string  `json:"reason"`
	Participants int     `json:"participants"`
	Attempts     int     `json:"attempts"`
	Truths       []Truth `json:"truths"`
	FlagsOpen    int     `json:"flags_open"`
}

type resultRowsQuery struct {
	ID     string `param:"id" json:"-"`
	Q      string `query:"q" json:"-" doc:"a name, a receipt, or a phone number in full"`
	Group  string `query:"group" json:"-"`
	Flag   string `query:"flag" json:"-" doc:"anything: only contestants with a flag"`
	Offset int    `query:"offset" json:"-"`
	Limit  int    `query:"limit" json:"-"`
}

// DeskResultRow is one place of a stored result, with the full name.
type DeskResultRow struct {
	ResultRow
	ContestantID string   `json:"contestant_id"`
	FullName     string   `json:"full_name"`
	Flags        []string `json:"flags"`
}

// DeskFlag is something to look at before a result is approved.
type DeskFlag struct {
	ID           string         `json:"id"`
	ContestantID string         `json:"contestant_id"`
	Name         string         `json:"name"`
	Unit         string         `json:"unit"`
	Kind         string         `json:"kind" enum:"same_phone,same_email,same_device,barred_name,too_fast"`
	Evidence     map[string]any `json:"evidence"`
	Others       []DeskKnown    `json:"others" doc:"the other people whom the evidence names"`
	Verdict      string         `json:"verdict" doc:"empty: open"`
	SettledBy    string         `json:"settled_by"`
}

// DeskKnown is a contestant whom something else names.
type DeskKnown struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Unit string `json:"unit"`
}

// Verdict settles a flag.
type Verdict struct {
	ID      string `param:"id" json:"-"`
	Verdict string `json:"verdict" enum:"kept,disqualified"`
	Reason  string `json:"reason"`
}

// DeskDisqualification is one that is asked for or in force.
type DeskDisqualification struct {
	ContestantID string `json:"contestant_id"`
	Name         string `json:"name"`
	Unit         string `json:"unit"`
	Reason       string `json:"reason"`
	By           string `json:"by"`
	AtMS         int64  `json:"at_ms"`
	ConfirmedBy  string `json:"confirmed_by" doc:"empty: not yet in force"`
}

// DisqualificationAsk asks to disqualify a contestant.
type DisqualificationAsk struct {
	Round        string `param:"id" json:"-"`
	ContestantID string `json:"contestant_id"`
	Reason       string `json:"reason"`
}

type disqualificationPath struct {
	Round      string `param:"id" json:"-"`
	Contestant string `param:"contestant" json:"-"`
}

type exportQuery struct {
	ID    string `param:"id" json:"-"`
	Sheet string `query:"sheet" json:"-" doc:"rows, units or bands"`
}
