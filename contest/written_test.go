package contest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"hoithi/internal/fault"
	"hoithi/questions"
)

// writtenSheet is a paper with one question of each kind that is not a choice,
// shown in an order that is not the author's.
func writtenSheet(revise bool) *sheet {
	texts := []questions.Version{
		{ID: 1, Kind: questions.ShortText, Key: questions.Key{Accepted: []string{"Huế"}, AnyMarks: true}},
		{ID: 2, Kind: questions.Numeric, Key: questions.Key{Numbers: []questions.Number{{Value: "12.5"}}}},
		{ID: 3, Kind: questions.Ordering, Options: []string{"một", "hai", "ba"}, Key: questions.Key{Partial: true}},
		{ID: 4, Kind: questions.Matching, Key: questions.Key{Pairs: []questions.Pair{{Left: "a", Right: "1"}, {Left: "b", Right: "2"}}, Decoys: []string{"3"}}},
		{ID: 5, Kind: questions.Single, Options: []string{"đúng", "sai"}, Correct: 1},
	}
	paper := Paper{Questions: []PaperQuestion{
		{VersionID: 1, Kind: questions.ShortText, Points: 10},
		{VersionID: 2, Kind: questions.Numeric, Points: 10},
		{VersionID: 3, Kind: questions.Ordering, Order: []int{2, 0, 1}, Points: 10},
		{VersionID: 4, Kind: questions.Matching, Order: []int{1, 2, 0}, Points: 10},
		{VersionID: 5, Kind: questions.Single, Order: []int{1, 0}, Correct: 1, Points: 10},
	}}
	round := Round{Rules: Rules{Paper: PaperRules{Revise: revise}}}
	return newSheet(paper, texts, round, 0)
}

func TestMarkWritten(t *testing.T) {
	t.Parallel()
	s := writtenSheet(true)
	for _, test := range []struct {
		name   string
		choice Choice
		want   Answer // Chosen, Written, Right, Points
		err    error
	}{
		{"words", Choice{Position: 0, Text: "  hue "}, Answer{Chosen: 1, Written: "hue", Right: true, Points: 10}, nil},
		{"other words", Choice{Position: 0, Text: "Hà Nội"}, Answer{Chosen: 1, Written: "Hà Nội"}, nil},
		{"words taken back", Choice{Position: 0, Text: " \u200b\n"}, Answer{}, nil},
		{"control characters", Choice{Position: 0, Text: "Hu\x00ế\x07"}, Answer{Chosen: 1, Written: "Hu ế"}, nil},
		{"as long as may be", Choice{Position: 0, Text: strings.Repeat("ế", 200)}, Answer{Chosen: 1, Written: strings.Repeat("ế", 200)}, nil},
		{"too long", Choice{Position: 0, Text: strings.Repeat("ế", 201)}, Answer{}, ErrAnswerLong},
		{"an option for words", Choice{Position: 0, Shown: []int{0}}, Answer{}, ErrAnswerKind},
		{"a number", Choice{Position: 1, Text: "12.50"}, Answer{Chosen: 1, Written: "12.5", Right: true, Points: 10}, nil},
		{"no number", Choice{Position: 1, Text: "mười hai"}, Answer{}, ErrAnswerNumber},
		{"a number with a comma", Choice{Position: 1, Text: "12,5"}, Answer{}, ErrAnswerNumber},
		{"the right order", Choice{Position: 2, Shown: []int{1, 2, 0}}, Answer{Chosen: 1, Written: "0 1 2", Right: true, Points: 10}, nil},
		{"one in its place", Choice{Position: 2, Shown: []int{1, 0, 2}}, Answer{Chosen: 1, Written: "0 2 1", Points: 3}, nil},
		{"an order taken back", Choice{Position: 2}, Answer{}, nil},
		{"an item twice", Choice{Position: 2, Shown: []int{1, 1, 0}}, Answer{}, ErrAnswerOrder},
		{"an item left out", Choice{Position: 2, Shown: []int{1, 2}}, Answer{}, ErrAnswerOrder},
		{"an item that is not there", Choice{Position: 2, Shown: []int{1, 2, 3}}, Answer{}, ErrOptionRange},
		{"words for an order", Choice{Position: 2, Text: "1 2 0"}, Answer{}, ErrAnswerKind},
		{"the right pairs", Choice{Position: 3, Shown: []int{2, 0}}, Answer{Chosen: 1, Written: "0 1", Right: true, Points: 10}, nil},
		{"a pair left open", Choice{Position: 3, Shown: []int{2, -1}}, Answer{Chosen: 1, Written: "0 -"}, nil},
		{"a decoy", Choice{Position: 3, Shown: []int{1, 0}}, Answer{Chosen: 1, Written: "2 1"}, nil},
		{"all left open", Choice{Position: 3, Shown: []int{-1, -1}}, Answer{}, nil},
		{"too many pairs", Choice{Position: 3, Shown: []int{0, 1, 2}}, Answer{}, ErrAnswerPairs},
		{"a right side that is not there", Choice{Position: 3, Shown: []int{0, 3}}, Answer{}, ErrOptionRange},
		{"a right side below", Choice{Position: 3, Shown: []int{0, -2}}, Answer{}, ErrOptionRange},
		{"words for pairs", Choice{Position: 3, Text: "0"}, Answer{}, ErrAnswerKind},
		{"an option", Choice{Position: 4, Shown: []int{1}}, Answer{Chosen: 1, Right: true, Points: 10}, nil},
		{"words for an option", Choice{Position: 4, Text: "đúng"}, Answer{}, ErrAnswerKind},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.choice.Revision = 1
			got, err := s.judge("a", test.choice, time.Time{})
			if !errors.Is(err, test.err) || err == nil && (got.Chosen != test.want.Chosen || got.Written != test.want.Written || got.Right != test.want.Right || got.Points != test.want.Points) {
				t.Errorf("judge = %+v, %v; want %+v, %v", got, err, test.want, test.err)
			}
		})
	}
}

// What was given comes back as it was given, whatever the order on the paper.
func TestWrittenIsShownAsGiven(t *testing.T) {
	t.Parallel()
	s := writtenSheet(true)
	for position, given := range map[int][]int{2: {1, 0, 2}, 3: {2, -1}} {
		a, err := s.judge("a", Choice{Position: position, Revision: 1, Shown: given}, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		if back, _ := s.written[position].question.show(a.Written); !slices.Equal(back, given) {
			t.Errorf("position %d: gave %v, shown %v", position, given, back)
		}
	}
	_, err := s.settle(Answer{Position: 0, Revision: 1, Written: "Huế"}, Stored{Answer: Answer{Position: 0, Revision: 2, Written: "Hội An", Chosen: 1}})
	if detail := stale(t, err); detail["text"] != "Hội An" {
		t.Errorf("the newest answer is %v", detail)
	}
}

func TestWrittenCannotBeTakenBackWhereItIsFinal(t *testing.T) {
	t.Parallel()
	if _, err := writtenSheet(false).judge("a", Choice{Position: 0, Revision: 1}, time.Time{}); !errors.Is(err, ErrLocked) {
		t.Errorf("judge = %v, want ErrLocked", err)
	}
}

// An ordering is never shown solved, and every part is shown once.
func TestWrittenOrder(t *testing.T) {
	t.Parallel()
	order := questions.Version{Kind: questions.Ordering, Options: []string{"a", "b"}}
	match := questions.Version{Kind: questions.Matching, Key: questions.Key{Pairs: []questions.Pair{{Left: "a", Right: "1"}, {Left: "b", Right: "1"}, {Left: "c", Right: "2"}}, Decoys: []string{"3"}}}
	for n := range 50 {
		rng := PaperRandom("seed", string(rune('a'+n)))
		if got := optionOrder(order, false, rng); !slices.Equal(got, []int{1, 0}) {
			t.Fatalf("an ordering of two is shown %v", got)
		}
		got := optionOrder(match, false, rng)
		slices.Sort(got)
		if !slices.Equal(got, []int{0, 1, 2}) {
			t.Fatalf("right sides shown: %v", got)
		}
	}
}

func TestAnswerText(t *testing.T) {
	t.Parallel()
	order := questions.Version{Kind: questions.Ordering, Options: []string{"một", "hai"}}
	match := questions.Version{Kind: questions.Matching, Key: questions.Key{Pairs: []questions.Pair{{Left: "a", Right: "1"}, {Left: "b", Right: "2"}}}}
	for _, test := range []struct {
		v             questions.Version
		written, want string
	}{
		{questions.Version{Kind: questions.ShortText}, "Huế", "Huế"},
		{order, "1 0", "hai → một"},
		{match, "1 -", "a – 2; b – …"},
	} {
		if got := AnswerText(test.v, test.written); got != test.want {
			t.Errorf("AnswerText(%q) = %q, want %q", test.written, got, test.want)
		}
	}
}

// stale is the detail of a refusal.
func stale(t *testing.T, err error) map[string]any {
	t.Helper()
	var f *fault.Error
	if !errors.As(err, &f) {
		t.Fatalf("got %v, want a fault", err)
	}
	return f.Detail
}
