package export

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"hoithi/contest"
)

// The first rows of every sheet: the title, the standing, the heads of columns.
const headRow = 3

// XLSX writes the whole report as a workbook. Rows are streamed: a result of
// half a million rows takes the memory of one sheet's compressed text.
func XLSX(w io.Writer, r contest.Report, lang string) (err error) {
	p := newPage(r, lang)
	book := excelize.NewFile()
	defer func() {
		if closed := book.Close(); err == nil && closed != nil {
			err = fmt.Errorf("export: close workbook: %w", closed)
		}
	}()
	looks, err := newLooks(book, r.Standing)
	if err != nil {
		return err
	}
	for i, t := range []table{p.results(), p.units(), p.bands(), p.info()} {
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), t.name)
		} else {
			_, err = book.NewSheet(t.name)
		}
		if err != nil {
			return fmt.Errorf("export: sheet %s: %w", t.name, err)
		}
		if err := p.writeSheet(book, looks, t); err != nil {
			return fmt.Errorf("export: sheet %s: %w", t.name, err)
		}
	}
	if err := book.SetDocProps(&excelize.DocProperties{Title: p.title(), Creator: r.Contest.Organiser, Description: p.standing()}); err != nil {
		return fmt.Errorf("export: properties: %w", err)
	}
	if _, err := book.WriteTo(w); err != nil {
		return fmt.Errorf("export: write workbook: %w", err)
	}
	return nil
}

// looks are the styles of a workbook.
type looks struct{ title, standing, head int }

func newLooks(book *excelize.File, s contest.Standing) (l looks, err error) {
	colour := "B45309" // amber: not official
	if s == contest.Official {
		colour = "166534"
	}
	styles := []struct {
		id    *int
		style excelize.Style
	}{
		{&l.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}},
		{&l.standing, excelize.Style{Font: &excelize.Font{Bold: true, Color: colour}}},
		{&l.head, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E5E7EB"}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}, Border: []excelize.Border{{Type: "bottom", Color: "6B7280", Style: 1}}}},
	}
	for _, s := range styles {
		if *s.id, err = book.NewStyle(&s.style); err != nil {
			return l, fmt.Errorf("export: style: %w", err)
		}
	}
	return l, nil
}

// heading is what stands above every list.
type heading struct{ title, standing string }

func (p page) writeSheet(book *excelize.File, l looks, t table) error {
	return writeRows(book, l, heading{p.title(), p.standing()}, t, func(put func([]any) error) error {
		for cells := range t.rows {
			if err := put(cells); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeRows streams a list into its sheet.
func writeRows(book *excelize.File, l looks, top heading, t table, rows func(put func([]any) error) error) error {
	sheet, err := book.NewStreamWriter(t.name)
	if err != nil {
		return err
	}
	for i, width := range t.width {
		if err := sheet.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: fmt.Sprintf("A%d", headRow+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := writeHead(sheet, l, top, t); err != nil {
		return err
	}
	row := headRow
	if err := rows(func(cells []any) error {
		row++
		return sheet.SetRow(fmt.Sprintf("A%d", row), cells)
	}); err != nil {
		return err
	}
	return sheet.Flush()
}

func writeHead(sheet *excelize.StreamWriter, l looks, top heading, t table) error {
	if err := sheet.SetRow("A1", []any{excelize.Cell{StyleID: l.title, Value: top.title}}); err != nil {
		return err
	}
	if err := sheet.SetRow("A2", []any{excelize.Cell{StyleID: l.standing, Value: top.standing}}); err != nil {
		return err
	}
	head := make([]any, len(t.head))
	for i, name := range t.head {
		head[i] = excelize.Cell{StyleID: l.head, Value: name}
	}
	return sheet.SetRow(fmt.Sprintf("A%d", headRow), head)
}
