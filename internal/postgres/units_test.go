package postgres_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
)

// province is a tree of the size of a province's.
func province(n int) contest.UnitSheet {
	sheet := contest.UnitSheet{Columns: []contest.UnitColumn{contest.ColumnName, contest.ColumnParent, contest.ColumnBlock, contest.ColumnHeadcount, contest.ColumnAliases, contest.ColumnFrom}}
	for i := range n {
		cells := map[contest.UnitColumn]string{contest.ColumnName: fmt.Sprintf("Đơn vị %d", i), contest.ColumnBlock: "Phường, xã", contest.ColumnHeadcount: "1.200",
			contest.ColumnAliases: fmt.Sprintf("ĐV%d; Đơn vị cũ %d", i, i), contest.ColumnFrom: "1/7/2025"}
		if i > 0 {
			cells[contest.ColumnParent] = fmt.Sprintf("Đơn vị %d", i/80)
		}
		if i > 0 && i/80 == i {
			delete(cells, contest.ColumnParent)
		}
		sheet.Rows = append(sheet.Rows, contest.UnitLine{Row: i + 2, Cells: cells})
	}
	return sheet
}

// 3 400 rows are planned, stored and read back; again, they change nothing.
// The issue allows two seconds for it.
func TestImportUnitsOfAProvince(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	plan := contest.NewPlanning(s.db, func() time.Time { return begun }, newID)
	sheet := province(3400)
	start := time.Now()
	first, err := plan.ImportUnits(t.Context(), librarian, s.round.ContestID, sheet, false)
	took := time.Since(start)
	if err != nil || len(first.Add) != 3400 {
		t.Fatalf("ImportUnits added %d, %v, problems %+v", len(first.Add), err, first.Problems)
	}
	t.Logf("3 400 units in %v", took)
	second, err := plan.ImportUnits(t.Context(), librarian, s.round.ContestID, sheet, false)
	if err != nil || second.Unchanged != 3400 || len(second.Add)+len(second.Change) != 0 {
		t.Errorf("again: %d unchanged, %d added, %d changed, %v", second.Unchanged, len(second.Add), len(second.Change), err)
	}
	units, err := plan.Units(t.Context(), librarian, s.round.ContestID)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(units, func(u contest.UnitView) bool { return u.Name == "Đơn vị 100" })
	u := units[i]
	if !slices.Equal(u.Aliases, []string{"ĐV100", "Đơn vị cũ 100"}) || u.Headcount != 1200 || !u.ValidFrom.Equal(time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("unit %+v", u.Unit)
	}
	parent := slices.IndexFunc(units, func(p contest.UnitView) bool { return p.ID == u.ParentID })
	if parent < 0 || parent > i || units[parent].Name != "Đơn vị 1" {
		t.Errorf("its parent stands at %d, after it at %d, or is another", parent, i)
	}
}

// Two imports that were planned from the same tree do not both add.
func TestSaveUnitsOfTwoPeople(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	before, err := s.db.Units(t.Context(), s.round.ContestID)
	if err != nil {
		t.Fatal(err)
	}
	deed := account.Deed{At: begun, Actor: librarian, Action: "test"}
	unit := func() []contest.Unit {
		return []contest.Unit{{ID: newID(), ContestID: s.round.ContestID, Name: "Sở X"}}
	}
	if err := s.db.SaveUnits(t.Context(), s.round.ContestID, len(before), unit(), deed); err != nil {
		t.Fatal(err)
	}
	if err := s.db.SaveUnits(t.Context(), s.round.ContestID, len(before), unit(), deed); !errors.Is(err, contest.ErrStale) {
		t.Errorf("the second of two imports = %v, want ErrStale", err)
	}
}
