package broadcast

import (
	"slices"
	"time"
)

// RevealKind is what a step of a reveal shows.
type RevealKind string

// The kinds of step.
const (
	RevealIntro  RevealKind = "intro"
	RevealRow    RevealKind = "row"
	RevealTie    RevealKind = "tie" // several share the rank
	RevealAward  RevealKind = "award"
	RevealPodium RevealKind = "podium"
	RevealPause  RevealKind = "pause" // before a rank that the host announces
	RevealEnd    RevealKind = "end"
)

// RevealStep is one step of a reveal. Rows are those that it calls.
type RevealStep struct {
	N     int
	Kind  RevealKind
	Rank  int
	Prize string
	Rows  []Row
	Hold  bool          // when it plays by itself, it waits here for a hand
	Stand time.Duration // how long it stands otherwise
}

// RevealPlan says how much of a result is revealed, and where it holds its breath.
type RevealPlan struct {
	FromRank   int   // the worst rank that is called; 0: the worst that wins a prize, ten where nobody does
	PauseRanks []int // a pause before each; nil: before the first three
}

// How long the steps stand when a reveal plays by itself: about a row's
// reading time, longer as it matters more.
const (
	standIntro  = 4 * time.Second
	standRow    = 5 * time.Second
	standAward  = 8 * time.Second
	standPodium = 12 * time.Second
	tieAtOnce   = 3  // names that the picture has room for side by side
	endAtOnce   = 10 // rows of a picture of the ranking
	podiumRanks = 3
	defaultFrom = 10
)

// RevealSteps makes the whole show out of ranked rows, best first: from the
// worst rank to the first. The same rows give the same steps, so that a step's
// number is all that changes while it runs.
func RevealSteps(rows []Row, plan RevealPlan) []RevealStep {
	rows = revealed(rows, plan.FromRank)
	if len(rows) == 0 {
		return nil
	}
	pauses := plan.PauseRanks
	if pauses == nil {
		pauses = []int{1, 2, 3}
	}
	steps := []RevealStep{{Kind: RevealIntro, Stand: standIntro, Hold: true}}
	for _, tied := range fromTheLast(rows) {
		rank := tied[0].Rank
		if slices.Contains(pauses, rank) {
			steps = append(steps, RevealStep{Kind: RevealPause, Rank: rank, Prize: prizeOfAll(tied), Hold: true, Stand: standIntro})
		}
		steps = append(steps, calls(tied)...)
		if rank <= podiumRanks && tied[0].Prize != "" {
			steps = append(steps, awards(tied)...)
		}
	}
	steps = append(steps, RevealStep{Kind: RevealPodium, Rows: podium(rows), Stand: standPodium})
	steps = append(steps, ends(rows)...)
	for i := range steps {
		steps[i].N = i
	}
	return steps
}

// revealed are the rows down to the worst rank that is called.
func revealed(rows []Row, from int) []Row {
	if from <= 0 {
		from = defaultFrom
		for _, r := range rows {
			if r.Prize != "" {
				from = max(from, r.Rank)
			}
		}
	}
	i := slices.IndexFunc(rows, func(r Row) bool { return r.Rank == 0 || r.Rank > from })
	if i < 0 {
		return rows
	}
	return rows[:i]
}

// fromTheLast groups rows by rank, the worst rank first.
func fromTheLast(rows []Row) [][]Row {
	var out [][]Row
	for _, r := range slices.Backward(rows) {
		if last := len(out) - 1; last >= 0 && out[last][0].Rank == r.Rank {
			out[last] = append(out[last], r)
			continue
		}
		out = append(out, []Row{r})
	}
	for _, tied := range out {
		slices.Reverse(tied) // in the order of the list
	}
	return out
}

// calls names the people of one rank, as many at once as the picture holds.
// Those of different prizes, as groups of contestants have their own, are not
// called in one breath.
func calls(tied []Row) []RevealStep {
	var out []RevealStep
	for _, same := range byPrize(tied) {
		for some := range slices.Chunk(same, tieAtOnce) {
			kind := RevealTie
			if len(some) == 1 {
				kind = RevealRow
			}
			out = append(out, RevealStep{Kind: kind, Rank: some[0].Rank, Prize: some[0].Prize, Rows: some, Stand: standRow})
		}
	}
	return out
}

// byPrize parts rows by their prize, in the order of the list.
func byPrize(rows []Row) [][]Row {
	var out [][]Row
	for _, r := range rows {
		i := slices.IndexFunc(out, func(same []Row) bool { return same[0].Prize == r.Prize })
		if i < 0 {
			out = append(out, []Row{r})
			continue
		}
		out[i] = append(out[i], r)
	}
	return out
}

// prizeOfAll is the prize that all of them win, or "".
func prizeOfAll(rows []Row) string {
	if len(byPrize(rows)) != 1 {
		return ""
	}
	return rows[0].Prize
}

// ends is the ranking on as many pictures as it takes, about equally full; the
// one with the winner comes last and stays.
func ends(rows []Row) []RevealStep {
	pages := (len(rows) + endAtOnce - 1) / endAtOnce
	var out []RevealStep
	for page := range slices.Chunk(rows, (len(rows)+pages-1)/pages) {
		out = append(out, RevealStep{Kind: RevealEnd, Rows: page, Stand: standPodium})
	}
	slices.Reverse(out)
	out[len(out)-1].Hold, out[len(out)-1].Stand = true, 0
	return out
}

func awards(tied []Row) []RevealStep {
	var out []RevealStep
	for i := range tied {
		out = append(out, RevealStep{Kind: RevealAward, Rank: tied[i].Rank, Prize: tied[i].Prize, Rows: tied[i : i+1], Stand: standAward})
	}
	return out
}

func podium(rows []Row) []Row {
	i := slices.IndexFunc(rows, func(r Row) bool { return r.Rank > podiumRanks })
	if i < 0 {
		i = len(rows)
	}
	return rows[:min(i, podiumRanks)]
}

// RevealData is what a page is told of one step (tv/wire.ts): nothing of the
// later ones.
type RevealData struct {
	Title    string     `json:"title"`
	Kind     RevealKind `json:"kind"`
	Prize    string     `json:"prize"`
	Rows     []Row      `json:"rows"`
	Shown    []Row      `json:"shown"` // called so far, the newest first, with those of this step
	Step     int        `json:"step"`
	Steps    int        `json:"steps"`
	Snapshot string     `json:"snapshot"`
}

// RevealAt is the picture of one step of a list of steps.
func RevealAt(steps []RevealStep, n int) RevealData {
	d := RevealData{Rows: []Row{}, Shown: []Row{}, Step: n, Steps: len(steps)}
	if n < 0 || n >= len(steps) {
		return d
	}
	now := steps[n]
	d.Kind, d.Prize, d.Rows = now.Kind, now.Prize, append(d.Rows, now.Rows...)
	for _, s := range steps[:n+1] {
		if s.Kind == RevealRow || s.Kind == RevealTie {
			d.Shown = append(slices.Clone(s.Rows), d.Shown...)
		}
	}
	return d
}
