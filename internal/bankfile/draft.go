package bankfile

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"hoithi/internal/fault"
	"hoithi/questions"
	"hoithi/questions/exporter"
	"hoithi/questions/importer"
)

// WriteCorrected writes the questions of a draft as they now stand, what people
// mended included, as a workbook. Imported again it finds the same questions:
// each row has the id under which the draft enters the bank. Skipped questions
// are left out. It fails with exporter.ErrNothing when none remains.
func WriteCorrected(w io.Writer, i questions.Import, lang string) error {
	batch := importer.Batch{Title: i.File}
	for _, item := range i.Items {
		if item.Skip {
			continue
		}
		q := questions.Question{Number: item.Number, ExternalID: item.ExternalKey(), Current: item.Now()}
		batch.Questions = append(batch.Questions, written(questions.Bank{}, q))
		if last := &batch.Questions[len(batch.Questions)-1]; last.Topic == "" {
			last.Topic = item.Topic
		}
	}
	_, err := exporter.Write(w, exporter.XLSX, batch, exporter.Options{Lang: lang})
	return err
}

// WriteReport writes what the reader found in a file as a workbook: a row for
// every problem, and one for every question that has none.
func WriteReport(w io.Writer, i questions.Import, lang string) error {
	say := func(vi, en string) string { return fault.Text{VI: vi, EN: en}.In(lang) }
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // nothing of it is on disk
	s, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return fmt.Errorf("bankfile: open sheet: %w", err)
	}
	for col, width := range []float64{8, 26, 14, 70, 60, 22} {
		if err := s.SetColWidth(col+1, col+1, width); err != nil {
			return fmt.Errorf("bankfile: set width: %w", err)
		}
	}
	rows := [][]any{{say("Câu", "Question"), say("Vị trí trong tệp", "Place in the file"), say("Mức", "Severity"), say("Vấn đề", "Problem"), say("Nội dung câu hỏi", "Question text"), say("Đáp án nhận ra từ", "Key found by")}}
	for _, p := range i.Problems {
		rows = append(rows, []any{"", importer.PlaceIn(lang, p.Where), severity(p, say), p.Message.In(lang), "", ""})
	}
	for _, item := range i.Items {
		for _, p := range item.Problems {
			rows = append(rows, []any{item.Number, importer.PlaceIn(lang, item.Where), severity(p, say), p.Message.In(lang), item.Stem, KeySource(item.KeyFoundBy).In(lang)})
		}
		if len(item.Problems) == 0 {
			state := say("Đạt", "Fine")
			if item.Skip {
				state = say("Bỏ qua", "Skipped")
			}
			rows = append(rows, []any{item.Number, importer.PlaceIn(lang, item.Where), state, "", item.Stem, KeySource(item.KeyFoundBy).In(lang)})
		}
	}
	for n, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, n+1)
		if err == nil {
			err = s.SetRow(cell, row)
		}
		if err != nil {
			return fmt.Errorf("bankfile: write report: %w", err)
		}
	}
	if err := s.Flush(); err != nil {
		return fmt.Errorf("bankfile: write report: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("bankfile: write report: %w", err)
	}
	return nil
}

func severity(p questions.ImportProblem, say func(vi, en string) string) string {
	if p.Error {
		return say("Lỗi", "Error")
	}
	return say("Cảnh báo", "Warning")
}

// KeySource says how a key was found, by the importer's word for it.
func KeySource(by string) fault.Text {
	if t, ok := map[string]fault.Text{
		"line": {VI: "dòng “Đáp án”", EN: "a line “Đáp án”"}, "table": {VI: "bảng đáp án", EN: "a table of keys"}, "star": {VI: "dấu *", EN: "an asterisk"},
		"mark": {VI: "chữ hoặc dấu tích", EN: "a word or tick"}, "highlight": {VI: "tô nền", EN: "background colour"}, "color": {VI: "màu chữ", EN: "colour"},
		"underline": {VI: "gạch chân", EN: "underline"}, "bold": {VI: "in đậm", EN: "bold"}, "italic": {VI: "in nghiêng", EN: "italics"},
		"column": {VI: "cột đáp án", EN: "a key column"}, "format": {VI: "định dạng tệp", EN: "the file format"}, "only": {VI: "chỉ in phương án đúng", EN: "only the right option being printed"},
	}[by]; ok {
		return t
	}
	return fault.Text{VI: by, EN: by}
}

// DraftName is what a file made of a draft is called: the draft's own file,
// with a word for what it has become.
func DraftName(i questions.Import, word string) string {
	base := strings.TrimSuffix(i.File, filepath.Ext(i.File))
	return plainName(base) + "-" + word + ".xlsx"
}
