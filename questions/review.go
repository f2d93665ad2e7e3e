package questions

import (
	"context"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Review is one step of a question between its author and a paper.
type Review struct {
	ID         string
	QuestionID string
	VersionID  int64
	From, To   State
	By         string // staff id
	ByName     string
	Comment    string
	At         time.Time
}

// reviewSteps says which right a step needs. Steps that are not here do not
// exist.
var reviewSteps = map[State]map[State]account.Right{
	Draft:    {InReview: account.EditQuestions, Retired: account.EditQuestions},
	InReview: {Approved: account.ReviewQuestion, Draft: account.ReviewQuestion},
	Approved: {Retired: account.ReviewQuestion, Draft: account.ReviewQuestion},
	Retired:  {Draft: account.EditQuestions},
}

// Review takes a question one step further or back. Who approves has written
// neither the question nor its current text: ErrSamePerson. What comes back is
// the whole question, so it counts as read.
func (l *Library) Review(ctx context.Context, actor account.Actor, id string, to State, comment string) (Question, error) {
	q, b, err := l.questionFor(ctx, actor, account.ReadKeys, id)
	if err != nil {
		return q, err
	}
	if q, err = l.review(ctx, actor, b, q, to, comment); err != nil {
		return q, err
	}
	return q, l.NoteReading(ctx, actor, b, ReadOpen, q)
}

func (l *Library) review(ctx context.Context, actor account.Actor, b Bank, q Question, to State, comment string) (Question, error) {
	if q.Secrecy != Readable {
		return q, ErrSealed
	}
	right, ok := reviewSteps[q.State][to]
	if !ok {
		return q, ErrQuestionState.With("from", string(q.State)).With("to", string(to))
	}
	// An author may take their own question back out of review.
	own := wrote(actor, q) && q.State == InReview && to == Draft && actor.Can(account.EditQuestions, b.ContestID)
	if !actor.Can(right, b.ContestID) && !own {
		return q, ErrForbidden
	}
	if to == Approved {
		if wrote(actor, q) {
			return q, ErrSamePerson
		}
		if err := q.Current.Validate(b); err != nil {
			return q, err
		}
	}
	r := Review{ID: l.newID(), QuestionID: q.ID, VersionID: q.Current.ID, From: q.State, To: to, By: actor.ID, ByName: actor.Name, Comment: tidyLines(comment), At: l.now()}
	// The comment may quote the question: it is kept with the review, not in the log.
	deed := l.deed(actor, b, "question."+string(to), "question:"+q.ID, map[string]any{"state": r.From}, map[string]any{"state": to, "version": q.Current.Number})
	if err := l.store.MoveQuestion(ctx, q, r, deed); err != nil {
		return q, err
	}
	q.State, q.UpdatedAt = to, r.At
	return q, nil
}

func wrote(actor account.Actor, q Question) bool {
	return actor.ID != "" && (actor.ID == q.CreatedBy || actor.ID == q.Current.CreatedBy)
}

// Refused is a question that a step for many did not take.
type Refused struct {
	ID  string
	Why *fault.Error
}

// ReviewMany takes many questions of a bank through the same step. Each stands
// by itself: what cannot be done is listed, the rest is done.
func (l *Library) ReviewMany(ctx context.Context, actor account.Actor, bankID string, ids []string, to State, comment string) (done int, refused []Refused, err error) {
	b, err := l.bankFor(ctx, actor, account.ReadKeys, bankID)
	if err != nil {
		return 0, nil, err
	}
	for _, id := range ids {
		q, err := l.store.FindQuestion(ctx, id)
		if err == nil && q.BankID != bankID {
			err = ErrQuestionNotFound
		}
		if err == nil {
			_, err = l.review(ctx, actor, b, q, to, comment)
		}
		if err == nil {
			done++
			continue
		}
		why, known := asFault(err)
		if !known {
			return done, refused, err
		}
		refused = append(refused, Refused{ID: id, Why: why})
	}
	return done, refused, nil
}
