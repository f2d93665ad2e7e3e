package contest

import (
	"cmp"
	"math"
	"slices"
	"time"

	"hoithi/questions"
)

// Sitter is one attempt as item analysis reads it.
type Sitter struct {
	UnitID   string
	UnitName string
	Items    []ItemAnswer // every place of the paper
}

// ItemAnswer is what became of one place of a paper.
type ItemAnswer struct {
	VersionID int64
	Chosen    questions.Options
	Answered  bool
	Right     bool
	Took      time.Duration // since the answer before it; 0: not known
}

// ItemFigures say how one version of a question did in a round.
type ItemFigures struct {
	Version  questions.Version
	Number   int // of the question in its bank
	Seen     int // papers that asked it
	Answered int
	Right    int
	// Upper and Lower are the sizes of the groups that options are compared in.
	Upper, Lower int
	// Discrimination is the right rate of the upper group less that of the
	// lower one: the best and the worst 27 % of who saw the item, by the share
	// of their paper that was right (Kelley, "The selection of upper and lower
	// groups for the validation of test items", J. Educ. Psych. 30, 1939).
	Discrimination float64
	// Correlation is the point-biserial correlation between the item and the
	// rest of the paper, the item itself left out (Henrysson, "Correction of
	// item-total correlations in item analysis", Psychometrika 28, 1963). Papers
	// differ, so the rest is a share, not a sum. NaN when nothing varies.
	Correlation float64
	Times       Quartiles
	Options     []OptionFigures // of choice questions, in the author's order
	Units       []UnitItem      // the largest first
	Notes       []ItemNote
}

// Quartiles of the times that are known.
type Quartiles struct {
	Known                int
	First, Median, Third time.Duration
}

// OptionFigures say who chose an option.
type OptionFigures struct {
	Right        bool
	Chosen       int
	Upper, Lower int  // of the two groups
	Idle         bool // a wrong option that fewer than 5 % chose
}

// UnitItem is how a unit did with an item.
type UnitItem struct {
	UnitID, UnitName string
	Seen, Right      int
}

// Few reports whether the unit's rate says less than its counts: 1 of 2 and 500
// of 1,000 are not the same.
func (u UnitItem) Few() bool { return u.Seen < FewSitters }

// Facility is the share of right answers among all who saw the item: the
// classical difficulty index p. 0 when nobody saw it.
func (f ItemFigures) Facility() float64 { return share(f.Right, f.Seen) }

// Omitted is how many saw the item and left it blank.
func (f ItemFigures) Omitted() int { return f.Seen - f.Answered }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// tail is the part of sitters in the upper and the lower group (Kelley 1939).
const tail = 0.27

// AnalyseItems computes the figures of every version that a paper asked, in the
// order of versions. versions says what they are; one that is missing is left
// out.
func AnalyseItems(sitters []Sitter, versions map[int64]questions.Version) []ItemFigures {
	type seat struct {
		sitter int
		answer ItemAnswer
	}
	seats := map[int64][]seat{}
	right := make([]int, len(sitters))
	for i, s := range sitters {
		for _, a := range s.Items {
			seats[a.VersionID] = append(seats[a.VersionID], seat{i, a})
			if a.Right {
				right[i]++
			}
		}
	}
	var out []ItemFigures
	for id, list := range seats {
		v, known := versions[id]
		if !known {
			continue
		}
		looks := make([]itemLook, len(list))
		for n, s := range list {
			whole := sitters[s.sitter]
			looks[n] = itemLook{answer: s.answer, unitID: whole.UnitID, unitName: whole.UnitName, total: share(right[s.sitter], len(whole.Items)),
				rest: share(right[s.sitter]-one(s.answer.Right), len(whole.Items)-1)}
		}
		out = append(out, analyseItem(v, looks))
	}
	slices.SortFunc(out, func(a, b ItemFigures) int { return cmp.Compare(a.Version.ID, b.Version.ID) })
	return out
}

// itemLook is one answer to an item with what is known of who gave it.
type itemLook struct {
	answer           ItemAnswer
	unitID, unitName string
	total, rest      float64 // share right of the paper, with and without the item
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func analyseItem(v questions.Version, looks []itemLook) ItemFigures {
	f := ItemFigures{Version: v, Seen: len(looks), Correlation: pointBiserial(looks)}
	if v.Kind.Choice() {
		f.Options = make([]OptionFigures, len(v.Options))
	}
	for _, l := range looks {
		f.Answered += one(l.answer.Answered)
		f.Right += one(l.answer.Right)
		for i := range f.Options {
			f.Options[i].Chosen += one(l.answer.Chosen.Has(i))
		}
	}
	f.groups(looks)
	for i := range f.Options {
		o := &f.Options[i]
		o.Right = v.Correct.Has(i)
		o.Idle = !o.Right && f.Answered >= FewSitters && share(o.Chosen, f.Answered) < idleShare
	}
	f.Times, f.Units = quartiles(looks), unitItems(looks)
	f.Notes = f.notes()
	return f
}

// groups compares the best and the worst. Ties at the edge of a group are cut
// where they stand; with few sitters the groups are small and Notes says so.
func (f *ItemFigures) groups(looks []itemLook) {
	ranked := slices.Clone(looks)
	slices.SortStableFunc(ranked, func(a, b itemLook) int { return cmp.Compare(b.total, a.total) })
	n := int(math.Round(tail * float64(len(ranked))))
	f.Upper, f.Lower = n, n
	upper, lower := 0, 0
	for i := range n {
		best, worst := ranked[i].answer, ranked[len(ranked)-1-i].answer
		upper, lower = upper+one(best.Right), lower+one(worst.Right)
		for o := range f.Options {
			f.Options[o].Upper += one(best.Chosen.Has(o))
			f.Options[o].Lower += one(worst.Chosen.Has(o))
		}
	}
	f.Discrimination = share(upper, n) - share(lower, n)
}

// pointBiserial is Pearson's correlation of right (1) or wrong (0) with the
// rest of the paper: (M1 − M0)/s · √(p·q).
func pointBiserial(looks []itemLook) float64 {
	var n, sum, squares, sumRight, rights float64
	for _, l := range looks {
		n, sum, squares = n+1, sum+l.rest, squares+l.rest*l.rest
		if l.answer.Right {
			rights, sumRight = rights+1, sumRight+l.rest
		}
	}
	if rights == 0 || rights == n {
		return math.NaN()
	}
	variance := squares/n - sum/n*(sum/n)
	if variance < 1e-12 {
		return math.NaN()
	}
	p := rights / n
	return (sumRight/rights - (sum-sumRight)/(n-rights)) / math.Sqrt(variance) * math.Sqrt(p*(1-p))
}

// quartiles of the known times, each the smallest time that at least a quarter,
// half, three quarters did not exceed.
func quartiles(looks []itemLook) Quartiles {
	var all []time.Duration
	for _, l := range looks {
		if l.answer.Took > 0 {
			all = append(all, l.answer.Took)
		}
	}
	if len(all) == 0 {
		return Quartiles{}
	}
	slices.Sort(all)
	at := func(part float64) time.Duration { return all[max(0, int(math.Ceil(part*float64(len(all))))-1)] }
	return Quartiles{Known: len(all), First: at(0.25), Median: at(0.5), Third: at(0.75)}
}

func unitItems(looks []itemLook) []UnitItem {
	at := map[string]int{}
	var out []UnitItem
	for _, l := range looks {
		if l.unitID == "" {
			continue
		}
		i, known := at[l.unitID]
		if !known {
			i = len(out)
			at[l.unitID] = i
			out = append(out, UnitItem{UnitID: l.unitID, UnitName: l.unitName})
		}
		out[i].Seen++
		out[i].Right += one(l.answer.Right)
	}
	slices.SortStableFunc(out, func(a, b UnitItem) int {
		return cmp.Or(cmp.Compare(b.Seen, a.Seen), cmp.Compare(a.UnitName, b.UnitName))
	})
	return out
}
