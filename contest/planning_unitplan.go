package contest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hoithi/internal/fault"
)

// maxHeadcount is more people than any unit has.
const maxHeadcount = 10_000_000

// UnitColumn is what a column of a file of units means.
type UnitColumn string

// The columns.
const (
	ColumnName      UnitColumn = "name"
	ColumnParent    UnitColumn = "parent"
	ColumnKind      UnitColumn = "kind"
	ColumnBlock     UnitColumn = "block"
	ColumnHeadcount UnitColumn = "headcount"
	ColumnFrom      UnitColumn = "valid_from"
	ColumnTo        UnitColumn = "valid_to"
	ColumnAliases   UnitColumn = "aliases"
)

// UnitSheet is a file of units as it was read, cell by cell.
type UnitSheet struct {
	File    string
	Columns []UnitColumn // those that the file has; others leave units as they are
	Rows    []UnitLine
}

// UnitLine is one row of a file of units.
type UnitLine struct {
	Row   int // as the spreadsheet numbers it
	Cells map[UnitColumn]string
}

// UnitProblem is something about a row that a person should know.
type UnitProblem struct {
	Row     int
	Column  UnitColumn
	Error   bool // otherwise a warning
	Code    string
	Message fault.Text
}

// UnitPlan is what a file would do to a contest's units.
type UnitPlan struct {
	Rows      int
	Add       []Unit
	Change    []Unit
	Unchanged int
	Missing   int // units of the contest that the file does not name; they stay
	Problems  []UnitProblem
}

// Errors counts the problems that keep the file out.
func (p UnitPlan) Errors() int {
	n := 0
	for _, problem := range p.Problems {
		if problem.Error {
			n++
		}
	}
	return n
}

// node is a unit under planning: from a row, or already in the contest.
type node struct {
	line      UnitLine
	unit      Unit
	key       string // nameKey of the name
	folded    string // SearchKey of the name
	parent    *node
	existing  bool
	resolved  bool
	resolving bool
}

// unitPlanner works out what a file would do.
type unitPlanner struct {
	sheet  UnitSheet
	have   map[UnitColumn]bool
	rows   []*node
	stored []*node
	byName map[string][]*node // rows first, then what is stored, by nameKey
	byFold map[string][]*node // the same, without diacritics
	plan   UnitPlan
}

// PlanUnits works out what a file of units would do to a contest. Parents are
// found by name, or by a path ("Tỉnh A / Sở B") where a name is not unique,
// among the rows of the file and then among the units that are there. A unit
// is the same when its name and its path of parents are.
func PlanUnits(contestID string, units []Unit, sheet UnitSheet, newID func() string) UnitPlan {
	p := &unitPlanner{sheet: sheet, have: map[UnitColumn]bool{}, byName: map[string][]*node{}, byFold: map[string][]*node{}}
	for _, c := range sheet.Columns {
		p.have[c] = true
	}
	p.plan.Rows = len(sheet.Rows)
	for _, line := range sheet.Rows {
		p.read(line, contestID)
	}
	p.readStored(units)
	for _, n := range p.rows {
		p.resolve(n)
	}
	p.findCycles()
	p.match(units, newID)
	slices.SortStableFunc(p.plan.Problems, func(a, b UnitProblem) int { return cmp.Compare(a.Row, b.Row) })
	return p.plan
}

func (p *unitPlanner) problem(n *node, column UnitColumn, isError bool, code, vi, en string) {
	p.plan.Problems = append(p.plan.Problems, UnitProblem{Row: n.line.Row, Column: column, Error: isError, Code: code, Message: fault.Text{VI: vi, EN: en}})
}

// read turns a row into a node, or reports why it cannot.
func (p *unitPlanner) read(line UnitLine, contestID string) {
	n := &node{line: line}
	cell := func(c UnitColumn) string { return Tidy(line.Cells[c]) }
	n.unit = tidyUnit(Unit{ContestID: contestID, Name: cell(ColumnName), Kind: cell(ColumnKind), Block: cell(ColumnBlock), Aliases: splitAliases(line.Cells[ColumnAliases])})
	switch {
	case n.unit.Name == "":
		p.problem(n, ColumnName, true, "name_missing", "Thiếu tên đơn vị.", "The unit has no name.")
		return
	case len([]rune(n.unit.Name)) > maxTitle:
		p.problem(n, ColumnName, true, "name_too_long", "Tên đơn vị dài quá 200 ký tự.", "The name is longer than 200 characters.")
	}
	var ok bool
	if n.unit.Headcount, ok = headcount(cell(ColumnHeadcount)); !ok {
		p.problem(n, ColumnHeadcount, true, "headcount_invalid", "Số người “"+cell(ColumnHeadcount)+"” không phải số nguyên không âm.", "“"+cell(ColumnHeadcount)+"” is not a whole number from 0.")
	}
	n.unit.ValidFrom = p.day(n, ColumnFrom, cell(ColumnFrom))
	n.unit.ValidTo = p.day(n, ColumnTo, cell(ColumnTo))
	if !n.unit.ValidTo.IsZero() && !n.unit.ValidTo.After(n.unit.ValidFrom) {
		p.problem(n, ColumnTo, true, "before_valid_from", "Ngày hết hiệu lực phải sau ngày bắt đầu.", "It must end after it begins.")
	}
	p.rows = append(p.rows, n)
	p.index(n)
}

func (p *unitPlanner) readStored(units []Unit) {
	byID := map[string]*node{}
	for _, u := range units {
		n := &node{unit: u, existing: true, resolved: true}
		byID[u.ID] = n
		p.stored = append(p.stored, n)
	}
	for _, n := range p.stored {
		n.parent = byID[n.unit.ParentID]
		p.index(n)
	}
}

func (p *unitPlanner) index(n *node) {
	n.key, n.folded = nameKey(n.unit.Name), SearchKey(n.unit.Name)
	p.byName[n.key] = append(p.byName[n.key], n)
	p.byFold[n.folded] = append(p.byFold[n.folded], n)
}

// resolve finds the parent that a row names.
func (p *unitPlanner) resolve(n *node) {
	if n.resolved || n.resolving {
		return
	}
	n.resolving = true
	defer func() { n.resolved, n.resolving = true, false }()
	want := Tidy(n.line.Cells[ColumnParent])
	if want == "" {
		return
	}
	found := p.named(n, want)
	if len(found) == 0 {
		found = p.pathed(n, want)
	}
	switch {
	case len(found) == 1:
		n.parent = found[0]
	case len(found) > 1:
		p.problem(n, ColumnParent, true, "parent_ambiguous",
			fmt.Sprintf("Có %d đơn vị tên “%s”; hãy ghi cả đường dẫn, ví dụ “Tỉnh A / %s”.", len(found), want, want),
			fmt.Sprintf("%d units are called “%s”; write the path, such as “Province A / %s”.", len(found), want, want))
	case nameKey(want) == n.key:
		p.problem(n, ColumnParent, true, "cycle", "Đơn vị không thể nằm dưới chính nó.", "A unit cannot be below itself.")
	default:
		p.problem(n, ColumnParent, true, "parent_missing", "Không tìm thấy đơn vị cấp trên “"+want+"” trong tệp và trong cuộc thi.", "There is no parent “"+want+"” in the file or the contest.")
	}
}

// named finds units by name: exactly, else without diacritics. What the file
// says goes before what is stored, which it may be about to move.
func (p *unitPlanner) named(n *node, want string) []*node {
	for _, candidates := range [][]*node{p.byName[nameKey(want)], p.byFold[SearchKey(want)]} {
		inFile := slices.DeleteFunc(slices.Clone(candidates), func(c *node) bool { return c.existing || c == n })
		if len(inFile) > 0 {
			return inFile
		}
		stored := slices.DeleteFunc(slices.Clone(candidates), func(c *node) bool { return !c.existing })
		if len(stored) > 0 && nameKey(want) != n.key {
			return stored
		}
	}
	return nil
}

// pathed finds units by the end of their path: "Tỉnh A / Sở B".
func (p *unitPlanner) pathed(n *node, want string) []*node {
	steps := pathSteps(want)
	if len(steps) < 2 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.named(n, steps[len(steps)-1])), func(c *node) bool { return !p.endsIn(c, steps) })
}

func (p *unitPlanner) endsIn(n *node, steps []string) bool {
	for i := len(steps) - 1; i >= 0; i-- {
		if n == nil || n.folded != SearchKey(steps[i]) {
			return false
		}
		p.resolve(n)
		n = n.parent
	}
	return true
}

func pathSteps(path string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(path, func(r rune) bool { return strings.ContainsRune("/>\\»→", r) }) {
		if s = Tidy(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// findCycles breaks circles of parents, each reported at every row in it.
func (p *unitPlanner) findCycles() {
	var inCircle []*node
	for _, n := range p.rows {
		steps := 0
		for up := n.parent; up != nil && steps <= len(p.rows); up, steps = up.parent, steps+1 {
			if up == n {
				inCircle = append(inCircle, n)
				break
			}
		}
	}
	for _, n := range inCircle {
		p.problem(n, ColumnParent, true, "cycle", "Các đơn vị cấp trên tạo thành vòng lặp.", "The parents form a circle.")
		n.parent = nil
	}
}

// match compares every row with what is stored under the same path.
func (p *unitPlanner) match(units []Unit, newID func() string) {
	stored := make(map[string]*node, len(p.stored))
	for _, n := range p.stored {
		stored[pathKey(n)] = n
	}
	seen := map[string]*node{}
	next := nextPosition(units)
	for _, n := range p.rows { // ids first: a child may stand before its parent
		key := pathKey(n)
		if first, twice := seen[key]; twice {
			p.problem(n, ColumnName, true, "duplicate", fmt.Sprintf("Trùng với dòng %d: cùng tên trong cùng đơn vị cấp trên.", first.line.Row),
				fmt.Sprintf("The same as row %d: one name twice under one parent.", first.line.Row))
			continue
		}
		seen[key] = n
		if old, ok := stored[key]; ok {
			n.unit.ID, n.unit.Position = old.unit.ID, old.unit.Position
		} else {
			n.unit.ID, n.unit.Position = newID(), next
			next++
		}
	}
	for _, n := range p.rows {
		key := pathKey(n)
		if seen[key] != n {
			continue
		}
		if n.parent != nil {
			n.unit.ParentID = n.parent.unit.ID
		}
		p.settle(n, stored[key])
	}
	for key := range stored {
		if _, named := seen[key]; !named {
			p.plan.Missing++
		}
	}
}

func (p *unitPlanner) settle(n, old *node) {
	if old == nil {
		p.plan.Add = append(p.plan.Add, n.unit)
		return
	}
	is := p.over(old.unit, n.unit)
	if sameUnit(is, old.unit) {
		p.plan.Unchanged++
		return
	}
	p.plan.Change = append(p.plan.Change, is)
}

// over writes the columns that the file has over a stored unit.
func (p *unitPlanner) over(old, row Unit) Unit {
	is := row
	keep := func(c UnitColumn, restore func()) {
		if !p.have[c] {
			restore()
		}
	}
	keep(ColumnKind, func() { is.Kind = old.Kind })
	keep(ColumnBlock, func() { is.Block = old.Block })
	keep(ColumnHeadcount, func() { is.Headcount = old.Headcount })
	keep(ColumnFrom, func() { is.ValidFrom = old.ValidFrom })
	keep(ColumnTo, func() { is.ValidTo = old.ValidTo })
	keep(ColumnAliases, func() { is.Aliases = old.Aliases })
	keep(ColumnParent, func() { is.ParentID = old.ParentID })
	return is
}

func sameUnit(a, b Unit) bool {
	return a.Name == b.Name && a.ParentID == b.ParentID && a.Kind == b.Kind && a.Block == b.Block && a.Headcount == b.Headcount &&
		a.ValidFrom.Equal(b.ValidFrom) && a.ValidTo.Equal(b.ValidTo) && slices.Equal(a.Aliases, b.Aliases)
}

// pathKey names a node by the names of itself and its parents.
func pathKey(n *node) string {
	key, steps := n.key, 0
	for up := n.parent; up != nil && steps < 100; up, steps = up.parent, steps+1 {
		key = up.key + "\x1f" + key
	}
	return key
}
