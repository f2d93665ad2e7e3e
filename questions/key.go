package questions

import "slices"

// Bounds of the kinds beyond choice.
const (
	MaxItems    = 8  // of an ordering, and left sides of a matching
	MaxRights   = 10 // right sides of a matching, decoys included
	MaxAccepted = 20 // accepted answers of a short text, or numbers of a numeric question
)

// Key is what answers a question that is not answered by picking options. The
// fields that a kind does not use are empty.
//
// An Ordering has its key in Version.Options, which are in their right order.
type Key struct {
	Accepted []string // ShortText: the answers that are right; the first is the one that is printed
	AnyMarks bool     // ShortText: diacritics may be left out
	Numbers  []Number // Numeric: the numbers that are right; with Nearest exactly one, its tolerance unused
	Nearest  bool     // Numeric: who comes nearest wins, which is known only once the round is computed
	Pairs    []Pair   // Matching
	Decoys   []string // Matching: right sides that belong to nothing
	Partial  bool     // Ordering, Matching: a part that is right earns its part of the points; otherwise all or nothing
}

// Number is an accepted number.
type Number struct {
	Value     Decimal
	Tolerance Decimal // how far from Value is still right, ends included; empty: nothing
}

// Pair is a right combination of a Matching. Several left sides may share a
// right side, by its text.
type Pair struct{ Left, Right string }

// Rights lists the right sides of a Matching, each once: those of the pairs in
// order, then the decoys. Written answers count in this list.
func (k Key) Rights() []string {
	var out []string
	for _, p := range k.Pairs {
		if !slices.Contains(out, p.Right) {
			out = append(out, p.Right)
		}
	}
	return append(out, k.Decoys...)
}

// RightOf is the index in Rights of each pair's right side.
func (k Key) RightOf() []int {
	rights := k.Rights()
	out := make([]int, len(k.Pairs))
	for i, p := range k.Pairs {
		out[i] = slices.Index(rights, p.Right)
	}
	return out
}

func (k Key) same(other Key) bool {
	return slices.Equal(k.Accepted, other.Accepted) && k.AnyMarks == other.AnyMarks &&
		slices.Equal(k.Numbers, other.Numbers) && k.Nearest == other.Nearest &&
		slices.Equal(k.Pairs, other.Pairs) && slices.Equal(k.Decoys, other.Decoys) && k.Partial == other.Partial
}

// tidied brings the key to the stored form and drops what the kind does not use.
func (k Key) tidied(kind Kind) Key {
	var out Key
	switch kind {
	case ShortText:
		out.Accepted, out.AnyMarks = tidyAll(k.Accepted), k.AnyMarks
	case Numeric:
		out.Numbers, out.Nearest = tidyNumbers(k.Numbers, k.Nearest), k.Nearest
	case Ordering:
		out.Partial = k.Partial
	case Matching:
		out.Partial, out.Decoys = k.Partial, tidyAll(k.Decoys)
		for _, p := range k.Pairs {
			out.Pairs = append(out.Pairs, Pair{Left: tidyLines(p.Left), Right: tidyLines(p.Right)})
		}
	}
	return out
}

// tidyNumbers writes numbers in the stored form. What is no number stays as it
// is, to be refused with its own words.
func tidyNumbers(in []Number, nearest bool) []Number {
	var out []Number
	for _, n := range in {
		n.Value, n.Tolerance = n.Value.tidied(), n.Tolerance.tidied()
		if nearest || n.Tolerance == "0" {
			n.Tolerance = ""
		}
		out = append(out, n)
	}
	return out
}

// tidyAll tidies lines and drops the empty ones.
func tidyAll(in []string) []string {
	var out []string
	for _, s := range in {
		if s = tidy(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
