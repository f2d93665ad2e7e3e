package exporter

import (
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"slices"

	"hoithi/questions/importer"
)

// Key says where the key of a printed paper goes.
type Key string

// The places of a key.
const (
	KeyNone Key = "none" // for contestants
	KeyEnd  Key = "end"  // on a sheet of its own at the end of the file
	KeyOnly Key = "only" // nothing but the sheet, for markers
)

// PaperOptions say what a printed paper looks like.
type PaperOptions struct {
	Codes     int    // how many versions, 1 to 48
	FirstCode int    // the first "mã đề"; 0: 101
	Seed      string // the same seed shuffles the same way
	Fixed     bool   // keep the bank's order: no shuffle at all
	Key       Key    // "" is KeyNone
	Organiser string // above the contest's name, such as "SỞ NỘI VỤ"
	Contest   string
	Title     string // "ĐỀ THI …"
	Minutes   int    // 0: not printed
}

const mostCodes = 48

// Validate returns ErrCodes unless the number of codes can be printed.
func (o PaperOptions) Validate() error {
	if o.Codes < 1 || o.Codes > mostCodes {
		return ErrCodes
	}
	return nil
}

// sheetOfPaper is one version of a paper: the questions as they are printed.
type sheetOfPaper struct {
	code      int
	questions []importer.Question
}

// paper writes a printable exam paper in every code.
func (b bank) paper(w io.Writer) error {
	o := b.Paper
	if err := o.Validate(); err != nil {
		return err
	}
	if o.FirstCode == 0 {
		b.Paper.FirstCode = 101
	}
	sheets := make([]sheetOfPaper, o.Codes)
	for n := range sheets {
		sheets[n] = b.sheetOf(n)
	}
	d := newDocument(w, b)
	if o.Key != KeyOnly {
		for n, s := range sheets {
			d.printPaper(s)
			d.endSection(s.code, n == len(sheets)-1 && o.Key != KeyEnd)
		}
	}
	if o.Key == KeyEnd || o.Key == KeyOnly {
		d.printKeys(sheets)
		d.endSection(0, true)
	}
	return d.close()
}

// sheetOf draws version n. Each version has a source of its own, so that more
// codes change none of the first.
func (b bank) sheetOf(n int) sheetOfPaper {
	s := sheetOfPaper{code: b.Paper.FirstCode + n, questions: slices.Clone(b.questions)}
	h := fnv.New64a()
	fmt.Fprint(h, b.Paper.Seed)
	rng := rand.New(rand.NewPCG(h.Sum64(), uint64(n)))
	if !b.Paper.Fixed {
		rng.Shuffle(len(s.questions), func(i, j int) { s.questions[i], s.questions[j] = s.questions[j], s.questions[i] })
	}
	for i := range s.questions {
		// An ordering that is printed in the bank's order prints its key.
		if !b.Paper.Fixed || s.questions[i].Kind == importer.Ordering {
			s.questions[i] = shuffled(rng, s.questions[i])
		}
	}
	for i := range s.questions {
		s.questions[i].Number = i + 1
	}
	return s
}

// shuffled returns the question with its options in another order. Options that
// are pinned, or speak of others, stay; true and false stand as people expect.
func shuffled(rng *rand.Rand, q importer.Question) importer.Question {
	switch q.Kind {
	case importer.Single, importer.Multiple, importer.Ordering:
	default:
		return q
	}
	free := freeOptions(&q)
	order := make([]int, len(q.Options)) // new place → old place
	for i := range order {
		order[i] = i
	}
	perm := rng.Perm(len(free))
	for i, p := range perm {
		order[free[i]] = free[p]
	}
	return reordered(q, order)
}

func freeOptions(q *importer.Question) []int {
	var free []int
	last := len(q.Options) - 1
	for i, o := range q.Options {
		speaks := importer.SpeaksOfOthers(o.Text)
		if speaks && i != last {
			return nil // "Cả A và B" in the middle: every letter has to stay
		}
		if !o.Pinned && !speaks && !(q.PinLast && i == last) {
			free = append(free, i)
		}
	}
	return free
}

func reordered(q importer.Question, order []int) importer.Question {
	options, place := make([]importer.Option, len(order)), make([]int, len(order))
	for to, from := range order {
		options[to], place[from] = q.Options[from], to
	}
	correct := make([]int, len(q.Correct))
	for i, c := range q.Correct {
		correct[i] = place[c]
	}
	if q.Kind != importer.Ordering {
		slices.Sort(correct)
	}
	q.Options, q.Correct = options, correct
	return q
}
