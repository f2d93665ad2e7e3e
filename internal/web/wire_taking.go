package web

// Taking is a paper in front of its contestant.
type Taking struct {
	Attempt       TakingAttempt     `json:"attempt"`
	Token         string            `json:"token"`
	NowMS         int64             `json:"now_ms"`
	Layout        string            `json:"layout" enum:"one,all"`
	Revise        bool              `json:"revise"`
	PerQuestionMS int64             `json:"per_question_ms"`
	GraceMS       int64             `json:"grace_ms"`
	Blanks        string            `json:"blanks" enum:"zero,invalid"`
	Prediction    *TakingPrediction `json:"prediction,omitempty"`
	Questions     []TakingQuestion  `json:"questions"`
}

// TakingAttempt is the attempt of a paper.
type TakingAttempt struct {
	ID         string `json:"id"`
	Number     int    `json:"number"`
	StartedMS  int64  `json:"started_ms"`
	DeadlineMS int64  `json:"deadline_ms"`
	Receipt    string `json:"receipt"`
	EndedMS    int64  `json:"ended_ms,omitempty"`
}

// TakingPrediction is the prediction asked after the paper, and what was
// answered so far.
type TakingPrediction struct {
	PredictionRule
	Value *int64 `json:"value,omitempty"`
}

// TakingQuestion is one question of a paper. With a limit per question it has
// no stem and no options until it is opened.
type TakingQuestion struct {
	Position int               `json:"position"`
	Kind     string            `json:"kind" enum:"single,multiple,truefalse,shorttext,numeric,ordering,matching"`
	Stem     string            `json:"stem"`
	Options  []string          `json:"options" doc:"of an ordering its items, of a matching its left sides"`
	Rights   []string          `json:"rights,omitempty" doc:"right sides of a matching"`
	Later    bool              `json:"later,omitempty" doc:"the nearest answer wins, so points come with the result"`
	Media    []Medium          `json:"media,omitempty"`
	Pictures []Medium          `json:"pictures,omitempty" doc:"of the options, in their order; one without has no address"`
	Formulas []QuestionFormula `json:"formulas,omitempty" doc:"how parts of the texts are drawn"`
	OpenedMS int64             `json:"opened_ms,omitempty"`
	Answer   *TakingAnswer     `json:"answer,omitempty"`
}

// Medium is a picture or a sound of a question. Its address tells nothing and
// never changes what it holds.
type Medium struct {
	URL    string `json:"url"`
	Type   string `json:"type"`
	Alt    string `json:"alt"`
	Width  int    `json:"width" doc:"pixels; 0 for a sound"`
	Height int    `json:"height"`
}

// TakingAnswer is what the journal holds for a question.
type TakingAnswer struct {
	Revision int    `json:"revision"`
	Choice   []int  `json:"choice"`
	Text     string `json:"text,omitempty"`
	Receipt  int64  `json:"receipt"`
	SavedMS  int64  `json:"saved_ms"`
}

// AnswerPost is one answer: shown indexes, revision = last known + 1. An
// ordering lists its items in the order given, a matching the right side of
// each left one or -1. A short text or a number is in Text.
type AnswerPost struct {
	Position int    `json:"position"`
	Revision int    `json:"revision"`
	Choice   []int  `json:"choice"`
	Text     string `json:"text,omitempty" doc:"a number with a point and without thousands marks"`
}

// AnswerSaved is the receipt of an answer, given once it is durable.
type AnswerSaved struct {
	Position int   `json:"position"`
	Revision int   `json:"revision"`
	Receipt  int64 `json:"receipt"`
	SavedMS  int64 `json:"saved_ms"`
}

// Opening opens a question that has its own time limit.
type Opening struct {
	ID       string `param:"id" json:"-"`
	Position int    `json:"position"`
}

// PredictionPut is a prediction.
type PredictionPut struct {
	ID    string `param:"id" json:"-"`
	Value int64  `json:"value"`
}

// Prediction is the prediction that is kept.
type Prediction struct {
	Value int64 `json:"value"`
}

// Submission hands an attempt in.
type Submission struct {
	ID          string `param:"id" json:"-"`
	AllowBlanks bool   `json:"allow_blanks"`
}

// Outcome is what a contestant may know of an ended attempt.
type Outcome struct {
	Attempt   OutcomeAttempt   `json:"attempt"`
	Answered  int              `json:"answered"`
	Questions int              `json:"questions"`
	Score     *OutcomeScore    `json:"score,omitempty"`
	Rank      *OutcomeRank     `json:"rank,omitempty"`
	Official  *OutcomeOfficial `json:"official,omitempty"`
	Answers   []OutcomeAnswer  `json:"answers,omitempty"`
	Next      OutcomeNext      `json:"next"`
	Valid     bool             `json:"valid" doc:"false: blanks under a rule that wants complete papers"`
}

// OutcomeAttempt is an ended attempt.
type OutcomeAttempt struct {
	MyAttempt
	EndedBy          string `json:"ended_by" enum:"submit,deadline"`
	DurationMS       int64  `json:"duration_ms"`
	SubmittedAfterMS int64  `json:"submitted_after_ms" doc:"since the round opened"`
}

// OutcomeScore is the score, where the round shows it.
type OutcomeScore struct {
	Points   int `json:"points"`
	Right    int `json:"right"`
	OfPoints int `json:"of_points"`
	Later    int `json:"later,omitempty" doc:"questions whose points come with the result"`
}

// OutcomeRank is the rank on the live board: provisional.
type OutcomeRank struct {
	Rank        int   `json:"rank"`
	Of          int   `json:"of"`
	AsOfMS      int64 `json:"as_of_ms"`
	Provisional bool  `json:"provisional"`
}

// OutcomeOfficial is the row of the published result.
type OutcomeOfficial struct {
	Rank      int    `json:"rank"`
	GroupRank int    `json:"group_rank"`
	Of        int    `json:"of"`
	Explain   string `json:"explain"`
	Prize     string `json:"prize"`
	ResultID  string `json:"result_id"`
}

// OutcomeAnswer is a question with its key, once the rules allow it.
type OutcomeAnswer struct {
	Position    int               `json:"position"`
	Kind        string            `json:"kind" enum:"single,multiple,truefalse,shorttext,numeric,ordering,matching"`
	Stem        string            `json:"stem"`
	Options     []string          `json:"options"`
	Rights      []string          `json:"rights,omitempty"`
	Media       []Medium          `json:"media,omitempty"`
	Pictures    []Medium          `json:"pictures,omitempty"`
	Formulas    []QuestionFormula `json:"formulas,omitempty"`
	Chosen      []int             `json:"chosen"`
	Correct     []int             `json:"correct"`
	Text        string            `json:"text,omitempty"`
	Accepted    []string          `json:"accepted,omitempty"`
	Numbers     []RightNumber     `json:"numbers,omitempty"`
	Later       bool              `json:"later,omitempty"`
	Right       bool              `json:"right"`
	Points      int               `json:"points"`
	OfPoints    int               `json:"of_points"`
	Explanation string            `json:"explanation"`
	LegalBasis  string            `json:"legal_basis"`
}

// RightNumber is a number that is right, with how far from it still is.
type RightNumber struct {
	Value     string `json:"value" doc:"with a point and without thousands marks"`
	Tolerance string `json:"tolerance,omitempty"`
}

// OutcomeNext says what comes after.
type OutcomeNext struct {
	ClosesMS int64  `json:"closes_ms"`
	Results  string `json:"results" enum:"not_yet,published"`
}
