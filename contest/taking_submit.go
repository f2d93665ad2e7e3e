package contest

import (
	"context"
	"time"
)

// Predict keeps the contestant's prediction; the newest one counts. It fails
// with ErrPrediction, ErrLate or ErrAttemptEnded.
func (t *Taking) Predict(ctx context.Context, pass Pass, value int64, at time.Time) error {
	if err := CheckPrediction(value); err != nil {
		return err
	}
	if pass.late(at) {
		return ErrLate
	}
	round, _, err := t.rounds.find(ctx, pass.RoundID, at)
	if err != nil {
		return err
	}
	if round.Rules.Prediction == nil {
		return ErrPrediction
	}
	return t.store.SetPrediction(ctx, pass.AttemptID, value)
}

// Submission is how an attempt stands after it was handed in.
type Submission struct {
	Attempt Attempt
	Round   Round
}

// Submit hands the attempt in. With blanks left it fails with ErrBlanks, whose
// detail "missing" lists the positions, unless allowBlanks. Submitting again
// changes nothing and returns the attempt as it ended, so does submitting
// after the deadline.
func (t *Taking) Submit(ctx context.Context, pass Pass, allowBlanks bool, at time.Time) (Submission, error) {
	round, _, err := t.rounds.find(ctx, pass.RoundID, at)
	if err != nil {
		return Submission{}, err
	}
	ending := Ending{AttemptID: pass.AttemptID, At: at.Truncate(time.Millisecond), By: EndedBySubmit, Complete: !allowBlanks}
	if pass.late(at) {
		ending = Ending{AttemptID: pass.AttemptID, At: pass.Deadline, By: EndedByDeadline}
	}
	attempt, ended, err := t.store.EndAttempt(ctx, ending)
	if err != nil {
		return Submission{}, err
	}
	if attempt.EndedAt.IsZero() {
		return Submission{}, t.blanks(ctx, attempt)
	}
	t.sheets.end(attempt.ID)
	if ended {
		t.feed.Touch(attempt.ContestID, attempt.RoundID, attempt.ContestantID)
	}
	return Submission{Attempt: attempt, Round: round}, nil
}

// blanks is ErrBlanks with the positions that have no answer.
func (t *Taking) blanks(ctx context.Context, a Attempt) error {
	answers, err := t.store.FindAnswers(ctx, a.ID)
	if err != nil {
		return err
	}
	answered := make([]bool, a.Questions)
	for _, stored := range answers {
		if stored.Position < len(answered) && stored.Chosen != 0 {
			answered[stored.Position] = true
		}
	}
	missing := []int{}
	for position, done := range answered {
		if !done {
			missing = append(missing, position)
		}
	}
	return ErrBlanks.With("missing", missing)
}

// EndOverdue ends attempts whose time is over, the browser open or not, and
// those of rounds that were closed early. It returns how many; call it until
// it returns 0. Running it on several nodes at once is harmless.
func (t *Taking) EndOverdue(ctx context.Context, at time.Time) (int, error) {
	ended, err := t.store.EndOverdue(ctx, at.Add(-endMargin), endBatch)
	if err != nil {
		return 0, err
	}
	for _, a := range ended {
		t.feed.Touch(a.ContestID, a.RoundID, a.ContestantID)
	}
	return len(ended), nil
}

const (
	// endMargin lets answers that were received in time leave the queue first.
	endMargin = 3 * time.Second
	endBatch  = 1000
)
