package broadcast

// Row is one line of a board on air (tv/wire.ts Row). Names are as the contest
// shows them in public.
type Row struct {
	ID     string `json:"id"`
	Rank   int    `json:"rank"`
	Name   string `json:"name"`
	Sub    string `json:"sub"`
	Points int    `json:"points"`
	TimeMS int64  `json:"time_ms"`
	Right  *int   `json:"right,omitempty"`
	Of     *int   `json:"of,omitempty"`
	Moved  int    `json:"moved,omitempty"`
	CanWin *bool  `json:"can_win,omitempty"`

	Prize string `json:"-"`
	Unit  string `json:"-"` // id
}
