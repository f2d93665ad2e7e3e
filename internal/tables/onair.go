package tables

import (
	"context"
	"time"

	"hoithi/internal/broadcast"
	"hoithi/internal/feed"
)

// air is what an output shows at the moment, by template, the top layer last.
type air struct {
	output broadcast.Output
	shown  map[broadcast.Template]graphic
}

type graphic struct {
	step int
	data nowData
}

// nowData is what the graphics that say "now" have in common on the wire.
type nowData struct {
	Number, Of                          int
	Stem, Explanation, Source           string
	Label, Title, Text, Name, Role, URL string
	EndsAtMS                            int64 `json:"ends_at_ms"`
	Items, Names                        []string
	Row                                 *struct {
		ID, Name, Sub string
		Rank          int
		Points        float64
		TimeMS        int64 `json:"time_ms"`
	}
	Options []struct {
		Letter, Text string
		Count        *int
		Share        *float64
		Right        *bool
	}
}

// look reads what the output that "now" means has on program. While panic is
// on it is nothing.
func (r *Reader) look(ctx context.Context, a Ask) (air, error) {
	outputs, err := r.room.Outputs(ctx, a.ContestID)
	if err != nil {
		return air{}, err
	}
	found := air{shown: map[broadcast.Template]graphic{}}
	for _, o := range outputs {
		if a.Output == o.ID || a.Output == "" && !o.Rehearsal {
			found.output = o
			break
		}
	}
	if found.output.Panic {
		return found, nil
	}
	for _, l := range broadcast.Layers() {
		s, on := found.output.Program[l]
		if !on || s.Phase != broadcast.In {
			continue
		}
		w, err := r.room.Wire(ctx, found.output, s)
		if err != nil {
			continue // the picture leaves the layer out as well
		}
		g := graphic{step: s.Step}
		if err := decode(w.Data, &g.data); err != nil {
			return air{}, err
		}
		found.shown[s.Graphic.Template] = g
	}
	return found, nil
}

func (r *Reader) onAir(ctx context.Context, a Ask) ([][]feed.Cell, string, error) {
	now, err := r.look(ctx, a)
	if err != nil {
		return nil, "", err
	}
	rows := now.rows(a, r.now())
	return rows, revision(rows), nil
}

func (w air) rows(a Ask, now time.Time) [][]feed.Cell {
	q := w.shown[broadcast.Question]
	switch a.Name {
	case Question:
		if q.data.Stem == "" {
			return nil
		}
		return [][]feed.Cell{{number(q.data.Number), number(q.data.Of), feed.Text(q.data.Stem), number(q.step), feed.Text(q.data.Explanation), feed.Text(q.data.Source)}}
	case Answers:
		return q.answers(a.Lang)
	case Timer:
		return w.timer(a.zone(), now)
	case Player:
		return w.player(a.Lang)
	case Ticker:
		t := w.shown[broadcast.Ticker].data
		return column(t.Items, feed.Text(t.Label))
	case Sponsors:
		return column(w.shown[broadcast.Sponsor].data.Names)
	}
	return w.show(now)
}

// column makes a row of each text, behind what they have in common.
func column(texts []string, before ...feed.Cell) [][]feed.Cell {
	var out [][]feed.Cell
	for _, t := range texts {
		out = append(out, append(append([]feed.Cell{}, before...), feed.Text(t)))
	}
	return out
}

// answers are the options as far as the step on air shows them: which is right
// is empty until it has been revealed.
func (g graphic) answers(lang string) [][]feed.Cell {
	revealed := false
	for _, o := range g.data.Options {
		revealed = revealed || o.Right != nil && *o.Right
	}
	var out [][]feed.Cell
	for _, o := range g.data.Options {
		count, share, shareText, right := feed.Text(""), feed.Text(""), feed.Text(""), feed.Text("")
		if o.Count != nil {
			count = number(*o.Count)
		}
		if o.Share != nil {
			share, shareText = decimal(*o.Share), percent(*o.Share, lang)
		}
		if revealed {
			right = flag(o.Right != nil && *o.Right)
		}
		out = append(out, []feed.Cell{feed.Text(o.Letter), feed.Text(o.Text), count, share, shareText, right})
	}
	return out
}

// ending is the clock on air: a countdown before a corner timer.
func (w air) ending() (id, label string, ends int64) {
	for _, t := range []broadcast.Template{broadcast.Countdown, broadcast.Timer} {
		if g, on := w.shown[t]; on && g.data.EndsAtMS > 0 {
			return string(t), g.data.Title + g.data.Label, g.data.EndsAtMS
		}
	}
	return "", "", 0
}

func (w air) timer(zone *time.Location, now time.Time) [][]feed.Cell {
	id, label, ends := w.ending()
	if ends == 0 {
		return nil
	}
	left := max(0, (ends-now.UnixMilli()+999)/1000)
	state := map[bool]string{true: "running", false: "ended"}[left > 0]
	return [][]feed.Cell{{feed.Text(id), feed.Text(state), feed.Text(label), moment(ends, zone), number(int(left)), feed.Text(clock(left))}}
}

// clock writes seconds as a television clock does.
func clock(s int64) string { return two(int(s/60)) + ":" + two(int(s%60)) }

func (w air) player(lang string) [][]feed.Cell {
	r := w.shown[broadcast.Spotlight].data.Row
	if r == nil {
		return nil
	}
	return [][]feed.Cell{{number(r.Rank), feed.Text(r.Name), feed.Text(r.Sub), decimal(r.Points), grouped(int(r.Points), lang), span(r.TimeMS), feed.Text(r.ID)}}
}

// show is everything that is "now" in one row.
func (w air) show(now time.Time) [][]feed.Cell {
	on := func(l broadcast.Layer) feed.Cell {
		if s, there := w.output.Program[l]; there && s.Phase == broadcast.In && !w.output.Panic {
			return feed.Text(s.Graphic.Label)
		}
		return feed.Text("")
	}
	q := w.shown[broadcast.Question]
	no, answer, left := feed.Text(""), "", ""
	if q.data.Stem != "" {
		no = number(q.data.Number)
	}
	for _, o := range q.data.Options {
		if o.Right != nil && *o.Right {
			answer = o.Letter + ". " + o.Text
		}
	}
	if _, _, ends := w.ending(); ends > 0 {
		left = clock(max(0, (ends-now.UnixMilli()+999)/1000))
	}
	return [][]feed.Cell{{feed.Text(w.output.ID), feed.Text(w.output.Name), flag(w.output.Panic), on(broadcast.Main), on(broadcast.Lower), on(broadcast.Corner), on(broadcast.Full),
		no, feed.Text(q.data.Stem), feed.Text(answer), feed.Text(left)}}
}
