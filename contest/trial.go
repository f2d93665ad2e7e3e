package contest

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"hoithi/questions"
)

// Trial is one question outside any attempt: to be read, or to be tried. It is
// shown as a paper shows it and marked by the same rules, and nothing of it is
// kept.
type Trial struct {
	text  questions.Version
	place PaperQuestion
}

// NewTrial shows a question to be tried. Options stay in the author's order,
// which explanations may speak of; the parts of an ordering or a matching are
// shuffled as on a paper. The same rng state gives the same trial.
func NewTrial(v questions.Version, rng *rand.Rand) Trial {
	return trialIn(v, optionOrder(v, false, rng))
}

// Printed shows a question to be read. With its key everything stands as the
// author wrote it; without it the parts of an ordering or a matching stand in
// alphabetical order, which tells nothing and is the same for every reader.
func Printed(v questions.Version, withKey bool) Trial {
	texts := v.Options
	if v.Kind == questions.Matching {
		texts = v.Rights()
	}
	order := identity(len(texts))
	if !withKey && !v.Kind.Choice() {
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(texts[a], texts[b]) })
	}
	return trialIn(v, order)
}

func trialIn(v questions.Version, order []int) Trial {
	return Trial{text: v, place: PaperQuestion{VersionID: v.ID, Kind: v.Kind, Order: order, Correct: v.Correct, Points: parts(v)}}
}

// parts is what a trial can earn: a point for each place of an ordering or a
// matching, otherwise one.
func parts(v questions.Version) int {
	switch v.Kind {
	case questions.Ordering:
		return max(len(v.Options), 1)
	case questions.Matching:
		return max(len(v.Pairs), 1)
	}
	return 1
}

// Place is the question without its key, as it is shown.
func (t Trial) Place() Place {
	p := Place{Kind: t.text.Kind}
	p.show(t.place, t.text)
	return p
}

// Key is the question with its key and what explains it.
func (t Trial) Key() OutcomeAnswer { return explained(0, t.place, t.text, Answer{}) }

// Check marks a choice as a paper does. Where the nearest answer wins there is
// nobody else here to be nearer: only the number itself is right. It fails with
// ErrOptionRange, ErrOptionCount, or an error of written answers.
func (t Trial) Check(c Choice) (OutcomeAnswer, error) {
	c.Position = 0
	sheet := newSheet(Paper{Questions: []PaperQuestion{t.place}}, []questions.Version{t.text}, Round{}, 0)
	var given Answer
	if err := sheet.mark(&given, c); err != nil {
		return OutcomeAnswer{}, err
	}
	if t.text.Pending() && slices.ContainsFunc(t.text.Numbers, func(n questions.Number) bool { return n.Within(questions.Decimal(given.Written)) }) {
		given.Right, given.Points = true, t.place.Points
	}
	return explained(0, t.place, t.text, given), nil
}
