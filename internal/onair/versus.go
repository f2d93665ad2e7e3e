package onair

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"hoithi/contest"
	"hoithi/internal/broadcast"
)

// versusData compares two (tv/wire.ts VersusData).
type versusData struct {
	Title string     `json:"title"`
	Left  versusSide `json:"left"`
	Right versusSide `json:"right"`
}

type versusSide struct {
	Name    string         `json:"name"`
	Sub     string         `json:"sub"`
	Figures []versusFigure `json:"figures"`
}

type versusFigure struct {
	Label    string  `json:"label"`
	Value    string  `json:"value"`
	Num      float64 `json:"num"`
	LessWins bool    `json:"less_wins,omitempty"`
}

func (s *Sources) versus(ctx context.Context, sc scene) (broadcast.Content, error) {
	if err := sc.needsRound(); err != nil {
		return broadcast.Content{}, err
	}
	if len(sc.view.Item.Binding.Units) > 0 || sc.view.Item.Binding.Source == broadcast.FromUnits {
		return s.versusUnits(ctx, sc)
	}
	return s.versusPeople(ctx, sc)
}

// versusPeople compares the two who are named, or the first two of the board.
func (s *Sources) versusPeople(ctx context.Context, sc scene) (broadcast.Content, error) {
	var sides []broadcast.Row
	var b board
	ids := sc.view.Item.Binding.Contestants
	for i := range 2 {
		one := sc
		one.view.Item.Binding.Contestants = ids[min(i, len(ids)):]
		if len(ids) >= 2 {
			row, _, of, err := s.oneRow(ctx, one)
			if err != nil {
				return broadcast.Content{}, err
			}
			sides, b = append(sides, row), of
		}
	}
	if len(sides) < 2 {
		var err error
		if b, err = s.boardPart(ctx, sc, 0, 2); err != nil {
			return broadcast.Content{}, err
		}
		if sides = b.rows; len(sides) < 2 {
			return broadcast.Content{}, errNobody
		}
	}
	d := versusData{Title: sc.text("title", sc.say("So sánh", "Head to head")), Left: sc.person(sides[0]), Right: sc.person(sides[1])}
	return broadcast.Content{Data: d, Snapshot: b.snapshot, Provisional: b.provisional, Fresh: b.fresh}, nil
}

func (sc scene) person(r broadcast.Row) versusSide {
	side := versusSide{Name: r.Name, Sub: r.Sub, Figures: []versusFigure{
		{Label: sc.say("Hạng", "Rank"), Value: strconv.Itoa(r.Rank), Num: float64(r.Rank), LessWins: true},
		{Label: sc.say("Điểm", "Points"), Value: strconv.Itoa(r.Points), Num: float64(r.Points)},
	}}
	if r.Right != nil && r.Of != nil {
		side.Figures = append(side.Figures, versusFigure{Label: sc.say("Câu đúng", "Right"), Value: fmt.Sprintf("%d/%d", *r.Right, *r.Of), Num: float64(*r.Right)})
	}
	seconds := r.TimeMS / 1000
	return withFigure(side, versusFigure{Label: sc.say("Thời gian", "Time"), Value: fmt.Sprintf("%02d:%02d", seconds/60, seconds%60), Num: float64(r.TimeMS) / 1000, LessWins: true})
}

func withFigure(side versusSide, f versusFigure) versusSide {
	side.Figures = append(side.Figures, f)
	return side
}

func (s *Sources) versusUnits(ctx context.Context, sc scene) (broadcast.Content, error) {
	lists, err := s.unitsFor(ctx, sc)
	if err != nil {
		return broadcast.Content{}, err
	}
	_, list := sc.ranking(lists.rankings)
	var sides []contest.UnitRow
	for _, id := range sc.view.Item.Binding.Units {
		if i := slices.IndexFunc(list, func(u contest.UnitRow) bool { return u.UnitID == id }); i >= 0 {
			sides = append(sides, list[i])
		}
	}
	if len(sc.view.Item.Binding.Units) == 0 && len(list) >= 2 {
		sides = list[:2]
	}
	if len(sides) < 2 {
		return broadcast.Content{}, broadcast.NotReady("no_rows", "Hãy chọn hai đơn vị có người dự thi.", "Choose two units that somebody of has taken part.")
	}
	d := versusData{Title: sc.text("title", sc.say("So sánh đơn vị", "Units head to head")), Left: sc.unitSide(sides[0]), Right: sc.unitSide(sides[1])}
	return broadcast.Content{Data: d, Snapshot: lists.snapshot, Provisional: lists.provisional, Fresh: lists.fresh}, nil
}

func (sc scene) unitSide(u contest.UnitRow) versusSide {
	side := versusSide{Name: sc.fixed.Of(broadcast.OfUnit, u.UnitID, "name", u.UnitName), Sub: u.Block, Figures: []versusFigure{
		{Label: sc.say("Người dự thi", "Participants"), Value: strconv.Itoa(u.Participants), Num: float64(u.Participants)},
		{Label: sc.say("Điểm trung bình", "Mean points"), Value: strconv.FormatFloat(u.MeanPoints, 'f', 1, 64), Num: u.MeanPoints},
	}}
	if ratio, known := u.Ratio(); known {
		side.Figures = append(side.Figures, versusFigure{Label: sc.say("Tỉ lệ tham gia", "Taking part"), Value: strconv.FormatFloat(ratio*100, 'f', 1, 64) + "%", Num: ratio})
	}
	return side
}
