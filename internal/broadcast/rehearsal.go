package broadcast

import "time"

// RehearsalNote is what makes a rehearsal: a node that reads it plays the same
// moments as every other.
type RehearsalNote struct {
	ContestID string
	Kind      string // of players: see package onair
	RoundID   string // that is replayed; else ""
	Speed     float64
	Players   int
	StartedAt time.Time
}
