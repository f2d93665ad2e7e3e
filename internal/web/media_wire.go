package web

import "hoithi/questions"

// mediaAt is where media are served, by their id.
const mediaAt = "/api/v1/media/"

// mediaWire gives media their addresses. A place without a medium keeps its
// place, so that pictures stand with their options.
func mediaWire(media []questions.Medium) []Medium {
	var out []Medium
	for _, m := range media {
		w := Medium{Type: m.Type, Alt: m.Alt, Width: m.Width, Height: m.Height}
		if m.ID != "" {
			w.URL = mediaAt + m.ID
		}
		out = append(out, w)
	}
	return out
}

func numbersWire(numbers []questions.Number) []RightNumber {
	var out []RightNumber
	for _, n := range numbers {
		out = append(out, RightNumber{Value: string(n.Value), Tolerance: string(n.Tolerance)})
	}
	return out
}
