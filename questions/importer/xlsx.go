package importer

import (
	"errors"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads a workbook sheet by sheet, row by row.
func readXLSX(src source, b *builder) error {
	a, err := openArchive(src)
	if err != nil {
		return err
	}
	for name, part := range a.files {
		if part.UncompressedSize64 > maxPartSize {
			if strings.HasPrefix(name, "xl/worksheets/") {
				return ErrTooManyRows
			}
			return ErrZipBomb
		}
	}
	f, err := excelize.OpenReader(io.NewSectionReader(src.data, 0, src.size), excelize.Options{
		UnzipSizeLimit: maxTotalSize, UnzipXMLSizeLimit: maxTotalSize - 1, // all in memory: nothing is written
		ShortDatePattern: "dd/mm/yyyy", // what Excel shows in Vietnam for its own date format
	})
	if err != nil {
		if errors.Is(err, excelize.ErrWorkbookFileFormat) || strings.Contains(err.Error(), "encrypted") {
			return ErrPassword.Because(err)
		}
		return ErrUnreadable.Because(err)
	}
	defer f.Close()
	raiseShared(f)
	sheets := f.GetSheetList()
	found := false
	far := &xlsxProgress{src: src, total: expectedRows(a)}
	for _, name := range sheets {
		label := ""
		if len(sheets) > 1 {
			label = name
		}
		ok, err := readXLSXSheet(src, b, f, far, name, label)
		if err != nil {
			return err
		}
		found = found || ok
	}
	if !found {
		return ErrNoHeader
	}
	b.takeKeySheets()
	return nil
}

// readXLSXSheet reads one sheet; false when it holds no questions.
func readXLSXSheet(src source, b *builder, f *excelize.File, far *xlsxProgress, sheet, label string) (bool, error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return false, ErrUnreadable.Because(err)
	}
	defer rows.Close()
	s := &sheetReader{src: src, b: b, name: label, quotes: true, by: byColumn}
	x := &xlsxSheet{file: f, name: sheet, styles: make(map[int]cellStyle)}
	seen := 0
	for n := 1; rows.Next(); n++ {
		if seen++; seen > 1100000 {
			return false, ErrTooManyRows
		}
		if seen%4096 == 0 && src.ctx.Err() != nil {
			return false, ErrCancelled.Because(src.ctx.Err())
		}
		far.row()
		values, err := rows.Columns()
		if err != nil {
			return false, ErrUnreadable.Because(err)
		}
		row, ok := x.row(n, values)
		if !ok {
			continue
		}
		if err := s.add(row); err != nil {
			return false, err
		}
	}
	if err := rows.Error(); err != nil {
		return false, ErrUnreadable.Because(err)
	}
	return s.end(x)
}

// xlsxSheet gives access to what the row reader does not tell.
type xlsxSheet struct {
	file   *excelize.File
	name   string
	styles map[int]cellStyle
}

type cellStyle struct {
	look  look
	color uint32
}

func (x *xlsxSheet) row(n int, values []string) (sheetRow, bool) {
	if len(values) > maxColumns {
		values = values[:maxColumns]
	}
	row := sheetRow{n: n, cells: make([]sheetCell, len(values))}
	filled := false
	for i, v := range values {
		row.cells[i].text = v
		filled = filled || strings.TrimSpace(v) != ""
	}
	return row, filled
}

// end settles the sheet. Looks are only fetched when a key is missing, because
// that loads the whole sheet.
func (s *sheetReader) end(x *xlsxSheet) (bool, error) {
	if !s.ready && !s.header() {
		return s.asPaper(x)
	}
	if x != nil && s.keysMissing() {
		x.fetchLooks(s)
	}
	if x != nil {
		x.spread(s)
	}
	n := len(s.b.batch.Questions)
	s.settle()
	return len(s.b.batch.Questions) > n || s.ready, nil
}

func (s *sheetReader) keysMissing() bool {
	missing := 0
	for i := range s.pending {
		if strings.TrimSpace(s.pending[i].key) == "" && s.pending[i].right == nil {
			missing++
		}
	}
	return missing > 0 && len(s.pending) <= 20000
}

// fetchLooks reads the styles of the option cells of rows without a key.
func (x *xlsxSheet) fetchLooks(s *sheetReader) {
	for i := range s.pending {
		sq := &s.pending[i]
		if strings.TrimSpace(sq.key) != "" {
			continue
		}
		for letter, at := range sq.column {
			if at >= 0 && s.columns.options[letter] >= 0 && at < len(sq.looks) {
				st := x.style(s.columns.options[letter], sq.row)
				sq.looks[at].look, sq.looks[at].color = st.look, st.color
			}
		}
	}
}

func (x *xlsxSheet) style(col, row int) cellStyle {
	name, err := excelize.CoordinatesToCellName(col+1, row)
	if err != nil {
		return cellStyle{}
	}
	id, err := x.file.GetCellStyle(x.name, name)
	if err != nil || id == 0 {
		return cellStyle{}
	}
	if st, ok := x.styles[id]; ok {
		return st
	}
	var st cellStyle
	if full, err := x.file.GetStyle(id); err == nil && full != nil {
		st = styleLooks(full)
	}
	x.styles[id] = st
	return st
}

func styleLooks(full *excelize.Style) (st cellStyle) {
	if font := full.Font; font != nil {
		if font.Bold {
			st.look |= lookBold
		}
		if font.Italic {
			st.look |= lookItalic
		}
		if font.Underline != "" && font.Underline != "none" {
			st.look |= lookUnderline
		}
		st.color = standsOut(strings.TrimPrefix(strings.TrimPrefix(font.Color, "#"), "FF"))
		if st.color == 0 {
			st.color = standsOut(font.Color)
		}
	}
	if full.Fill.Type == "pattern" && full.Fill.Pattern > 0 && len(full.Fill.Color) > 0 && marked(full.Fill.Color[0]) {
		st.look |= lookHighlight
	}
	return st
}

// asPaper reads a sheet without a header as lines of a paper: some authors
// type whole papers into one column.
func (s *sheetReader) asPaper(x *xlsxSheet) (bool, error) {
	if pairs := s.asKeys(); pairs != nil {
		s.b.keySheets = append(s.b.keySheets, keySheet{s.name, pairs})
		return false, nil
	}
	var blocks []paperBlock
	for _, row := range s.first {
		var line string
		for _, cell := range row.cells {
			if cell.text != "" {
				line += cell.text + "\t"
			}
		}
		for i, part := range strings.Split(strings.TrimRight(line, "\t"), "\n") {
			blocks = append(blocks, paperBlock{line: paperLine{text: part, para: row.n, first: i == 0, wrap: true}})
		}
	}
	options := 0
	for _, block := range blocks {
		if m := classify(&block.line); m.kind == markOption || inlineCount(block.line.text) > 1 {
			options++
		}
	}
	if options == 0 {
		if len(s.first) > 0 && s.name != "" {
			s.b.file(s.name, warnf("sheet_ignored", "Trang tính không có dòng tiêu đề câu hỏi nên bỏ qua.", "The sheet has no question header and was left out."))
		}
		return false, nil
	}
	return true, readPaper(s.src, s.b, paper{blocks: blocks, quotes: s.quotes})
}
