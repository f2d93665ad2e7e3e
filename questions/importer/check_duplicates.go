package importer

import (
	"cmp"
	"slices"
	"strings"
)

const (
	nearShare      = 0.85 // trigrams two questions share to be called alike
	maxCandidates  = 32   // comparisons per question
	maxTrigramText = 480  // bytes of a question that are compared
)

// checkDuplicates reports questions that stand twice in the file, exactly or
// nearly. Alike is judged by the trigrams of stem and options together, so
// that "Phát biểu nào đúng?" with other options is another question.
func checkDuplicates(src source, b *builder) {
	d := &duplicates{b: b, exact: make(map[string]int), stems: make(map[string]int)}
	for i := range b.batch.Questions {
		if i%512 == 0 && src.ctx.Err() != nil {
			return
		}
		d.check(i)
	}
	d.near(src)
}

type duplicates struct {
	b     *builder
	exact map[string]int // first question with this text and options
	stems map[string]int // first question with this stem
	texts []string
	done  []bool // already reported
}

// check compares question i with those before it.
func (d *duplicates) check(i int) {
	q := &d.b.batch.Questions[i]
	stem := plain(q.Stem)
	text := stem + "\x00" + optionSet(q)
	d.texts = append(d.texts, text)
	d.done = append(d.done, false)
	if stem == "" || len(q.Images) > 0 {
		d.done[i] = true
		return
	}
	if first, ok := d.exact[text]; ok {
		d.same(first, i)
		return
	}
	d.exact[text] = i
	if first, ok := d.stems[stem]; ok {
		d.done[i] = true
		d.b.about(i, warnf("same_stem", "Phần câu hỏi trùng với %s nhưng phương án khác.", "The stem is that of %s, with other options.", d.b.batch.Questions[first].Where))
		return
	}
	d.stems[stem] = i
}

// same reports an exact repetition, and whether the keys agree.
func (d *duplicates) same(first, i int) {
	d.done[i] = true
	a, q := &d.b.batch.Questions[first], &d.b.batch.Questions[i]
	switch {
	case slices.Equal(rightTexts(a), rightTexts(q)):
		d.b.about(i, warnf("duplicate_question", "Câu trùng với %s.", "The question repeats %s.", a.Where))
	case (q.Kind == Single || q.Kind == Multiple) && len(q.Correct) > 0 && len(a.Correct) > 0:
		d.b.about(i, errorf("duplicate_key_differs", "Câu trùng với %s nhưng đáp án khác.", "The question repeats %s with another key.", a.Where))
	default:
		d.b.about(i, warnf("duplicate_key_differs", "Câu trùng với %s nhưng đáp án khác.", "The question repeats %s with another key.", a.Where))
	}
}

// rightTexts returns the texts of the right options, sorted.
func rightTexts(q *Question) []string {
	var out []string
	for _, c := range q.Correct {
		if c >= 0 && c < len(q.Options) {
			out = append(out, plain(q.Options[c].Text))
		}
	}
	slices.Sort(out)
	return out
}

// optionSet makes the options comparable whatever their order.
func optionSet(q *Question) string {
	var parts []string
	for _, o := range q.Options {
		parts = append(parts, plain(o.Text))
	}
	for _, p := range q.Pairs {
		parts = append(parts, plain(p.Left)+"="+plain(p.Right))
	}
	for _, a := range q.Answers {
		parts = append(parts, plain(a.Text))
	}
	slices.Sort(parts)
	return strings.Join(parts, "\x00")
}

// near finds pairs that are alike with an index over the rarest trigrams of
// each question: two sets that share enough must share one of those (prefix
// filtering), so few pairs are ever compared. The index holds a sample of the
// trigrams, chosen by their hash so that alike texts sample alike; pairs that
// look alike there are compared in full.
func (d *duplicates) near(src source) {
	n := &nearIndex{d: d, sets: make([][]uint32, len(d.texts)), full: make([][]uint32, len(d.texts)), places: make(map[uint32][]int32)}
	for i, text := range d.texts {
		if d.done[i] {
			continue
		}
		n.full[i] = trigrams(text)
		n.sets[i] = sampled(n.full[i])
		for _, g := range n.sets[i] {
			n.count[g>>16]++
		}
	}
	for i, set := range n.sets {
		if i%512 == 0 && src.ctx.Err() != nil {
			return
		}
		if len(set) >= 12 {
			n.find(i, set)
		}
	}
}

type nearIndex struct {
	d      *duplicates
	full   [][]uint32
	sets   [][]uint32     // samples of full
	count  [1 << 16]int32 // how often trigrams occur, by half of their hash
	places map[uint32][]int32
}

const sampleShare = 0.75 // what a sample must share before texts are compared

// sampled keeps a quarter of a large set.
func sampled(set []uint32) []uint32 {
	if len(set) < 160 {
		return set
	}
	kept := make([]uint32, 0, len(set)/3)
	for _, g := range set {
		if g&3 == 0 {
			kept = append(kept, g)
		}
	}
	return kept
}

// find compares question i with earlier ones that share a rare trigram.
func (n *nearIndex) find(i int, set []uint32) {
	rare := slices.Clone(set)
	slices.SortFunc(rare, func(a, b uint32) int {
		if c := n.count[a>>16] - n.count[b>>16]; c != 0 {
			return int(c)
		}
		return cmp.Compare(a, b)
	})
	prefix := rare[:len(rare)-int(sampleShare*float64(len(rare)))+1]
	var tried [maxCandidates]int32
	count := 0
	for _, g := range prefix {
		for _, j := range n.places[g] {
			if count == maxCandidates || slices.Contains(tried[:count], j) {
				continue
			}
			tried[count] = j
			count++
			if similarity(set, n.sets[j], sampleShare) >= sampleShare && similarity(n.full[i], n.full[j], nearShare) >= nearShare {
				n.d.b.about(i, warnf("near_duplicate", "Câu gần giống %s.", "The question is nearly the same as %s.", n.d.b.batch.Questions[j].Where))
				return
			}
		}
	}
	for _, g := range prefix {
		if len(n.places[g]) < maxCandidates {
			n.places[g] = append(n.places[g], int32(i))
		}
	}
}

// trigrams returns the sorted set of a text's trigrams, as hashes.
func trigrams(text string) []uint32 {
	text = "  " + text
	if len(text) > maxTrigramText {
		text = text[:maxTrigramText]
	}
	runes := []rune(text)
	if len(runes) < 3 {
		return nil
	}
	out := make([]uint32, 0, len(runes))
	for i := 0; i+2 < len(runes); i++ {
		h := uint32(2166136261)
		for _, r := range runes[i : i+3] {
			h = (h ^ uint32(r)) * 16777619
		}
		out = append(out, h)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// similarity is the share of trigrams that two sorted sets have in common
// (Jaccard); 0 as soon as it is clear that it stays below least.
func similarity(a, b []uint32, least float64) float64 {
	total := len(a) + len(b)
	miss := total - 2*int(least/(1+least)*float64(total)) // what may be unshared
	i, j, both := 0, 0, 0
	for i < len(a) && j < len(b) && miss >= 0 {
		switch {
		case a[i] == b[j]:
			both++
			i++
			j++
		case a[i] < b[j]:
			i++
			miss--
		default:
			j++
			miss--
		}
	}
	return float64(both) / float64(max(total-both, 1))
}
