package importer

import (
	"slices"
	"testing"
)

// TestSheetMarks has sheets that mark the right options in their cells, and
// keys that count from 0.
func TestSheetMarks(t *testing.T) {
	t.Parallel()
	for _, c := range []formatCase{
		{
			name: "stars in the options", format: "csv",
			data: "Câu hỏi,A,B,C,Giải thích\nMột?,x,*y,z,vì\nHai?,x *,y,z (đúng),\n",
			want: []string{"1) Một? | x | *y | z (star)", "2) Hai? | *x | y | *z (star)"},
		},
		{
			name: "stars beside a key are text", format: "csv",
			data: "Câu hỏi,A,B,Đáp án\nCon trỏ?,*p,p,A\nNữa?,x,y,B\n",
			want: []string{"1) Con trỏ? | **p | p (column)", "2) Nữa? | x | *y (column)"},
		},
		{
			name: "feedback is no key", format: "csv",
			data:     "Question Type,Question Text,Answer 1,Answer 2,Correct Feedback,Incorrect Feedback\nMC,Who?,*x,y,Good,Bad\n",
			want:     []string{"1) Who? | *x | y (star)"},
			problems: []string{"warning columns_ignored"},
		},
		{
			name: "the header counts from 0", format: "csv",
			data:     "Câu hỏi,Đáp án A,Đáp án B,Đáp án C,Vị trí đáp án đúng (0-2)\nMột?,x,y,z,1\nHai?,x,y,z,2\n",
			want:     []string{"1) Một? | x | *y | z (column)", "2) Hai? | x | y | *z (column)"},
			problems: []string{"warning keys_from_zero"},
		},
		{
			name: "a Markdown table", format: "csv",
			data: "| STT | Câu hỏi | A | B | Đáp án |\n|-----|:--------|---|---|:-:|\n| 1 | Một? | x | y | B |\n",
			want: []string{"1) Một? | x | *y (column)"},
		},
		{
			name: "the header counts from 1", format: "csv",
			data: "Câu hỏi,Đáp án A,Đáp án B,Đáp án C,Vị trí đáp án đúng (1-3)\nMột?,x,y,z,1\nHai?,x,y,z,2\n",
			want: []string{"1) Một? | *x | y | z (column)", "2) Hai? | x | *y | z (column)"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

// TestSheetCodes has the codes for kinds that course programs use.
func TestSheetCodes(t *testing.T) {
	t.Parallel()
	got := mustRead(t, "x.csv", []byte("Question Type,Question Text,Answer 1,Answer 2,Answer 3\n"+
		"MR,Even?,*2,*4,5\nTI,Capital?,Hanoi,Hà Nội,\nMG,Pairs?,a|1,b::2,\nSEQ,Order?,x,y,z\nNUMG,2+2?,=4,,\n"))
	var kinds []Kind
	for _, q := range got.Questions {
		kinds = append(kinds, q.Kind)
	}
	if want := []Kind{Multiple, ShortText, Matching, Ordering, Numeric}; !slices.Equal(kinds, want) {
		t.Fatalf("kinds = %v, want %v: %v", kinds, want, got.Problems)
	}
	qs := got.Questions
	if a := qs[1].Answers; len(a) != 2 || a[1].Text != "Hà Nội" {
		t.Errorf("answers = %v", a)
	}
	if p := qs[2].Pairs; len(p) != 2 || p[0].Right != "1" || p[1].Left != "b" {
		t.Errorf("pairs = %v", p)
	}
	if !slices.Equal(qs[3].Correct, []int{0, 1, 2}) || len(qs[4].Numbers) != 1 || qs[4].Numbers[0].Value != 4 {
		t.Errorf("order = %v, numbers = %v", qs[3].Correct, qs[4].Numbers)
	}
}
