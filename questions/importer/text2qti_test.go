package importer

import "testing"

// TestText2QTIOddities has turns of text2qti's own format.
func TestText2QTIOddities(t *testing.T) {
	t.Parallel()
	for _, c := range []formatCase{
		{
			name: "titles and points stand before the next question", format: "text2qti",
			data: "Title: Một\nPoints: 2\n1. Hỏi?\na) x\n*b) y\n\nTitle: Hai\nPoints: 0.5\n2. Nữa?\n[*] p\n[ ] q\n[*] r\n",
			want: []string{"1) Hỏi? | x | *y (format)", "2) Nữa? | *p | q | *r (format)"},
		},
		{
			name: "paragraphs, lists and code keep their lines", format: "text2qti",
			data: "1. Một\n   tiếp\n\n   * hai\n   * ba\n\n   ```\n   for i:\n       print\n   ```\n*a) x\nb) y\n",
			want: []string{"1) Một tiếp⏎* hai⏎* ba⏎for i:⏎print | *x | y (format)"},
		},
		{
			name: "braces of formulas under a quiz title", format: "text2qti",
			data: "Quiz title: Toán\n\n1. $\\frac{=1}{~2}$?\n*a) x\nb) y\n",
			want: []string{"1) $\\frac{=1}{~2}$? | *x | y (format)"},
		},
		{
			name: "several blanks are reported", format: "text2qti",
			data:     "Quiz title: x\n1. ((a)) và ((b))\n<a> một\n<b> hai\n\n2. Hỏi?\n*a) x\nb) y\n",
			want:     []string{"2) Hỏi? | *x | y (format)"},
			problems: []string{"warning unsupported_type"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

// TestText2QTIKinds tells true-or-false questions apart and keeps solutions.
func TestText2QTIKinds(t *testing.T) {
	t.Parallel()
	got := mustRead(t, "a.txt", []byte("1. Đúng?\n! vì thế\n*a) True\nb) False\n\n2. Chọn?\na) True\n*b) Maybe\n"))
	if q := got.Questions[0]; q.Kind != TrueFalse || q.Explanation != "vì thế" {
		t.Errorf("question 1 = %+v", q)
	}
	if q := got.Questions[1]; q.Kind != Single {
		t.Errorf("question 2 = %+v", q)
	}
}
