package importer

import (
	"regexp"
	"slices"
	"strings"
)

var (
	reCode      = regexp.MustCompile(`(?i)^(?:mã\s*)?(?:đề|code)?\s*(?:thi\s*)?(?:số\s*)?[:.]?\s*(\d{1,4})$`)
	reCodeWord  = regexp.MustCompile(`(?i)^(?:mã\s*đề|đề|code)`)
	reCodeTitle = regexp.MustCompile(`(?i)mã\s*đề(?:\s*thi)?(?:\s*số)?\s*[:.]?\s*(\d{1,4})\b`)
)

// codedKeys reads a table with the keys of several shuffled papers: a column
// or a row for each code. Only the column of the code that the document names
// as its own may be believed; ok says that it is such a table.
func (r *paperReader) codedKeys(t *paperTable) (pairs []keyPair, ok bool) {
	cells := make([][]string, len(t.rows))
	where := ""
	for i, row := range t.rows {
		for _, cell := range row {
			if where == "" && len(cell.lines) > 0 {
				where = r.place(cell.lines[0].para)
			}
			for range cell.span {
				cells[i] = append(cells[i], squeeze(cell.text()))
			}
		}
	}
	for _, table := range [][][]string{cells, transposed(cells)} {
		codes, columns := codeColumns(table)
		if len(codes) < 2 {
			continue
		}
		at := slices.Index(codes, r.ownCode())
		if at < 0 {
			r.b.file(where, errorf("key_table_codes", "Bảng đáp án có nhiều mã đề (%s) mà tệp không ghi các câu này thuộc mã đề nào; bảng không được dùng.",
				"The table of keys is for several papers (%s) and the file does not say which one this is; the table is not used.", strings.Join(codes, ", ")))
			return nil, true
		}
		return codeKeys(table, columns[at], where), true
	}
	return nil, false
}

// codeColumns finds the codes in the first row, above letters, with the
// numbers of questions in the first column.
func codeColumns(cells [][]string) (codes []string, columns []int) {
	if len(cells) < 2 || len(cells[0]) < 3 {
		return nil, nil
	}
	named := reCodeWord.MatchString(cells[0][0])
	for j := 1; j < len(cells[0]); j++ {
		g := reCode.FindStringSubmatch(cells[0][j])
		if g == nil {
			return nil, nil
		}
		named = named || reCodeWord.MatchString(cells[0][j])
		codes, columns = append(codes, g[1]), append(columns, j)
	}
	for j := range columns {
		keys := codeKeys(cells, columns[j], "")
		if len(keys) == 0 || 5*len(keys) < 4*(len(cells)-1) || keys[0].number != 1 {
			return nil, nil // the first column has no numbers of questions, but codes
		}
	}
	if !named && slices.ContainsFunc(codes, func(c string) bool { return len(c) != 3 }) {
		return nil, nil // numbers of questions
	}
	return codes, columns
}

func codeKeys(cells [][]string, column int, where string) []keyPair {
	numbers, letters := make([]string, len(cells)-1), make([]string, len(cells)-1)
	for i, row := range cells[1:] {
		if column < len(row) {
			numbers[i], letters[i] = row[0], row[column]
		}
	}
	pairs := matchCells(numbers, letters)
	for i := range pairs {
		pairs[i].where = where
	}
	return pairs
}

// ownCode returns the code that the lines read so far give to the document,
// "" when they name none or several.
func (r *paperReader) ownCode() string {
	own := ""
	for i := range r.items {
		if !strings.Contains(r.items[i].line.text, "ề") && !strings.Contains(r.items[i].line.text, "Ề") {
			continue
		}
		for _, g := range reCodeTitle.FindAllStringSubmatch(r.items[i].line.text, -1) {
			if own != "" && own != g[1] {
				return ""
			}
			own = g[1]
		}
	}
	return own
}

func transposed(cells [][]string) [][]string {
	width := 0
	for _, row := range cells {
		width = max(width, len(row))
	}
	out := make([][]string, width)
	for j := range out {
		out[j] = make([]string, len(cells))
		for i, row := range cells {
			if j < len(row) {
				out[j][i] = row[j]
			}
		}
	}
	return out
}
