package importer

import (
	"strings"
	"testing"
)

// TestPapers holds the turns of real papers, as plain text.
func TestPapers(t *testing.T) {
	t.Parallel()
	lines := func(s ...string) string { return strings.Join(s, "\n") }
	for _, c := range []formatCase{
		{
			name: "the many ways to write a key line", format: "txt",
			data: lines("Câu 1) Một?", "A/ x", "B/ y", "Đ/A: B", "Câu 2 – Hai?", "A. x", "B. y", "=> B", "Câu 3. Ba?", "(A) x", "(B) y", "→ Đáp án: A",
				"Câu 4. Bốn?", "A. x", "B. y", "Đáp án là A", "Câu 5. Năm?", "A. x", "B. y", "[Đáp án: B]", "Câu 6. Sáu?", "A. x", "B. y", "Trả lời: B",
				"Câu 7. Bảy?", "A. x", "B. y", "Chọn đáp án: A", "Câu 8. Tám?", "A. x", "B. y", "Đáp án đúng là: B. y", "Câu 9. Chín?", "A. x", "B. y", "Answer: A",
				"Câu 10. Mười?", "A. x", "B. y", "ĐÁP ÁN: (B)", "Câu 11. Mười một?", "A. x", "B. y", "Đáp án:", "A", "Câu 12. Mười hai?", "A. x", "B. y", "Đáp án: A vì thế"),
			want: []string{"1) Một? | x | *y (line)", "2) Hai? | x | *y (line)", "3) Ba? | *x | y (line)", "4) Bốn? | *x | y (line)", "5) Năm? | x | *y (line)",
				"6) Sáu? | x | *y (line)", "7) Bảy? | *x | y (line)", "8) Tám? | x | *y (line)", "9) Chín? | *x | y (line)", "10) Mười? | x | *y (line)",
				"11) Mười một? | *x | y (line)", "12) Mười hai? | *x | y (line)"},
		},
		{
			name: "options that speak of keys, initials, a key in the stem, a level in brackets", format: "txt",
			data: lines("Câu 1. Hỏi gì?", "A. Đáp án A", "B. Đáp án B", "Đáp án: B", "Câu 2. (TH) Ông Nguyễn Văn A. là ai?", "A. UN", "B. U.N.D.P", "C. I.M.F", "Đáp án: A",
				"Câu 3: Hỏi (Đáp án B)", "A. x", "B. y", "Câu 4. Hàm số?", "A. y = f(x)", "B. y = g(x)", "Đáp án: A"),
			want: []string{"1) Hỏi gì? | Đáp án A | *Đáp án B (line)", "2) Ông Nguyễn Văn A. là ai? | *UN | U.N.D.P | I.M.F (line)", "3) Hỏi | x | *y (line)", "4) Hàm số? | *y = f(x) | y = g(x) (line)"},
		},
		{
			name: "bare numbers, sections, indented options, keys by section", format: "txt",
			data: lines("NGÂN HÀNG CÂU HỎI", "PHẦN I: CCHC", "1. Ai có thẩm", "   quyền?", "   A. Quốc hội.        B. Chính phủ.", "   C. Thủ tướng.       D. Bộ Nội vụ.", "2. Gì?", "   A. x", "   B. y",
				"PHẦN II: CĐS", "1. Ngày nào?", "   A. 10/10", "   B. 11/11", "          ĐÁP ÁN", "Phần I", "1. B    2. A", "Phần II", "1. A"),
			want: []string{"1) Ai có thẩm quyền? | Quốc hội. | *Chính phủ. | Thủ tướng. | Bộ Nội vụ. (table)", "2) Gì? | *x | y (table)", "1) Ngày nào? | *10/10 | 11/11 (table)"},
		},
		{
			name: "statements to be judged, short text, true or false", format: "txt",
			data: lines("1. Phát biểu nào đúng?", "1) Một", "2) Hai", "A. Chỉ 1)", "B. Cả 1) và 2)", "Đáp án: B", "2. Mỗi ý đúng hay sai?", "a) Ý một", "b) Ý hai", "c) Ý ba", "Đáp án: a) Đ, b) S, c) Đ",
				"3. Thủ đô?", "Đáp án: Hà Nội", "4. Đúng chứ?", "Đáp án: Đúng"),
			want:     []string{"1) Phát biểu nào đúng?⏎1) Một⏎2) Hai | Chỉ 1) | *Cả 1) và 2) (line)", "2) Mỗi ý đúng hay sai? | *Ý một | Ý hai | *Ý ba (line)", "3) Thủ đô? (line)", "4) Đúng chứ? | *Đúng | Sai (line)"},
			problems: []string{"warning short_text_inferred"},
		},
		{
			name: "a reason that ends with the key, a paragraph that may not belong to the option", format: "txt",
			data: lines("Câu 1: Hỏi?", "A. x", "B. y", "Theo khoản 1 Điều 5 thì đáp án là: B", "Câu 2: Nữa?", "A. x", "B. y", "Đây là một đoạn khác.", "Đáp án: A"),
			want: []string{"1) Hỏi? | x | *y (line)", "2) Nữa? | *x | y Đây là một đoạn khác. (line)"}, problems: []string{"warning option_continued"},
		},
		{
			name: "gaps and text that belongs to nothing", format: "txt",
			data:     lines("Câu 1: Hỏi?", "A. x", "B. y", "Đáp án: B", "Câu 4: Nữa?", "A. x", "C. z", "Đáp án: C", "--- HẾT ---", "Trang 1/2"),
			want:     []string{"1) Hỏi? | x | *y (line)", "4) Nữa? | x | *z (line)"},
			problems: []string{"warning option_labels", "warning number_gap"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

// TestAttributes: topic and level lines before, after, and over questions.
func TestAttributes(t *testing.T) {
	t.Parallel()
	question := "Câu 1: Hỏi %?\nA. x%\nB. y\nĐáp án: A\n"
	two := strings.ReplaceAll(question, "%", "một") + "@" + strings.ReplaceAll(strings.ReplaceAll(question, "Câu 1", "Câu 2"), "%", "hai")
	for name, c := range map[string]struct {
		paper string
		want  [2]string
	}{
		"over sections":       {"Chủ đề: A\n" + strings.Replace(two, "@", "Chủ đề: B\n", 1), [2]string{"A", "B"}},
		"after each question": {strings.Replace(two, "@", "Chủ đề: A\n", 1) + "Chủ đề: B\n", [2]string{"A", "B"}},
		"once for all":        {"CHỦ ĐỀ: A\n" + strings.Replace(two, "@", "", 1), [2]string{"A", "A"}},
	} {
		got := mustRead(t, name, []byte(c.paper))
		if len(got.Questions) != 2 || got.Questions[0].Topic != c.want[0] || got.Questions[1].Topic != c.want[1] {
			t.Errorf("%s: %+v, want topics %v", name, got.Questions, c.want)
		}
	}
}
