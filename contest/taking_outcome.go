package contest

import (
	"context"
	"slices"
	"time"

	"hoithi/questions"
)

// Outcome is what a contestant may know of an ended attempt.
type Outcome struct {
	Attempt   Attempt
	Round     Round
	Valid     bool
	ShowScore bool
	OfPoints  int             // the most that the paper gives
	Later     int             // questions whose points are decided when the round is computed
	Answers   []OutcomeAnswer // nil: not to be shown (yet)
}

// OutcomeAnswer is one question with its key, as shown on the paper.
type OutcomeAnswer struct {
	Place       // with what was answered
	Chosen      []int
	Correct     []int              // shown indexes; of an ordering in their right order, of a matching for each left side
	Accepted    []string           // short text
	Numbers     []questions.Number // numeric
	Right       bool
	Points      int
	OfPoints    int
	Explanation string
	LegalBasis  string
}

// Outcome tells a contestant about their ended attempt, as far as the round
// discloses it at that time. It fails with ErrAttemptNotFound, also for an
// attempt of somebody else, and with ErrAttemptRunning before the end.
func (t *Taking) Outcome(ctx context.Context, contestantID, attemptID string, at time.Time) (Outcome, error) {
	attempt, err := t.store.FindAttempt(ctx, attemptID)
	if err != nil {
		return Outcome{}, err
	}
	if attempt.ContestantID != contestantID {
		return Outcome{}, ErrAttemptNotFound
	}
	if attempt.EndedAt.IsZero() {
		if !PassFor(attempt).late(at) {
			return Outcome{}, ErrAttemptRunning
		}
		if attempt, _, err = t.store.EndAttempt(ctx, Ending{AttemptID: attemptID, At: attempt.Deadline, By: EndedByDeadline}); err != nil {
			return Outcome{}, err
		}
		t.feed.Touch(attempt.ContestID, attempt.RoundID, attempt.ContestantID)
	}
	round, _, err := t.rounds.find(ctx, attempt.RoundID, at)
	if err != nil {
		return Outcome{}, err
	}
	return t.outcome(ctx, attempt, round, at)
}

func (t *Taking) outcome(ctx context.Context, a Attempt, round Round, at time.Time) (Outcome, error) {
	paper, err := t.store.FindPaper(ctx, a.ID)
	if err != nil {
		return Outcome{}, err
	}
	o := Outcome{Attempt: a, Round: round, Valid: round.Rules.Valid(a), ShowScore: round.Shows(round.Rules.Show.Score, at)}
	for _, q := range paper.Questions {
		o.OfPoints += q.Points
	}
	if paper.hasWritten() {
		texts, err := t.versions.find(ctx, paper)
		if err != nil {
			return o, err
		}
		for _, v := range texts {
			if v.Pending() {
				o.Later++
			}
		}
	}
	// Whatever the rules say, the key stays here until the round is closed:
	// others are still answering.
	if round.Shows(round.Rules.Show.Answers, at) && round.Reached(Closed, at) {
		o.Answers, err = t.key(ctx, a, paper)
	}
	return o, err
}

func (t *Taking) key(ctx context.Context, a Attempt, paper Paper) ([]OutcomeAnswer, error) {
	texts, err := t.versions.find(ctx, paper)
	if err != nil {
		return nil, err
	}
	stored, err := t.store.FindAnswers(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	given := make(map[int]Answer, len(stored))
	for _, s := range stored {
		given[s.Position] = s.Answer
	}
	out := make([]OutcomeAnswer, len(paper.Questions))
	for i, q := range paper.Questions {
		out[i] = explained(i, q, texts[i], given[i])
	}
	return out, nil
}

// explained is one question with its key and what was answered.
func explained(position int, q PaperQuestion, v questions.Version, given Answer) OutcomeAnswer {
	o := OutcomeAnswer{
		Place: Place{Position: position, Kind: q.Kind}, Explanation: v.Explanation, LegalBasis: v.LegalBasis,
		Accepted: v.Accepted, Numbers: v.Numbers, Right: given.Right, Points: given.Points, OfPoints: q.Points,
	}
	o.show(q, v)
	o.Formulas = v.FormulasIn(slices.Concat([]string{o.Stem, o.Explanation}, o.Options, o.Rights)...)
	o.Chosen, o.Text = q.given(given)
	if q.Kind.Choice() {
		o.Correct = q.Shown(q.Correct)
	} else {
		o.Correct = q.shownKey(v)
	}
	return o
}
