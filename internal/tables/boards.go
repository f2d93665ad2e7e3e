package tables

import (
	"context"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"hoithi/internal/broadcast"
	"hoithi/internal/feed"
)

// rowsMost is how many rows are read of a board; the feed's shape cuts them.
const rowsMost = 100

// board reads a graphic's data that is not tied to an output.
func (r *Reader) board(ctx context.Context, a Ask) ([][]feed.Cell, string, error) {
	round, err := r.round(ctx, a)
	if err != nil {
		return nil, "", err
	}
	item := broadcast.Item{ID: "feed", Layer: broadcast.Main, Out: broadcast.OutManual,
		Binding: broadcast.Binding{RoundID: round, Group: a.Group, Rows: min(max(a.Rows, 1), rowsMost)}}
	switch a.Name {
	case Leaderboard:
		item.Template, item.Binding.Source = broadcast.Leaderboard, broadcast.FromBoard
	case Teams:
		item.Template, item.Binding.Source = broadcast.UnitBoard, broadcast.FromUnits
	case Winners:
		item.Template, item.Binding.Source = broadcast.Podium, broadcast.FromResult
	case Figures:
		item.Template, item.Binding.Source = broadcast.Figures, broadcast.FromFigures
	}
	content, err := r.room.Content(ctx, broadcast.View{ContestID: a.ContestID, Item: item, Lang: a.Lang})
	if err != nil {
		return nil, "", err
	}
	var d boardData
	if err := decode(content.Data, &d); err != nil {
		return nil, "", err
	}
	rows := d.cells(a, content)
	return rows, revision(rows), nil
}

// round is the round that is meant: the one asked for, else the newest that has
// opened, else the first.
func (r *Reader) round(ctx context.Context, a Ask) (string, error) {
	if a.Round != "" {
		return a.Round, nil
	}
	rounds, err := r.rounds.PublicRounds(ctx, a.ContestID)
	if err != nil || len(rounds) == 0 {
		return "", err
	}
	now := r.now()
	opened := slices.DeleteFunc(slices.Clone(rounds), func(x Round) bool { return x.Opens.After(now) })
	if len(opened) == 0 {
		return rounds[0].ID, nil
	}
	return slices.MaxFunc(opened, func(x, y Round) int { return x.Opens.Compare(y.Opens) }).ID, nil
}

// boardData is what leaderboards, unit boards, podiums and figures have in
// common on the wire.
type boardData struct {
	Rows []struct {
		ID, Name, Sub, Block, Prize string
		Rank                        int
		Points                      float64
		TimeMS                      int64 `json:"time_ms"`
		Moved                       int
		Participants, Headcount     int
		Ratio                       *float64
		Mean                        float64
		Winners                     int
	}
	Started, Ended, Participants, Units int
	AllRight                            *int  `json:"all_right"`
	ClosesAtMS                          int64 `json:"closes_at_ms"`
}

func (d boardData) cells(a Ask, c broadcast.Content) [][]feed.Cell {
	if a.Name == Figures {
		all := feed.Text("")
		if d.AllRight != nil {
			all = number(*d.AllRight)
		}
		return [][]feed.Cell{{number(d.Started), grouped(d.Started, a.Lang), number(d.Ended), grouped(d.Ended, a.Lang), number(d.Participants),
			grouped(d.Participants, a.Lang), number(d.Units), all, moment(d.ClosesAtMS, a.zone())}}
	}
	provisional, snapshot := flag(c.Provisional), feed.Text(c.Snapshot)
	var out [][]feed.Cell
	for _, r := range d.Rows {
		switch a.Name {
		case Teams:
			ratio, ratioText := feed.Text(""), feed.Text("")
			if r.Ratio != nil {
				ratio, ratioText = decimal(*r.Ratio), percent(*r.Ratio, a.Lang)
			}
			out = append(out, []feed.Cell{number(r.Rank), feed.Text(r.Name), feed.Text(r.Block), number(r.Participants), number(r.Headcount), ratio, ratioText,
				decimal(r.Mean), number(r.Winners), provisional, snapshot, feed.Text(r.ID)})
		case Winners:
			out = append(out, []feed.Cell{number(r.Rank), feed.Text(r.Name), feed.Text(r.Sub), feed.Text(r.Prize), decimal(r.Points), grouped(int(r.Points), a.Lang),
				span(r.TimeMS), snapshot, feed.Text(r.ID)})
		default:
			out = append(out, []feed.Cell{number(r.Rank), feed.Text(r.Name), feed.Text(r.Sub), decimal(r.Points), grouped(int(r.Points), a.Lang),
				number(int(r.TimeMS)), span(r.TimeMS), number(r.Moved), provisional, snapshot, feed.Text(r.ID)})
		}
	}
	return out
}

func (r *Reader) schedule(ctx context.Context, a Ask) ([][]feed.Cell, string, error) {
	rounds, err := r.rounds.PublicRounds(ctx, a.ContestID)
	var out [][]feed.Cell
	for _, x := range rounds {
		out = append(out, []feed.Cell{number(x.Number), feed.Text(x.Name), feed.Text(x.State), moment(x.Opens.UnixMilli(), a.zone()), moment(x.Closes.UnixMilli(), a.zone()), feed.Text(x.ID)})
	}
	return out, revision(out), err
}

// revision is a fingerprint of rows: the same rows are the same revision on
// every node.
func revision(rows [][]feed.Cell) string {
	h := fnv.New64a()
	for _, r := range rows {
		for _, c := range r {
			_, _ = h.Write([]byte(c.Text))
			_, _ = h.Write([]byte{0})
		}
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

func number(n int) feed.Cell { return feed.Cell{Text: strconv.Itoa(n), Number: true} }

func decimal(f float64) feed.Cell {
	return feed.Cell{Text: strconv.FormatFloat(f, 'f', -1, 64), Number: true}
}

func flag(b bool) feed.Cell {
	if b {
		return number(1)
	}
	return number(0)
}

// grouped writes thousands as the language does: 12.850 or 12,850.
func grouped(n int, lang string) feed.Cell {
	s, mark := strconv.Itoa(max(n, -n)), map[bool]string{true: ",", false: "."}[lang == "en"]
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + mark + s[i:]
	}
	if n < 0 {
		s = "-" + s
	}
	return feed.Text(s)
}

func percent(share float64, lang string) feed.Cell {
	s := strconv.FormatFloat(100*share, 'f', 1, 64)
	if lang != "en" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return feed.Text(s + "%")
}

// span writes a duration as minutes and seconds with hundredths: 12:04.53.
func span(ms int64) feed.Cell {
	if ms <= 0 {
		return feed.Text("")
	}
	d := time.Duration(ms) * time.Millisecond
	minutes, rest := int(d/time.Minute), d%time.Minute
	return feed.Text(two(minutes) + ":" + two(int(rest/time.Second)) + "." + two(int(rest%time.Second/(10*time.Millisecond))))
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func moment(ms int64, zone *time.Location) feed.Cell {
	if ms <= 0 {
		return feed.Text("")
	}
	return feed.Text(time.UnixMilli(ms).In(zone).Format(time.RFC3339))
}
