package contest

import (
	"math/rand/v2"
	"strings"

	"hoithi/questions"
)

// written is a place of a paper that is not answered by picking options: the
// text of the question, which holds the key, and the order it is shown in.
type written struct {
	question PaperQuestion
	text     questions.Version
}

// hasWritten reports whether a paper asks something that is not a choice. Only
// then are the texts of its questions needed to mark it.
func (p Paper) hasWritten() bool {
	for _, q := range p.Questions {
		if !q.Kind.Choice() {
			return true
		}
	}
	return false
}

// read turns what arrived into the journal's text; empty clears the answer. It
// fails with ErrAnswerKind, ErrAnswerLong, ErrAnswerNumber, ErrAnswerOrder,
// ErrAnswerPairs or ErrOptionRange.
func (w written) read(c Choice) (string, error) {
	switch w.text.Kind {
	case questions.ShortText, questions.Numeric:
		if len(c.Shown) > 0 {
			return "", ErrAnswerKind
		}
		return w.readText(c.Text)
	case questions.Ordering:
		return w.readOrder(c)
	default:
		return w.readPairs(c)
	}
}

func (w written) readText(text string) (string, error) {
	text = questions.TidyWritten(text)
	if len([]rune(text)) > questions.MaxWritten {
		return "", ErrAnswerLong
	}
	if w.text.Kind == questions.ShortText || text == "" {
		return text, nil
	}
	number, ok := questions.ParseDecimal(text)
	if !ok {
		return "", ErrAnswerNumber
	}
	return string(number), nil
}

// readOrder wants every item once, or none.
func (w written) readOrder(c Choice) (string, error) {
	if c.Text != "" {
		return "", ErrAnswerKind
	}
	if len(c.Shown) == 0 {
		return "", nil
	}
	seen := make([]bool, len(w.question.Order))
	places := make([]int, 0, len(c.Shown))
	for _, s := range c.Shown {
		if s < 0 || s >= len(seen) {
			return "", ErrOptionRange
		}
		if seen[s] {
			return "", ErrAnswerOrder
		}
		seen[s] = true
		places = append(places, w.question.Order[s])
	}
	if len(places) != len(seen) {
		return "", ErrAnswerOrder
	}
	return questions.WritePlaces(places), nil
}

// readPairs wants a right side, or -1, for each left side; or nothing.
func (w written) readPairs(c Choice) (string, error) {
	if c.Text != "" {
		return "", ErrAnswerKind
	}
	if len(c.Shown) == 0 {
		return "", nil
	}
	if len(c.Shown) != len(w.text.Pairs) {
		return "", ErrAnswerPairs
	}
	places := make([]int, len(c.Shown))
	for i, s := range c.Shown {
		if s < -1 || s >= len(w.question.Order) {
			return "", ErrOptionRange
		}
		places[i] = -1
		if s >= 0 {
			places[i] = w.question.Order[s]
		}
	}
	return questions.WritePlaces(places), nil
}

// show is a written answer as its contestant sees it: shown indexes of an
// ordering or a matching (-1: left open), or the text.
func (q PaperQuestion) show(written string) (choice []int, text string) {
	if q.Kind == questions.ShortText || q.Kind == questions.Numeric {
		return []int{}, written
	}
	return q.showPlaces(questions.ReadPlaces(written)), ""
}

func (q PaperQuestion) showPlaces(places []int) []int {
	choice := make([]int, len(places))
	for i, p := range places {
		choice[i] = -1
		for shown, original := range q.Order {
			if original == p {
				choice[i] = shown
			}
		}
	}
	return choice
}

// shownKey is the key of an ordering or a matching in shown indexes.
func (q PaperQuestion) shownKey(v questions.Version) []int {
	if q.Kind == questions.Matching {
		return q.showPlaces(v.RightOf())
	}
	return q.showPlaces(identity(len(v.Options)))
}

func identity(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// writtenOrder is the order in which the parts of a written question are shown.
// They are always shuffled, whatever the rules say of options: the author's
// order is the key. An ordering is never shown solved.
func writtenOrder(v questions.Version, rng *rand.Rand) []int {
	switch v.Kind {
	case questions.Ordering:
		order := rng.Perm(len(v.Options))
		if solved(order) {
			order = append(order[1:], order[0])
		}
		return order
	case questions.Matching:
		return rng.Perm(len(v.Rights()))
	}
	return nil
}

func solved(order []int) bool {
	for i, o := range order {
		if i != o {
			return false
		}
	}
	return true
}

// AnswerText is a written answer as people read it: the words, the number, the
// items in the order given, or the pairs.
func AnswerText(v questions.Version, written string) string {
	switch v.Kind {
	case questions.Ordering:
		return strings.Join(pickAll(v.Options, questions.ReadPlaces(written)), " → ")
	case questions.Matching:
		var parts []string
		for i, right := range pickAll(v.Rights(), questions.ReadPlaces(written)) {
			if i < len(v.Pairs) {
				parts = append(parts, v.Pairs[i].Left+" – "+right)
			}
		}
		return strings.Join(parts, "; ")
	}
	return written
}

func pickAll(from []string, places []int) []string {
	out := make([]string, len(places))
	for i, p := range places {
		out[i] = "…"
		if p >= 0 && p < len(from) {
			out[i] = from[p]
		}
	}
	return out
}
