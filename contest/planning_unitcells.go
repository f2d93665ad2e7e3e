package contest

import (
	"strings"
	"time"
)

// Cells of a file of units, as people and spreadsheets write them.

// nameKey is a unit's name for comparison: case does not count, tones do:
// "Tân Hà" and "Tân Hạ" are two places.
func nameKey(name string) string { return strings.ToLower(Tidy(name)) }

func splitAliases(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '|' || r == '\n' || r == ',' })
}

// headcount reads a count as people and spreadsheets write it: "1.234",
// "1,234", "1 234", "1234.0". Nothing is 0: unknown.
func headcount(cell string) (int, bool) {
	cell = strings.TrimSuffix(strings.TrimSuffix(cell, ".0"), ",0")
	groups := strings.FieldsFunc(cell, func(r rune) bool { return r == '.' || r == ',' || r == ' ' })
	n := 0
	for i, g := range groups {
		if i > 0 && len(g) != 3 || len(g) > 8 {
			return 0, false
		}
		for _, r := range g {
			if r < '0' || r > '9' {
				return 0, false
			}
			n = n*10 + int(r-'0')
		}
		if n > maxHeadcount {
			return 0, false
		}
	}
	return n, true
}

func (p *unitPlanner) day(n *node, column UnitColumn, cell string) time.Time {
	if cell == "" {
		return time.Time{}
	}
	for _, form := range []string{"2/1/2006", "2006-01-02", "2-1-2006", "2.1.2006"} {
		if t, err := time.Parse(form, cell); err == nil && t.Year() >= 1900 && t.Year() < 2200 {
			return t
		}
	}
	p.problem(n, column, true, "date_invalid", "Ngày “"+cell+"” không đúng. Ví dụ đúng: 01/07/2025.", "“"+cell+"” is not a date. Example: 01/07/2025.")
	return time.Time{}
}
