package contest

import (
	"context"
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
	Answers   []OutcomeAnswer // nil: not to be shown (yet)
}

// OutcomeAnswer is one question with its key, as shown on the paper.
type OutcomeAnswer struct {
	Position    int
	Stem        string
	Options     []string
	Chosen      []int
	Correct     []int
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
	chosen := make(map[int]questions.Options, len(stored))
	for _, s := range stored {
		chosen[s.Position] = s.Chosen
	}
	out := make([]OutcomeAnswer, len(paper.Questions))
	for i, q := range paper.Questions {
		var place Place
		place.show(q, texts[i])
		out[i] = OutcomeAnswer{
			Position: i, Stem: place.Stem, Options: place.Options,
			Chosen: q.Shown(chosen[i]), Correct: q.Shown(q.Correct),
			Explanation: texts[i].Explanation, LegalBasis: texts[i].LegalBasis,
		}
	}
	return out, nil
}
