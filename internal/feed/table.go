package feed

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Cell is one value: a text, or a number as it is written.
type Cell struct {
	Text   string
	Number bool // written without quotes in JSON, and never guarded
}

// Text returns a cell with a text.
func Text(s string) Cell { return Cell{Text: s} }

// Table is what a feed shows. Columns are ASCII snake_case and never change
// their order; new ones come last.
type Table struct {
	Columns []string
	Rows    [][]Cell
	Line    []string // the columns of the plain-text form
	Rev     string   // changes with the content: the feed's ETag
	At      time.Time
}

// Most rows that a feed may be asked for.
const mostRows = 100

// longestName is the most characters that a name may be asked to have.
const longestName = 200

// Shape is what a reader asks for.
type Shape struct {
	Format  Format
	Rows    int    // exactly so many; 0: as many as there are
	Wide    bool   // one row: rank1, name1, rank2, …
	Comma   rune   // of CSV; 0 is a comma
	BOM     bool   // a byte order mark before CSV, for Excel
	Suffix  string // behind every column's name: ".Text" for vMix's automatic mapping
	NameMax int    // characters of a name; 0: all
}

// lay returns the table in the shape's form: cleaned, cut, of fixed size.
func (t Table) lay(s Shape) (columns []string, rows [][]Cell) {
	columns = append(slices.Clone(t.Columns), "rev", "updated_at")
	stamp := []Cell{Text(t.Rev), Text(t.At.Format(time.RFC3339))}
	for _, r := range t.Rows {
		rows = append(rows, append(t.cleaned(r, s), stamp...))
	}
	if s.Rows > 0 {
		rows = rows[:min(len(rows), s.Rows)]
		for len(rows) < s.Rows {
			rows = append(rows, append(make([]Cell, len(t.Columns)), stamp...))
		}
	}
	if s.Wide {
		columns, rows = widen(columns, rows)
	}
	for i := range columns {
		columns[i] += s.Suffix
	}
	return columns, rows
}

func (t Table) cleaned(row []Cell, s Shape) []Cell {
	out := make([]Cell, len(t.Columns))
	for i := range min(len(row), len(out)) {
		out[i] = row[i]
		out[i].Text = clean(row[i].Text)
		if s.NameMax > 0 && isName(t.Columns[i]) {
			out[i].Text = shorten(out[i].Text, s.NameMax)
		}
	}
	return out
}

// widen puts all rows into one, with the row's number behind each column.
func widen(columns []string, rows [][]Cell) ([]string, [][]Cell) {
	var wide []string
	var all []Cell
	for i, r := range rows {
		for j, c := range columns {
			wide, all = append(wide, c+itoa(i+1)), append(all, r[j])
		}
	}
	return wide, [][]Cell{all}
}

// clean makes a text one line in NFC without signs that nobody sees: title
// machines know neither line breaks in values nor composed marks.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || r == '\uFEFF' || r == unicode.ReplacementChar || !xmlRune(r):
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(strings.TrimSpace(s))
}

// xmlRune reports whether XML 1.0 may hold the sign (production 2, Char).
func xmlRune(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

func isName(column string) bool { return column == "name" || strings.HasSuffix(column, "_name") }

// shorten cuts a text to so many characters, the last of them an ellipsis,
// between grapheme-safe runes: NFC Vietnamese has one rune a letter.
func shorten(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return strings.TrimRight(string(r[:most-1]), " ") + "…"
}
