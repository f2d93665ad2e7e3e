package contest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// unitRows makes a sheet of rows "name | parent | headcount | from | to | aliases".
func unitRows(rows ...string) UnitSheet {
	columns := []UnitColumn{ColumnName, ColumnParent, ColumnHeadcount, ColumnFrom, ColumnTo, ColumnAliases}
	s := UnitSheet{Columns: columns}
	for i, row := range rows {
		line := UnitLine{Row: i + 2, Cells: map[UnitColumn]string{}}
		for j, cell := range strings.Split(row, "|") {
			line.Cells[columns[j]] = strings.TrimSpace(cell)
		}
		s.Rows = append(s.Rows, line)
	}
	return s
}

func ids() func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("id%d", n) }
}

func TestPlanUnits(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		rows     []string
		added    int
		problems []string // "row column code"
	}{
		"parents before and after their children": {rows: []string{"Phòng A | Sở X", "Sở X | Tỉnh", "Tỉnh"}, added: 3},
		"a parent without diacritics":             {rows: []string{"Sở Nội vụ", "Phòng A | so noi vu"}, added: 2},
		"a path where a name is not unique":       {rows: []string{"Sở X", "Sở Y", "Văn phòng | Sở X", "Văn phòng | Sở Y", "Tổ 1 | Sở Y / Văn phòng"}, added: 5},
		"a slash inside a name":                   {rows: []string{"Phường/Xã A", "Tổ 1 | Phường/Xã A"}, added: 2},
		"names that differ by a tone":             {rows: []string{"Xã Tân Hà", "Xã Tân Hạ", "Thôn 1 | Xã Tân Hạ"}, added: 3},
		"a missing parent":                        {rows: []string{"Sở X", "Phòng A | Sở Z"}, added: 2, problems: []string{"3 parent parent_missing"}},
		"an ambiguous parent":                     {rows: []string{"Sở X", "Sở Y", "Văn phòng | Sở X", "Văn phòng | Sở Y", "Tổ 1 | Văn phòng"}, added: 5, problems: []string{"6 parent parent_ambiguous"}},
		"a circle":                                {rows: []string{"A | B", "B | C", "C | A", "D"}, added: 4, problems: []string{"2 parent cycle", "3 parent cycle", "4 parent cycle"}},
		"a unit below itself":                     {rows: []string{"A | A"}, added: 1, problems: []string{"2 parent cycle"}},
		"twice under one parent":                  {rows: []string{"Sở X", "Phòng A | Sở X", "phòng  a | Sở X"}, added: 2, problems: []string{"4 name duplicate"}},
		"the same name under two parents":         {rows: []string{"Sở X", "Sở Y", "Phòng A | Sở X", "Phòng A | Sở Y"}, added: 4},
		"no name":                                 {rows: []string{" | Sở X | 5"}, problems: []string{"2 name name_missing"}},
		"counts as people write them":             {rows: []string{"A | | 1.234", "B | | 1,234", "C | | 1 234", "D | | 12.0", "E | |"}, added: 5},
		"a count that is none":                    {rows: []string{"A | | mười", "B | | -3", "C | | 1.23"}, added: 3, problems: []string{"2 headcount headcount_invalid", "3 headcount headcount_invalid", "4 headcount headcount_invalid"}},
		"days as people write them":               {rows: []string{"A | | | 1/7/2025 | 2025-12-31", "B | | | 01-07-2025", "C | | | 1.7.2025"}, added: 3},
		"a day that is none":                      {rows: []string{"A | | | 31/2/2025", "B | | | | sang năm"}, added: 2, problems: []string{"2 valid_from date_invalid", "3 valid_to date_invalid"}},
		"an end before the beginning":             {rows: []string{"A | | | 1/7/2025 | 1/7/2024"}, added: 1, problems: []string{"2 valid_to before_valid_from"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plan := PlanUnits("c", nil, unitRows(c.rows...), ids())
			got := []string{}
			for _, p := range plan.Problems {
				got = append(got, fmt.Sprintf("%d %s %s", p.Row, p.Column, p.Code))
			}
			if len(plan.Add) != c.added || !slices.Equal(got, append([]string{}, c.problems...)) {
				t.Errorf("added %d, problems %q; want %d, %q", len(plan.Add), got, c.added, c.problems)
			}
		})
	}
}

func TestPlanUnitsAgain(t *testing.T) {
	t.Parallel()
	rows := []string{"Tỉnh A | | 900", "Sở X | Tỉnh A | 120 | 1/3/2025 | | SX;Sở cũ", "Phòng 1 | Sở X | 7"}
	first := PlanUnits("c", nil, unitRows(rows...), ids()).Add
	t.Run("TheSameFileChangesNothing", func(t *testing.T) {
		t.Parallel()
		plan := PlanUnits("c", first, unitRows(rows...), ids())
		if len(plan.Add)+len(plan.Change) != 0 || plan.Unchanged != 3 {
			t.Errorf("%d added, %d changed, %d unchanged", len(plan.Add), len(plan.Change), plan.Unchanged)
		}
	})
	t.Run("AChangeKeepsTheID", func(t *testing.T) {
		t.Parallel()
		plan := PlanUnits("c", first, unitRows(rows[0], strings.Replace(rows[1], "120", "125", 1)), ids())
		if len(plan.Change) != 1 || plan.Change[0].ID != first[1].ID || plan.Change[0].Headcount != 125 || plan.Missing != 1 {
			t.Errorf("changed %+v, missing %d", plan.Change, plan.Missing)
		}
	})
	t.Run("AColumnThatIsNotThereChangesNothing", func(t *testing.T) {
		t.Parallel()
		names := UnitSheet{Columns: []UnitColumn{ColumnName, ColumnParent}, Rows: unitRows(rows...).Rows}
		if plan := PlanUnits("c", first, names, ids()); plan.Unchanged != 3 {
			t.Errorf("changed %+v", plan.Change)
		}
	})
	t.Run("AddsBelowWhatIsStored", func(t *testing.T) {
		t.Parallel()
		plan := PlanUnits("c", first, unitRows("Phòng 2 | Sở X"), ids())
		if len(plan.Add) != 1 || plan.Add[0].ParentID != first[1].ID || plan.Add[0].Position <= first[2].Position {
			t.Errorf("added %+v", plan.Add)
		}
	})
}

func TestCheckUnit(t *testing.T) {
	t.Parallel()
	units := []Unit{{ID: "a", Name: "A"}, {ID: "b", Name: "B", ParentID: "a"}, {ID: "c", Name: "C", ParentID: "b"}}
	for name, c := range map[string]struct {
		unit Unit
		code string // of the first fault; empty: none
	}{
		"a new leaf":            {Unit{ID: "d", Name: "D", ParentID: "c"}, ""},
		"renamed to itself":     {Unit{ID: "b", Name: "B", ParentID: "a"}, ""},
		"no name":               {Unit{ID: "b"}, "name_length"},
		"a sibling of one name": {Unit{ID: "d", Name: "b", ParentID: "a"}, "duplicate"},
		"below its grandchild":  {Unit{ID: "a", Name: "A", ParentID: "c"}, "cycle"},
		"an unknown parent":     {Unit{ID: "d", Name: "D", ParentID: "z"}, "unknown"},
		"it ends first":         {Unit{ID: "d", Name: "D", ValidFrom: time.Unix(9, 0), ValidTo: time.Unix(8, 0)}, "before_valid_from"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code := ""
			if fields := ProblemsOf(checkUnit(c.unit, units)); len(fields) > 0 {
				code = fields[0].Code
			}
			if code != c.code {
				t.Errorf("checkUnit = %q, want %q", code, c.code)
			}
		})
	}
}

// A province after the mergers has about 3 400 units.
func BenchmarkPlanUnits(b *testing.B) {
	rows := []string{"Tỉnh"}
	for i := range 40 {
		rows = append(rows, fmt.Sprintf("Sở %d | Tỉnh | 120", i))
		for j := range 84 {
			rows = append(rows, fmt.Sprintf("Phòng %d | Tỉnh / Sở %d | 12 | 1/7/2025", j, i))
		}
	}
	s := unitRows(rows...)
	stored := PlanUnits("c", nil, s, ids()).Add
	b.ReportMetric(float64(len(rows)), "rows")
	for b.Loop() {
		if plan := PlanUnits("c", stored, s, ids()); plan.Unchanged != len(rows) {
			b.Fatalf("unchanged %d", plan.Unchanged)
		}
	}
}
