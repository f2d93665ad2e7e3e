package web

// Time is the server's clock.
type Time struct {
	NowMS int64 `json:"now_ms"`
}
