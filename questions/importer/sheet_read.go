package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// sheetCell is a cell as it is shown, with the looks a key may hide in.
type sheetCell struct {
	text  string
	look  look
	color uint32
}

// sheetRow is a row of a sheet; n is its number as people see it.
type sheetRow struct {
	n     int
	cells []sheetCell
}

// grid is a table with one question a row.
type grid struct {
	columns columns
	rows    []sheetRow
}

// sheetQuestion is a row before its key is settled: what a number in the key
// column means is only clear when all rows have been seen.
type sheetQuestion struct {
	q       Question
	key     string
	column  [maxOptions]int // option index by column letter, -1 when empty
	right   []int           // from "is correct" columns
	looks   []sheetCell     // of the options
	row     int
	repairs []mended
	said    Kind     // from the kind column
	listed  bool     // an ordering whose cells stand in the right order
	dates   []string // cells that Excel seems to have turned into dates
}

// reExcelDate finds dates as Excel rewrites them: "10/10" becomes "10-Oct".
var reExcelDate = regexp.MustCompile(`^\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-\d{2,4})?$|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2}$`)

// sheetReader turns rows into questions.
type sheetReader struct {
	src     source
	b       *builder
	name    string // of the sheet, "" for CSV
	quotes  bool
	by      string // how a key is found, normally byColumn
	columns columns
	ready   bool
	first   []sheetRow // rows before the header is known
	rows    int
	topic   string
	pending []sheetQuestion
}

// place names a cell or row for people.
func (s *sheetReader) place(row, col int) string {
	switch {
	case s.name == "" || col < 0 && s.name == "":
		return fmt.Sprintf("dòng %d", row)
	case col < 0:
		return fmt.Sprintf("%s, dòng %d", s.name, row)
	}
	return fmt.Sprintf("%s!%s%d", s.name, columnName(col), row)
}

func columnName(col int) string {
	s := ""
	for col++; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}

// add takes in a row that holds something.
func (s *sheetReader) add(row sheetRow) error {
	if s.rows++; s.rows > maxRows {
		return ErrTooManyRows
	}
	if s.rows%1024 == 0 && s.src.ctx.Err() != nil {
		return ErrCancelled.Because(s.src.ctx.Err())
	}
	if s.ready {
		s.question(row)
		return nil
	}
	s.first = append(s.first, row)
	if len(s.first) == headerRows+1 {
		s.header()
	}
	return nil
}

// header looks for the header in the rows kept so far. When there is none the
// rows stay in first.
func (s *sheetReader) header() bool {
	texts := make([][]string, len(s.first))
	for i, row := range s.first {
		for _, cell := range row.cells {
			texts[i] = append(texts[i], cell.text)
		}
	}
	c, at, ok := findHeader(texts)
	if !ok {
		c, at, ok = wholeQuestions(texts)
	}
	if !ok {
		return s.guess()
	}
	if s.looksLikeKeys() {
		return false // "Câu hỏi" and "Đáp án" over numbers and letters, or "Câu | 1 | 2 | 3"
	}
	if s.first[at].n == 13 && titledC5(s.first) {
		c.template = "classquiz"
	}
	s.use(c)
	rest := s.first[at+1:]
	s.first = nil
	for _, row := range rest {
		s.question(row)
	}
	return true
}

func (s *sheetReader) use(c columns) {
	s.columns, s.ready = c, true
	if c.template != "" {
		s.b.batch.Format = c.template
	}
	if len(c.unknown) > 0 {
		s.b.file(s.name, warnf("columns_ignored", "Các cột không dùng đến: %s.", "Columns that are not used: %s.", strings.Join(c.unknown, ", ")))
	}
}

// cell returns the mended text of a column.
func (s *sheetReader) cell(row sheetRow, col int, repairs *[]mended) string {
	if col < 0 || col >= len(row.cells) {
		return ""
	}
	text, done := mend(row.cells[col].text, s.quotes)
	tidied, more := tidy(text)
	if done|more != 0 {
		*repairs = append(*repairs, mended{done | more, row.cells[col].text, tidied})
	}
	return tidied
}

// question reads one row.
func (s *sheetReader) question(row sheetRow) {
	c := s.columns
	sq := sheetQuestion{row: row.n}
	stem := s.cell(row, c.question, &sq.repairs)
	if s.moreChoice(row, stem) || s.isSection(row, stem) {
		return
	}
	q := &sq.q
	q.Stem = stem
	q.Where, q.Source = s.place(row.n, -1), sourceRow(row)
	q.Number = atoi(strings.Trim(s.cell(row, c.number, &sq.repairs), " ."))
	if n := questionLabel(stem); n != nil {
		if q.Number == 0 {
			q.Number = atoi(stem[n[2]:n[3]])
		}
		q.Stem = stem[n[1]:]
	}
	q.ExternalID = s.cell(row, c.id, &sq.repairs)
	q.Level = s.cell(row, c.level, &sq.repairs)
	q.LegalBasis = s.cell(row, c.basis, &sq.repairs)
	q.Explanation = s.cell(row, c.explanation, &sq.repairs)
	q.TVText = s.cell(row, c.tv, &sq.repairs)
	if q.Topic = s.cell(row, c.topic, &sq.repairs); q.Topic == "" {
		q.Topic = s.topic
	}
	sq.key = s.cell(row, c.key, &sq.repairs)
	if ruled(row) {
		return
	}
	s.options(row, &sq)
	if q.Stem == "" && len(q.Options) == 0 {
		if sq.key != "" {
			s.b.file(q.Where, warnf("row_ignored", "Dòng không có câu hỏi và phương án nên bỏ qua.", "The row has neither question nor options and was left out."))
		}
		return
	}
	if !s.kind(row, &sq) {
		return
	}
	if pin, ok := truthOf(s.cell(row, c.pin, &sq.repairs)); ok && pin && len(q.Options) > 0 {
		q.Options[len(q.Options)-1].Pinned = true
	}
	s.pending = append(s.pending, sq)
}

// questionLabel finds "Câu 12:" at the start of a stem.
func questionLabel(stem string) []int {
	if !startsWithOneOf(stem, "cq") {
		return nil
	}
	n := reQuestion.FindStringSubmatchIndex(stem)
	if n == nil || !plausibleQuestion(stem, n) {
		return nil
	}
	return n
}

// isSection reports a row with a single cell: the title of what follows.
func (s *sheetReader) isSection(row sheetRow, stem string) bool {
	filled, text := 0, ""
	for _, cell := range row.cells {
		if strings.TrimSpace(cell.text) != "" {
			filled++
			text = cell.text
		}
	}
	text = squeeze(text)
	if filled == 0 {
		return true
	}
	if title, ok := s.numberedSection(row, stem, filled); ok {
		s.topic = title
		return true
	}
	if filled > 1 || s.columns.optionCount() < 2 {
		return false
	}
	if reHeading.MatchString(text) || reRoman.MatchString(text) || isCapitals(text) || stem == "" && len([]rune(text)) > 3 {
		s.topic, _ = mend(text, s.quotes)
		return true
	}
	return false
}

// options reads the option columns, or options typed into the question's cell.
func (s *sheetReader) options(row sheetRow, sq *sheetQuestion) {
	for i := range sq.column {
		sq.column[i] = -1
	}
	texts := make([]string, 0, 6)
	for i, col := range s.columns.options {
		text := s.cell(row, col, &sq.repairs)
		if text == "" {
			continue
		}
		sq.column[i] = len(texts)
		texts = append(texts, text)
		sq.looks = append(sq.looks, row.cells[col])
		if reExcelDate.MatchString(text) {
			sq.dates = append(sq.dates, s.place(row.n, col)+" “"+text+"”")
		}
		if rc := s.columns.right[i]; rc >= 0 {
			mark := s.cell(row, rc, &sq.repairs)
			if yes, ok := truthOf(mark); ok && yes || mark == "1" || isCross(fold(mark)) {
				sq.right = append(sq.right, len(texts)-1)
			}
		}
	}
	if len(texts) > 0 {
		if s.columns.key < 0 && s.asksChoice(row) {
			sq.starred(texts)
		}
		for _, text := range stripLabels(texts) {
			sq.q.Options = append(sq.q.Options, Option{Text: text})
		}
		return
	}
	if s.wrongOptions(row, sq) || s.choices(row, sq) {
		return
	}
	s.optionsInStem(row, sq)
}

// stripLabels takes "A. " off the options when all of them have it in order.
func stripLabels(texts []string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		m, ok := readMarker(text, 0)
		if !ok || m.letter != i || m.end >= len(text) {
			return texts
		}
		out[i] = text[m.end:]
	}
	return out
}

// optionsInStem reads "question, A. …, B. …" from one cell, the way papers are
// read.
func (s *sheetReader) optionsInStem(row sheetRow, sq *sheetQuestion) {
	if s.columns.question >= len(row.cells) || inlineOptions(row.cells[s.columns.question].text) < 2 {
		return
	}
	p := s.parseCell(row, sq, row.cells[s.columns.question].text)
	sq.q.Stem, sq.q.Options = p.q.Stem, p.q.Options
}

// parseCell reads a cell the way papers are read, and takes over its options.
func (s *sheetReader) parseCell(row sheetRow, sq *sheetQuestion, cell string) *parsed {
	raw := &rawQuestion{number: 1, numbered: true}
	for i, text := range strings.Split(cell, "\n") {
		line := paperLine{text: text, spans: []span{{end: len(text)}}, para: row.n, first: i == 0}
		mendLine(&line, s.quotes)
		m := classify(&line)
		if i == 0 {
			if m.kind == markQuestion || m.kind == markNumber {
				line = line.cut(m.rest, len(line.text))
				sq.q.Number = max(sq.q.Number, m.number)
			}
			m = mark{kind: markText}
		}
		raw.take(item{line: line, mark: m})
	}
	p := (&paperReader{b: s.b, unit: "dòng"}).parse(raw)
	// The spaces between options are layout, not damage.
	sq.repairs = slices.DeleteFunc(sq.repairs, func(m mended) bool { return m.done == spacesDamage })
	if cs := append(p.wordClaims(), p.markClaims()...); len(cs) > 0 && sq.key == "" {
		sq.right = cs[0].options
	}
	for i := range min(len(p.options), maxOptions) {
		if l := p.options[i].letter; l >= 0 && l < maxOptions {
			sq.column[l] = i
		}
		sq.looks = append(sq.looks, sheetCell{})
	}
	return p
}

// inlineOptions counts options anywhere in a cell's text.
func inlineOptions(text string) int {
	flat := strings.NewReplacer("\r", " ", "\n", " ").Replace(text)
	n, from := 0, 0
	for {
		m, ok := inlineMarker(flat, from, n, true)
		if !ok {
			break
		}
		n, from = n+1, m.end
	}
	if n >= 2 {
		return n
	}
	n, from = 0, 0
	for {
		m, ok := inlineMarker(flat, from, n, false)
		if !ok {
			return n
		}
		n, from = n+1, m.end
	}
}
