package importer

// Kind is how a question is answered.
type Kind string

// The kinds that can be asked. Other kinds of the formats read here (essay,
// description, …) are reported, never imported.
const (
	Single    Kind = "single"
	Multiple  Kind = "multiple"
	TrueFalse Kind = "truefalse"
	ShortText Kind = "shorttext"
	Numeric   Kind = "numeric"
	Ordering  Kind = "ordering"
	Matching  Kind = "matching"
)

// How a key was found, for Question.KeyFoundBy.
const (
	byLine      = "line"      // "Đáp án: B" beside the question
	byTable     = "table"     // a list or table of keys elsewhere in the file
	byStar      = "star"      // an asterisk at the option
	byMark      = "mark"      // words such as "(đúng)" or a tick at the option
	byHighlight = "highlight" // background colour or shading
	byColor     = "color"     // colour of the letters
	byUnderline = "underline"
	byBold      = "bold"
	byItalic    = "italic"
	byColumn    = "column" // a column of a sheet
	byFormat    = "format" // the file format has a place for it
	byOnly      = "only"   // nothing but the right option is printed
)

// Option is one choice of a question.
type Option struct {
	Text   string
	HTML   string   // sanitised, and only where it says more than Text
	Images []string // names in Batch.Media
	Pinned bool     // the file says that it keeps its place in a shuffle
}

// Answer is an accepted answer to a short text question.
type Answer struct {
	Text string
}

// Number is an accepted interval of a numeric question, ends included.
type Number struct {
	Value     float64 // the answer as written, or the middle of a range
	Tolerance float64 // distance from Value that is still right
}

// Pair is a right combination of a matching question.
type Pair struct{ Left, Right string }

// Question is one question as the file tells it. Which of the answer fields
// are filled depends on Kind.
type Question struct {
	Number     int    // as printed, else its place in the file, from 1
	ExternalID string // the file's own id: importing it again finds it again
	Kind       Kind
	Stem       string
	HTML       string    // sanitised stem, only where it says more than Stem
	Images     []string  // names in Batch.Media
	Options    []Option  // choices; for ordering: the items as listed
	Correct    []int     // zero-based options, ascending; for ordering: the right order
	Answers    []Answer  // short text
	Numbers    []Number  // numeric
	Pairs      []Pair    // matching
	ExtraRight []string  // matching: right sides that belong to nothing
	Formulas   []Formula // what a line of text cannot draw, by its text in the fields above

	Topic       string
	Level       string
	LegalBasis  string
	Explanation string
	TVText      string // the stem for television, short
	PinLast     bool   // the last option speaks of the others and stays last

	Source     string   // the question as the file has it, before anything was understood
	KeyFoundBy string   // one of the by… words, "" when there is no key
	KeyAgrees  []string // other places that say the same
	Where      string   // place in the file, for people

	blocked bool
}

// Blocked reports whether an error names this question: it cannot enter a
// bank before somebody has corrected it.
func (q *Question) Blocked() bool { return q.blocked }

// choice reports whether the question is answered by picking options.
func (q *Question) choice() bool {
	return q.Kind == Single || q.Kind == Multiple || q.Kind == TrueFalse
}
