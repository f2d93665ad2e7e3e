package demo

import (
	"context"
	"errors"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
)

// pacer says when the next thing happens: by the wall clock for the crowd, by
// arithmetic for what lies in the past.
type pacer interface {
	// after waits d and returns the moment then.
	after(ctx context.Context, d time.Duration) (time.Time, error)
}

// wall is the real clock.
type wall struct{ now func() time.Time }

func (w wall) after(ctx context.Context, d time.Duration) (time.Time, error) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return time.Time{}, ctx.Err()
	case <-timer.C:
		return w.now(), nil
	}
}

// told is a clock in the past that waits for nobody.
type told struct{ at time.Time }

func (t *told) after(_ context.Context, d time.Duration) (time.Time, error) {
	t.at = t.at.Add(d)
	return t.at, nil
}

// play enters a person and takes them through the round: start, answer, at
// times change one's mind, predict, submit; some never submit.
func (d *Demo) play(ctx context.Context, p player, roundID string, clock pacer) error {
	session, err := noDevice(p)
	if err != nil {
		return err
	}
	if _, err := d.Store.Enrol(ctx, p.Contestant, p.CreatedAt, session); err != nil {
		return err
	}
	rng := d.cast.own()
	at, err := clock.after(ctx, time.Duration(rng.IntN(2000))*time.Millisecond)
	if err != nil {
		return err
	}
	actor := account.Actor{ID: p.ID, Name: p.Name, Kind: account.Contestant}
	sitting, err := d.Taking.Start(ctx, actor, roundID, at)
	if err != nil {
		return err
	}
	pass := contest.PassFor(sitting.Attempt)
	for _, place := range sitting.Places {
		think := time.Duration(float64(p.pace) * (0.5 + rng.Float64()))
		if at, err = clock.after(ctx, think); err != nil {
			return err
		}
		choices := [][]int{d.key.choose(place, p.skill, rng)}
		if rng.IntN(20) == 0 { // second thoughts
			choices = append(choices, d.key.choose(place, p.skill, rng))
		}
		for i, shown := range choices {
			if _, err := d.Taking.Answer(ctx, pass, contest.Choice{Position: place.Position, Revision: i + 1, Shown: shown}, at); err != nil {
				return err
			}
		}
	}
	return d.finish(ctx, pass, p, sitting.Round, rng.IntN(25) == 0, clock)
}

// finish predicts and submits, unless the person walks away: then the deadline
// ends the attempt.
func (d *Demo) finish(ctx context.Context, pass contest.Pass, p player, r contest.Round, walksAway bool, clock pacer) error {
	at, err := clock.after(ctx, 2*time.Second)
	if err != nil || walksAway {
		return err
	}
	if r.Rules.Prediction != nil {
		if err := d.Taking.Predict(ctx, pass, p.guess, at); err != nil {
			return err
		}
	}
	_, err = d.Taking.Submit(ctx, pass, true, at)
	return err
}

// over reports failures that end a person's attempt and nothing else.
func over(err error) bool {
	return errors.Is(err, contest.ErrClosed) || errors.Is(err, contest.ErrLate) || errors.Is(err, contest.ErrAttemptEnded) ||
		errors.Is(err, contest.ErrBusy) || errors.Is(err, contest.ErrNotOpenYet)
}
