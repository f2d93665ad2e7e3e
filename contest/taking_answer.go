package contest

import (
	"context"
	"errors"
	"time"

	"hoithi/questions"
)

// MaxRevision bounds how often one place of a paper may be changed.
const MaxRevision = 1_000_000

// Choice is what a contestant chose at one place, as it arrived.
type Choice struct {
	Position int    // zero-based
	Revision int    // from 1
	Shown    []int  // shown indexes; empty clears the answer. Of an ordering: the items in the order given; of a matching: the right side of each left one, or -1
	Text     string // of a short text or a number (in the form of questions.Decimal); empty clears the answer
}

// Answer stores a choice and returns once it is durable. at is when the
// request reached the server: nothing later decides whether it was in time.
// Sending the same choice again returns the first receipt.
//
// It fails with ErrLate, ErrPosition, ErrOptionRange, ErrOptionCount,
// ErrRevision, ErrLocked, ErrNotOpened, ErrAttemptEnded, ErrBusy, with an error
// of written answers (ErrAnswerKind, ErrAnswerLong, ErrAnswerNumber,
// ErrAnswerOrder, ErrAnswerPairs), or with ErrStaleRevision, whose detail is the
// newest answer.
func (t *Taking) Answer(ctx context.Context, pass Pass, c Choice, at time.Time) (Saved, error) {
	if c.Revision < 1 || c.Revision > MaxRevision {
		return Saved{}, ErrRevision
	}
	sheet, err := t.sheet(ctx, pass, at)
	if err != nil {
		return Saved{}, err
	}
	answer, err := sheet.judge(pass.AttemptID, c, at)
	if err != nil {
		return Saved{}, err
	}
	if pass.late(at) {
		return t.repeated(ctx, sheet, answer, ErrLate)
	}
	if sheet.over.Load() {
		return t.repeated(ctx, sheet, answer, ErrAttemptEnded)
	}
	if sheet.perQuestion > 0 {
		if err := t.checkQuestionClock(ctx, sheet, pass, c.Position, at); err != nil {
			return t.repeated(ctx, sheet, answer, err)
		}
	}
	stored, err := t.journal.Save(ctx, answer)
	if err != nil {
		if errors.Is(err, ErrAttemptEnded) {
			sheet.over.Store(true)
		}
		return Saved{}, err
	}
	if stored.New && sheet.running {
		t.feed.Touch(sheet.contestID, pass.RoundID, pass.ContestantID)
	}
	return sheet.settle(answer, stored)
}

// sheet finds the paper in memory, or reads it once.
func (t *Taking) sheet(ctx context.Context, pass Pass, at time.Time) (*sheet, error) {
	if s, ok := t.sheets.get(pass.AttemptID); ok {
		return s, nil
	}
	round, _, err := t.rounds.find(ctx, pass.RoundID, at)
	if err != nil {
		return nil, err
	}
	paper, err := t.store.FindPaper(ctx, pass.AttemptID)
	if err != nil {
		return nil, err
	}
	extra := 0
	if round.Rules.Time.PerQuestion > 0 {
		entrant, err := t.journal.Entrant(ctx, round.ContestID, pass.ContestantID)
		if err != nil {
			return nil, err
		}
		extra = entrant.Contestant.ExtraTimePercent
	}
	texts, err := t.keys(ctx, paper)
	if err != nil {
		return nil, err
	}
	s := newSheet(paper, texts, round, extra)
	t.sheets.put(pass.AttemptID, s)
	return s, nil
}

// keys are the texts that a paper is marked by; none where it is all choices,
// whose key is on the paper.
func (t *Taking) keys(ctx context.Context, p Paper) ([]questions.Version, error) {
	if !p.hasWritten() {
		return nil, nil
	}
	return t.versions.find(ctx, p)
}

// repeated forgives a request that comes too late for an answer that was stored in time: only
// its acknowledgement was lost. Anything else fails with refusal.
func (t *Taking) repeated(ctx context.Context, sheet *sheet, a Answer, refusal error) (Saved, error) {
	answers, err := t.store.FindAnswers(ctx, a.AttemptID)
	if err != nil {
		return Saved{}, err
	}
	for _, stored := range answers {
		if stored.Position == a.Position {
			if saved, err := sheet.settle(a, stored); err == nil {
				return saved, nil
			}
		}
	}
	return Saved{}, refusal
}

// checkQuestionClock applies the question's own time limit.
func (t *Taking) checkQuestionClock(ctx context.Context, sheet *sheet, pass Pass, position int, at time.Time) error {
	opened, ok := sheet.openedAt(position)
	if !ok {
		openings, err := t.store.FindOpenings(ctx, pass.AttemptID)
		if err != nil {
			return err
		}
		sheet.noteOpenings(openings)
		if opened, ok = sheet.openedAt(position); !ok {
			return ErrNotOpened
		}
	}
	if at.After(opened.Add(sheet.perQuestion + pass.Grace)) {
		return ErrLate
	}
	return nil
}

// judge checks a choice against the paper and marks it.
func (s *sheet) judge(attemptID string, c Choice, at time.Time) (Answer, error) {
	if c.Position < 0 || c.Position >= len(s.places) {
		return Answer{}, ErrPosition
	}
	a := Answer{AttemptID: attemptID, Position: c.Position, Revision: c.Revision, ReceivedAt: at.Truncate(time.Millisecond)}
	if err := s.mark(&a, c); err != nil {
		return Answer{}, err
	}
	if !s.revise {
		if a.Chosen == 0 {
			return Answer{}, ErrLocked
		}
		a.Revision = 1 // the first choice is the only one: the journal keeps what came first
	}
	return a, nil
}

// mark fills in what was answered and what it earns.
func (s *sheet) mark(a *Answer, c Choice) (err error) {
	place := &s.places[c.Position]
	if s.written != nil && !s.written[c.Position].text.Kind.Choice() {
		w := &s.written[c.Position]
		if a.Written, err = w.read(c); err != nil || a.Written == "" {
			return err
		}
		a.Chosen = 1
		a.Right, a.Points = w.text.Mark(a.Written, int(place.points))
		return nil
	}
	if c.Text != "" {
		return ErrAnswerKind
	}
	if a.Chosen, err = place.original(c.Shown); err != nil {
		return err
	}
	if a.Chosen != 0 && a.Chosen == place.correct {
		a.Right, a.Points = true, int(place.points)
	}
	return nil
}

// settle turns what the journal holds now into the word for who asked.
func (s *sheet) settle(asked Answer, stored Stored) (Saved, error) {
	if stored.New || stored.Revision == asked.Revision && stored.Chosen == asked.Chosen && stored.Written == asked.Written {
		return Saved{
			Position: stored.Position, Revision: stored.Revision, Receipt: stored.Receipt,
			ReceivedAt: stored.ReceivedAt, Repeat: !stored.New,
		}, nil
	}
	failure := ErrStaleRevision
	if !s.revise {
		failure = ErrLocked
	}
	choice, text := s.places[stored.Position].shown(stored.Chosen), ""
	if s.written != nil && !s.written[stored.Position].text.Kind.Choice() {
		choice, text = s.written[stored.Position].question.show(stored.Written)
	}
	return Saved{}, failure.
		With("revision", stored.Revision).
		With("choice", choice).
		With("text", text).
		With("receipt", stored.Receipt).
		With("saved_ms", stored.ReceivedAt.UnixMilli())
}
