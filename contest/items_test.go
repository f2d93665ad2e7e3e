package contest

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"hoithi/questions"
)

var itemVersion = questions.Version{ID: 1, Kind: questions.Single, Stem: "Câu 1", Options: []string{"A", "B", "C", "D"}, Correct: questions.OptionSet(0)}

// looksOf makes answers to item 1 out of words such as "A 0.8": the option and
// the share right of the rest, which is also the total.
func looksOf(lines ...string) []itemLook {
	var out []itemLook
	for _, line := range lines {
		var option string
		var rest float64
		fmt.Sscanf(line, "%s %f", &option, &rest)
		a := ItemAnswer{VersionID: 1, Answered: option != "-", Right: option == "A"}
		if option != "-" {
			a.Chosen = questions.OptionSet(int(option[0] - 'A'))
		}
		out = append(out, itemLook{answer: a, total: rest, rest: rest})
	}
	return out
}

// Ten people, worked out by hand. Rest scores of the right: 1.0 0.9 0.8 0.7 0.4
// (mean 0.76), of the wrong: 0.6 0.5 0.3 0.2 0.1 (mean 0.34); all: mean 0.55,
// variance 0.0825, s = 0.28723; p = q = 0.5. r = (0.76 − 0.34)/0.28723 · 0.5 =
// 0.7311. 27 % of ten are three: of the best three all are right, of the worst
// three none: D = 1.
func TestItemByHand(t *testing.T) {
	t.Parallel()
	f := analyseItem(itemVersion, looksOf("A 1.0", "A 0.9", "A 0.8", "A 0.7", "B 0.6", "C 0.5", "A 0.4", "- 0.3", "B 0.2", "B 0.1"))
	if f.Seen != 10 || f.Answered != 9 || f.Right != 5 || f.Omitted() != 1 || f.Facility() != 0.5 {
		t.Errorf("counts %+v", f)
	}
	if math.Abs(f.Correlation-0.7311) > 0.0001 {
		t.Errorf("correlation %.4f, want 0.7311", f.Correlation)
	}
	if f.Upper != 3 || f.Discrimination != 1 {
		t.Errorf("discrimination %.2f of %d, want 1 of 3", f.Discrimination, f.Upper)
	}
	want := []OptionFigures{{Right: true, Chosen: 5, Upper: 3}, {Chosen: 3, Lower: 2}, {Chosen: 1}, {}}
	if !slices.Equal(f.Options, want) {
		t.Errorf("options %+v, want %+v", f.Options, want)
	}
	if len(f.Notes) != 1 || f.Notes[0].Code != NoteFew {
		t.Errorf("notes %+v of ten answers, want only that they are few", f.Notes)
	}
}

// Where all are right, or all rests are the same, nothing correlates.
func TestItemWithoutVariance(t *testing.T) {
	t.Parallel()
	for name, looks := range map[string][]itemLook{"all right": looksOf("A 0.1", "A 0.9"), "all wrong": looksOf("B 0.1", "C 0.9"), "the same rest": looksOf("A 0.5", "B 0.5"), "nobody": nil} {
		if f := analyseItem(itemVersion, looks); !math.IsNaN(f.Correlation) {
			t.Errorf("%s: correlation %v, want none", name, f.Correlation)
		}
	}
}

// crowd is n times the same answers with falling rests.
func crowd(options ...string) []itemLook {
	var lines []string
	for i, o := range options {
		lines = append(lines, fmt.Sprintf("%s %f", o, 1-float64(i)/float64(len(options))))
	}
	return looksOf(lines...)
}

func repeat(n int, parts ...string) []string {
	var out []string
	for i := range n {
		out = append(out, parts[i%len(parts)])
	}
	return out
}

func TestItemNotes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		looks []itemLook
		want  string
	}{
		{"a good item", crowd(slices.Concat(repeat(50, "A", "A", "A", "A", "B"), repeat(50, "B", "C", "D", "A"))...), "[]"},
		{"the best choose C", crowd(slices.Concat(repeat(30, "C", "C", "C", "A"), repeat(40, "A", "B", "D"), repeat(30, "A", "A", "B", "D"))...), "[{suspect_key [2]}]"},
		{"the worst do better", crowd(slices.Concat(repeat(50, "A", "B", "C", "D"), repeat(50, "A", "A", "B", "C", "D"))...), "[{negative []}]"},
		{"nearly all right, two options nobody takes", crowd(slices.Concat(repeat(94, "A"), repeat(6, "B"))...), "[{too_easy []} {idle [2 3]}]"},
		{"hardly anybody right", crowd(slices.Concat(repeat(10, "A"), repeat(90, "B", "C", "D"))...), "[{too_hard []}]"},
		{"right or wrong by chance", crowd(repeat(100, "A", "B", "A", "C", "D")...), "[{weak []}]"},
		{"many leave it blank", crowd(slices.Concat(repeat(50, "A", "A", "A", "B"), repeat(50, "-", "B", "C", "D", "A"))...), "[]"},
		{"more leave it blank", crowd(slices.Concat(repeat(50, "A", "A", "A", "B"), repeat(50, "-", "B", "C", "D", "-"))...), "[{omitted []}]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := analyseItem(itemVersion, c.looks)
			if got := fmt.Sprint(f.Notes); got != c.want {
				t.Errorf("notes %s, want %s (p %.2f, D %.2f, options %+v)", got, c.want, f.Facility(), f.Discrimination, f.Options)
			}
		})
	}
}

func TestItemTimes(t *testing.T) {
	t.Parallel()
	var looks []itemLook
	for _, s := range []int{8, 3, 0, 5, 1} { // one is not known
		looks = append(looks, itemLook{answer: ItemAnswer{Took: time.Duration(s) * time.Second}})
	}
	if got, want := quartiles(looks), (Quartiles{4, time.Second, 3 * time.Second, 5 * time.Second}); got != want {
		t.Errorf("quartiles %v, want %v", got, want)
	}
}

// The share right of a paper is counted without the item for the correlation
// and with it for the groups; units are listed by size; a version that is not
// known is left out.
func TestAnalyseItems(t *testing.T) {
	t.Parallel()
	answer := func(id int64, right bool) ItemAnswer {
		return ItemAnswer{VersionID: id, Answered: true, Right: right, Chosen: questions.OptionSet(1 - one(right))}
	}
	sitters := []Sitter{
		{UnitID: "u2", UnitName: "Huế", Items: []ItemAnswer{answer(1, true), answer(2, true), answer(9, true)}},
		{UnitID: "u1", UnitName: "Đà Nẵng", Items: []ItemAnswer{answer(1, true), answer(2, false), answer(9, false)}},
		{UnitID: "u2", UnitName: "Huế", Items: []ItemAnswer{answer(1, false), answer(2, false), answer(9, false)}},
		{Items: []ItemAnswer{answer(1, false), answer(2, true), answer(9, true)}},
	}
	second := itemVersion
	second.ID = 2
	got := AnalyseItems(sitters, map[int64]questions.Version{1: itemVersion, 2: second})
	if len(got) != 2 || got[0].Version.ID != 1 || got[1].Version.ID != 2 {
		t.Fatalf("items %+v", got)
	}
	// Rests of item 1: 1, 0 (right), 0, 1 (wrong): no correlation at all.
	if math.Abs(got[0].Correlation) > 1e-9 {
		t.Errorf("correlation of item 1 = %v, want 0", got[0].Correlation)
	}
	// Rests of item 2: right 1 and 0.5, wrong 0.5 and 0: means 0.75 and 0.25,
	// s = √0.125; r = 0.5/0.35355 · 0.5 = 0.7071.
	if math.Abs(got[1].Correlation-0.7071) > 0.0001 {
		t.Errorf("correlation of item 2 = %v, want 0.7071", got[1].Correlation)
	}
	if want := []UnitItem{{"u2", "Huế", 2, 1}, {"u1", "Đà Nẵng", 1, 1}}; !slices.Equal(got[0].Units, want) {
		t.Errorf("units %+v, want %+v", got[0].Units, want)
	}
}
