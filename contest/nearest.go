package contest

import (
	"math/big"

	"hoithi/questions"
)

// Near is an answer to a question that the nearest answer wins, of an attempt
// of the round. Its points are decided when the result is computed, by all the
// answers together.
type Near struct {
	AttemptID string
	VersionID int64 // the text that was asked: those who had another text compete apart
	Given     questions.Decimal
	True      questions.Decimal
	Points    int
}

// award gives the points of nearest-wins questions to those who came nearest,
// among the attempts that compete. Equally near answers all win; one of them is
// a right answer. attempts are changed in place.
func award(attempts []Attempt, near []Near) {
	if len(near) == 0 {
		return
	}
	place := make(map[string]int, len(attempts))
	for i, a := range attempts {
		place[a.ID] = i
	}
	best := map[int64]*big.Rat{}
	for _, n := range near {
		if _, competes := place[n.AttemptID]; !competes {
			continue
		}
		if d := n.Given.Distance(n.True); best[n.VersionID] == nil || d.Cmp(best[n.VersionID]) < 0 {
			best[n.VersionID] = d
		}
	}
	for _, n := range near {
		i, competes := place[n.AttemptID]
		if competes && n.Given.Distance(n.True).Cmp(best[n.VersionID]) == 0 {
			t := &attempts[i].Totals
			t.Points, t.Right, t.Nearest = t.Points+n.Points, t.Right+1, t.Nearest+n.Points
		}
	}
}
