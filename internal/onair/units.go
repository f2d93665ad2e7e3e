package onair

import (
	"context"
	"slices"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
)

// unitData is a ranking of units (tv/wire.ts UnitBoardData).
type unitData struct {
	Title       string    `json:"title"`
	Subtitle    string    `json:"subtitle"`
	Rows        []unitRow `json:"rows"`
	By          string    `json:"by"`
	Provisional bool      `json:"provisional"`
	Snapshot    string    `json:"snapshot,omitempty"`
}

type unitRow struct {
	ID           string   `json:"id"`
	Rank         int      `json:"rank"`
	Name         string   `json:"name"`
	Block        string   `json:"block"`
	Participants int      `json:"participants"`
	Headcount    int      `json:"headcount"`
	Ratio        *float64 `json:"ratio,omitempty"`
	Mean         float64  `json:"mean"`
	Winners      int      `json:"winners"`
}

// unitLists are the rankings of the rules, and the count of participants after
// them: every contest has that one.
type unitLists struct {
	rankings    [][]contest.UnitRow
	provisional bool
	snapshot    string
	fresh       time.Duration
}

var byParticipants = contest.UnitRanking{Criteria: []contest.UnitCriterion{contest.UnitParticipants, contest.UnitRatio}}

const unitRowsShown = 8

func (s *Sources) unitBoard(ctx context.Context, sc scene) (broadcast.Content, error) {
	if err := sc.needsRound(); err != nil {
		return broadcast.Content{}, err
	}
	lists, err := s.unitsFor(ctx, sc)
	if err != nil {
		return broadcast.Content{}, err
	}
	rule, list := sc.ranking(lists.rankings)
	size := unitRowsShown
	if n := sc.view.Item.Binding.Rows; n > 0 {
		size = min(n, rowsOfBoard)
	}
	list = slices.DeleteFunc(slices.Clone(list), func(u contest.UnitRow) bool { return u.Rank == 0 })
	if len(list) == 0 {
		return broadcast.Content{}, broadcast.NotReady("no_rows", "Chưa có đơn vị nào được xếp hạng.", "No unit is ranked yet.")
	}
	pages := (len(list) + size - 1) / size
	from := min(sc.view.Page*size, len(list))
	d := unitData{Title: sc.text("title", sc.say("Bảng xếp hạng đơn vị", "Units")), Subtitle: sc.text("subtitle", sc.named(rule.Name, rule.NameEN)),
		Rows: []unitRow{}, By: unitMeasure(rule), Provisional: lists.provisional, Snapshot: lists.snapshot}
	for _, u := range list[from:min(from+size, len(list))] {
		d.Rows = append(d.Rows, sc.unitRow(u))
	}
	return broadcast.Content{Data: d, Snapshot: lists.snapshot, Provisional: lists.provisional, Pages: pages, Fresh: lists.fresh}, nil
}

// ranking is the list that the item wants: participation always counts people.
func (sc scene) ranking(lists [][]contest.UnitRow) (contest.UnitRanking, []contest.UnitRow) {
	rules := append(slices.Clone(sc.round.Rules.Units), byParticipants)
	i := sc.view.Item.Binding.Ranking
	if sc.view.Item.Template == broadcast.Participation || i < 0 || i >= len(lists) || i >= len(rules) {
		i = len(lists) - 1
	}
	if i < 0 {
		return byParticipants, nil
	}
	return rules[min(i, len(rules)-1)], lists[i]
}

func unitMeasure(rule contest.UnitRanking) string {
	switch {
	case len(rule.Criteria) == 0:
		return "participants"
	case rule.Criteria[0] == contest.UnitTopMean:
		return "mean"
	}
	return string(rule.Criteria[0])
}

func (sc scene) unitRow(u contest.UnitRow) unitRow {
	row := unitRow{ID: u.UnitID, Rank: u.Rank, Name: sc.fixed.Of(broadcast.OfUnit, u.UnitID, "name", u.UnitName), Block: u.Block, Participants: u.Participants,
		Headcount: u.Headcount, Mean: u.MeanPoints, Winners: u.Winners}
	if ratio, known := u.Ratio(); known {
		row.Ratio = &ratio
	}
	return row
}

// unitsFor reads rankings of units: of the pinned or official result, of the
// frozen board, or of the round as it runs.
func (s *Sources) unitsFor(ctx context.Context, sc scene) (unitLists, error) {
	id := sc.view.Pin
	if id == "" && sc.round.StateAt(sc.at) == contest.Published {
		snapshot, err := s.official(ctx, sc.round)
		if err != nil {
			return unitLists{}, err
		}
		id = snapshot.ID
	}
	if id != "" {
		return s.unitsOfResult(ctx, sc, id)
	}
	if sc.round.Rules.Show.Board == contest.BoardHidden || sc.round.Rules.Show.Board == "" {
		return unitLists{}, errBoardHidden
	}
	return s.liveUnits(ctx, sc.round)
}

func (s *Sources) unitsOfResult(ctx context.Context, sc scene, id string) (unitLists, error) {
	snapshot, err := s.Store.FindSnapshot(ctx, id)
	if err != nil {
		return unitLists{}, err
	}
	out := unitLists{snapshot: snapshot.Code()}
	if out.rankings, err = s.Store.SnapshotUnits(ctx, id); err != nil {
		return out, err
	}
	rows, _, err := s.Store.SnapshotRows(ctx, id, contest.RowFilter{})
	if err != nil {
		return out, err
	}
	units, err := s.Store.Units(ctx, sc.contest.ID)
	if err != nil {
		return out, err
	}
	out.rankings = append(out.rankings[:len(out.rankings):len(out.rankings)], contest.RankUnits(byParticipants, units, rows))
	return out, nil
}

// liveUnits ranks units out of the board as the public sees it. It reads the
// whole round, so that it is done seldom.
func (s *Sources) liveUnits(ctx context.Context, r contest.Round) (unitLists, error) {
	freeze, frozen, stands, err := s.Boards.Frozen(ctx, r.ID)
	if err != nil {
		return unitLists{}, err
	}
	key := r.ID
	if stands {
		key = freeze.ID
	}
	return s.ranked.get(ctx, key, func(ctx context.Context) (unitLists, error) {
		out := unitLists{provisional: true, fresh: boardFresh * 4}
		var rows []contest.ResultRow
		if stands {
			out.snapshot = freeze.Code()
			rows = contest.FrozenStandings(frozen)
		} else if rows, err = s.countedRows(ctx, r); err != nil {
			return out, err
		}
		units, err := s.Store.Units(ctx, r.ContestID)
		if err != nil {
			return out, err
		}
		for _, rule := range append(slices.Clone(r.Rules.Units), byParticipants) {
			out.rankings = append(out.rankings, contest.RankUnits(rule, units, rows))
		}
		return out, nil
	})
}

// countedRows are the counted attempts so far, without places.
func (s *Sources) countedRows(ctx context.Context, r contest.Round) ([]contest.ResultRow, error) {
	var rows []contest.ResultRow
	err := s.Store.StreamRound(ctx, r.ID, func(attempts []contest.Attempt) error {
		if row, ok := r.Standing(attempts); ok {
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}
