package importer

import "testing"

// A place is said in the reader's language; names of sheets are left alone.
func TestPlaceIn(t *testing.T) {
	t.Parallel()
	for where, said := range map[string]string{
		"Câu 12 (đoạn 40)":   "Question 12 (paragraph 40)",
		"Câu thứ 3 (dòng 7)": "Question 3 (line 7)",
		"bảng, dòng 2":       "table, line 2",
		"Câu hỏi, dòng 5":    "Câu hỏi, line 5",
		"Sheet1!C4":          "Sheet1!C4",
	} {
		if got := PlaceIn("vi", where); got != where {
			t.Errorf("in Vietnamese %q is %q", where, got)
		}
		if got := PlaceIn("en", where); got != said {
			t.Errorf("in English %q is %q, want %q", where, got, said)
		}
	}
}
