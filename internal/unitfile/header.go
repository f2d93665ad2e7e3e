package unitfile

import (
	"strings"

	"hoithi/contest"
)

// words are how headers name the columns, folded by contest.SearchKey.
func words() map[contest.UnitColumn][]string {
	return map[contest.UnitColumn][]string{
		contest.ColumnName: {"ten don vi", "don vi", "ten", "ten co quan", "co quan", "ten co quan don vi", "co quan don vi", "ten day du",
			"name", "unit", "unit name", "organisation", "organization"},
		contest.ColumnParent: {"don vi cap tren", "cap tren", "don vi cha", "truc thuoc", "thuoc", "thuoc don vi", "don vi chu quan", "co quan chu quan",
			"co quan cap tren", "parent", "parent unit", "belongs to"},
		contest.ColumnKind:      {"loai", "loai don vi", "loai hinh", "loai hinh don vi", "cap", "kind", "type", "unit type"},
		contest.ColumnBlock:     {"khoi", "khoi thi dua", "cum", "cum thi dua", "khoi don vi", "block", "cluster"},
		contest.ColumnHeadcount: {"so nguoi", "bien che", "so nguoi bien che", "si so", "tong so", "tong so nguoi", "so luong", "so can bo", "so cbccvc", "quan so", "headcount", "people", "size", "staff"},
		contest.ColumnFrom:      {"hieu luc tu", "tu ngay", "ngay hieu luc", "co hieu luc tu", "valid from", "from"},
		contest.ColumnTo:        {"hieu luc den", "den ngay", "het hieu luc", "ngay het hieu luc", "valid to", "valid until", "to", "until"},
		contest.ColumnAliases:   {"ten khac", "ten cu", "ten goi khac", "ten viet tat", "viet tat", "alias", "aliases", "other names", "abbreviation", "former name"},
	}
}

// headerOf reads a row as a header: by column index what it means. A row
// without a name column is no header, and neither is a title that happens to
// say "Đơn vị" beside words that name nothing.
func headerOf(cells []string) map[int]contest.UnitColumn {
	out := map[int]contest.UnitColumn{}
	used := map[contest.UnitColumn]bool{}
	filled := 0
	for i, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			filled++
		}
		if column, ok := meaning(cell); ok && !used[column] {
			out[i], used[column] = column, true
		}
	}
	if !used[contest.ColumnName] || len(out) < 2 && filled > 1 {
		return nil
	}
	return out
}

// meaning is the column that a header's words name. What stands in brackets
// explains and does not count: "Số người (tính đến 1/7)".
func meaning(cell string) (contest.UnitColumn, bool) {
	full := contest.SearchKey(cell)
	short := full
	if i := strings.IndexAny(cell, "(["); i > 0 {
		short = contest.SearchKey(cell[:i])
	}
	for column, list := range words() {
		for _, w := range list {
			if w == full || w == short {
				return column, true
			}
		}
	}
	return "", false
}
