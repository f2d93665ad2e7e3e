package remote

import (
	"context"
	"encoding/json"
	"strconv"

	"hoithi/internal/broadcast"
)

// data adds what the graphics on air say: figures, the question's number, when
// the countdown ends. It reads the same data that the picture shows, so that a
// panel knows no more than the air does.
func (p *Panel) data(ctx context.Context, o broadcast.Output, s *State) {
	for _, l := range broadcast.Layers() {
		shown, on := o.Program[l]
		if !on || shown.Phase != broadcast.In {
			continue
		}
		w, err := p.room.Wire(ctx, o, shown)
		if err != nil {
			continue // the picture shows nothing of it either
		}
		s.add(shown.Graphic.Template, w.Data)
	}
}

func (s *State) add(template broadcast.Template, data []byte) {
	var d struct {
		Started  int   `json:"started"`
		Ended    int   `json:"ended"`
		Answers  int   `json:"answers"`
		Number   int   `json:"number"`
		EndsAtMS int64 `json:"ends_at_ms"`
	}
	if json.Unmarshal(data, &d) != nil {
		return
	}
	switch template {
	case broadcast.Figures:
		s.Figures = &Figures{Started: d.Started, Ended: d.Ended, Answers: d.Answers}
	case broadcast.Question:
		s.QuestionNo = strconv.Itoa(d.Number)
	case broadcast.Countdown, broadcast.Timer:
		s.TimerEndsMS = d.EndsAtMS
	}
}
