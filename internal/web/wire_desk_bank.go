package web

// DeskTopic is a heading that a blueprint draws by.
type DeskTopic struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
}

// DeskBank is a bank with what it holds.
type DeskBank struct {
	ID      string         `json:"id"`
	Name    string         `json:"name"`
	Topics  []DeskTopic    `json:"topics"`
	Counts  QuestionCounts `json:"counts"`
	ByTopic []TopicCount   `json:"by_topic"`
	Sealed  int            `json:"sealed" doc:"questions in closed sets"`
	Expired int            `json:"expired" doc:"questions in use whose legal basis has ended"`
}

// QuestionCounts counts questions by state.
type QuestionCounts struct {
	Draft    int `json:"draft"`
	InReview int `json:"in_review"`
	Approved int `json:"approved"`
	Retired  int `json:"retired"`
}

// TopicCount is how many approved questions a topic has at a level.
type TopicCount struct {
	Topic    string `json:"topic"`
	Level    int    `json:"level"`
	Approved int    `json:"approved"`
}

type bankPost struct {
	Contest string      `param:"id" json:"-"`
	Name    string      `json:"name"`
	Topics  []DeskTopic `json:"topics,omitempty"`
}

type bankPut struct {
	Bank   string      `param:"bank" json:"-"`
	Name   string      `json:"name"`
	Topics []DeskTopic `json:"topics"`
}

type questionsQuery struct {
	Bank    string `param:"bank" json:"-"`
	Q       string `query:"q" json:"-" doc:"with or without diacritics"`
	State   string `query:"state" json:"-"`
	Topic   string `query:"topic" json:"-"`
	Level   int    `query:"level" json:"-"`
	Kind    string `query:"kind" json:"-"`
	Expired bool   `query:"expired" json:"-" doc:"only those whose legal basis has ended"`
	On      string `query:"on" json:"-" doc:"YYYY-MM-DD, the day that expired means; empty: today"`
	Offset  int    `query:"offset" json:"-"`
	Limit   int    `query:"limit" json:"-"`
}

// QuestionEdit is what an author writes.
type QuestionEdit struct {
	Kind        string   `json:"kind" enum:"single,multiple,truefalse,shorttext,numeric,ordering,matching"`
	Stem        string   `json:"stem"`
	Options     []string `json:"options" doc:"of an ordering the items in their right order"`
	Correct     []int    `json:"correct" doc:"zero-based"`
	PinLast     bool     `json:"pin_last"`
	Topic       string   `json:"topic"`
	Level       int      `json:"level"`
	Explanation string   `json:"explanation"`
	LegalBasis  string   `json:"legal_basis"`
	Source      string   `json:"source"`
	AsOf        string   `json:"as_of,omitempty" doc:"YYYY-MM-DD"`
	ValidUntil  string   `json:"valid_until,omitempty" doc:"YYYY-MM-DD"`
	Version     int      `json:"version" doc:"the version that was read"`
	QuestionKey
}

type questionPost struct {
	Bank string `param:"bank" json:"-"`
	QuestionEdit
}

type questionPut struct {
	ID string `param:"id" json:"-"`
	QuestionEdit
}

// DeskQuestion is a question with its current text.
type DeskQuestion struct {
	QuestionEdit
	ID            string `json:"id"`
	Number        int    `json:"number"`
	ExternalID    string `json:"external_id"`
	State         string `json:"state" enum:"draft,in_review,approved,retired"`
	Secrecy       string `json:"secrecy" doc:"empty: readable; sealed: in a closed set; engine: released, but closed to people until the round opens"`
	CreatedBy     string `json:"created_by"`
	CreatedByName string `json:"created_by_name"`
	UpdatedMS     int64  `json:"updated_ms"`
}

// DeskQuestionHistory is a question with everything it was.
type DeskQuestionHistory struct {
	DeskQuestion
	Versions []DeskQuestionVersion `json:"versions"`
	Reviews  []Review              `json:"reviews"`
	Comments []DeskComment         `json:"comments"`
}

// DeskQuestionVersion is the text of a question at one time.
type DeskQuestionVersion struct {
	QuestionEdit
	CreatedByName string `json:"created_by_name"`
	CreatedMS     int64  `json:"created_ms"`
}

// Review is one step of a question.
type Review struct {
	From    string `json:"from"`
	To      string `json:"to"`
	By      string `json:"by"`
	Comment string `json:"comment"`
	AtMS    int64  `json:"at_ms"`
}

// ReviewPost takes a question a step further or back.
type ReviewPost struct {
	ID      string `param:"id" json:"-"`
	To      string `json:"to" enum:"draft,in_review,approved,retired"`
	Comment string `json:"comment"`
}

// ReviewMany takes many questions through the same step.
type ReviewMany struct {
	Bank    string   `param:"bank" json:"-"`
	IDs     []string `json:"ids"`
	To      string   `json:"to" enum:"draft,in_review,approved,retired"`
	Comment string   `json:"comment"`
}

// ReviewedMany says what a step for many did.
type ReviewedMany struct {
	Done    int       `json:"done"`
	Refused []Refused `json:"refused"`
}

// Refused is a question that a step for many did not take.
type Refused struct {
	ID   string `json:"id"`
	Code string `json:"code"`
}

type bankPath struct {
	Bank string `param:"bank" json:"-"`
}

// ImportDraft is a file as it was read.
type ImportDraft struct {
	ID       string          `json:"id"`
	File     string          `json:"file"`
	Format   string          `json:"format"`
	State    string          `json:"state" enum:"read,done,undone"`
	Items    []ImportItem    `json:"items"`
	Problems []ImportProblem `json:"problems"`
	Counts   ImportCounts    `json:"counts"`
}

// ImportCounts counts what a file holds.
type ImportCounts struct {
	Questions int `json:"questions"`
	Blocked   int `json:"blocked"`
	Warnings  int `json:"warnings"`
}

// ImportProblem is something about a file that a person should know.
type ImportProblem struct {
	Where    string `json:"where"`
	Severity string `json:"severity" enum:"error,warning"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Index    *int   `json:"index,omitempty" doc:"of the item; missing: the whole file"`
}

// ImportItem is one question of a file.
type ImportItem struct {
	Index      int    `json:"index"`
	Number     int    `json:"number"`
	Where      string `json:"where"`
	KeyFoundBy string `json:"key_found_by"`
	ImportItemEdit
	Blocked    bool            `json:"blocked"`
	Problems   []ImportProblem `json:"problems"`
	SourceText string          `json:"source_text"`
}

// ImportItemEdit is what a person corrects of an item.
type ImportItemEdit struct {
	Kind        string   `json:"kind"`
	Stem        string   `json:"stem"`
	Options     []string `json:"options"`
	Correct     []int    `json:"correct"`
	PinLast     bool     `json:"pin_last"`
	Topic       string   `json:"topic"`
	Level       int      `json:"level"`
	Explanation string   `json:"explanation"`
	LegalBasis  string   `json:"legal_basis"`
	Skip        bool     `json:"skip"`
	QuestionKey
}

type importItemPut struct {
	ID    string `param:"id" json:"-"`
	Index int    `param:"index" json:"-"`
	ImportItemEdit
}

// ImportConfirm writes a draft into the bank.
type ImportConfirm struct {
	ID          string `param:"id" json:"-"`
	SkipBlocked bool   `json:"skip_blocked"`
}

// ImportOutcome counts what an import did.
type ImportOutcome struct {
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Skipped   int `json:"skipped"`
}
