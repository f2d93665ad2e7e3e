package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"hoithi/contest"
	"hoithi/internal/fault"
)

// ErrSheet says that there is no such list.
var ErrSheet = fault.New(fault.Invalid, "sheet_unknown", "Chỉ xuất được: rows, units hoặc bands.", "Only rows, units or bands can be exported.")

// Sheets that CSV can write.
const (
	SheetRows  = "rows"
	SheetUnits = "units"
	SheetBands = "bands"
)

// CSV writes one list of a report as CSV that Excel opens rightly: UTF-8 with
// a byte order mark. Its first two lines are the title and the standing. It
// fails with ErrSheet before anything is written.
func CSV(w io.Writer, r contest.Report, sheet, lang string) error {
	p := newPage(r, lang)
	t, err := p.list(sheet)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("export: write csv: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	lines := [][]string{{plain(p.title())}, {plain(p.standing())}, t.head}
	for _, line := range lines {
		if err := out.Write(line); err != nil {
			return fmt.Errorf("export: write csv: %w", err)
		}
	}
	for cells := range t.rows {
		line := make([]string, len(cells))
		for i, cell := range cells {
			line[i] = text(cell)
		}
		if err := out.Write(line); err != nil {
			return fmt.Errorf("export: write csv: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

// CheckSheet fails with ErrSheet for a list that does not exist.
func CheckSheet(sheet string) error {
	_, err := page{}.list(sheet)
	return err
}

func (p page) list(sheet string) (table, error) {
	switch sheet {
	case SheetRows, "":
		return p.results(), nil
	case SheetUnits:
		return p.units(), nil
	case SheetBands:
		return p.bands(), nil
	}
	return table{}, ErrSheet
}

func text(cell any) string {
	if s, ok := cell.(string); ok {
		return plain(s)
	}
	return fmt.Sprint(cell)
}

// plain keeps a spreadsheet from taking somebody's name for a formula.
func plain(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
