package importer

import (
	"regexp"
	"strings"
)

// Templates and sheets without header words are recognised by their shape.

var reKeyCell = regexp.MustCompile(`^(?:[A-Ja-j1-9]|10)(?:\s*[,;|/&]\s*(?:[A-Ja-j1-9]|10))*\.?$`)

// classQuizColumns recognises ClassQuiz's workbook: title in C5, description
// in C6, from row 14 question, four answers, seconds and the right numbers.
func classQuizColumns(rows []sheetRow) (columns, int, bool) {
	first := -1
	for i, row := range rows {
		if row.n < 14 {
			continue
		}
		if first < 0 {
			first = i
		}
		if cellText(row, 1) == "" || cellText(row, 2) == "" || atoi(cellText(row, 6)) == 0 || !reIndexList.MatchString(cellText(row, 7)) {
			return columns{}, 0, false
		}
	}
	if !titledC5(rows) || first < 0 {
		return columns{}, 0, false
	}
	c := noColumns()
	c.question, c.key, c.template = 1, 7, "classquiz"
	for i := range 4 {
		c.options[i] = 2 + i
	}
	return c, first, true
}

// titledC5 reports ClassQuiz's place for the title.
func titledC5(rows []sheetRow) bool {
	for _, row := range rows {
		if row.n == 5 {
			return cellText(row, 2) != ""
		}
	}
	return false
}

func cellText(row sheetRow, col int) string {
	if col >= len(row.cells) {
		return ""
	}
	return strings.TrimSpace(row.cells[col].text)
}

// guessColumns understands rows without a header by their shape: a number or
// nothing, a long text, two to six options, and a key as the last cell. Nearly
// all rows must agree.
func guessColumns(rows []sheetRow) (columns, bool) {
	shapes := make(map[[2]int]int)
	for _, row := range rows {
		if shape, ok := shapeOf(row); ok {
			shapes[shape]++
		}
	}
	for shape, n := range shapes {
		if n < 2 || 5*n < 4*len(rows) {
			continue
		}
		c := noColumns()
		c.question, c.key = shape[0], shape[1]
		if shape[0] == 1 {
			c.number = 0
		}
		for i, col := 0, shape[0]+1; col < shape[1] && i < maxOptions; i, col = i+1, col+1 {
			c.options[i] = col
		}
		return c, true
	}
	return columns{}, false
}

// shapeOf returns the columns of question and key of a row.
func shapeOf(row sheetRow) ([2]int, bool) {
	last := len(row.cells) - 1
	for last >= 0 && cellText(row, last) == "" {
		last--
	}
	question := 0
	if first := strings.TrimSuffix(cellText(row, 0), "."); first == "" || atoi(first) > 0 {
		question = 1
	}
	options := last - question - 1
	if options < 2 || options > 6 || len(cellText(row, question)) < 8 || !reKeyCell.MatchString(cellText(row, last)) {
		return [2]int{}, false
	}
	return [2]int{question, last}, true
}

// guess tries the shapes; rows before the data are dropped.
func (s *sheetReader) guess() bool {
	c, at, ok := classQuizColumns(s.first)
	if !ok {
		if c, ok = guessColumns(s.first); !ok {
			return false
		}
		s.b.file(s.name, warnf("header_guessed", "Không có dòng tiêu đề; các cột được hiểu theo vị trí: câu hỏi, các phương án, đáp án ở cột cuối. Hãy kiểm tra.",
			"There is no header; columns are taken by their place: question, options, key in the last one. Check them."))
	}
	s.use(c)
	rest := s.first[at:]
	s.first = nil
	for _, row := range rest {
		s.question(row)
	}
	return true
}
