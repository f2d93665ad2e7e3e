package export_test

import (
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hoithi/contest"
	"hoithi/internal/export"
	"hoithi/questions"
)

func TestItems(t *testing.T) {
	t.Parallel()
	f := contest.ItemFigures{Version: questions.Version{ID: 7, Number: 2, Stem: "=HYPERLINK(\"x\")", Options: []string{"+1", "Hai"}}, Seen: 40, Answered: 38, Right: 10,
		Discrimination: -0.125, Correlation: math.NaN(), Times: contest.Quartiles{Known: 3, First: 4 * time.Second, Median: 6540 * time.Millisecond, Third: 9 * time.Second},
		Options: []contest.OptionFigures{{Right: true, Chosen: 10, Upper: 2, Lower: 4}, {Chosen: 28, Upper: 9, Lower: 7}},
		Units:   []contest.UnitItem{{UnitName: "Trường THCS Lê Độ", Seen: 8, Right: 2}},
		Notes:   []contest.ItemNote{{Code: contest.NoteSuspectKey, Options: []int{1}}, {Code: contest.NoteTooHard}}}
	r := contest.ItemReport{Contest: report().Contest, Round: report().Round, At: time.Date(2026, 3, 9, 5, 0, 0, 0, time.UTC), Items: []contest.ItemFigures{f}, Places: map[int64]contest.ItemPlace{7: {Number: 12}}}
	write, err := export.Items(r, "vi")
	book := reopened(t, write, err)
	for sheet, want := range map[string][][]string{
		"Câu hỏi":     {{"12", "2", "=HYPERLINK(\"x\")", "40", "38", "10", "25", "-0.12", "", "4", "6.5", "9", "Nghi sai đáp án: nhóm giỏi chọn B nhiều hơn; Câu quá khó"}},
		"Phương án":   {{"12", "A", "+1", "✓", "10", "26.32", "2", "4"}, {"12", "B", "Hai", "", "28", "73.68", "9", "7"}},
		"Theo đơn vị": {{"12", "Trường THCS Lê Độ", "8", "2", "25"}},
	} {
		rows, err := book.GetRows(sheet)
		if err != nil || len(rows) < 4 {
			t.Fatalf("sheet %s: %v, %v", sheet, rows, err)
		}
		if diff := cmp.Diff(want, rows[3:]); diff != "" {
			t.Errorf("sheet %s (-want +got):\n%s", sheet, diff)
		}
	}
	for _, cell := range [][2]string{{"Câu hỏi", "C4"}, {"Phương án", "C4"}} {
		if formula, err := book.GetCellFormula(cell[0], cell[1]); err != nil || formula != "" {
			t.Errorf("%v holds the formula %q, %v; want text", cell, formula, err)
		}
	}
}
