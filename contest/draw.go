package contest

import (
	"math/rand/v2"
	"slices"

	"hoithi/questions"
)

// Drawer draws papers for one group of a round. It is made once for a bank and
// a blueprint, never changes, and may be used by many goroutines at once.
type Drawer struct {
	pool  []questions.Version
	slots []slot // one per question of the paper, in blueprint order
	rules PaperRules
}

// slot is one question to be drawn.
type slot struct {
	line       int
	candidates []int // indexes into pool
	points     int
}

// NewDrawer prepares draws from a pool of approved questions. It fails with
// ErrBankShort, naming the first line that cannot be filled, when no complete
// paper can be drawn.
func NewDrawer(pool []questions.Version, src PaperSource, rules PaperRules) (*Drawer, error) {
	d := &Drawer{pool: pool, rules: rules}
	for i, line := range src.Lines {
		candidates := matching(pool, line)
		points := line.Points
		if points == 0 {
			points = max(rules.Points, 1)
		}
		for range line.Count {
			d.slots = append(d.slots, slot{line: i, candidates: candidates, points: points})
		}
	}
	taken := newAssignment(d)
	for s := range d.slots {
		if !taken.fill(s, nil) {
			line := src.Lines[d.slots[s].line]
			return nil, ErrBankShort.With("line", d.slots[s].line).With("topic", line.Topic).
				With("level", line.Level).With("needed", line.Count).With("available", len(d.slots[s].candidates))
		}
	}
	return d, nil
}

// matching lists the questions that a line may draw.
func matching(pool []questions.Version, line BlueprintLine) []int {
	var out []int
	for i, v := range pool {
		if (line.Topic == "" || v.Topic == line.Topic) && (line.Level == 0 || int(v.Level) == line.Level) {
			out = append(out, i)
		}
	}
	return out
}

// Draw draws one paper: no question twice, every line of the blueprint met,
// questions and options shuffled as the rules say. The same rng state gives
// the same paper.
func (d *Drawer) Draw(rng *rand.Rand) Paper {
	taken := newAssignment(d)
	for _, s := range rng.Perm(len(d.slots)) {
		taken.fill(s, rng)
	}
	paper := Paper{Questions: make([]PaperQuestion, len(d.slots))}
	for s, chosen := range taken.bySlot {
		paper.Questions[s] = d.place(chosen, d.slots[s].points, rng)
	}
	if d.rules.ShuffleQuestions {
		rng.Shuffle(len(paper.Questions), func(i, j int) {
			paper.Questions[i], paper.Questions[j] = paper.Questions[j], paper.Questions[i]
		})
	}
	return paper
}

// place puts one question on the paper.
func (d *Drawer) place(index, points int, rng *rand.Rand) PaperQuestion {
	v := d.pool[index]
	return PaperQuestion{
		VersionID: v.ID,
		Kind:      v.Kind,
		Order:     optionOrder(v, d.rules.ShuffleOptions, rng),
		Correct:   v.Correct,
		Points:    points,
	}
}

// optionOrder shuffles options, but keeps "Tất cả các phương án trên" last and
// never turns Đúng and Sai round.
func optionOrder(v questions.Version, shuffle bool, rng *rand.Rand) []int {
	if !v.Kind.Choice() {
		return writtenOrder(v, rng)
	}
	order := make([]int, len(v.Options))
	for i := range order {
		order[i] = i
	}
	if !shuffle || v.Kind == questions.TrueFalse {
		return order
	}
	free := len(order)
	if v.PinLast {
		free--
	}
	rng.Shuffle(free, func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}

// assignment is a matching of slots to questions.
type assignment struct {
	d       *Drawer
	bySlot  []int // index into pool, or -1
	byPool  map[int]int
	visited map[int]bool
}

func newAssignment(d *Drawer) *assignment {
	return &assignment{d: d, bySlot: slices.Repeat([]int{-1}, len(d.slots)), byPool: make(map[int]int, len(d.slots))}
}

// fill gives slot s a question: a random free one (rng nil: the first free
// one), or, where overlapping lines have used them all, one that another slot
// can spare (an augmenting path, so a paper that exists is always found).
func (a *assignment) fill(s int, rng *rand.Rand) bool {
	candidates := a.d.slots[s].candidates
	if rng != nil && len(candidates) > 0 {
		for range 4 { // nearly always the first try
			if c := candidates[rng.IntN(len(candidates))]; a.free(c) {
				a.take(s, c)
				return true
			}
		}
	}
	a.visited = make(map[int]bool)
	return a.augment(s, rng)
}

func (a *assignment) free(c int) bool { _, used := a.byPool[c]; return !used }

func (a *assignment) take(s, c int) { a.bySlot[s] = c; a.byPool[c] = s }

func (a *assignment) augment(s int, rng *rand.Rand) bool {
	candidates := a.d.slots[s].candidates
	if rng != nil {
		candidates = slices.Clone(candidates)
		rng.Shuffle(len(candidates), func(i, j int) { candidates[i], candidates[j] = candidates[j], candidates[i] })
	}
	for _, c := range candidates {
		if a.free(c) {
			a.take(s, c)
			return true
		}
	}
	for _, c := range candidates {
		if a.visited[c] {
			continue
		}
		a.visited[c] = true
		if a.augment(a.byPool[c], rng) {
			a.take(s, c)
			return true
		}
	}
	return false
}
