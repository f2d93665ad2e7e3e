package contest

import (
	"errors"
	"slices"
	"testing"

	"hoithi/questions"
)

// everyKind is one question of each kind that a trial marks in its own way.
func everyKind() map[string]questions.Version {
	return map[string]questions.Version{
		"single":   {ID: 1, Kind: questions.Single, Options: []string{"đúng", "sai", "Tất cả"}, Correct: 1, PinLast: true, Explanation: "Phương án A"},
		"multiple": {ID: 2, Kind: questions.Multiple, Options: []string{"a", "b", "c"}, Correct: questions.OptionSet(0, 2)},
		"text":     {ID: 3, Kind: questions.ShortText, Key: questions.Key{Accepted: []string{"Huế"}, AnyMarks: true}},
		"number":   {ID: 4, Kind: questions.Numeric, Key: questions.Key{Numbers: []questions.Number{{Value: "12.5", Tolerance: "0.5"}}}},
		"nearest":  {ID: 5, Kind: questions.Numeric, Key: questions.Key{Numbers: []questions.Number{{Value: "3321"}}, Nearest: true}},
		"order":    {ID: 6, Kind: questions.Ordering, Options: []string{"một", "hai", "ba"}, Key: questions.Key{Partial: true}},
		"pairs":    {ID: 7, Kind: questions.Matching, Key: questions.Key{Pairs: []questions.Pair{{Left: "a", Right: "2"}, {Left: "b", Right: "1"}}, Decoys: []string{"3"}}},
	}
}

func TestTrialIsMarkedAsOnAPaper(t *testing.T) {
	t.Parallel()
	at := func(p Place, wanted ...string) (out []int) {
		for _, text := range wanted {
			out = append(out, slices.Index(append(p.Rights, p.Options...), text))
		}
		return out
	}
	for _, test := range []struct {
		name, kind string
		give       func(Place) Choice
		right      bool
		points, of int
		err        error
	}{
		{"the right option", "single", func(Place) Choice { return Choice{Shown: []int{0}} }, true, 1, 1, nil},
		{"a wrong option", "single", func(Place) Choice { return Choice{Shown: []int{2}} }, false, 0, 1, nil},
		{"two of one", "single", func(Place) Choice { return Choice{Shown: []int{0, 1}} }, false, 0, 0, ErrOptionCount},
		{"an option that is not there", "single", func(Place) Choice { return Choice{Shown: []int{3}} }, false, 0, 0, ErrOptionRange},
		{"words for an option", "single", func(Place) Choice { return Choice{Text: "đúng"} }, false, 0, 0, ErrAnswerKind},
		{"all that are right", "multiple", func(Place) Choice { return Choice{Shown: []int{2, 0}} }, true, 1, 1, nil},
		{"one that is right", "multiple", func(Place) Choice { return Choice{Shown: []int{0}} }, false, 0, 1, nil},
		{"without diacritics", "text", func(Place) Choice { return Choice{Text: " HUE. "} }, true, 1, 1, nil},
		{"another word", "text", func(Place) Choice { return Choice{Text: "Huệ"} }, false, 0, 1, nil},
		{"at the end of the tolerance", "number", func(Place) Choice { return Choice{Text: "13"} }, true, 1, 1, nil},
		{"beyond it", "number", func(Place) Choice { return Choice{Text: "13.01"} }, false, 0, 1, nil},
		{"no number", "number", func(Place) Choice { return Choice{Text: "mười hai"} }, false, 0, 0, ErrAnswerNumber},
		{"the number itself", "nearest", func(Place) Choice { return Choice{Text: "3321"} }, true, 1, 1, nil},
		{"a near number", "nearest", func(Place) Choice { return Choice{Text: "3320"} }, false, 0, 1, nil},
		{"the right order", "order", func(p Place) Choice { return Choice{Shown: at(p, "một", "hai", "ba")} }, true, 3, 3, nil},
		{"a part of it", "order", func(p Place) Choice { return Choice{Shown: at(p, "một", "ba", "hai")} }, false, 1, 3, nil},
		{"an item twice", "order", func(Place) Choice { return Choice{Shown: []int{0, 0, 1}} }, false, 0, 0, ErrAnswerOrder},
		{"the right pairs", "pairs", func(p Place) Choice { return Choice{Shown: at(p, "2", "1")} }, true, 2, 2, nil},
		{"all or nothing", "pairs", func(p Place) Choice { return Choice{Shown: at(p, "2", "3")} }, false, 0, 2, nil},
		{"nothing", "pairs", func(Place) Choice { return Choice{} }, false, 0, 2, nil},
	} {
		t.Run(test.kind+": "+test.name, func(t *testing.T) {
			t.Parallel()
			v := everyKind()[test.kind]
			trial := NewTrial(v, PaperRandom("seed", "7"))
			got, err := trial.Check(test.give(trial.Place()))
			if !errors.Is(err, test.err) || got.Right != test.right || got.Points != test.points || got.OfPoints != test.of {
				t.Errorf("Check = right %v, %d of %d, %v; want %v, %d of %d, %v", got.Right, got.Points, got.OfPoints, err, test.right, test.points, test.of, test.err)
			}
			if err == nil && (got.Explanation != v.Explanation || !slices.Equal(got.Correct, trial.Key().Correct)) {
				t.Errorf("the key that comes back: %+v", got)
			}
		})
	}
}

// The same seed shows the same, so nothing need be remembered between a
// question and its answer; options stay with the letters that explanations use.
func TestTrialOrder(t *testing.T) {
	t.Parallel()
	for kind, v := range everyKind() {
		one, two := NewTrial(v, PaperRandom("seed", "7")).Place(), NewTrial(v, PaperRandom("seed", "7")).Place()
		if !slices.Equal(one.Options, two.Options) || !slices.Equal(one.Rights, two.Rights) {
			t.Errorf("%s: %v %v, then %v %v", kind, one.Options, one.Rights, two.Options, two.Rights)
		}
		if v.Kind.Choice() && !slices.Equal(one.Options, v.Options) {
			t.Errorf("%s: options stand as %v", kind, one.Options)
		}
	}
	if p := NewTrial(everyKind()["order"], PaperRandom("seed", "7")).Place(); slices.Equal(p.Options, []string{"một", "hai", "ba"}) {
		t.Error("an ordering is shown solved")
	}
}

// Without its key the order of what is printed is the alphabet's and not the author's.
func TestPrintedWithoutKeyTellsNothing(t *testing.T) {
	t.Parallel()
	order, pairs := everyKind()["order"], everyKind()["pairs"]
	if p := Printed(order, false).Place(); !slices.Equal(p.Options, []string{"ba", "hai", "một"}) {
		t.Errorf("the items stand as %v", p.Options)
	}
	if p := Printed(pairs, false).Place(); !slices.Equal(p.Options, []string{"a", "b"}) || !slices.Equal(p.Rights, []string{"1", "2", "3"}) {
		t.Errorf("the sides stand as %v and %v", p.Options, p.Rights)
	}
	if p, key := Printed(order, true).Place(), Printed(order, true).Key(); !slices.Equal(p.Options, order.Options) || !slices.Equal(key.Correct, []int{0, 1, 2}) {
		t.Errorf("with the key: %v, %v", p.Options, key.Correct)
	}
	if key := Printed(pairs, true).Key(); !slices.Equal(key.Rights, []string{"2", "1", "3"}) || !slices.Equal(key.Correct, []int{0, 1}) {
		t.Errorf("with the key: %v, %v", key.Rights, key.Correct)
	}
}
