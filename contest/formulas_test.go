package contest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hoithi/questions"
)

// TestFormulasOfAPlace: a paper holds the formulas of what it shows, in an
// order that tells nothing; those of the explanation come with the answers.
func TestFormulasOfAPlace(t *testing.T) {
	t.Parallel()
	half, root, power, why := questions.Formula{Text: "1/2", MathML: "h"}, questions.Formula{Text: "√(3)", MathML: "r"}, questions.Formula{Text: "x^(n)", MathML: "p"}, questions.Formula{Text: "3/4", MathML: "w"}
	v := questions.Version{Kind: questions.Ordering, Stem: "Xếp từ nhỏ đến lớn, với x^(n)", Options: []string{"√(3)", "1/2"}, Explanation: "Vì 3/4",
		Illustration: questions.Illustration{Formulas: []questions.Formula{power, root, half, why}}}
	q := PaperQuestion{Kind: questions.Ordering, Order: []int{1, 0}}
	var p Place
	p.show(q, v)
	if diff := cmp.Diff([]questions.Formula{half, power, root}, p.Formulas); diff != "" {
		t.Errorf("on the paper (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]questions.Formula{half, why, power, root}, explained(0, q, v, Answer{}).Formulas); diff != "" {
		t.Errorf("with the answers (-want +got):\n%s", diff)
	}
}
