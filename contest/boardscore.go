package contest

import "time"

// A board keeps one number per contestant that sorts by points, then by time.
// Redis keeps it as a double, exact only up to 2^53: 20 bits of points above
// 33 bits of milliseconds (99 days) fill it to the edge. Above the edge ties
// would be wrong in silence.
const (
	boardTimeBits = 33
	maxBoardTime  = 1<<boardTimeBits - 1 // milliseconds

	// MaxBoardPoints is the most points a board can hold.
	MaxBoardPoints = 1<<20 - 1
	// MaxBoardSpan is the longest time a board can tell apart.
	MaxBoardSpan = maxBoardTime * time.Millisecond
)

// BoardScore packs points and time so that a larger score is a better place.
// Points and time outside the range are held at its edge.
func BoardScore(points int, t time.Duration) int64 {
	p := min(max(int64(points), 0), MaxBoardPoints)
	ms := min(max(t.Milliseconds(), 0), maxBoardTime)
	return p<<boardTimeBits | (maxBoardTime - ms)
}

// BoardTime unpacks a score.
func BoardTime(score int64) (points int, t time.Duration) {
	ms := maxBoardTime - score&maxBoardTime
	return int(score >> boardTimeBits), time.Duration(ms) * time.Millisecond
}

// BySubmission reports whether the ranking looks at the moment of submission
// before the duration.
func (r Round) BySubmission() bool {
	for _, c := range r.Rules.Ranking.Criteria {
		switch c {
		case BySubmitted:
			return true
		case ByDuration:
			return false
		}
	}
	return false
}

// BoardTimeOf is the time that orders equal points on the round's live board:
// duration or submission moment, whichever the ranking names first. Duration
// where it names neither.
func (r Round) BoardTimeOf(a Attempt) time.Duration {
	if r.BySubmission() {
		return a.Finish().Sub(r.OpensAt)
	}
	return a.Duration()
}

// BoardPoints is what orders a live board first: points, or right answers
// where the ranking begins with them.
func (r Round) BoardPoints(t Totals) int {
	if len(r.Rules.Ranking.Criteria) > 0 && r.Rules.Ranking.Criteria[0] == ByRight {
		return t.Right
	}
	return t.Points
}
