package importer

import (
	"regexp"
	"strings"
)

// collectTable decides what a table is: a list of keys, one question a row, or
// only a way to place lines on the page.
func (r *paperReader) collectTable(t *paperTable, quotes bool) {
	r.mendTable(t, quotes)
	pairs, coded := r.codedKeys(t)
	if coded {
		r.items = append(r.items, item{pairs: append([]keyPair{}, pairs...)})
		return
	}
	pairs = r.tableKeys(t)
	if pairs == nil {
		pairs = r.keysWithNotes(t)
	}
	if pairs != nil {
		r.items = append(r.items, item{pairs: pairs})
		return
	}
	if g := tableGrid(t); g != nil {
		r.items = append(r.items, item{grid: g})
		return
	}
	for _, row := range t.rows {
		r.collectRow(row, quotes)
	}
}

func (r *paperReader) mendTable(t *paperTable, quotes bool) {
	for _, row := range t.rows {
		for _, cell := range row {
			for i := range cell.lines {
				mendLine(&cell.lines[i], quotes)
			}
		}
	}
}

// collectRow reads the cells of a row from left to right. "A" alone in a cell
// labels the cell beside it.
func (r *paperReader) collectRow(row []paperCell, quotes bool) {
	options := 0
	for i, cell := range row {
		if value := strings.TrimSpace(cell.text()); options > 1 && isLettersOnly(value) && len(cell.lines) > 0 {
			// A last cell "B" beside a cell that holds the whole question.
			r.items = append(r.items, item{line: cell.lines[0], mark: mark{kind: markKey, value: value, sure: true}})
			continue
		}
		options += inlineOptions(cell.text())
		for j, line := range cell.lines {
			if j == 0 && i+1 < len(row) && len(cell.lines) == 1 && isBareLabel(line.text) {
				line.text = strings.TrimSpace(line.text)
				if len(line.text) == 1 {
					line.text += "."
				}
				if len(line.spans) > 0 {
					line.spans = line.spans[:1]
					line.spans[0].end = len(line.text)
				}
			}
			r.collectLine(line, quotes)
		}
	}
}

// isBareLabel reports a cell with nothing but an option's letter.
func isBareLabel(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) == 1 && s[0] >= 'A' && s[0] < 'A'+8
}

var reCellPair = regexp.MustCompile(`(?i)^\s*(?:câu\s*)?(\d{1,5})\s*[.:)–=-]?\s*([A-J](?:\s*[,;&+/]\s*[A-J])*)\s*\.?\s*$`)
var reCellNumber = regexp.MustCompile(`(?i)^\s*(?:câu\s*(?:hỏi\s*)?(?:số\s*)?)?(\d{1,5})\s*[.:)]?\s*$`)

// tableKeys reads a table of keys in any of its usual forms: pairs in cells,
// numbers above letters, numbers beside letters. nil when it is none.
func (r *paperReader) tableKeys(t *paperTable) []keyPair {
	cells := make([][]string, len(t.rows))
	filled := 0
	where := ""
	for i, row := range t.rows {
		for _, cell := range row {
			text := squeeze(cell.text())
			if len(text) > 40 {
				return nil
			}
			if text != "" {
				filled++
			}
			if where == "" && len(cell.lines) > 0 {
				where = r.place(cell.lines[0].para)
			}
			for range cell.span {
				cells[i] = append(cells[i], text)
				text = ""
			}
		}
	}
	for _, read := range []func([][]string) ([]keyPair, int){pairsInCells, pairsInRows, pairsInColumns} {
		pairs, used := read(cells)
		if len(pairs) > 0 && 5*used >= 4*(filled-headerCells(cells)) && used > 0 {
			for i := range pairs {
				pairs[i].where = where
			}
			return pairs
		}
	}
	return nil
}

// headerCells counts cells such as "Câu" and "Đáp án".
func headerCells(cells [][]string) int {
	n := 0
	for _, row := range cells {
		for _, cell := range row {
			switch fold(strings.Trim(cell, " .:")) {
			case "cau", "cau hoi", "cau so", "stt", "tt", "dap an", "d/a", "da", "question", "answer", "key", "so cau", "dap an dung", "cau/dap an", "ma de", "no":
				n++
			}
		}
	}
	return n
}

func pairsInCells(cells [][]string) (pairs []keyPair, used int) {
	for _, row := range cells {
		for _, cell := range row {
			if g := reCellPair.FindStringSubmatch(cell); g != nil {
				if letters, _, ok := parseLetters(strings.ToUpper(g[2])); ok {
					pairs = append(pairs, keyPair{number: atoi(g[1]), letters: letters})
					used++
				}
			} else if isKeyRun(cell) {
				used++
				for _, g := range rePair.FindAllStringSubmatch(cell+" ", -1) {
					letters, _, _ := parseLetters(strings.ToUpper(g[2]))
					pairs = append(pairs, keyPair{number: atoi(g[1]), letters: letters})
				}
			}
		}
	}
	return pairs, used
}

func pairsInRows(cells [][]string) (pairs []keyPair, used int) {
	for i := 0; i+1 < len(cells); i++ {
		found := matchCells(cells[i], cells[i+1])
		if len(found) > 0 {
			pairs = append(pairs, found...)
			used += 2 * len(found)
			i++
		}
	}
	return pairs, used
}

func pairsInColumns(cells [][]string) (pairs []keyPair, used int) {
	width := 0
	for _, row := range cells {
		width = max(width, len(row))
	}
	column := func(j int) []string {
		out := make([]string, len(cells))
		for i, row := range cells {
			if j < len(row) {
				out[i] = row[j]
			}
		}
		return out
	}
	for j := 0; j+1 < width; j++ {
		found := matchCells(column(j), column(j+1))
		if len(found) > 0 {
			pairs = append(pairs, found...)
			used += 2 * len(found)
			j++
		}
	}
	return pairs, used
}

// matchCells pairs numbers with the letters beside them.
func matchCells(numbers, values []string) []keyPair {
	var pairs []keyPair
	for i := 0; i < len(numbers) && i < len(values); i++ {
		g := reCellNumber.FindStringSubmatch(numbers[i])
		if g == nil {
			continue
		}
		if letters, rest, ok := parseLetters(strings.ToUpper(values[i])); ok && rest == "" {
			pairs = append(pairs, keyPair{number: atoi(g[1]), letters: letters})
		}
	}
	return pairs
}

// tableGrid reads a table whose header names question and option columns.
func tableGrid(t *paperTable) *grid {
	if len(t.rows) < 2 {
		return nil
	}
	rows := make([]sheetRow, len(t.rows))
	texts := make([][]string, len(t.rows))
	for i, row := range t.rows {
		rows[i].n = i + 1
		for _, cell := range row {
			sc := cell.asSheet()
			for range cell.span {
				rows[i].cells = append(rows[i].cells, sc)
				texts[i] = append(texts[i], sc.text)
				sc = sheetCell{}
			}
		}
	}
	c, at, ok := findHeader(texts)
	if !ok || c.question < 0 || at > 2 || len(t.rows[at]) < 2 {
		return nil
	}
	return &grid{columns: c, rows: rows[at+1:]}
}

// asSheet turns a cell into a sheet's cell; its look is that of all its text.
func (c paperCell) asSheet() sheetCell {
	o := rawOption{}
	for i := range c.lines {
		o.pieces = append(o.pieces, piece{&c.lines[i], 0, len(c.lines[i].text)})
	}
	share, color := o.looksOf()
	sc := sheetCell{text: strings.TrimSpace(c.text()), color: color}
	for bit, s := range share {
		if s >= wholeShare {
			sc.look |= 1 << bit
		}
	}
	return sc
}

// takeGrid reads a table with one question a row.
func (r *paperReader) takeGrid(g *grid) {
	sub := &builder{}
	s := &sheetReader{src: r.src, b: sub, quotes: true, by: byColumn, topic: r.topic}
	s.use(g.columns)
	for _, row := range g.rows {
		s.question(row)
	}
	s.settle()
	for _, p := range sub.batch.Problems {
		if p.Question < 0 {
			r.b.file(p.Where, p)
		}
	}
	for i := range sub.batch.Questions {
		q := &sub.batch.Questions[i]
		raw := &rawQuestion{ready: q, number: q.Number}
		for _, k := range sub.of[i] {
			raw.broken = append(raw.broken, sub.batch.Problems[k])
		}
		for _, repair := range sub.batch.Repairs {
			if repair.Question == i {
				raw.mended = append(raw.mended, repair)
			}
		}
		r.questions = append(r.questions, raw)
	}
	r.loose = nil
}

// addReady hands over a question that came from a table.
func (r *paperReader) addReady(raw *rawQuestion) {
	q := *raw.ready
	q.Where = "bảng, " + q.Where
	i := r.b.add(q)
	for _, repair := range raw.mended {
		repair.Question, repair.Where = i, q.Where
		r.b.batch.Repairs = append(r.b.batch.Repairs, repair)
	}
	for _, p := range raw.broken {
		p.Where = ""
		r.b.about(i, p)
	}
}
