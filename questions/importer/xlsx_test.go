package importer

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// workbook builds a workbook and returns its bytes.
func workbook(t *testing.T, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func rows(f *excelize.File, sheet string, from int, rows ...[]any) {
	for i, row := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, from+i)
		_ = f.SetSheetRow(sheet, cell, &row)
	}
}

func style(f *excelize.File, cell string, s *excelize.Style) {
	id, _ := f.NewStyle(s)
	_ = f.SetCellStyle("Sheet1", cell, cell, id)
}

func TestXLSX(t *testing.T) {
	t.Parallel()
	oct10 := time.Date(2025, 10, 10, 0, 0, 0, 0, time.UTC)
	dayMonth := "d-mmm"
	for _, c := range []struct {
		name     string
		fill     func(f *excelize.File)
		want     []string
		problems []string
	}{
		{
			name: "numbers, percentages and dates as they are shown",
			fill: func(f *excelize.File) {
				rows(f, "Sheet1", 1, []any{"CÂU HỎI CUỘC THI"}, []any{}, []any{"STT", "Câu hỏi", "A", "B", "C", "Đáp án"},
					[]any{1, "Số nào?", 4, 0.5, 2021, "C"}, []any{2, "Ngày nào?", oct10, oct10, "x", "A"})
				_ = f.MergeCell("Sheet1", "A1", "F1")
				style(f, "D4", &excelize.Style{NumFmt: 9})
				style(f, "C5", &excelize.Style{NumFmt: 14})
				style(f, "D5", &excelize.Style{CustomNumFmt: &dayMonth})
			},
			want: []string{"1) Số nào? | 4 | 50% | *2021 (column)", "2) Ngày nào? | *10/10/2025 | 10-Oct | x (column)"}, problems: []string{"warning date_cell"},
		},
		{
			name: "no key column: the right cell is coloured or bold",
			fill: func(f *excelize.File) {
				rows(f, "Sheet1", 1, []any{"Câu hỏi", "Phương án A", "Phương án B"}, []any{"Một?", "x", "y"}, []any{"Hai?", "x", "z"}, []any{"Ba?", "u", "v"})
				style(f, "C2", &excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}})
				style(f, "B3", &excelize.Style{Font: &excelize.Font{Bold: true}})
				style(f, "C4", &excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
			},
			want: []string{"1) Một? | x | *y (highlight)", "2) Hai? | *x | z (bold)", "3) Ba? | u | *v (color)"},
		},
		{
			name: "several sheets, one without questions",
			fill: func(f *excelize.File) {
				rows(f, "Sheet1", 1, []any{"Hướng dẫn", "đọc kỹ"})
				_, _ = f.NewSheet("Đề 1")
				rows(f, "Đề 1", 1, []any{"Câu hỏi", "A", "B", "Đáp án"}, []any{"Một?", "x", "y", "B"})
			},
			want: []string{"1) Một? | x | *y (column)"}, problems: []string{"warning sheet_ignored"},
		},
		{
			name: "a paper typed into one column",
			fill: func(f *excelize.File) {
				rows(f, "Sheet1", 1, []any{"Câu 1: Hỏi?"}, []any{"A. một"}, []any{"B. hai"}, []any{"Đáp án: B"})
			},
			want: []string{"1) Hỏi? | một | *hai (line)"},
		},
		{
			name: "ClassQuiz's template: title and description above, digits as key",
			fill: func(f *excelize.File) {
				_ = f.SetCellValue("Sheet1", "C5", "Tên")
				_ = f.SetCellValue("Sheet1", "C6", "Mô tả")
				rows(f, "Sheet1", 14, []any{nil, "Một?", "a", "b", "c", "d", 20, "1,2"}, []any{nil, "Hai?", 2020, 2021, nil, nil, 20, 2})
			},
			want: []string{"1) Một? | *a | *b | c | d (column)", "2) Hai? | 2020 | *2021 (column)"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := mustRead(t, c.name, workbook(t, c.fill))
			if diff := cmp.Diff(c.want, summary(got)); diff != "" {
				t.Errorf("questions (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.problems, problemCodes(got)); diff != "" {
				t.Errorf("problems (-want +got):\n%s\n%v", diff, got.Problems)
			}
		})
	}
}

func TestKahootTemplate(t *testing.T) {
	t.Parallel()
	got := mustRead(t, "kahoot", fixture(t, "kahoot/KahootQuizTemplate.xlsx"))
	want := []string{"1) Which spreadsheet tools can read this sheet and export to xlsx format? | *Excel | *Google Docs | *Numbers | *LibreOffice (column)"}
	if diff := cmp.Diff(want, summary(got)); diff != "" || got.Format != "kahoot" {
		t.Errorf("%s (-want +got):\n%s", got.Format, diff)
	}
}

func TestAikenFixtures(t *testing.T) {
	t.Parallel()
	good := mustRead(t, "questions.txt", fixture(t, "aiken/questions.txt"))
	want := []string{"1) The Moodle project was started by: | Petr Skoda | *Martin Dougiamas | Eloy Lafuente | Tim Hunt (format)",
		`2) Moodle's abilities include handling user input that includes <html class="cool"> & images: | *True | False (format)`}
	if diff := cmp.Diff(want, summary(good)); diff != "" || len(good.Problems) > 0 {
		t.Errorf("questions (-want +got):\n%s\n%v", diff, good.Problems)
	}
	bad := mustRead(t, "errors.txt", fixture(t, "aiken/errors.txt"))
	type problem struct{ Where, Code string }
	var errs []problem
	for _, p := range bad.Problems {
		if p.Severity == Error {
			errs = append(errs, problem{p.Where, p.Code})
		}
	}
	wantErrors := []problem{{"dòng 5", "empty_stem"}, {"dòng 5", "key_out_of_range"}, {"dòng 14", "no_key"}, {"dòng 1", "too_few_options"}}
	if diff := cmp.Diff(wantErrors, errs); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	var usable []string
	for i, q := range bad.Questions {
		if !bad.Questions[i].Blocked() {
			usable = append(usable, q.Stem)
		}
	}
	if diff := cmp.Diff([]string{"A good question", "A second good question"}, usable); diff != "" {
		t.Errorf("usable questions (-want +got):\n%s", diff)
	}
}
