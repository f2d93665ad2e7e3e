package questions

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"hoithi/internal/fault"
)

// similarAt is the share of common trigrams from which two stems are called
// near-duplicates: a word changed in a sentence of twelve.
const similarAt = 0.8

// flagSimilar warns of items whose stem nearly repeats another question of the
// bank. The very same question is no duplicate: it is found again by its key.
func flagSimilar(items []ImportItem, bank []Question) {
	index := newSimilar(bank)
	for n := range items {
		item := &items[n]
		q, share, ok := index.nearest(item.Stem)
		if !ok || q.ExternalID == item.key() {
			continue
		}
		item.Problems = append(item.Problems, ImportProblem{Where: item.Where, Code: "similar_in_bank", Message: fault.Text{
			VI: fmt.Sprintf("Gần giống câu số %d đã có trong ngân hàng (%d%%).", q.Number, int(share*100)),
			EN: fmt.Sprintf("Much like question %d of the bank (%d%%).", q.Number, int(share*100))}})
	}
}

// similar finds stems by their trigrams. Two sets that share four fifths of
// their trigrams share one of the rarest fifth of each, if both are sorted by
// the same order: only those are looked up, and what is found is counted
// exactly (prefix filtering).
type similar struct {
	bank   []Question
	order  map[string]int32 // trigram → its place from the rarest on
	sorted [][]int32        // trigrams of each stem, the rarest first
	rare   map[int32][]int  // rare trigram → the stems that have it among their rarest
}

func newSimilar(bank []Question) *similar {
	s := &similar{bank: bank, order: map[string]int32{}, sorted: make([][]int32, len(bank)), rare: map[int32][]int{}}
	sets, count := make([]map[string]bool, len(bank)), map[string]int{}
	for i, q := range bank {
		sets[i] = trigrams(q.Current.Stem)
		for g := range sets[i] {
			count[g]++
		}
	}
	names := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(cmp.Compare(count[a], count[b]), cmp.Compare(a, b)) })
	for place, g := range names {
		s.order[g] = int32(place)
	}
	for i, set := range sets {
		s.sorted[i], _ = s.place(set)
		for _, g := range s.sorted[i][:prefix(len(s.sorted[i]))] {
			s.rare[g] = append(s.rare[g], i)
		}
	}
	return s
}

// place sorts a set by rarity; unknown counts the trigrams of no other stem,
// which are the rarest of all.
func (s *similar) place(set map[string]bool) (known []int32, unknown int) {
	for g := range set {
		if at, ok := s.order[g]; ok {
			known = append(known, at)
		} else {
			unknown++
		}
	}
	slices.Sort(known)
	return known, unknown
}

// prefix is how many of n trigrams have to be looked up.
func prefix(n int) int { return n - int(math.Ceil(similarAt*float64(n))) + min(n, 1) }

// nearest returns the question with the greatest share of common trigrams, if
// that is enough to call the two alike.
func (s *similar) nearest(stem string) (q Question, share float64, ok bool) {
	known, unknown := s.place(trigrams(stem))
	n := len(known) + unknown
	best, seen := -1, map[int]bool{}
	for _, g := range known[:min(max(prefix(n)-unknown, 0), len(known))] {
		for _, i := range s.rare[g] {
			if seen[i] {
				continue
			}
			seen[i] = true
			common := overlap(known, s.sorted[i])
			jaccard := float64(common) / float64(n+len(s.sorted[i])-common)
			if jaccard > share || jaccard == share && i < best {
				best, share = i, jaccard
			}
		}
	}
	if share < similarAt {
		return Question{}, 0, false
	}
	return s.bank[best], share, true
}

// overlap counts what two sorted lists have in common.
func overlap(a, b []int32) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			n, a, b = n+1, a[1:], b[1:]
		}
	}
	return n
}

func trigrams(s string) map[string]bool {
	runes := []rune("  " + fold(s) + " ")
	out := make(map[string]bool, len(runes))
	for i := 0; i+3 <= len(runes); i++ {
		out[string(runes[i:i+3])] = true
	}
	return out
}
