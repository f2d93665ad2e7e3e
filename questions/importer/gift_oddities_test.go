package importer

import "testing"

// TestGIFTOddities has turns of GIFT that Moodle and its tools allow.
func TestGIFTOddities(t *testing.T) {
	t.Parallel()
	for _, c := range []formatCase{
		{
			name: "comments where a part begins", format: "gift",
			data: "::Tên:: // về tên\n// về câu\nĐúng không? // vẫn là câu hỏi\n{ // trước\n  F // sau\n  // cuối\n}\n",
			want: []string{"1) Đúng không? // vẫn là câu hỏi | Đúng | *Sai (format)"},
		},
		{
			name: "one right answer without its sign", format: "gift",
			data: "Một? {=a =b}\n\nHai? {hai}\n",
			want: []string{"1) Một? (format)", "2) Hai? (format)"},
		},
		{
			name: "answers without signs in lines are not guessed", format: "gift",
			data:     "Một? {=a =b}\n\nHai? {\nmột\nhai}\n",
			want:     []string{"1) Một? (format)", "2) Hai?"},
			problems: []string{"error gift_answers", "error too_few_options", "error no_key"},
		},
		{
			name: "markdown keeps hard line ends and lists", format: "gift",
			data: "[markdown]Một  \nhai\nba\n- bốn\n- năm {=x ~y}\n",
			want: []string{"1) Một⏎hai ba⏎- bốn⏎- năm | *x | y (format)"},
		},
		{
			name: "lines of code are kept", format: "gift",
			data: "[html]<p>In ra gì?</p>\n<pre>\nint a;\n  a\\=1;\n</pre>{~0 =1}\n",
			want: []string{"1) In ra gì?⏎int a;⏎a=1; | 0 | *1 (format)"},
		},
		{
			name: "texts.gift", format: "gift",
			data:     "Đọc đoạn văn sau.\n\nĐọc tiếp.\n",
			problems: []string{"warning unsupported_type", "warning unsupported_type"},
		},
		{
			name: "embedded answers", format: "gift",
			data:     "Nối:\n* Huế: {1:MULTICHOICE:=Trung~Bắc}\n* Thủ đô: {1:SHORTANSWER:=Hà Nội#đúng\n~*#sai}.\n",
			problems: []string{"warning unsupported_type"},
		},
		{
			name: "stars in short answers stand for anything", format: "gift",
			data:     "Một? {=*xong*}\n\nHai? {=a\\*b}\n",
			want:     []string{"1) Một? (format)", "2) Hai? (format)"},
			problems: []string{"warning answer_wildcard"},
		},
		{
			name: "arrows in wrong answers make no matching", format: "gift",
			data: "Pha cà phê? {~mua -> uống =xay -> pha}\n",
			want: []string{"1) Pha cà phê? | mua -> uống | *xay -> pha (format)"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

// TestGIFTShortAnswerIsOneLine keeps what is typed into one line on one line.
func TestGIFTShortAnswerIsOneLine(t *testing.T) {
	t.Parallel()
	got := mustRead(t, "a.gift", []byte("[markdown]Hỏi? {=một  \nhai}\n\nKhác? {ba #vì thế}\n"))
	if a := got.Questions[0].Answers; len(a) != 1 || a[0].Text != "một hai" {
		t.Errorf("answers = %+v", a)
	}
	if q := got.Questions[1]; len(q.Answers) != 1 || q.Answers[0].Text != "ba" || q.Explanation != "vì thế" {
		t.Errorf("question = %+v", q)
	}
}
