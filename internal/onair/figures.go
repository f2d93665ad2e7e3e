package onair

import (
	"context"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
)

// figuresData is the pulse of a round (tv/wire.ts FiguresData).
type figuresData struct {
	Title        string `json:"title"`
	Started      int    `json:"started"`
	Ended        int    `json:"ended"`
	AllRight     *int   `json:"all_right,omitempty"`
	Participants int    `json:"participants"`
	Units        int    `json:"units"`
	PerMinute    []int  `json:"per_minute"`
	LastMinute   bool   `json:"last_minute"`
	ClosesAtMS   int64  `json:"closes_at_ms"`
}

const (
	pulseMinutes = 30
	figuresFresh = 2 * time.Second
)

func (s *Sources) figures(ctx context.Context, sc scene) (broadcast.Content, error) {
	if err := sc.needsRound(); err != nil {
		return broadcast.Content{}, err
	}
	if sc.view.Rehearsal && s.Rehearsals.plays(sc.contest.ID) {
		return s.rehearsedFigures(sc), nil
	}
	since := sc.at.Truncate(time.Minute).Add(-(pulseMinutes - 1) * time.Minute)
	pulse, err := s.Store.RoundPulse(ctx, sc.round.ID, since)
	if err != nil {
		return broadcast.Content{}, err
	}
	d := figuresData{Title: sc.text("title", sc.roundName()), Started: pulse.Started, Ended: pulse.Ended, Participants: pulse.Participants, Units: pulse.Units,
		PerMinute: append([]int{}, pulse.PerMinute...)}
	if sc.tellsAllRight() {
		d.AllRight = &pulse.AllRight
	}
	if sc.round.StateAt(sc.at) == contest.Open {
		d.ClosesAtMS, d.LastMinute = sc.round.ClosesAt.UnixMilli(), sc.round.ClosesAt.Sub(sc.at) <= time.Minute
	}
	return broadcast.Content{Data: d, Provisional: sc.round.StateAt(sc.at) != contest.Published, Fresh: figuresFresh}, nil
}

// tellsAllRight reports whether the number of people who answered everything
// right may be said: it is what a prediction asks for, and it tells of scores
// where the board is hidden.
func (sc scene) tellsAllRight() bool {
	if sc.round.Reached(contest.Published, sc.at) {
		return true
	}
	asked := sc.round.Rules.Prediction
	hidden := sc.round.Rules.Show.Board == contest.BoardHidden || sc.round.Rules.Show.Board == ""
	return !hidden && (asked == nil || asked.Target != contest.TargetAllRight)
}
