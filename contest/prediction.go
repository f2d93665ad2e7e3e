package contest

// MaxPrediction bounds what a contestant may predict.
const MaxPrediction = 100_000_000

// Truths are the true values of a prediction, computed when a round is locked.
// The key is the group for ScopeGroup, and empty for ScopeRound.
type Truths map[string]int64

// missed is how far an attempt's prediction is from the truth; unknown where
// the round asks none, none was given, or the truth is not known yet.
func (t Truths) missed(p *Prediction, a Attempt) int64 {
	if p == nil || a.Prediction == nil {
		return unknown
	}
	truth, known := t[p.key(a.GroupID)]
	if !known {
		return unknown
	}
	if d := *a.Prediction - truth; d >= 0 {
		return d
	}
	return truth - *a.Prediction
}

func (p *Prediction) key(group string) string {
	if p.Scope == ScopeGroup {
		return group
	}
	return ""
}

// TruthsOf counts the true values over the valid attempts of a round whose
// contestants were not disqualified. People are counted once however often
// they tried. A person answered everything right when one of their attempts
// did. It returns nil where the round asks no prediction.
func TruthsOf(round Round, groups []Group, attempts []Attempt) Truths {
	p := round.Rules.Prediction
	if p == nil {
		return nil
	}
	truths := Truths{}
	if p.Scope == ScopeGroup {
		for _, g := range groups {
			truths[g.ID] = 0
		}
	} else {
		truths[""] = 0
	}
	seen := make(map[string]bool, len(attempts))
	for _, a := range attempts {
		if p.Target == TargetAllRight && a.Totals.Right < a.Questions {
			continue
		}
		if p.Tally == TallyPeople {
			if seen[a.ContestantID] {
				continue
			}
			seen[a.ContestantID] = true
		}
		truths[p.key(a.GroupID)]++
	}
	return truths
}

// CheckPrediction returns ErrPrediction for a number that nobody can mean.
func CheckPrediction(n int64) error {
	if n < 0 || n > MaxPrediction {
		return ErrPrediction
	}
	return nil
}
