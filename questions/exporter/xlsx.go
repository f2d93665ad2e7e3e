package exporter

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"hoithi/questions/importer"
)

// xlsx writes one sheet with a question a row, under headers that the importer
// reads: to be corrected in a spreadsheet and imported again.
//
// Every cell with a text is a text cell in a text format, so that no
// spreadsheet program takes "=1+1" or "@name" for a formula, not even after
// somebody has edited the cell, and "01/02" stays as it was typed.
func (b bank) xlsx(w io.Writer) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // nothing of it is on disk
	name := b.say("Câu hỏi", "Questions")
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return fmt.Errorf("exporter: name sheet: %w", err)
	}
	s, err := f.NewStreamWriter(name)
	if err != nil {
		return fmt.Errorf("exporter: open sheet: %w", err)
	}
	sheet, err := b.newSheet(f)
	if err != nil {
		return err
	}
	if err := sheet.write(s); err != nil {
		return fmt.Errorf("exporter: write sheet: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("exporter: write workbook: %w", err)
	}
	return nil
}

// sheet is the table under writing.
type sheet struct {
	bank
	columns    []sheetColumn
	head, text int // styles
}

type sheetColumn struct {
	head  string
	width float64
	cell  func(q *importer.Question) any
}

func (b bank) newSheet(f *excelize.File) (sheet, error) {
	s := sheet{bank: b, columns: b.sheetColumns()}
	wrap := &excelize.Alignment{Vertical: "top", WrapText: true}
	line := []excelize.Border{{Type: "bottom", Color: "E7DFD0", Style: 1}, {Type: "right", Color: "E7DFD0", Style: 1}}
	var err error
	if s.head, err = f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Alignment: wrap,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"A3231B"}}}); err != nil {
		return s, fmt.Errorf("exporter: style: %w", err)
	}
	if s.text, err = f.NewStyle(&excelize.Style{NumFmt: 49, Alignment: wrap, Border: line}); err != nil {
		return s, fmt.Errorf("exporter: style: %w", err)
	}
	return s, nil
}

func (s sheet) write(to *excelize.StreamWriter) error {
	if err := to.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	heads := make([]any, len(s.columns))
	for i, c := range s.columns {
		if err := to.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		heads[i] = excelize.Cell{StyleID: s.head, Value: c.head}
	}
	if err := to.SetRow("A1", heads); err != nil {
		return err
	}
	for n := range s.questions {
		cells := make([]any, len(s.columns))
		for i, c := range s.columns {
			cells[i] = excelize.Cell{StyleID: s.text, Value: c.cell(&s.questions[n])}
		}
		if err := to.SetRow(fmt.Sprintf("A%d", n+2), cells); err != nil {
			return err
		}
	}
	return to.Flush()
}

// sheetColumns are the columns that this bank needs.
func (b bank) sheetColumns() []sheetColumn {
	text := func(of func(q *importer.Question) string) func(*importer.Question) any {
		return func(q *importer.Question) any {
			if s := of(q); s != "" {
				return s
			}
			return nil
		}
	}
	columns := []sheetColumn{
		{b.say("STT", "No."), 6, func(q *importer.Question) any { return q.Number }},
		{b.say("Mã câu hỏi", "ID"), 16, text(func(q *importer.Question) string { return q.ExternalID })},
		{b.say("Chủ đề", "Topic"), 24, text(func(q *importer.Question) string { return q.Topic })},
		{b.say("Mức độ", "Level"), 13, text(func(q *importer.Question) string { return q.Level })},
		{b.say("Loại câu hỏi", "Question type"), 14, text(func(q *importer.Question) string { return b.kindName(q.Kind) })},
		{b.say("Câu hỏi", "Question"), 60, text(func(q *importer.Question) string { return q.Stem })},
	}
	for i := range b.optionColumns() {
		columns = append(columns, sheetColumn{b.say("Phương án ", "Option ") + letter(i), 28, text(func(q *importer.Question) string { return optionCell(q, i) })})
	}
	return append(columns,
		sheetColumn{b.say("Đáp án", "Correct answer"), 16, text(sheetKey)},
		sheetColumn{b.say("Cố định phương án cuối", "Keep last option"), 12, text(func(q *importer.Question) string { return b.pinned(q) })},
		sheetColumn{b.say("Giải thích", "Explanation"), 40, text(func(q *importer.Question) string { return q.Explanation })},
		sheetColumn{b.say("Bản rút gọn cho truyền hình", "Short form for television"), 32, text(func(q *importer.Question) string { return q.TVText })},
		sheetColumn{b.say("Căn cứ pháp lý", "Legal basis"), 36, text(func(q *importer.Question) string { return q.LegalBasis })},
	)
}

// optionColumns is how many columns the longest question needs, at least four.
func (b bank) optionColumns() int {
	n := 4
	for i := range b.questions {
		q := &b.questions[i]
		n = max(n, len(q.Options), len(q.Pairs)+len(q.ExtraRight))
	}
	return n
}

func optionCell(q *importer.Question, i int) string {
	switch {
	case i < len(q.Options):
		return q.Options[i].Text
	case i < len(q.Pairs):
		return q.Pairs[i].Left + " " + importer.PairArrow + " " + q.Pairs[i].Right
	case len(q.Pairs) > 0 && i < len(q.Pairs)+len(q.ExtraRight):
		return importer.PairArrow + " " + q.ExtraRight[i-len(q.Pairs)]
	}
	return ""
}

// kindName is the word for a kind that the importer understands.
func (b bank) kindName(k importer.Kind) string {
	switch k {
	case importer.Multiple:
		return b.say("nhiều đáp án", "multiple answers")
	case importer.TrueFalse:
		return b.say("đúng/sai", "true/false")
	case importer.ShortText:
		return b.say("trả lời ngắn", "short answer")
	case importer.Numeric:
		return b.say("điền số", "numeric")
	case importer.Ordering:
		return b.say("sắp xếp", "ordering")
	case importer.Matching:
		return b.say("ghép đôi", "matching")
	}
	return b.say("một đáp án", "single choice")
}

func (b bank) pinned(q *importer.Question) string {
	if q.PinLast && !importer.SpeaksOfOthers(q.Options[len(q.Options)-1].Text) {
		return b.say("có", "yes")
	}
	return ""
}

// accepted are the answers that a written question takes: wordings or numbers.
func accepted(q *importer.Question) []string {
	var all []string
	for _, a := range q.Answers {
		all = append(all, a.Text)
	}
	for _, n := range q.Numbers {
		all = append(all, numberCell(n))
	}
	return all
}

// sheetKey is the key as the importer reads it back.
func sheetKey(q *importer.Question) string {
	switch q.Kind {
	case importer.ShortText, importer.Numeric:
		return strings.Join(accepted(q), "\n")
	case importer.Matching:
		return ""
	case importer.TrueFalse:
		if len(q.Correct) == 1 {
			return q.Options[q.Correct[0]].Text
		}
		return ""
	}
	return letterKey(q)
}

func numberCell(n importer.Number) string {
	if n.Tolerance == 0 {
		return decimal(n.Value)
	}
	return decimal(n.Value) + " ± " + decimal(n.Tolerance)
}

// letterKey names the right options. Where an option reads like the key itself
// ("B" is the text of option A) the key quotes the option too.
func letterKey(q *importer.Question) string {
	var letters []string
	for _, i := range q.Correct {
		letters = append(letters, letter(i))
	}
	key := strings.Join(letters, ", ")
	if q.Kind == importer.Ordering || len(q.Correct) != 1 {
		return key
	}
	for _, o := range q.Options {
		if len(o.Text) <= 4 && strings.Contains(strings.ToUpper(o.Text), key) {
			return key + ". " + q.Options[q.Correct[0]].Text
		}
	}
	return key
}
