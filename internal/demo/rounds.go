package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/questions"
)

// The demo's rounds last a week, from midnight to midnight a half hour short:
// the gap is for closing, as real contests keep it.
const (
	week = 7 * 24 * time.Hour
	gap  = 30 * time.Minute
)

// past makes the first round, taken and published, the second one, which is
// open and has begun, and the third, which is to come.
func (d *Demo) past(ctx context.Context, c contest.Contest, bank questions.Bank, actors map[string]account.Actor, now time.Time) error {
	organiser := actors["banthuky@demo.hoithi.vn"]
	first := midnight(now).AddDate(0, 0, -9)
	made := first.AddDate(0, 0, -3)
	one, err := d.schedule(ctx, c, bank, organiser, 1, first, made)
	if err != nil {
		return err
	}
	if err := d.history(ctx, c, one, peopleBefore, one.OpensAt.Add(time.Hour), one.ClosesAt.Add(-time.Hour)); err != nil {
		return fmt.Errorf("history of %s: %w", one.Name, err)
	}
	if _, err := d.Taking.EndOverdue(ctx, now); err != nil {
		return err
	}
	if err := d.publish(ctx, one, actors); err != nil {
		return fmt.Errorf("publish %s: %w", one.Name, err)
	}
	two, err := d.schedule(ctx, c, bank, organiser, 2, first.Add(week), made)
	if err != nil {
		return err
	}
	if _, err := d.planning(now).Tick(ctx); err != nil {
		return err
	}
	if err := d.history(ctx, c, two, peopleSoFar, two.OpensAt.Add(time.Hour), now.Add(-10*time.Minute)); err != nil {
		return fmt.Errorf("history of %s: %w", two.Name, err)
	}
	if _, err := d.Taking.EndOverdue(ctx, now); err != nil {
		return err
	}
	_, err = d.schedule(ctx, c, bank, organiser, 3, first.Add(2*week), made)
	return err
}

// schedule makes a round by the contest's preset and puts it on the calendar,
// at a moment before it opens.
func (d *Demo) schedule(ctx context.Context, c contest.Contest, bank questions.Bank, by account.Actor, number int, opens, at time.Time) (contest.Round, error) {
	planning := d.planning(at)
	view, err := planning.CreateRound(ctx, by, c.ID, contest.RoundEdit{
		Number: number, Name: fmt.Sprintf("Tuần %d", number), NameEN: fmt.Sprintf("Week %d", number),
		OpensAt: opens, ClosesAt: opens.Add(week - gap), Rules: rules(bank),
	})
	if err != nil {
		return contest.Round{}, err
	}
	view, err = planning.Move(ctx, by, view.ID, contest.Scheduled, "")
	return view.Round, err
}

// rules are those of Huế 2025 with the sample bank for both groups, by a
// blueprint over its topics.
func rules(bank questions.Bank) contest.Rules {
	preset, _ := contest.FindPreset("hue-2025")
	r := preset.Rules
	for i := range r.Paper.Sources {
		r.Paper.Sources[i].BankID = bank.ID
		r.Paper.Sources[i].Lines = []contest.BlueprintLine{
			{Topic: "chi-dao-dieu-hanh", Count: 2}, {Topic: "sau-linh-vuc-cchc", Count: 3}, {Topic: "ba-tru-cot-cds", Count: 2},
			{Topic: "dich-vu-cong", Count: 2}, {Topic: "de-an-06", Count: 2}, {Count: 4},
		}
	}
	return r
}

// openRound is the round that runs now. When none does, the next week is
// planned to begin at the last midnight: a demo that is started again after a
// month has a round all the same.
func (d *Demo) openRound(ctx context.Context, c contest.Contest) (contest.Round, error) {
	now := d.Now()
	if _, err := d.planning(now).Tick(ctx); err != nil {
		return contest.Round{}, err
	}
	rounds, err := d.Store.Rounds(ctx, c.ID)
	if err != nil {
		return contest.Round{}, err
	}
	number := 0
	for _, r := range rounds {
		if r.StateAt(now) == contest.Open {
			return r, nil
		}
		number = max(number, r.Number)
	}
	banks, err := d.Store.Banks(ctx, c.ID, now)
	if err != nil || len(banks) == 0 {
		return contest.Round{}, err
	}
	opens := midnight(now)
	if i := slices.IndexFunc(rounds, func(r contest.Round) bool { return r.StateAt(now) == contest.Scheduled }); i >= 0 {
		opens = now.Truncate(time.Minute) // in the gap before the next round
	}
	round, err := d.schedule(ctx, c, banks[0].Bank, account.Machine("demo"), number+1, opens, opens.Add(-time.Minute))
	if err != nil {
		return round, err
	}
	_, err = d.planning(now).Tick(ctx)
	return round, err
}
