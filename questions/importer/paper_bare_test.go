package importer

import "testing"

// TestPaperBareKeys has keys that stand alone, and turns of labels that public
// papers have.
func TestPaperBareKeys(t *testing.T) {
	t.Parallel()
	two := []string{"1) Một? | x | *y (table)", "2) Hai? | *x | y (table)"}
	head := "Câu 1: Một?\nA. x\nB. y\nCâu 2: Hai?\nA. x\nB. y\n"
	for _, c := range []formatCase{
		{name: "letters without numbers", format: "txt", data: head + "Đáp án:\nB\nA\n", want: two},
		{
			name: "letters that are too few", format: "txt", data: head + "Câu 3: Ba?\nA. x\nB. y\nĐáp án:\nB\nA\n",
			want:     []string{"1) Một? | x | y", "2) Hai? | x | y", "3) Ba? | x | y"},
			problems: []string{"warning text_ignored", "warning text_ignored", "error no_key", "error no_key", "error no_key"},
		},
		{name: "numbers without diacritics", format: "txt", data: head + "Đáp án\nCau 1: B\nCau 2: A\n", want: two},
		{
			name: "a letter below the options", format: "txt",
			data: "Câu 1: Một?\nA. x\nB. y\nB\n\nCâu 2: Hai?\nA. x\nB. y\nA\n",
			want: []string{"1) Một? | x | *y (line)", "2) Hai? | *x | y (line)"},
		},
		{
			name: "a letter that ends an option", format: "txt",
			data:     "Câu 1: Một?\nA. x\nB.\nA\nĐáp án: B\n",
			want:     []string{"1) Một? | x | *A (line)"},
			problems: []string{"warning option_continued"},
		},
		{
			name: "numbers with dashes", format: "txt",
			data: "1- Một?\nA. x\nB. y\nĐáp án: B\n2- Hai?\nA. x\nB. y\nĐáp án: A\n",
			want: []string{"1) Một? | x | *y (line)", "2) Hai? | *x | y (line)"},
		},
		{
			name: "numbers in brackets", format: "txt",
			data: "(1) Một?\nA. x\nB. y\nĐáp án: B\n(2) Hai?\nA. x\nB. y\nĐáp án: A\n",
			want: []string{"1) Một? | x | *y (line)", "2) Hai? | *x | y (line)"},
		},
		{
			name: "points in brackets stay in the stem", format: "txt",
			data: "Câu 1: Cho:\n(1) Một.\n(2) Hai.\nA. x\nB. y\nĐáp án: B\n",
			want: []string{"1) Cho:⏎(1) Một.⏎(2) Hai. | x | *y (line)"},
		},
		{
			name: "wrong options say so", format: "txt",
			data: "Câu 1: Một?\nA. x (sai)\nB. y (đúng)\nCâu 2: Hai?\nA. x (sai)\nB. y\nĐáp án: B\n",
			want: []string{"1) Một? | x | *y (mark)", "2) Hai? | x (sai) | *y (line)"},
		},
		{
			name: "a heading before the reason", format: "txt",
			data: "Câu 1: Một?\nA. x\nB. y\nLời giải\nVì thế.\nĐáp án: B\n",
			want: []string{"1) Một? | x | *y (line)"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}
