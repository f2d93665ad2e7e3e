package contest

import "time"

// MayStart reports whether a contestant may start a new attempt at a time.
// mine are the contestant's attempts in the whole contest, ended or not; loc is
// the contest's time zone, in which days and weeks begin. It fails with
// ErrNotOpenYet, ErrClosed or ErrNoAttemptsLeft. Whether an attempt is still
// running is the caller's question: it is resumed, not started.
func (r Round) MayStart(at time.Time, mine []Attempt, loc *time.Location) error {
	switch r.StateAt(at) {
	case Draft, Scheduled:
		return ErrNotOpenYet
	case Open:
	default:
		return ErrClosed
	}
	if left, limited := r.AttemptsLeft(at, mine, loc); limited && left <= 0 {
		return ErrNoAttemptsLeft
	}
	return nil
}

// AttemptsLeft returns how many attempts a contestant may still start at a
// time; limited is false where the rules set no limit.
func (r Round) AttemptsLeft(at time.Time, mine []Attempt, loc *time.Location) (left int, limited bool) {
	policy := r.Rules.Attempts
	if policy.Limit == 0 {
		return 0, false
	}
	left = policy.Limit
	for _, a := range mine {
		if policy.spends(r, a, at, loc) {
			left--
		}
	}
	return max(left, 0), true
}

// spends reports whether an earlier attempt uses up the limit that applies at
// a time. A day or a week is counted inside the round: a contest of several
// rounds gives each its own.
func (p AttemptPolicy) spends(r Round, a Attempt, at time.Time, loc *time.Location) bool {
	if p.Per == PerContest {
		return a.ContestID == r.ContestID
	}
	if a.RoundID != r.ID {
		return false
	}
	switch p.Per {
	case PerDay:
		return day(a.StartedAt, loc).Equal(day(at, loc))
	case PerWeek:
		return week(a.StartedAt, loc).Equal(week(at, loc))
	default:
		return true
	}
}

// day is the midnight that begins t's day.
func day(t time.Time, loc *time.Location) time.Time {
	y, m, d := t.In(loc).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, loc)
}

// week is the midnight that begins t's week, on Monday.
func week(t time.Time, loc *time.Location) time.Time {
	d := day(t, loc)
	return d.AddDate(0, 0, -(int(d.Weekday())+6)%7)
}

// DeadlineFor returns when an attempt started at a time ends: its time limit,
// lengthened for people who need it, and never later than the round's closing.
func (r Round) DeadlineFor(start time.Time, extraPercent int) time.Time {
	limit := r.Rules.Time.Limit
	if limit <= 0 {
		return r.ClosesAt
	}
	limit += limit * time.Duration(max(extraPercent, 0)) / 100
	if d := start.Add(limit); d.Before(r.ClosesAt) {
		return d
	}
	return r.ClosesAt
}

// QuestionLimit is the time for one question of a contestant, 0 for none.
func (r Round) QuestionLimit(extraPercent int) time.Duration {
	limit := r.Rules.Time.PerQuestion
	return limit + limit*time.Duration(max(extraPercent, 0))/100
}

// Valid reports whether an ended attempt counts at all. Where only complete
// papers count, the prediction is part of the paper (Quảng Ninh 2023: "trả lời
// đủ 10 câu", the tenth being the prediction).
func (r Rules) Valid(a Attempt) bool {
	if r.Time.Blanks != BlanksInvalid {
		return true
	}
	return a.Totals.Answered >= a.Questions && (r.Prediction == nil || a.Prediction != nil)
}

// Counted picks the attempt that counts before the true prediction is known,
// as a live board must: among the valid ones, by the round's counting rule.
func Counted(attempts []Attempt, round Round) (Attempt, bool) {
	return counted(attempts, round, Truths{})
}

// counted is Counted once the truths are known: "best" then uses the whole
// chain.
func counted(attempts []Attempt, round Round, truths Truths) (best Attempt, found bool) {
	for _, a := range attempts {
		if !round.Rules.Valid(a) {
			continue
		}
		if !found || round.better(a, best, truths) {
			best, found = a, true
		}
	}
	return best, found
}

// better reports whether attempt a is preferred to b of the same contestant.
// Equal attempts prefer the earlier number, so that the choice is always the same.
func (r Round) better(a, b Attempt, truths Truths) bool {
	var chain []Criterion
	switch r.Rules.Attempts.Counts {
	case CountLast:
		return a.Number > b.Number
	case CountOnly:
		return a.Number < b.Number
	case CountBestEarliest:
		chain = []Criterion{ByPoints, BySubmitted}
	case CountBestShortest:
		chain = []Criterion{ByPoints, ByDuration}
	default:
		chain = r.Rules.Ranking.Criteria
	}
	x, y := r.figures(a, truths), r.figures(b, truths)
	if c := compare(chain, x, y); c != 0 {
		return c < 0
	}
	return a.Number < b.Number
}
