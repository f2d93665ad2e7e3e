package web

// CommentPost adds to a question's threads.
type CommentPost struct {
	ID     string `param:"id" json:"-"`
	Parent string `json:"parent,omitempty" doc:"empty: begins a thread"`
	Body   string `json:"body"`
}

// CommentPut says that a thread is settled, or not after all.
type CommentPut struct {
	ID       string `param:"id" json:"-"`
	Resolved bool   `json:"resolved"`
}

// DeskComment is what somebody says about a question.
type DeskComment struct {
	ID         string `json:"id"`
	Parent     string `json:"parent,omitempty"`
	Version    int    `json:"version" doc:"of the question when it was written"`
	By         string `json:"by"`
	Body       string `json:"body"`
	AtMS       int64  `json:"at_ms"`
	ResolvedMS int64  `json:"resolved_ms,omitempty"`
	ResolvedBy string `json:"resolved_by,omitempty"`
}

// PreviewPost makes a read-only link for somebody without an account.
type PreviewPost struct {
	Bank      string `param:"bank" json:"-"`
	Question  string `json:"question,omitempty" doc:"empty: the whole bank"`
	Name      string `json:"name" doc:"for whom"`
	WithKey   bool   `json:"with_key"`
	ExpiresMS int64  `json:"expires_ms" doc:"at most 30 days ahead"`
}

// DeskPreview is a read-only link.
type DeskPreview struct {
	ID        string `json:"id"`
	Question  string `json:"question,omitempty"`
	Name      string `json:"name"`
	WithKey   bool   `json:"with_key"`
	By        string `json:"by"`
	CreatedMS int64  `json:"created_ms"`
	ExpiresMS int64  `json:"expires_ms"`
	RevokedMS int64  `json:"revoked_ms,omitempty"`
	Opened    int    `json:"opened"`
	OpenedMS  int64  `json:"opened_ms,omitempty"`
}

// PreviewMade is a new link. Its token is shown this once.
type PreviewMade struct {
	DeskPreview
	Token string `json:"token"`
}

// PreviewOpen asks for what is behind a link. It is not a GET: a token in an
// address would be in every log on the way.
type PreviewOpen struct {
	Token string `json:"token"`
}

// PreviewPage is what is behind a link.
type PreviewPage struct {
	Name      string         `json:"name"`
	Bank      string         `json:"bank"`
	ExpiresMS int64          `json:"expires_ms"`
	WithKey   bool           `json:"with_key"`
	Items     []OpenQuestion `json:"items"`
}

// OpenQuestion is a question as somebody outside may read it. Without answers
// the parts of an ordering and the right sides of a matching stand in
// alphabetical order.
type OpenQuestion struct {
	ID          string            `json:"id"`
	Number      int               `json:"number"`
	Kind        string            `json:"kind" enum:"single,multiple,truefalse,shorttext,numeric,ordering,matching"`
	Stem        string            `json:"stem"`
	Options     []string          `json:"options" doc:"of an ordering its items, of a matching its left sides"`
	Rights      []string          `json:"rights,omitempty" doc:"right sides of a matching"`
	Media       []Medium          `json:"media,omitempty"`
	Pictures    []Medium          `json:"pictures,omitempty" doc:"of the options, in their order; one without has no address"`
	Formulas    []QuestionFormula `json:"formulas,omitempty" doc:"how parts of the texts are drawn"`
	Topic       string            `json:"topic" doc:"its name"`
	Level       int               `json:"level"`
	Correct     []int             `json:"correct,omitempty" doc:"as of an outcome; only with answers"`
	Accepted    []string          `json:"accepted,omitempty" doc:"only with answers"`
	Numbers     []RightNumber     `json:"numbers,omitempty" doc:"only with answers"`
	Explanation string            `json:"explanation,omitempty" doc:"only with answers"`
	LegalBasis  string            `json:"legal_basis,omitempty" doc:"only with answers"`
	Source      string            `json:"source,omitempty" doc:"only with answers"`
}

// OpenBankEdit is what an organiser publishes of a bank.
type OpenBankEdit struct {
	Title       string   `json:"title"`
	TitleEN     string   `json:"title_en"`
	Topics      []string `json:"topics" doc:"ids; empty: all"`
	Readable    bool     `json:"readable"`
	Practice    bool     `json:"practice"`
	WithAnswers bool     `json:"with_answers"`
	OpensMS     int64    `json:"opens_ms"`
	ClosesMS    int64    `json:"closes_ms,omitempty" doc:"0: no end"`
}

type openBankPost struct {
	Bank string `param:"bank" json:"-"`
	OpenBankEdit
}

type openBankPut struct {
	ID   string `param:"id" json:"-"`
	Bank string `json:"bank_id"`
	OpenBankEdit
}

// DeskOpenBank is a publication of a bank.
type DeskOpenBank struct {
	ID     string `json:"id"`
	BankID string `json:"bank_id"`
	OpenBankEdit
	Questions int `json:"questions" doc:"in it now"`
}

// OpenBankBrief is a set of questions that the public may read or practise on.
type OpenBankBrief struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	TitleEN     string `json:"title_en"`
	Readable    bool   `json:"readable"`
	Practice    bool   `json:"practice"`
	WithAnswers bool   `json:"with_answers"`
	ClosesMS    int64  `json:"closes_ms,omitempty"`
	Questions   int    `json:"questions"`
}

type openBankQuery struct {
	ID     string `param:"id" json:"-"`
	Q      string `query:"q" json:"-" doc:"with or without diacritics"`
	Topic  string `query:"topic" json:"-"`
	Offset int    `query:"offset" json:"-"`
	Limit  int    `query:"limit" json:"-"`
}

// OpenBankPage is a page of an open set.
type OpenBankPage struct {
	OpenBankBrief
	Topics []DeskTopic    `json:"topics"`
	Items  []OpenQuestion `json:"items"`
	Total  int            `json:"total"`
	Offset int            `json:"offset"`
	Limit  int            `json:"limit"`
}

type practiceQuery struct {
	ID    string `param:"id" json:"-"`
	Topic string `query:"topic" json:"-"`
	N     int    `query:"n" json:"-" doc:"1 to 30"`
}

// Practice is a few questions to try. Nothing of it is kept.
type Practice struct {
	OpenBankBrief
	Topics []DeskTopic        `json:"topics" doc:"to choose from"`
	Seed   string             `json:"seed,omitempty" doc:"goes back with a check; only with answers"`
	Items  []PracticeQuestion `json:"items"`
}

// PracticeQuestion is a question to try, as a paper shows it.
type PracticeQuestion struct {
	TakingQuestion
	ID      string `json:"id"`
	Version int    `json:"version" doc:"goes back with a check"`
	Topic   string `json:"topic" doc:"its name"`
	Level   int    `json:"level"`
}

// PracticeCheck asks whether an answer is right. Choice and text are as of an
// answer on a paper; both empty only ask for the key.
type PracticeCheck struct {
	ID       string `param:"id" json:"-"`
	Question string `json:"question"`
	Version  int    `json:"version"`
	Seed     string `json:"seed"`
	Choice   []int  `json:"choice"`
	Text     string `json:"text,omitempty"`
}
