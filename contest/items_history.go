package contest

import (
	"context"
	"errors"
	"math"
	"time"

	"hoithi/internal/account"
	"hoithi/questions"
)

// ItemRecord is how a version of a question did in a round that is locked.
type ItemRecord struct {
	RoundID        string
	RoundNumber    int
	RoundName      string
	ClosedAt       time.Time
	VersionID      int64
	QuestionID     string
	Version        int // of the question
	Seen           int // papers that asked it
	Answered       int
	Right          int
	Discrimination float64
	Correlation    float64 // NaN: nothing varied
	Group          int     // the size of the upper and of the lower group
	Times          Quartiles
	Notes          []ItemNote
}

// Facility is the share of right answers among all who saw the item.
func (r ItemRecord) Facility() float64 { return share(r.Right, r.Seen) }

// Few reports whether too few saw the item to trust more than the counts.
func (r ItemRecord) Few() bool { return r.Seen < FewSitters }

// ItemHistoryStore keeps the figures of rounds that are locked.
type ItemHistoryStore interface {
	FindQuestion(ctx context.Context, id string) (questions.Question, error) // questions.ErrQuestionNotFound
	FindBank(ctx context.Context, id string) (questions.Bank, error)
	// RoundsToFigure lists the rounds that are locked, or further, and have no
	// figures since.
	RoundsToFigure(ctx context.Context) ([]string, error)
	// KeepItemRecords replaces the figures of a round.
	KeepItemRecords(ctx context.Context, roundID string, at time.Time, list []ItemRecord) error
	// ItemRecords lists what a question did in rounds that are locked, or
	// further, the oldest first.
	ItemRecords(ctx context.Context, questionID string) ([]ItemRecord, error)
}

// History tells how a question did in each round that has used it and is
// locked, the oldest first.
func (s *Items) History(ctx context.Context, actor account.Actor, questionID string) ([]ItemRecord, error) {
	q, err := s.store.FindQuestion(ctx, questionID)
	if err != nil {
		return nil, err
	}
	b, err := s.store.FindBank(ctx, q.BankID)
	if err != nil {
		return nil, err
	}
	if err := allow(actor, account.ReadKeys, b.ContestID); err != nil {
		return nil, err
	}
	return s.store.ItemRecords(ctx, questionID)
}

// Keep analyses the rounds that have been locked since the last time, beside
// the answers' path, and keeps their figures. A round that fails does not hold
// up the others.
func (s *Items) Keep(ctx context.Context) error {
	rounds, err := s.store.RoundsToFigure(ctx)
	if err != nil {
		return err
	}
	var failed []error
	for _, id := range rounds {
		failed = append(failed, s.keep(ctx, id))
	}
	return errors.Join(failed...)
}

func (s *Items) keep(ctx context.Context, roundID string) error {
	at := s.now() // before the reading: a lock that comes meanwhile is not missed
	figures, _, err := s.analyse(ctx, roundID)
	if err != nil {
		return err
	}
	list := make([]ItemRecord, 0, len(figures))
	for _, f := range figures {
		list = append(list, f.record())
	}
	return s.store.KeepItemRecords(ctx, roundID, at, list)
}

func (f ItemFigures) record() ItemRecord {
	r := ItemRecord{VersionID: f.Version.ID, QuestionID: f.Version.QuestionID, Version: f.Version.Number, Seen: f.Seen, Answered: f.Answered, Right: f.Right,
		Discrimination: f.Discrimination, Correlation: f.Correlation, Group: f.Upper, Times: f.Times, Notes: f.Notes}
	if math.IsInf(r.Correlation, 0) {
		r.Correlation = math.NaN()
	}
	return r
}
