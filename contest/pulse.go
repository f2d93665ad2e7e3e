package contest

// Pulse counts a round as it moves, for live figures.
type Pulse struct {
	Started      int // attempts
	Ended        int
	AllRight     int // people who answered everything right
	Participants int
	Units        int   // that somebody of has taken part
	PerMinute    []int // starts in each minute since the moment that was asked about
}
