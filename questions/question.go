// Package questions is the bank: questions, their versions, the topics and
// levels they are drawn by, and their life from draft to retirement.
//
// It knows no contest, no contestant and no database: contests draw from it,
// never the other way round.
package questions

import (
	"slices"
	"time"
)

// Kind is the type of a question.
type Kind string

// The kinds that a paper can hold.
const (
	Single    Kind = "single"    // one right option
	Multiple  Kind = "multiple"  // every right option and no other
	TrueFalse Kind = "truefalse" // two options: Đúng, Sai
	ShortText Kind = "shorttext" // a few words, compared with the accepted answers
	Numeric   Kind = "numeric"   // a number, within a tolerance or nearest wins
	Ordering  Kind = "ordering"  // the options are put into their order
	Matching  Kind = "matching"  // left sides find their right sides
)

// Kinds lists every kind, in the order that menus show.
func Kinds() []Kind {
	return []Kind{Single, Multiple, TrueFalse, ShortText, Numeric, Ordering, Matching}
}

// Valid reports whether k is a kind we can ask.
func (k Kind) Valid() bool { return slices.Contains(Kinds(), k) }

// Choice reports whether the question is answered by picking options, some of
// which may be pictures. Answers to other kinds are written: see Written.
func (k Kind) Choice() bool { return k == Single || k == Multiple || k == TrueFalse }

// Level is how hard a question is, in the three steps of Vietnamese banks.
type Level int

// The levels; 0 means not stated.
const (
	Recall     Level = 1 // nhận biết
	Understand Level = 2 // thông hiểu
	Apply      Level = 3 // vận dụng
)

// MaxOptions is the most options a question may have (letters A to F).
const MaxOptions = 6

// Options is a set of options as bits: bit i is option i in the author's order.
type Options uint16

// OptionSet builds a set from zero-based indexes.
func OptionSet(indexes ...int) Options {
	var s Options
	for _, i := range indexes {
		s |= 1 << i
	}
	return s
}

// Has reports whether option i is in the set.
func (s Options) Has(i int) bool { return i >= 0 && i < 16 && s&(1<<i) != 0 }

// Indexes lists the zero-based options in the set, in order.
func (s Options) Indexes() []int {
	out := []int{}
	for i := range 16 {
		if s.Has(i) {
			out = append(out, i)
		}
	}
	return out
}

// Topic is a heading that a blueprint draws by.
type Topic struct {
	ID     string // slug, unique in the bank
	Name   string
	NameEN string
}

// Bank is a collection of questions; a contest may use one per group.
type Bank struct {
	ID        string
	ContestID string
	Name      string
	Topics    []Topic
	Asks      []Asked // kinds beyond choice among its approved questions; filled in where one bank is found
	CreatedAt time.Time
}

// Asked is a kind of question that a bank asks, with what a public rules page
// has to say about it.
type Asked struct {
	Kind    Kind
	Partial bool // some give a part of their points for a part that is right
	Nearest bool // some are won by the nearest answer
}

// State is where a question stands between its author and a paper.
type State string

// The states. Only approved questions are drawn.
const (
	Draft    State = "draft"
	InReview State = "in_review"
	Approved State = "approved"
	Retired  State = "retired"
)

// Question is the lasting identity behind its versions.
type Question struct {
	ID         string
	BankID     string
	ExternalID string // stable id for re-import, unique in the bank when set
	Number     int    // running number in the bank, from 1
	State      State
	Secrecy    Secrecy // what is not Readable comes without its content
	Current    Version
	CreatedBy  string // staff id of the author
	CreatedAt  time.Time
	UpdatedAt  time.Time
}

// Version is the text of a question at one time. It never changes once saved:
// a past paper keeps the version it used.
type Version struct {
	ID           int64 // unique over all questions
	QuestionID   string
	Number       int // from 1
	Kind         Kind
	Stem         string
	TVText       string   // the stem for television, short; empty: the stem is short enough
	Options      []string // choices; for Ordering the items in their right order
	Correct      Options  // choices
	PinLast      bool     // "Tất cả các phương án trên" stays last when options are shuffled
	Topic        string
	Level        Level
	Explanation  string
	LegalBasis   string
	Source       string
	AsOf         time.Time // the facts were true on this day; zero: not stated
	ValidUntil   time.Time // the basis ends on this day; zero: open
	CreatedBy    string
	CreatedAt    time.Time
	Sealed       bool // the content is withheld: only what a blueprint asks is here
	Key               // of a question that is not answered by picking options
	Illustration      // pictures and sound
}

// Right reports whether choosing exactly these options answers the question.
func (v Version) Right(chosen Options) bool { return chosen != 0 && chosen == v.Correct }
