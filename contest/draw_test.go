package contest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hoithi/internal/fault"
	"hoithi/questions"
)

func pool(counts map[string]int) []questions.Version {
	var out []questions.Version
	for _, topic := range []string{"a", "b", "c"} {
		for i := range counts[topic] {
			out = append(out, questions.Version{
				ID: int64(len(out) + 1), Kind: questions.Single, Topic: topic, Level: questions.Level(i%3 + 1),
				Options: []string{"1", "2", "3", "Tất cả các phương án trên"}, Correct: questions.OptionSet(i % 4), PinLast: i%2 == 0,
			})
		}
	}
	return out
}

func TestDrawMeetsTheBlueprint(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		counts := map[string]int{}
		for _, topic := range []string{"a", "b", "c"} {
			counts[topic] = rapid.IntRange(0, 9).Draw(t, topic)
		}
		versions := pool(counts)
		var src PaperSource
		for range rapid.IntRange(1, 4).Draw(t, "lines") {
			src.Lines = append(src.Lines, BlueprintLine{
				Topic: rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "topic"),
				Level: rapid.IntRange(0, 3).Draw(t, "level"), Count: rapid.IntRange(1, 4).Draw(t, "count"),
			})
		}
		rules := PaperRules{ShuffleQuestions: rapid.Bool().Draw(t, "shuffle"), ShuffleOptions: rapid.Bool().Draw(t, "options"), Points: 2}
		seed := rapid.Uint64().Draw(t, "seed")
		d, err := NewDrawer(versions, src, rules)
		if err != nil {
			if !errors.Is(err, ErrBankShort) {
				t.Fatal(err)
			}
			return
		}
		paper := d.Draw(rand.New(rand.NewPCG(seed, 1)))
		checkPaper(t, paper, versions, src, rules)
		again := d.Draw(rand.New(rand.NewPCG(seed, 1)))
		if fmt.Sprint(paper) != fmt.Sprint(again) {
			t.Fatal("the same seed drew another paper")
		}
	})
}

// checkPaper holds for every paper: the right number of questions, none twice,
// enough of each line's kind, options permuted with the pinned one last.
func checkPaper(t *rapid.T, paper Paper, versions []questions.Version, src PaperSource, rules PaperRules) {
	if len(paper.Questions) != src.Questions() {
		t.Fatalf("%d questions, want %d", len(paper.Questions), src.Questions())
	}
	var drawn []questions.Version
	for _, q := range paper.Questions {
		v := versions[q.VersionID-1]
		if slices.ContainsFunc(drawn, func(d questions.Version) bool { return d.ID == v.ID }) {
			t.Fatalf("question %d stands twice", v.ID)
		}
		drawn = append(drawn, v)
		sorted := slices.Clone(q.Order)
		slices.Sort(sorted)
		if !slices.Equal(sorted, []int{0, 1, 2, 3}) {
			t.Fatalf("order %v is no permutation", q.Order)
		}
		if v.PinLast && q.Order[3] != 3 {
			t.Fatalf("pinned option moved: %v", q.Order)
		}
		if !rules.ShuffleOptions && !slices.Equal(q.Order, sorted) {
			t.Fatalf("options moved although they must not: %v", q.Order)
		}
		if q.Points != 2 {
			t.Fatalf("worth %d, want 2", q.Points)
		}
		shown := q.Shown(q.Correct)
		if back, err := q.Original(shown); err != nil || back != q.Correct {
			t.Fatalf("Original(Shown(%b)) = %b, %v", q.Correct, back, err)
		}
	}
	for _, l := range src.Lines {
		if n := len(matching(drawn, l)); n < l.Count {
			t.Fatalf("line %+v has %d questions", l, n)
		}
	}
}

// Lines that overlap crosswise (a topic at any level, a level of any topic) need
// more than taking the first that fits.
func TestDrawFindsAPaperWhereLinesOverlap(t *testing.T) {
	t.Parallel()
	versions := []questions.Version{
		{ID: 1, Kind: questions.Single, Topic: "a", Level: 1, Options: []string{"x", "y"}},
		{ID: 2, Kind: questions.Single, Topic: "a", Level: 2, Options: []string{"x", "y"}},
		{ID: 3, Kind: questions.Single, Topic: "b", Level: 1, Options: []string{"x", "y"}},
	}
	src := PaperSource{Lines: []BlueprintLine{{Count: 1}, {Topic: "a", Count: 1}, {Level: 1, Topic: "b", Count: 1}}}
	d, err := NewDrawer(versions, src, PaperRules{})
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(200) {
		if n := len(d.Draw(rand.New(rand.NewPCG(seed, 0))).Questions); n != 3 {
			t.Fatalf("seed %d drew %d questions", seed, n)
		}
	}
}

func TestDrawIsFair(t *testing.T) {
	t.Parallel()
	d, err := NewDrawer(pool(map[string]int{"a": 10}), PaperSource{Lines: []BlueprintLine{{Topic: "a", Count: 3}}}, PaperRules{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int64]int{}
	rng := rand.New(rand.NewPCG(1, 2))
	const papers = 10_000
	for range papers {
		for _, q := range d.Draw(rng).Questions {
			seen[q.VersionID]++
		}
	}
	for id, n := range seen { // each is drawn 3/10 of the time; five deviations is 229
		if n < papers*3/10-229 || n > papers*3/10+229 {
			t.Errorf("question %d was drawn %d times out of %d papers, want about %d", id, n, papers, papers*3/10)
		}
	}
}

func TestNewDrawerNamesTheShortLine(t *testing.T) {
	t.Parallel()
	_, err := NewDrawer(pool(map[string]int{"a": 2}), PaperSource{Lines: []BlueprintLine{{Topic: "a", Count: 1}, {Topic: "a", Count: 2}}}, PaperRules{})
	var f *fault.Error
	if !errors.As(err, &f) || f.Code != "bank_too_small" || f.Detail["line"] != 1 || f.Detail["available"] != 2 {
		t.Errorf("NewDrawer = %v, want bank_too_small at line 1 with 2 available", err)
	}
}

func TestOriginalRefusesWhatIsNotOnThePaper(t *testing.T) {
	t.Parallel()
	q := PaperQuestion{Kind: questions.Single, Order: []int{2, 0, 1}}
	for _, tt := range []struct {
		shown []int
		want  questions.Options
		err   error
	}{
		{shown: []int{0}, want: questions.OptionSet(2)},
		{shown: []int{}, want: 0},
		{shown: []int{3}, err: ErrOptionRange},
		{shown: []int{-1}, err: ErrOptionRange},
		{shown: []int{0, 1}, err: ErrOptionCount},
	} {
		got, err := q.Original(tt.shown)
		if got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("Original(%v) = %b, %v; want %b, %v", tt.shown, got, err, tt.want, tt.err)
		}
	}
}
