package export_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"hoithi/contest"
	"hoithi/internal/export"
)

func predicted(n int64) *int64 { return &n }

// report is a small official result with everything that can go wrong in it: a
// name that looks like a formula, an excluded row, a tie.
func report() contest.Report {
	at := time.Date(2026, 3, 9, 5, 0, 0, 0, time.UTC)
	return contest.Report{
		Contest: contest.Contest{Slug: "cchc-2026", Name: "Tìm hiểu cải cách hành chính", NameEN: "Administrative reform", Organiser: "Sở Nội vụ", TimeZone: "Asia/Ho_Chi_Minh",
			Groups:       []contest.Group{{ID: "cb", Name: "Cán bộ", NameEN: "Officials"}, {ID: "cd", Name: "Công dân", NameEN: "Citizens"}},
			Registration: contest.Registration{Fields: []contest.FieldSpec{{Key: "cccd", Label: "Số CCCD", LabelEN: "ID number"}}}},
		Round: contest.Round{ID: "r", Number: 2, Name: "Tuần 2", NameEN: "Week 2", State: contest.Published, RulesVersion: 4, OpensAt: at.Add(-time.Hour), ClosesAt: at,
			Rules: contest.Rules{Prediction: &contest.Prediction{Target: contest.TargetAllRight, Tally: contest.TallyPeople, Scope: contest.ScopeRound},
				Ranking: contest.Ranking{Criteria: []contest.Criterion{contest.ByPoints, contest.ByPrediction, contest.ByDuration}}}},
		Standing: contest.Official,
		Snapshot: contest.Snapshot{ID: "0190-snapshot", Digest: strings.Repeat("ab", 32), PublishedAt: at},
		At:       at.Add(time.Minute), Truths: contest.Truths{"": 2}, Participants: 3, Attempts: 4,
		Rows: []contest.ResultRow{
			{Position: 1, Rank: 1, GroupRank: 1, ContestantID: "a", Name: "=HYPERLINK(\"x\")", UnitName: "Sở Nội vụ", GroupID: "cb", Points: 15, Right: 15, Questions: 15,
				Prediction: predicted(3), PredictionError: predicted(1), Duration: 161350 * time.Millisecond, Submitted: 27*time.Hour + 8*time.Minute, Receipt: "7K3M-92QF", Prize: "Giải Nhất"},
			{Position: 2, Rank: 2, GroupRank: 1, ContestantID: "b", Name: "Trần Thị Bình", GroupID: "cd", Points: 12, Right: 12, Questions: 15, Duration: time.Minute},
			{Position: 3, Rank: 3, GroupRank: 2, ContestantID: "c", Name: "Lê Chi", GroupID: "cd", Points: 3, Right: 3, Questions: 15, Duration: time.Minute},
			{Position: 4, ContestantID: "d", Name: "Phạm Dũng", GroupID: "cb", Points: 15, Right: 15, Questions: 15, Excluded: "Thành viên ban đề thi"},
		},
		Units:  []contest.UnitTable{{Rule: contest.UnitRanking{Name: "Tỷ lệ tham gia"}, Rows: []contest.UnitRow{{Position: 1, Rank: 1, UnitName: "Sở Nội vụ", Headcount: 3, Participants: 2, MeanPoints: 13.5}}}},
		People: map[string]contest.Contestant{"a": {Phone: "+84905123456", Email: "a@danang.gov.vn", BirthDate: time.Date(1990, 5, 19, 0, 0, 0, 0, time.UTC), Fields: map[string]string{"cccd": "048"}}},
	}
}

func open(t *testing.T, r contest.Report, lang string) *excelize.File {
	t.Helper()
	return reopened(t, func(w io.Writer) error { return export.XLSX(w, r, lang) }, nil)
}

// reopened writes a workbook and opens it again; err is what making it said.
func reopened(t *testing.T, write func(io.Writer) error, err error) *excelize.File {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func TestXLSX(t *testing.T) {
	t.Parallel()
	book := open(t, report(), "vi")
	rows, err := book.GetRows("Kết quả")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"1", "1", "1", "=HYPERLINK(\"x\")", "Sở Nội vụ", "Cán bộ", "15", "15", "15", "3", "1", "02:41.350", "1:03:08:00.000", "Giải Nhất"}
	if !slices.Equal(rows[3][:len(want)], want) {
		t.Errorf("first row %q, want %q", rows[3], want)
	}
	if tail := rows[3][15:]; !slices.Equal(tail, []string{"", "7K3M-92QF", "0905123456", "a@danang.gov.vn", "19/05/1990", "048"}) {
		t.Errorf("contact %q", tail)
	}
	if formula, _ := book.GetCellFormula("Kết quả", "D4"); formula != "" {
		t.Errorf("a name became the formula %s", formula)
	}
	if last := rows[6]; last[1] != "" || last[15] != "Thành viên ban đề thi" {
		t.Errorf("excluded row %q", last)
	}
	bands, _ := book.GetRows("Phổ điểm")
	if got := fmt.Sprint(bands[3:7]); got != "[[Tất cả Đúng 100% 1 33.33] [Tất cả Từ 75% đến dưới 100% 1 33.33] [Tất cả Từ 25% đến dưới 75% 0 0] [Tất cả Dưới 25% 1 33.33]]" {
		t.Errorf("bands %s", got)
	}
	units, _ := book.GetRows("Theo đơn vị")
	if got := units[3]; !slices.Equal(got[:8], []string{"Tỷ lệ tham gia", "1", "Sở Nội vụ", "", "3", "2", "66.67", "13.5"}) {
		t.Errorf("units %q", got)
	}
	about, _ := book.GetRows("Thông tin")
	for _, fact := range []string{"0190-snapshot", strings.Repeat("ab", 32), "12:00:00 09/03/2026", "Sở Nội vụ", "12:01:00 09/03/2026"} {
		if !strings.Contains(fmt.Sprint(about), fact) {
			t.Errorf("the facts lack %s: %s", fact, about)
		}
	}
}

// No sheet and no name may let a provisional list pass for the result.
func TestEverySheetSaysItsStanding(t *testing.T) {
	t.Parallel()
	for standing, words := range map[contest.Standing][2]string{
		contest.Provisional: {"TẠM TÍNH", "_tam-tinh_20260309-1201.xlsx"},
		contest.Unpublished: {"CHƯA CÔNG BỐ", "_chua-cong-bo_"},
		contest.Official:    {"KẾT QUẢ CHÍNH THỨC", "_chinh-thuc_"},
	} {
		r := report()
		r.Standing = standing
		book := open(t, r, "vi")
		for _, sheet := range book.GetSheetList() {
			if line, err := book.GetCellValue(sheet, "A2"); err != nil || !strings.HasPrefix(line, words[0]) {
				t.Errorf("%s: sheet %s says %q, %v", standing, sheet, line, err)
			}
		}
		if name := export.FileName(r, "vi", "", "xlsx"); !strings.HasPrefix(name, "cchc-2026_dot-2_") || !strings.Contains(name, words[1]) {
			t.Errorf("%s: the file is called %s", standing, name)
		}
	}
}

func TestXLSXInEnglish(t *testing.T) {
	t.Parallel()
	if got := open(t, report(), "en").GetSheetList(); !slices.Equal(got, []string{"Result", "By unit", "Score bands", "About"}) {
		t.Errorf("sheets %q", got)
	}
}

func TestCSV(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := export.CSV(&out, report(), export.SheetRows, "vi"); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(out.String(), "\ufeff")
	if !ok {
		t.Error("no byte order mark: Excel would not know the encoding")
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(rows[1][0], "KẾT QUẢ CHÍNH THỨC") || rows[3][3] != "'=HYPERLINK(\"x\")" || len(rows) != 7 {
		t.Errorf("rows %q", rows)
	}
	if err := export.CSV(&out, report(), "all", "vi"); !errors.Is(err, export.ErrSheet) {
		t.Errorf("CSV of an unknown list = %v, want ErrSheet", err)
	}
}

func TestEmptyReport(t *testing.T) {
	t.Parallel()
	r := report()
	r.Rows, r.Units, r.People, r.Standing = nil, nil, nil, contest.Provisional
	if rows, err := open(t, r, "vi").GetRows("Kết quả"); err != nil || len(rows) != 3 {
		t.Errorf("rows %q, %v, want the heads only", rows, err)
	}
}
