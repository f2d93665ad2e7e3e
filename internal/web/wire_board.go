package web

// Board is a part of a live ranking: provisional, unless it names a snapshot.
type Board struct {
	RoundID      string     `json:"round_id"`
	Scope        string     `json:"scope" enum:"round,unit,contest"`
	Unit         *BoardUnit `json:"unit,omitempty"`
	Version      int64      `json:"version"`
	AsOfMS       int64      `json:"as_of_ms"`
	StaleSinceMS int64      `json:"stale_since_ms,omitempty" doc:"since when the board stands still, because its store is away"`
	Provisional  bool       `json:"provisional"`
	Snapshot     string     `json:"snapshot,omitempty" doc:"short code of the official result that is shown"`
	Total        int        `json:"total"`
	Offset       int        `json:"offset"`
	Rows         []BoardRow `json:"rows"`
	Figures      Figures    `json:"figures"`
}

// BoardUnit is the unit of a unit's board.
type BoardUnit struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// BoardRow is one place of a board.
type BoardRow struct {
	Rank    int    `json:"rank"`
	ID      string `json:"id"`
	Name    string `json:"name"`
	Unit    string `json:"unit"`
	GroupID string `json:"group_id"`
	Points  int    `json:"points"`
	TimeMS  int64  `json:"time_ms"`
	Me      bool   `json:"me,omitempty"`
}

// BoardRows are some places of a board.
type BoardRows struct {
	Rows []BoardRow `json:"rows"`
}

// BoardAsk names a board and a part of it.
type BoardAsk struct {
	ID     string `param:"id" json:"-"`
	Scope  string `query:"scope" json:"-" enum:"round,unit,contest"`
	Unit   string `query:"unit" json:"-"`
	Group  string `query:"group" json:"-"`
	Offset int    `query:"offset" json:"-"`
	Limit  int    `query:"limit" json:"-" doc:"1 to 100, default 20"`
	Q      string `query:"q" json:"-" doc:"a receipt or a phone number in full; a name where the contest shows names"`
}

// UnitBoard is a ranking of units.
type UnitBoard struct {
	RoundID     string         `json:"round_id"`
	Provisional bool           `json:"provisional"`
	AsOfMS      int64          `json:"as_of_ms"`
	Rankings    []BoardRanking `json:"rankings"`
	Ranking     int            `json:"ranking"`
	Rows        []UnitBoardRow `json:"rows"`
}

// BoardRanking names one of the rankings of units.
type BoardRanking struct {
	Index        int    `json:"index"`
	Name         string `json:"name"`
	NameEN       string `json:"name_en"`
	WithinBlocks bool   `json:"within_blocks"`
}

// UnitBoardRow is one unit's place. Rank 0: listed, not ranked.
type UnitBoardRow struct {
	Rank         int      `json:"rank"`
	UnitID       string   `json:"unit_id"`
	Name         string   `json:"name"`
	Block        string   `json:"block"`
	Headcount    int      `json:"headcount"`
	Participants int      `json:"participants"`
	Ratio        *float64 `json:"ratio,omitempty"`
	Mean         float64  `json:"mean"`
	TopMean      float64  `json:"top_mean"`
	Winners      int      `json:"winners"`
}

// UnitBoardAsk names a ranking of units.
type UnitBoardAsk struct {
	ID      string `param:"id" json:"-"`
	Ranking int    `query:"ranking" json:"-"`
}

// PublicResult is the official result.
type PublicResult struct {
	Round        RoundBrief   `json:"round"`
	Contest      ContestBrief `json:"contest"`
	Groups       []Group      `json:"groups"`
	ResultID     string       `json:"result_id"`
	Number       int          `json:"number"`
	Publication  int          `json:"publication" doc:"which publication of the round this is, from 1"`
	Code         string       `json:"code"`
	Digest       string       `json:"digest"`
	RulesVersion int          `json:"rules_version"`
	PublishedMS  int64        `json:"published_ms"`
	Reason       string       `json:"reason"`
	Participants int          `json:"participants"`
	Attempts     int          `json:"attempts"`
	Seed         string       `json:"seed"`
	Truths       []Truth      `json:"truths"`
	Units        []UnitTable  `json:"units"`
	Total        int          `json:"total"`
	Offset       int          `json:"offset"`
	Rows         []ResultRow  `json:"rows"`
}

// Truth is the true value of a prediction; Scope is a group, or empty.
type Truth struct {
	Scope  string `json:"scope"`
	Target string `json:"target"`
	Value  int64  `json:"value"`
}

// UnitTable is one ranking of units in a result.
type UnitTable struct {
	Name         string         `json:"name"`
	NameEN       string         `json:"name_en"`
	WithinBlocks bool           `json:"within_blocks"`
	Rows         []UnitBoardRow `json:"rows"`
}

// ResultRow is one place of a result.
type ResultRow struct {
	Position         int    `json:"position"`
	Rank             int    `json:"rank" doc:"0: listed, not ranked"`
	GroupRank        int    `json:"group_rank"`
	Name             string `json:"name"`
	Unit             string `json:"unit"`
	GroupID          string `json:"group_id"`
	Points           int    `json:"points"`
	Right            int    `json:"right"`
	Questions        int    `json:"questions"`
	Prediction       *int64 `json:"prediction,omitempty"`
	PredictionError  *int64 `json:"prediction_error,omitempty"`
	DurationMS       int64  `json:"duration_ms"`
	SubmittedAfterMS int64  `json:"submitted_after_ms"`
	Receipt          string `json:"receipt"`
	Prize            string `json:"prize"`
	Explain          string `json:"explain"`
	Excluded         string `json:"excluded" doc:"why it is not ranked: blanks, disqualified"`
}

// ResultAsk names a part of a result.
type ResultAsk struct {
	ID     string `param:"id" json:"-"`
	Offset int    `query:"offset" json:"-"`
	Limit  int    `query:"limit" json:"-" doc:"1 to 200, default 50"`
	Group  string `query:"group" json:"-"`
	Q      string `query:"q" json:"-" doc:"a receipt, or a phone number in full"`
}
