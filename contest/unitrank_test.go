package contest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A city with two blocks. A department counts the people of its offices.
func cityUnits() []Unit {
	return []Unit{
		{ID: "tp", Name: "Thành phố"},
		{ID: "so", ParentID: "tp", Name: "Sở Nội vụ", Block: "Cơ quan hành chính", Headcount: 10},
		{ID: "phong", ParentID: "so", Name: "Phòng Cải cách hành chính"},
		{ID: "sokhcn", ParentID: "tp", Name: "Sở Khoa học và Công nghệ", Block: "Cơ quan hành chính", Headcount: 4},
		{ID: "ha", ParentID: "tp", Name: "Phường Hội An Tây", Block: "Xã, phường", Headcount: 100},
		{ID: "tk", ParentID: "tp", Name: "Phường Tam Kỳ", Block: "Xã, phường", Headcount: 50},
		{ID: "xa", ParentID: "tp", Name: "Xã không người", Block: "Xã, phường", Headcount: 30},
		{ID: "moi", ParentID: "tp", Name: "Đơn vị mới", Block: "Xã, phường"},
	}
}

func people(unit string, n, points int, prizes ...string) []ResultRow {
	var out []ResultRow
	for i := range n {
		row := ResultRow{Rank: 1, UnitID: unit, Points: points}
		if i < len(prizes) {
			row.Prize = prizes[i]
		}
		out = append(out, row)
	}
	return out
}

func TestRankUnits(t *testing.T) {
	t.Parallel()
	var rows []ResultRow
	rows = append(rows, people("so", 3, 10, "Giải Nhất")...)
	rows = append(rows, people("phong", 2, 15)...)
	rows = append(rows, people("sokhcn", 2, 9)...)
	rows = append(rows, people("ha", 20, 7, "Giải Nhì", "Giải Ba")...)
	rows = append(rows, people("tk", 10, 12)...)
	rows = append(rows, people("moi", 1, 15)...)
	rows = append(rows, ResultRow{UnitID: "xa", Points: 15, Excluded: "loại"})
	for name, tt := range map[string]struct {
		rule UnitRanking
		want []string
	}{
		// so 5/10 and sokhcn 2/4 are equal by ratio; the mean of so is 12. ha
		// 20/100 and tk 10/50 are equal too; the mean of tk is 12. "moi" has no
		// headcount, "xa" nobody who counts.
		"ratio and quality inside blocks": {
			rule: UnitRanking{Criteria: []UnitCriterion{UnitRatio, UnitMean}, WithinBlocks: true},
			want: []string{"1 Sở Nội vụ", "2 Sở Khoa học và Công nghệ", "1 Phường Tam Kỳ", "2 Phường Hội An Tây", "0 Đơn vị mới", "0 Xã không người"},
		},
		"most participants": {
			rule: UnitRanking{Criteria: []UnitCriterion{UnitParticipants}},
			want: []string{"1 Phường Hội An Tây", "2 Phường Tam Kỳ", "3 Sở Nội vụ", "4 Sở Khoa học và Công nghệ", "5 Đơn vị mới", "0 Xã không người"},
		},
		"most winners, ties share": {
			rule: UnitRanking{Criteria: []UnitCriterion{UnitWinners}},
			want: []string{"1 Phường Hội An Tây", "2 Sở Nội vụ", "3 Phường Tam Kỳ", "3 Sở Khoa học và Công nghệ", "3 Đơn vị mới", "0 Xã không người"},
		},
		// With a floor of five only three units are ranked.
		"mean points with a floor": {
			rule: UnitRanking{Criteria: []UnitCriterion{UnitMean}, Floor: 5},
			want: []string{"1 Phường Tam Kỳ", "1 Sở Nội vụ", "3 Phường Hội An Tây", "0 Đơn vị mới", "0 Sở Khoa học và Công nghệ", "0 Xã không người"},
		},
		// The best three of so are 15, 15, 10; one star of 15 in "moi" counts for 5.
		"mean of the best three": {
			rule: UnitRanking{Criteria: []UnitCriterion{UnitTopMean}, TopK: 3},
			want: []string{"1 Sở Nội vụ", "2 Phường Tam Kỳ", "3 Phường Hội An Tây", "4 Sở Khoa học và Công nghệ", "5 Đơn vị mới", "0 Xã không người"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, u := range RankUnits(tt.rule, cityUnits(), rows) {
				got = append(got, fmt.Sprintf("%d %s", u.Rank, u.UnitName))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRankUnitsWithoutHeadcounts(t *testing.T) {
	t.Parallel()
	units := []Unit{{ID: "a", Name: "Trường A"}, {ID: "b", Name: "Trường B"}, {ID: "c", Name: "Trường C"}}
	got := RankUnits(UnitRanking{Criteria: []UnitCriterion{UnitParticipants}}, units, append(people("b", 2, 1), people("a", 1, 1)...))
	if len(got) != 2 || got[0].UnitID != "b" || got[1].Rank != 2 {
		t.Errorf("a plain list ranks the units that took part, got %+v", got)
	}
}
