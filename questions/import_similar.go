package questions

import (
	"fmt"

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

// similar finds stems by their trigrams.
type similar struct {
	bank     []Question
	size     []int            // distinct trigrams of each stem
	postings map[string][]int // trigram → questions that have it
}

func newSimilar(bank []Question) *similar {
	s := &similar{bank: bank, size: make([]int, len(bank)), postings: map[string][]int{}}
	for i, q := range bank {
		grams := trigrams(q.Current.Stem)
		s.size[i] = len(grams)
		for g := range grams {
			s.postings[g] = append(s.postings[g], i)
		}
	}
	return s
}

// nearest returns the question with the greatest share of common trigrams, if
// that is enough to call the two alike.
func (s *similar) nearest(stem string) (q Question, share float64, ok bool) {
	grams := trigrams(stem)
	common := map[int]int{}
	for g := range grams {
		for _, i := range s.postings[g] {
			common[i]++
		}
	}
	best := -1
	for i, n := range common {
		jaccard := float64(n) / float64(len(grams)+s.size[i]-n)
		if jaccard > share || jaccard == share && i < best {
			best, share = i, jaccard
		}
	}
	if share < similarAt {
		return Question{}, 0, false
	}
	return s.bank[best], share, true
}

func trigrams(s string) map[string]bool {
	runes := []rune("  " + fold(s) + " ")
	out := make(map[string]bool, len(runes))
	for i := 0; i+3 <= len(runes); i++ {
		out[string(runes[i:i+3])] = true
	}
	return out
}
