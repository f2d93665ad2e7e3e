package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestSheetOddities has the ways in which authors lay out one question a row,
// or one option a row, and write their keys.
func TestSheetOddities(t *testing.T) {
	t.Parallel()
	r := func(v ...any) []any { return v }
	for _, c := range []struct {
		name           string
		rows           [][]any
		want, problems []string
	}{
		{
			name: "option per row, merged question",
			rows: [][]any{r("STT", "Câu hỏi", "Phương án", "Đáp án"), r(1, "Hỏi gì?", "A. một", ""), r(nil, nil, "B. hai", "x"), r(nil, nil, "C. ba"), r(2, "Nữa gì?", "A. bốn", "x"), r(nil, nil, "B. năm"), r(nil, nil, "C. sáu")},
			want: []string{"1) Hỏi gì? | một | *hai | ba (column)", "2) Nữa gì? | *bốn | năm | sáu (column)"},
		},
		{
			name: "all options in one cell",
			rows: [][]any{r("STT", "Nội dung câu hỏi", "Phương án trả lời", "Đáp án"), r(1, "Hỏi gì?", "A. một\nB. hai\nC. ba", "B"), r(2, "Nữa gì?", "A. bốn\nB. năm\nC. sáu", "A")},
			want: []string{"1) Hỏi gì? | một | *hai | ba (column)", "2) Nữa gì? | *bốn | năm | sáu (column)"},
		},
		{
			name: "no diacritics",
			rows: [][]any{r("STT", "NOI DUNG CAU HOI", "PHUONG AN A", "PHUONG AN B", "DAP AN DUNG", "MUC DO", "CHU DE"), r(1, "Hỏi?", "x", "y", "b", "Dễ", "CCHC")},
			want: []string{"1) Hỏi? | x | *y (column)"},
		},
		{
			name: "key like 'Phương án B'",
			rows: [][]any{r("Câu hỏi", "A", "B", "Đáp án"), r("Q?", "x", "y", "Phương án B"), r("Q2?", "x", "y", "Đáp án A")},
			want: []string{"1) Q? | x | *y (column)", "2) Q2? | *x | y (column)"},
		},
		{
			name: "numeric cells",
			rows: [][]any{r("Câu hỏi", "A", "B", "C", "Đáp án"), r("2+2?", 3, 4, 5, 2), r("3+3?", 6, 7, 8, 1)},
			want: []string{"1) 2+2? | 3 | *4 | 5 (column)", "2) 3+3? | *6 | 7 | 8 (column)"},
		},
		{
			name: "booleans",
			rows: [][]any{r("Câu hỏi", "A", "B", "Đáp án"), r("Đúng?", true, false, true), r("Sai?", "Đúng", "Sai", "Sai")},
			want: []string{"1) Đúng? | *TRUE | FALSE (column)", "2) Sai? | Đúng | *Sai (column)"},
		},
		{
			name: "key letters list",
			rows: [][]any{r("Câu hỏi", "A", "B", "C", "D", "Đáp án"), r("Q?", "x", "y", "z", "t", "A,C"), r("Q2?", "x", "y", "z", "t", "B;D"), r("Q3?", "x", "y", "z", "t", "ACD"), r("Q4?", "x", "y", "z", "t", "1,3")},
			want: []string{"1) Q? | *x | y | *z | t (column)", "2) Q2? | x | *y | z | *t (column)", "3) Q3? | *x | y | *z | *t (column)", "4) Q4? | *x | y | *z | t (column)"},
		},
		{
			name: "Đáp án A.. and Kết quả",
			rows: [][]any{r("TT", "Nội dung", "Đáp án A", "Đáp án B", "Đáp án C", "Kết quả", "Ghi chú", "Lĩnh vực"), r(1, "Hỏi?", "x", "y", "z", "C", "n", "CCHC")},
			want: []string{"1) Hỏi? | x | y | *z (column)"},
		},
		{
			name: "title rows and footer",
			rows: [][]any{r("SỞ NỘI VỤ TỈNH"), r("BỘ CÂU HỎI TÌM HIỂU VỀ CCHC"), r("(Kèm theo Công văn số 12/SNV)"), r(), r("STT", "Câu hỏi", "A", "B", "Đáp án"), r(1, "Hỏi?", "x", "y", "B"), r(), r("Tổng số: 1 câu"), r("Người lập")},
			want: []string{"1) Hỏi? | x | *y (column)"},
		},
		{
			name: "câu hỏi with labels in cells",
			rows: [][]any{r("Câu hỏi", "Phương án 1", "Phương án 2", "Đáp án"), r("Câu 1: Hỏi?", "A. x", "B. y", "B"), r("Câu 2. Nữa?", "A. x", "B. y", "A. x")},
			want: []string{"1) Hỏi? | x | *y (column)", "2) Nữa? | *x | y (column)"},
		},
		{
			name: "wrong options style",
			rows: [][]any{r("question", "correct_answer", "incorrect_answers1", "incorrect_answers2"), r("Q?", "x", "y", "z")},
			want: []string{"1) Q? | *x | y | z (column)"},
		},
		{
			name:     "tags: Loại câu hỏi",
			rows:     [][]any{r("Câu hỏi", "Loại", "A", "B", "C", "Đáp án"), r("Q?", "Một lựa chọn", "x", "y", "z", "A"), r("Q2?", "Nhiều lựa chọn", "x", "y", "z", "A, B"), r("Thủ đô?", "Điền từ", nil, nil, nil, "Hà Nội"), r("2+2", "Số", nil, nil, nil, 4), r("Sắp xếp", "Sắp xếp", "x", "y", "z", "A,B,C"), r("Tự luận?", "Tự luận")},
			want:     []string{"1) Q? | *x | y | z (column)", "2) Q2? | *x | *y | z (column)", "3) Thủ đô? (column)", "4) 2+2 (column)", "5) Sắp xếp | *x | *y | *z (column)"},
			problems: []string{"warning unsupported_type"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := mustRead(t, c.name, workbook(t, func(f *excelize.File) { rows(f, "Sheet1", 1, c.rows...) }))
			if diff := cmp.Diff(c.want, summary(got)); diff != "" {
				t.Errorf("questions (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.problems, problemCodes(got)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}
