package unitfile_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"hoithi/contest"
	"hoithi/internal/fault"
	"hoithi/internal/unitfile"
)

func read(t *testing.T, raw []byte) (contest.UnitSheet, error) {
	t.Helper()
	return unitfile.Read(t.Context(), "donvi", bytes.NewReader(raw), int64(len(raw)))
}

func TestReadHeaders(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text    string
		columns []contest.UnitColumn
		row     int
	}{
		"Vietnamese with diacritics": {"Tên đơn vị,Đơn vị cấp trên,Loại,Khối,Số người,Hiệu lực từ,Hiệu lực đến,Tên khác\nA,B,Sở,K,1,1/7/2025,,X\n",
			[]contest.UnitColumn{"name", "parent", "kind", "block", "headcount", "valid_from", "valid_to", "aliases"}, 2},
		"Vietnamese without, in another order": {"KHOI;TEN DON VI;BIEN CHE\nK;A;1\n", []contest.UnitColumn{"block", "name", "headcount"}, 2},
		"English, by tabs":                     {"Name\tParent unit\tHeadcount\nA\tB\t1\n", []contest.UnitColumn{"name", "parent", "headcount"}, 2},
		"a title and an empty line above":      {"DANH SÁCH ĐƠN VỊ DỰ THI,,\n,,\nSTT,Đơn vị,Trực thuộc\n1,A,B\n", []contest.UnitColumn{"name", "parent"}, 4},
		"a remark in brackets":                 {"Tên đơn vị,Số người (tính đến 01/7/2025)\nA,1\n", []contest.UnitColumn{"name", "headcount"}, 2},
		"a byte order mark":                    {"\ufeffTên đơn vị,Khối\nA,K\n", []contest.UnitColumn{"name", "block"}, 2},
		"UTF-16":                               {"\xff\xfeN\x00a\x00m\x00e\x00,\x00K\x00i\x00n\x00d\x00\n\x00A\x00,\x00S\x00\n\x00", []contest.UnitColumn{"name", "kind"}, 2},
		"only names":                           {"Tên đơn vị\nA\n", []contest.UnitColumn{"name"}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := read(t, []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got.Columns, c.columns) || got.Rows[0].Row != c.row || got.Rows[0].Cells[contest.ColumnName] != "A" {
				t.Errorf("columns %q, first row %+v; want %q, row %d", got.Columns, got.Rows[0], c.columns, c.row)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		raw  string
		want *fault.Error
	}{
		"nothing":             {"", unitfile.ErrNoHeader},
		"no header":           {"A,B\nC,D\n", unitfile.ErrNoHeader},
		"only a header":       {"Tên đơn vị,Khối\n\n,\n", unitfile.ErrEmpty},
		"a picture":           {"\x89PNG\r\n\x1a\n\x00\x00", unitfile.ErrUnreadable},
		"a broken workbook":   {"PK\x03\x04 this is no zip", unitfile.ErrUnreadable},
		"an old code page":    {"T\xean,Kh\xf4i\n", unitfile.ErrUnreadable},
		"too late a header":   {string(bytes.Repeat([]byte("x,y\n"), 30)) + "Tên đơn vị,Khối\nA,K\n", unitfile.ErrNoHeader},
		"more rows than fits": {"Tên,Khối\n" + string(bytes.Repeat([]byte("A,K\n"), 50_001)), unitfile.ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := read(t, []byte(c.raw)); !errors.Is(err, c.want) {
				t.Errorf("Read = %v, want %v", err, c.want)
			}
		})
	}
}

// workbook writes rows as a spreadsheet program does.
func workbook(t testing.TB, rows [][]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestReadWorkbook(t *testing.T) {
	t.Parallel()
	got, err := read(t, workbook(t, [][]any{
		{"DANH SÁCH"}, {},
		{"STT", "Tên đơn vị", "Biên chế", "Hiệu lực từ"},
		{1, "Sở Nội vụ", 1234, time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)},
		{2, "Phường A", "56", "1/7/2025"},
	}))
	if err != nil {
		t.Fatal(err)
	}
	first := got.Rows[0]
	if len(got.Rows) != 2 || first.Row != 4 || first.Cells[contest.ColumnHeadcount] != "1234" || first.Cells[contest.ColumnFrom] != "2025-07-01" {
		t.Errorf("rows %+v", got.Rows)
	}
	plan := contest.PlanUnits("c", nil, got, func() string { return "x" })
	if plan.Errors() != 0 || plan.Add[0].Headcount != 1234 || !plan.Add[0].ValidFrom.Equal(time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("plan %+v", plan)
	}
}

// 3 400 rows are read and planned in well under two seconds.
func BenchmarkReadWorkbook(b *testing.B) {
	rows := [][]any{{"Tên đơn vị", "Đơn vị cấp trên", "Khối", "Biên chế"}}
	for i := range 3400 {
		rows = append(rows, []any{fmt.Sprintf("Đơn vị %d", i), "", "Sở, ban, ngành", i})
	}
	raw := workbook(b, rows)
	for b.Loop() {
		sheet, err := unitfile.Read(b.Context(), "x", bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		if plan := contest.PlanUnits("c", nil, sheet, func() string { n++; return fmt.Sprint(n) }); len(plan.Add) != 3400 {
			b.Fatalf("%d planned", len(plan.Add))
		}
	}
}
