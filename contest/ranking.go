package contest

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"math"
	"time"
)

// figures are what the ranking chain compares. Times are whole milliseconds:
// two attempts that are equal in print are equal in rank.
type figures struct {
	points, right int
	missed        int64 // prediction error; math.MaxInt64 where none was given or known
	duration      int64
	submitted     int64 // since the round opened
	lot           uint64
}

// figures reads an attempt for the chain.
func (r Round) figures(a Attempt, truths Truths) figures {
	return figures{
		points:    a.Totals.Points,
		right:     a.Totals.Right,
		missed:    truths.missed(r.Rules.Prediction, a),
		duration:  a.Duration().Milliseconds(),
		submitted: a.Finish().Sub(r.OpensAt).Milliseconds(),
		lot:       Lot(r.Seed, a.ContestantID),
	}
}

// compare orders two attempts by the chain: negative when x is better.
func compare(chain []Criterion, x, y figures) int {
	for _, c := range chain {
		if d := compareBy(c, x, y); d != 0 {
			return d
		}
	}
	return 0
}

func compareBy(c Criterion, x, y figures) int {
	switch c {
	case ByPoints:
		return cmp.Compare(y.points, x.points)
	case ByRight:
		return cmp.Compare(y.right, x.right)
	case ByPrediction:
		return cmp.Compare(x.missed, y.missed)
	case ByDuration:
		return cmp.Compare(x.duration, y.duration)
	case BySubmitted:
		return cmp.Compare(x.submitted, y.submitted)
	case ByDraw:
		return cmp.Compare(x.lot, y.lot)
	}
	return 0
}

// Lot is a contestant's lot in a round: the smaller is drawn first. It is the
// start of SHA-256 over the round's seed and the contestant's id, so that
// nobody chooses it and everybody can check it once the seed is published.
func Lot(seed, contestantID string) uint64 {
	sum := sha256.Sum256([]byte("hoithi-lot/1\n" + seed + "\n" + contestantID))
	return binary.BigEndian.Uint64(sum[:8])
}

// places numbers a sorted list: 1 2 2 4 (shared) or 1 2 2 3 (dense).
type places struct {
	ties        Ties
	seen, place int
}

// next returns the rank of the next row; same says that it equals the one before.
func (p *places) next(same bool) int {
	p.seen++
	switch {
	case same:
	case p.ties == TiesDense:
		p.place++
	default:
		p.place = p.seen
	}
	return p.place
}

// unknown is the prediction error of who gave no prediction.
const unknown = int64(math.MaxInt64)

// Since is the submission moment of an attempt, counted from the opening.
func (r Round) Since(a Attempt) time.Duration { return a.Finish().Sub(r.OpensAt) }
