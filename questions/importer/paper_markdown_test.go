package importer

import (
	"slices"
	"testing"
)

// TestPaperMarkdown has papers that were written in Markdown.
func TestPaperMarkdown(t *testing.T) {
	t.Parallel()
	for _, c := range []formatCase{
		{
			name: "bold labels", format: "txt",
			data: "# Đề thi\n\n**Câu 1:** Một **hai**?\n\n- **A.** x\n- **B.** y\n\n**Đáp án: B**\n\n**Câu 2.** Ba?\n\n- A. x\n- B. y\n\n**Đáp án đúng:** `A`\n",
			want: []string{"1) Một hai? | x | *y (line)", "2) Ba? | *x | y (line)"},
		},
		{
			name: "bold options", format: "txt",
			data: "### Câu 1. Một?\nA. x  \n**B. y**  \n\n### Câu 2. Hai?\n**A. x**  \nB. y\n",
			want: []string{"1) Một? | x | *y (bold)", "2) Hai? | *x | y (bold)"},
		},
		{
			name: "task lists", format: "txt",
			data: "1. Một?\n   - [ ] x\n   - [x] y\n\n2. **Hai?**\n   - [x] x\n   - [ ] y\n",
			want: []string{"1) Một? | x | *y (star)", "2) Hai? | *x | y (star)"},
		},
		{
			name: "programs keep their lines", format: "txt",
			data: "**Câu 1.** In gì?\n```python\nfor i in x:\n    print(i)\n```\nA. x\nB. y\n**Đáp án:** B\n\nCâu 2. Và?\n[CODE]\na\nb\n[/CODE]\nA. x\nB. y\nĐáp án: A\n",
			want: []string{"1) In gì?⏎for i in x:⏎    print(i) | x | *y (line)", "2) Và?⏎a⏎b | *x | y (line)"},
		},
		{
			name: "quotes and folds", format: "txt",
			data: "## Câu 1\nMột?\n\nA. x\nB. y\n\n> **Đáp án:** B\n\n## Câu 2\nHai?\n\nA. x\nB. y\n\n<details>\n<summary>Đáp án</summary>\n\nA\n\n</details>\n",
			want: []string{"1) Một? | x | *y (line)", "2) Hai? | *x | y (line)"},
		},
		{
			name: "powers are no bold text", format: "txt",
			data: "Câu 1: 2**3 + 3**2?\nA. 17\nB. 2**4 và 5**6\nĐáp án: A\n",
			want: []string{"1) 2**3 + 3**2? | *17 | 2**4 và 5**6 (line)"},
		},
		{
			name: "kinds in brackets", format: "txt",
			data: "Câu 1. [MULTI] Một?\nA. x *\nB. y *\nC. z\nCâu 2. [Đúng/Sai] Hai?\na) x (đúng)\nb) y (sai)\nCâu 3. Ba?\nA. x\n#B. y (đúng)\n",
			want: []string{"1) Một? | *x | *y | z (star)", "2) Hai? | *x | y (mark)", "3) Ba? | x | *y (mark)"},
		},
		{
			name: "a word before the stem", format: "txt",
			data:     "Câu hỏi: Một?\nA. x\nB. y\nĐáp án: B\n\nCâu hỏi: Hai?\nA. x\nB. y\nĐáp án: A\n",
			want:     []string{"1) Một? | x | *y (line)", "2) Hai? | *x | y (line)"},
			problems: []string{"warning question_without_number", "warning question_without_number"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestBoldRuns(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"a **b** c", []string{"a ", "b", " c"}},
		{"**b**", []string{"", "b", ""}},
		{"***b*** và (**c**)", []string{"", "b", " và (", "c", ")"}},
		{"2**3 + 4**5", []string{"2**3 + 4**5"}},
		{"**mở", []string{"**mở"}},
		{"a ** b ** c", []string{"a ** b ** c"}},
		{"****", []string{"****"}},
		{"**Câu 1:**Hỏi", []string{"", "Câu 1:", "Hỏi"}},
	} {
		if got, _ := boldRuns(c.in); !slices.Equal(got, c.want) {
			t.Errorf("boldRuns(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
