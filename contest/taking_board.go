package contest

import (
	"slices"
	"time"
)

// BoardScope says over whom a live board ranks.
type BoardScope string

// The scopes. A unit's board has everybody of the unit and of what is below it.
const (
	BoardOfRound   BoardScope = "round"
	BoardOfUnit    BoardScope = "unit"
	BoardOfContest BoardScope = "contest"
)

// BoardQuery names a live board and a part of it.
type BoardQuery struct {
	Scope     BoardScope
	ContestID string
	RoundID   string // not for BoardOfContest
	UnitID    string // for BoardOfUnit
	Group     string // "": all groups; not for BoardOfUnit
	Offset    int
	Limit     int
}

// BoardRow is one place of a live board.
type BoardRow struct {
	Rank         int // shared: 1 2 2 4
	ContestantID string
	Name         string // as the contest shows names in public
	UnitName     string
	GroupID      string
	Points       int
	Time         time.Duration
}

// BoardPage is a part of a live board: provisional, never a result.
type BoardPage struct {
	Version    int64     // rises with every change of the board
	AsOf       time.Time // when the board last moved
	StaleSince time.Time // since when it stands still because its store is away; zero: it does not
	Snapshot   string    // code of the freeze that it shows; empty: it is live
	Total      int
	Rows       []BoardRow
}

// BoardScoreOf is the number by which a contestant stands on the round's live
// board. attempts are theirs of this round. It is absolute: computing it again
// from the same attempts gives the same, whatever was on the board before.
// Running attempts count only where the board shows them.
func (r Round) BoardScoreOf(attempts []Attempt) (score int64, shown bool) {
	if r.Rules.Show.Board != BoardRunning {
		attempts = slices.DeleteFunc(slices.Clone(attempts), func(a Attempt) bool { return a.EndedAt.IsZero() })
	}
	a, ok := Counted(attempts, r)
	if !ok {
		return 0, false
	}
	return BoardScore(r.BoardPoints(a.Totals), r.BoardTimeOf(a)), true
}

// ContestBoardScore adds up the scores of a contestant's rounds: points with
// points, time with time.
func ContestBoardScore(rounds []int64) int64 {
	points, span := 0, time.Duration(0)
	for _, score := range rounds {
		p, t := BoardTime(score)
		points, span = points+p, span+t
	}
	return BoardScore(points, span)
}
