package contest

import (
	"errors"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var (
	vietnam = time.FixedZone("ICT", 7*3600)
	opening = time.Date(2025, 9, 15, 8, 0, 0, 0, vietnam) // a Monday
)

func openRound(p AttemptPolicy) Round {
	return Round{
		ID: "r1", ContestID: "c1", State: Scheduled, OpensAt: opening, ClosesAt: opening.AddDate(0, 0, 14),
		Rules: Rules{Attempts: p, Time: TimeRules{Limit: 10 * time.Minute}, Ranking: chain(ByPoints, ByDuration)},
	}
}

func startedAt(round string, moments ...time.Time) []Attempt {
	var out []Attempt
	for _, at := range moments {
		out = append(out, Attempt{ContestID: "c1", RoundID: round, StartedAt: at})
	}
	return out
}

func TestMayStart(t *testing.T) {
	t.Parallel()
	tuesday := opening.AddDate(0, 0, 1)
	tests := map[string]struct {
		policy AttemptPolicy
		at     time.Time
		mine   []Attempt
		want   error
	}{
		"a millisecond before the opening":       {at: opening.Add(-time.Millisecond), want: ErrNotOpenYet},
		"the very moment of opening":             {at: opening},
		"the last millisecond":                   {at: opening.AddDate(0, 0, 14).Add(-time.Millisecond)},
		"the very moment of closing":             {at: opening.AddDate(0, 0, 14), want: ErrClosed},
		"one a round, none used":                 {policy: AttemptPolicy{Limit: 1, Per: PerRound}, at: tuesday},
		"one a round, used":                      {policy: AttemptPolicy{Limit: 1, Per: PerRound}, at: tuesday, mine: startedAt("r1", opening), want: ErrNoAttemptsLeft},
		"one a round, used in another round":     {policy: AttemptPolicy{Limit: 1, Per: PerRound}, at: tuesday, mine: startedAt("r0", opening)},
		"one a contest, used in another round":   {policy: AttemptPolicy{Limit: 1, Per: PerContest}, at: tuesday, mine: startedAt("r0", opening), want: ErrNoAttemptsLeft},
		"one a day, used just before midnight":   {policy: AttemptPolicy{Limit: 1, Per: PerDay}, at: time.Date(2025, 9, 16, 0, 0, 0, 0, vietnam), mine: startedAt("r1", time.Date(2025, 9, 15, 23, 59, 59, 0, vietnam))},
		"one a day, the same day in Vietnam":     {policy: AttemptPolicy{Limit: 1, Per: PerDay}, at: time.Date(2025, 9, 16, 23, 0, 0, 0, vietnam), mine: startedAt("r1", time.Date(2025, 9, 15, 18, 0, 0, 0, time.UTC)), want: ErrNoAttemptsLeft},
		"three a week, the week turns on Monday": {policy: AttemptPolicy{Limit: 3, Per: PerWeek}, at: opening.AddDate(0, 0, 7), mine: startedAt("r1", opening, tuesday, opening.AddDate(0, 0, 6))},
		"three a week, used":                     {policy: AttemptPolicy{Limit: 3, Per: PerWeek}, at: opening.AddDate(0, 0, 6), mine: startedAt("r1", opening, tuesday, tuesday), want: ErrNoAttemptsLeft},
		"unlimited, a hundred used":              {policy: AttemptPolicy{}, at: tuesday, mine: make([]Attempt, 100)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := openRound(tt.policy).MayStart(tt.at, tt.mine, vietnam); !errors.Is(got, tt.want) {
				t.Errorf("MayStart = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestDeadlineFor(t *testing.T) {
	t.Parallel()
	r := openRound(AttemptPolicy{})
	for name, tt := range map[string]struct {
		start time.Time
		extra int
		want  time.Time
	}{
		"the limit":                      {start: opening, want: opening.Add(10 * time.Minute)},
		"a quarter more time":            {start: opening, extra: 25, want: opening.Add(12*time.Minute + 30*time.Second)},
		"never later than the closing":   {start: r.ClosesAt.Add(-time.Minute), want: r.ClosesAt},
		"a negative extra takes nothing": {start: opening, extra: -50, want: opening.Add(10 * time.Minute)},
	} {
		if got := r.DeadlineFor(tt.start, tt.extra); !got.Equal(tt.want) {
			t.Errorf("%s: DeadlineFor = %v, want %v", name, got, tt.want)
		}
	}
	r.Rules.Time.Limit = 0
	if got := r.DeadlineFor(opening, 25); !got.Equal(r.ClosesAt) {
		t.Errorf("without a limit DeadlineFor = %v, want the closing", got)
	}
}

func TestCounted(t *testing.T) {
	t.Parallel()
	go1 := func(number, points, answered int, start, used time.Duration) Attempt {
		s := opening.Add(start)
		return Attempt{Number: number, Questions: 10, StartedAt: s, EndedAt: s.Add(used), Deadline: s.Add(time.Hour), Totals: Totals{Points: points, Right: points, Answered: answered}}
	}
	attempts := []Attempt{
		go1(1, 8, 10, 0, 9*time.Minute),
		go1(2, 9, 10, time.Hour, 8*time.Minute),
		go1(3, 9, 10, 2*time.Hour, 5*time.Minute),
		go1(4, 7, 9, 3*time.Hour, time.Minute),
	}
	for counts, want := range map[Counting]int{CountOnly: 1, CountBestEarliest: 2, CountBestShortest: 3, CountBest: 3, CountLast: 4} {
		r := openRound(AttemptPolicy{Counts: counts})
		if got, ok := Counted(attempts, r); !ok || got.Number != want {
			t.Errorf("%s counts attempt %d, want %d", counts, got.Number, want)
		}
	}
	r := openRound(AttemptPolicy{Counts: CountLast})
	r.Rules.Time.Blanks = BlanksInvalid
	if got, _ := Counted(attempts, r); got.Number != 3 {
		t.Errorf("with incomplete papers invalid, the last is %d, want 3", got.Number)
	}
	if _, ok := Counted(attempts[3:], r); ok {
		t.Error("an incomplete paper counted")
	}
}

func TestBoardScoreKeepsOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		points := rapid.OneOf(rapid.IntRange(0, MaxBoardPoints), rapid.SampledFrom([]int{0, 1, MaxBoardPoints - 1, MaxBoardPoints}))
		ms := rapid.OneOf(rapid.Int64Range(0, maxBoardTime), rapid.SampledFrom([]int64{0, 1, maxBoardTime - 1, maxBoardTime}))
		p, q := points.Draw(t, "p"), points.Draw(t, "q")
		a, b := time.Duration(ms.Draw(t, "a"))*time.Millisecond, time.Duration(ms.Draw(t, "b"))*time.Millisecond
		x, y := BoardScore(p, a), BoardScore(q, b)
		if float64(x) != math.Trunc(float64(x)) || int64(float64(x)) != x {
			t.Fatalf("score %d is not exact as a double", x)
		}
		if gp, ga := BoardTime(x); gp != p || ga != a {
			t.Fatalf("BoardTime(BoardScore(%d, %v)) = %d, %v", p, a, gp, ga)
		}
		better := p > q || p == q && a < b
		if better != (float64(x) > float64(y)) {
			t.Fatalf("(%d, %v) against (%d, %v): better is %v, scores %d and %d", p, a, q, b, better, x, y)
		}
	})
}

func TestBoardScoreHoldsTheEdges(t *testing.T) {
	t.Parallel()
	if got := BoardScore(MaxBoardPoints+5, -time.Second); got != 1<<53-1 {
		t.Errorf("beyond the best, BoardScore = %d, want %d", got, int64(1<<53-1))
	}
	if got := BoardScore(-1, MaxBoardSpan+time.Hour); got != 0 {
		t.Errorf("beyond the worst, BoardScore = %d, want 0", got)
	}
}

func TestStateAtFollowsTheClock(t *testing.T) {
	t.Parallel()
	r := openRound(AttemptPolicy{})
	for _, tt := range []struct {
		stored State
		at     time.Time
		want   State
	}{
		{Draft, r.OpensAt.Add(time.Hour), Draft},
		{Scheduled, r.OpensAt.Add(-1), Scheduled},
		{Scheduled, r.OpensAt, Open},
		{Scheduled, r.ClosesAt, Closed}, // nobody was awake: the clock still closes
		{Open, r.ClosesAt.Add(-1), Open},
		{Open, r.ClosesAt, Closed},
		{Closed, r.OpensAt.Add(time.Hour), Closed}, // closed early
		{Published, r.OpensAt, Published},
	} {
		r.State = tt.stored
		if got := r.StateAt(tt.at); got != tt.want {
			t.Errorf("%s at %v is %s, want %s", tt.stored, tt.at, got, tt.want)
		}
	}
}

func TestMoves(t *testing.T) {
	t.Parallel()
	r := openRound(AttemptPolicy{})
	during, after := r.OpensAt.Add(time.Hour), r.ClosesAt.Add(time.Hour)
	for _, tt := range []struct {
		from, to State
		at       time.Time
		want     error
	}{
		{Draft, Scheduled, during, nil},
		{Draft, Open, during, ErrTransition},
		{Scheduled, Draft, r.OpensAt.Add(-time.Hour), nil},
		{Scheduled, Draft, during, ErrTransition}, // it is open by the clock
		{Scheduled, Closed, during, nil},          // closed early
		{Scheduled, Locked, after, nil},           // closed by the clock
		{Closed, Published, after, ErrTransition},
		{Locked, Approved, after, nil},
		{Approved, Published, after, nil},
		{Published, Locked, after, nil},
		{Published, Draft, after, ErrTransition},
	} {
		r.State = tt.from
		if got := r.CanMove(tt.to, tt.at); !errors.Is(got, tt.want) {
			t.Errorf("%s → %s: %v, want %v", tt.from, tt.to, got, tt.want)
		}
	}
	if !NeedsReason(Published, Locked) || !NeedsReason(Open, Closed) || NeedsReason(Closed, Locked) || NeedsReason(Scheduled, Draft) {
		t.Error("reasons are asked for taking back and for closing early, and for nothing else")
	}
}
