package contest

import (
	"strings"
	"testing"

	"hoithi/questions"
)

// The rules page speaks of the kinds that the banks ask, and of no others.
func TestRulesPageKinds(t *testing.T) {
	t.Parallel()
	round := Round{Rules: Rules{Paper: PaperRules{Points: 10, Sources: []PaperSource{{BankID: "b", Lines: []BlueprintLine{{Count: 5}}}}}}}
	for name, test := range map[string]struct {
		asks        []questions.Asked
		says, hides []string
	}{
		"choices only":   {nil, nil, []string{"Câu trả lời ngắn", "bằng số", "gần đúng nhất", "ghép đôi"}},
		"words":          {[]questions.Asked{{Kind: questions.ShortText}}, []string{"Câu trả lời ngắn"}, []string{"bằng số", "ghép đôi"}},
		"numbers":        {[]questions.Asked{{Kind: questions.Numeric}}, []string{"sai số cho phép"}, []string{"gần đúng nhất"}},
		"nearest wins":   {[]questions.Asked{{Kind: questions.Numeric, Nearest: true}}, []string{"gần đúng nhất", "cùng được trọn điểm"}, nil},
		"all or nothing": {[]questions.Asked{{Kind: questions.Ordering}}, []string{"chỉ được điểm khi đúng toàn bộ"}, []string{"làm tròn xuống"}},
		"parts":          {[]questions.Asked{{Kind: questions.Matching, Partial: true}, {Kind: questions.Ordering}}, []string{"làm tròn xuống"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rulesWriter{r: round, banks: map[string]questions.Bank{"b": {Asks: test.asks}}}
			text := strings.Join(w.paper().Paragraphs, "\n")
			for _, s := range test.says {
				if !strings.Contains(text, s) {
					t.Errorf("the page does not say %q:\n%s", s, text)
				}
			}
			for _, s := range test.hides {
				if strings.Contains(text, s) {
					t.Errorf("the page says %q:\n%s", s, text)
				}
			}
		})
	}
}
