package contest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"hoithi/internal/account"
)

// startTries bounds how often a start draws a new number or receipt. Receipts
// have 40 bits, so a contest of a million attempts meets a taken one about
// once in a million starts.
const startTries = 4

// Start gives the contestant a paper for the round, durable before it is
// returned. While an attempt is running it returns that one, so that a double
// tap, a second tab or a lost reply never costs an attempt. It fails with
// ErrNotOpenYet, ErrClosed, ErrNoAttemptsLeft, ErrNotEligible, ErrBankShort or
// ErrBusy.
func (t *Taking) Start(ctx context.Context, actor account.Actor, roundID string, at time.Time) (Sitting, error) {
	if actor.Kind != account.Contestant {
		return Sitting{}, ErrNotEligible
	}
	round, loc, err := t.rounds.find(ctx, roundID, at)
	if err != nil {
		return Sitting{}, err
	}
	for range startTries {
		sitting, err := t.start(ctx, actor.ID, round, loc, at)
		if !errors.Is(err, ErrCollision) {
			return sitting, err
		}
	}
	return Sitting{}, ErrBusy.Because(ErrCollision)
}

func (t *Taking) start(ctx context.Context, contestantID string, round Round, loc *time.Location, at time.Time) (Sitting, error) {
	entrant, err := t.journal.Entrant(ctx, round.ContestID, contestantID)
	if err != nil {
		return Sitting{}, err
	}
	for _, a := range entrant.Attempts {
		if a.RoundID == round.ID && !a.Ended(at) {
			return t.resume(ctx, a, round, at)
		}
	}
	if err := t.endLeftover(ctx, entrant, round, at); err != nil {
		return Sitting{}, err
	}
	if err := round.MayStart(at, entrant.Attempts, loc); err != nil {
		return Sitting{}, err
	}
	attempt, err := t.newAttempt(entrant, round, at)
	if err != nil {
		return Sitting{}, err
	}
	paper, err := t.draw(ctx, attempt, round, at)
	if err != nil {
		return Sitting{}, err
	}
	attempt.Questions = len(paper.Questions)
	begun, fresh, err := t.journal.Begin(ctx, attempt, paper)
	if err != nil {
		return Sitting{}, err
	}
	if !fresh {
		return t.resume(ctx, begun, round, at)
	}
	texts, err := t.keys(ctx, paper)
	if err != nil {
		return Sitting{}, err
	}
	t.sheets.put(attempt.ID, newSheet(paper, texts, round, entrant.Contestant.ExtraTimePercent))
	if round.Rules.Show.Board == BoardRunning {
		t.feed.Touch(round.ContestID, round.ID, begun.ContestantID)
	}
	sitting, err := t.sitting(ctx, begun, round, paper, nil, nil)
	sitting.NewStart = true
	return sitting, err
}

// endLeftover ends an attempt of the round whose time is over but which the
// job has not reached yet: it would stand in the way of the next one.
func (t *Taking) endLeftover(ctx context.Context, e Entrant, round Round, at time.Time) error {
	for _, a := range e.Attempts {
		if a.RoundID != round.ID || !a.EndedAt.IsZero() {
			continue
		}
		if !PassFor(a).late(at) {
			return ErrBusy // the last answers may still be under way for the grace
		}
		if _, _, err := t.store.EndAttempt(ctx, Ending{AttemptID: a.ID, At: a.Deadline, By: EndedByDeadline}); err != nil {
			return err
		}
	}
	return nil
}

func (t *Taking) newAttempt(e Entrant, round Round, at time.Time) (Attempt, error) {
	receipt, err := newReceipt(t.random)
	if err != nil {
		return Attempt{}, err
	}
	number := 1
	for _, a := range e.Attempts {
		if a.RoundID == round.ID && a.Number >= number {
			number = a.Number + 1
		}
	}
	at = at.Truncate(time.Millisecond)
	return Attempt{
		ID: t.newID(), RoundID: round.ID, ContestID: round.ContestID,
		ContestantID: e.Contestant.ID, GroupID: e.Contestant.GroupID, UnitID: e.Contestant.UnitID,
		Number: number, StartedAt: at, Deadline: round.DeadlineFor(at, e.Contestant.ExtraTimePercent),
		Grace: round.Rules.Time.Grace, Receipt: receipt,
	}, nil
}

// draw draws the attempt's paper. Round seed and attempt id decide it, so that
// a dispute can be settled by drawing it again.
func (t *Taking) draw(ctx context.Context, a Attempt, round Round, at time.Time) (Paper, error) {
	source, ok := round.Rules.Source(a.GroupID)
	if !ok {
		return Paper{}, ErrNotEligible
	}
	drawer, err := t.drawers.find(ctx, round, source, at)
	if err != nil {
		return Paper{}, err
	}
	paper := drawer.Draw(PaperRandom(round.Seed, a.ID))
	paper.AttemptID = a.ID
	return paper, nil
}

// PaperRandom is the source of randomness of one attempt's paper.
func PaperRandom(seed, attemptID string) *rand.Rand {
	return rand.New(rand.NewChaCha8(sha256.Sum256([]byte("hoithi-paper/1\n" + seed + "\n" + attemptID))))
}

// receiptLetters leaves out what is mistaken for something else: 0 O, 1 I L, U V.
const receiptLetters = "23456789ABCDEFGHJKMNPQRSTWXYZ"

// newReceipt draws a code of the form "7K3M-92QF".
func newReceipt(random io.Reader) (string, error) {
	code := make([]byte, 0, 9)
	var b [1]byte
	for len(code) < 9 {
		if len(code) == 4 {
			code = append(code, '-')
		}
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", fmt.Errorf("contest: draw a receipt: %w", err)
		}
		if n := int(b[0]); n < 256/len(receiptLetters)*len(receiptLetters) { // no letter likelier than another
			code = append(code, receiptLetters[n%len(receiptLetters)])
		}
	}
	return string(code), nil
}
