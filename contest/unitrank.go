package contest

import (
	"cmp"
	"slices"
	"strings"
)

// UnitRow is one unit's place in a ranking of units.
type UnitRow struct {
	Position     int
	Rank         int // 0: listed, not ranked
	UnitID       string
	UnitName     string
	Block        string
	Headcount    int
	Participants int
	MeanPoints   float64
	TopMean      float64
	Winners      int
}

// Ratio is participants over headcount; known is false without a headcount.
// It may pass 1 where the headcount is out of date.
func (u UnitRow) Ratio() (ratio float64, known bool) {
	if u.Headcount <= 0 {
		return 0, false
	}
	return float64(u.Participants) / float64(u.Headcount), true
}

// RankUnits ranks units by one ranking of the rules, out of the rows of the
// round. A unit counts the contestants of all units below it. Ranked are the
// units with a headcount or a block; where a tree has neither, every unit that
// somebody belongs to. Units below the floor, without participants, or without
// a headcount where the ratio decides, are listed with rank 0.
func RankUnits(rule UnitRanking, units []Unit, rows []ResultRow) []UnitRow {
	out := tally(rule, units, rows)
	slices.SortFunc(out, func(x, y UnitRow) int {
		return cmp.Or(
			rule.compareBlocks(x, y),
			cmp.Compare(b2i(rule.ranks(y)), b2i(rule.ranks(x))),
			rule.compare(x, y),
			strings.Compare(x.UnitName, y.UnitName),
			strings.Compare(x.UnitID, y.UnitID),
		)
	})
	p := places{ties: TiesShared}
	for i := range out {
		if rule.WithinBlocks && i > 0 && out[i].Block != out[i-1].Block {
			p = places{ties: TiesShared}
		}
		out[i].Position = i + 1
		if rule.ranks(out[i]) {
			out[i].Rank = p.next(p.seen > 0 && rule.compare(out[i-1], out[i]) == 0)
		}
	}
	return out
}

// tally sums the rows up the tree.
func tally(rule UnitRanking, units []Unit, rows []ResultRow) []UnitRow {
	parent := make(map[string]string, len(units))
	for _, u := range units {
		parent[u.ID] = u.ParentID
	}
	points := map[string][]int{}
	winners := map[string]int{}
	for _, row := range rows {
		if row.Rank == 0 || rule.Group != "" && row.GroupID != rule.Group {
			continue
		}
		for id, depth := row.UnitID, 0; id != "" && depth < 32; id, depth = parent[id], depth+1 {
			points[id] = append(points[id], row.Points)
			if row.Prize != "" {
				winners[id]++
			}
		}
	}
	var out []UnitRow
	for _, u := range eligible(units, points) {
		out = append(out, UnitRow{
			UnitID: u.ID, UnitName: u.Name, Block: u.Block, Headcount: u.Headcount,
			Participants: len(points[u.ID]), MeanPoints: mean(points[u.ID], len(points[u.ID])),
			TopMean: topMean(points[u.ID], rule.TopK), Winners: winners[u.ID],
		})
	}
	return out
}

// eligible are the units that a ranking lists.
func eligible(units []Unit, points map[string][]int) []Unit {
	declared := slices.ContainsFunc(units, declares)
	var out []Unit
	for _, u := range units {
		if declared && declares(u) || !declared && len(points[u.ID]) > 0 {
			out = append(out, u)
		}
	}
	return out
}

func declares(u Unit) bool { return u.Headcount > 0 || u.Block != "" }

// ranks reports whether the unit is ranked, not only listed.
func (rule UnitRanking) ranks(u UnitRow) bool {
	if u.Participants == 0 || u.Participants < rule.Floor {
		return false
	}
	return u.Headcount > 0 || !slices.Contains(rule.Criteria, UnitRatio)
}

func (rule UnitRanking) compareBlocks(x, y UnitRow) int {
	if !rule.WithinBlocks {
		return 0
	}
	return strings.Compare(x.Block, y.Block)
}

// compare is negative when x is better.
func (rule UnitRanking) compare(x, y UnitRow) int {
	for _, c := range rule.Criteria {
		if d := compareUnits(c, x, y); d != 0 {
			return d
		}
	}
	return 0
}

func compareUnits(c UnitCriterion, x, y UnitRow) int {
	switch c {
	case UnitParticipants:
		return cmp.Compare(y.Participants, x.Participants)
	case UnitRatio: // exact, without dividing
		return cmp.Compare(int64(y.Participants)*int64(x.Headcount), int64(x.Participants)*int64(y.Headcount))
	case UnitMean:
		return cmp.Compare(y.MeanPoints, x.MeanPoints)
	case UnitTopMean:
		return cmp.Compare(y.TopMean, x.TopMean)
	case UnitWinners:
		return cmp.Compare(y.Winners, x.Winners)
	}
	return 0
}

// topMean is the mean of the k best; a unit with fewer than k people is
// divided by k all the same, so that one star does not make a team.
func topMean(points []int, k int) float64 {
	if k <= 0 {
		return 0
	}
	best := slices.Clone(points)
	slices.SortFunc(best, func(a, b int) int { return b - a })
	return mean(best[:min(k, len(best))], k)
}

func mean(points []int, n int) float64 {
	if n == 0 {
		return 0
	}
	sum := 0
	for _, p := range points {
		sum += p
	}
	return float64(sum) / float64(n)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
