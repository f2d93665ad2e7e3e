package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPapersHandedIn reads papers as offices hand them in: title blocks,
// sections, keys of every sort at the end, and signatures below them.
func TestPapersHandedIn(t *testing.T) {
	t.Parallel()
	two := paras("Câu 1. Một?", "A. x\tB. y", "Câu 2. Hai?", "A. x\tB. y")
	three := append(two[:len(two):len(two)], paras("Câu 3. Ba?", "A. x\tB. y")...)
	for _, c := range []layoutCase{
		{
			name: "a title block, Câu hỏi 01), a key table of four columns, a signature",
			doc: wordDoc{body: body(
				table([]string{para("UBND TỈNH AN GIANG") + para("SỞ NỘI VỤ"), para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + para("Độc lập - Tự do - Hạnh phúc")}),
				paras("BỘ CÂU HỎI", "Hội thi tìm hiểu cải cách hành chính năm 2025", "(Ban hành kèm theo Kế hoạch số 12/KH-BTC ngày 01/3/2025)", "", "I. CẢI CÁCH THỂ CHẾ",
					"Câu hỏi 01) Cơ quan nào ban hành nghị định?", "a. Quốc hội\tb. Chính phủ", "c. Bộ Nội vụ\td. Ủy ban nhân dân tỉnh",
					"Câu hỏi 02) Năm nào?", "a. 2019\tb. 2020\tc. 2021\td. 2022", "II. CHUYỂN ĐỔI SỐ", "Câu hỏi 03) Ngày nào?", "a. 10/10", "b. 11/11", "c. 12/12",
					"Câu hỏi 04) Mấy cấp?", "a. 2", "b. 3", "c. 4", "d. Cả a, b và c đều sai", "", "ĐÁP ÁN"),
				table([]string{"Câu hỏi", "Đáp án", "Câu hỏi", "Đáp án"}, []string{"01", "b", "03", "a"}, []string{"02", "c", "04", "d"}),
				paras("NGƯỜI BIÊN SOẠN", "Nguyễn Văn A"))},
			want: []string{"1) Cơ quan nào ban hành nghị định? | Quốc hội | *Chính phủ | Bộ Nội vụ | Ủy ban nhân dân tỉnh (table)", "2) Năm nào? | 2019 | 2020 | *2021 | 2022 (table)",
				"3) Ngày nào? | *10/10 | 11/11 | 12/12 (table)", "4) Mấy cấp? | 2 | 3 | 4 | *Cả a, b và c đều sai (table)"},
			problems: []string{"warning text_ignored"},
		},
		{
			name:     "a key table for several codes, none of them named",
			doc:      wordDoc{body: body(two, para("ĐÁP ÁN"), table([]string{"Câu", "Mã đề 101", "Mã đề 102"}, []string{"1", "A", "B"}, []string{"2", "B", "A"}))},
			want:     []string{"1) Một? | x | y", "2) Hai? | x | y"},
			problems: []string{"error key_table_codes", "error no_key", "error no_key"},
		},
		{
			name: "a key table for several codes, this one named in the title",
			doc: wordDoc{body: body(para("Mã đề thi: 102"), two, para("ĐÁP ÁN"),
				table([]string{"Mã đề", "1", "2"}, []string{"101", "A", "B"}, []string{"102", "B", "A"}))},
			want: []string{"1) Một? | x | *y (table)", "2) Hai? | *x | y (table)"},
		},
		{
			name: "HƯỚNG DẪN CHẤM, entries side by side",
			doc:  wordDoc{body: body(three, paras("HƯỚNG DẪN CHẤM", "Câu 1: B\tCâu 2: A", "Câu 3: B"))},
			want: []string{"1) Một? | x | *y (table)", "2) Hai? | *x | y (table)", "3) Ba? | x | *y (table)"},
		},
		{
			name: "keys of a run of questions",
			doc:  wordDoc{body: body(three, paras("ĐÁP ÁN - THANG ĐIỂM", "Câu 1-3: B, A, B"))},
			want: []string{"1) Một? | x | *y (table)", "2) Hai? | *x | y (table)", "3) Ba? | x | *y (table)"},
		},
		{
			name:     "a run with a letter too few is no key",
			doc:      wordDoc{body: body(two, paras("ĐÁP ÁN", "1-2: B"))},
			want:     []string{"1) Một? | x | y", "2) Hai? | x | y"},
			problems: []string{"warning text_ignored", "error no_key", "error no_key"},
		},
		{
			name: "a list of keys that ends with a signature",
			doc:  wordDoc{body: body(two, paras("ĐÁP ÁN", "Câu 1: B. Theo Điều 5", "Câu 2: A", "NGƯỜI RA ĐỀ", "Trần Thị B"))},
			want: []string{"1) Một? | x | *y (table)", "2) Hai? | *x | y (table)"}, problems: []string{"warning text_ignored"},
		},
		{
			name:     "red keys, a title in italics",
			doc:      wordDoc{body: body(para("Câu 1: Một?"), para("a) x"), red("b) y"), para("Câu 2: Hai?"), red("a) x"), para("b) y"), para("Câu 3: Ba?"), italic("a) Kiều"), red("b) y"))},
			want:     []string{"1) Một? | x | *y (color)", "2) Hai? | *x | y (color)", "3) Ba? | Kiều | *y (color)"},
			problems: []string{"warning key_look_differs"},
		},
		{
			name: "true and false by their first letters",
			doc:  wordDoc{body: paras("Câu 1: Đất tròn?", "A. Đúng", "B. Sai", "Đáp án: Đ", "Câu 2: Đất vuông?", "A. Đúng", "B. Sai", "Đáp án: S")},
			want: []string{"1) Đất tròn? | *Đúng | Sai (line)", "2) Đất vuông? | Đúng | *Sai (line)"},
		},
		{
			name: "numbers drawn with a leading zero, restarted in the second chapter",
			doc: wordDoc{numbering: abstract(0, level(0, "decimalZero", "Câu hỏi %1)"), level(1, "lowerLetter", "%2.")) + num(1, 0, "") + num(2, 0, restart(0)),
				body: body(para("CHƯƠNG I: QUY ĐỊNH CHUNG"), listed(1, 0, "Một?", ""), listed(1, 1, "x", ""), listed(1, 1, "y", ""), para("Đáp án: b"), listed(1, 0, "Thêm?", ""), listed(1, 1, "x", ""), listed(1, 1, "y", ""), para("Đáp án: b"),
					para("CHƯƠNG II: QUY ĐỊNH CỤ THỂ"), listed(2, 0, "Hai?", ""), listed(2, 1, "x", ""), listed(2, 1, "y", ""), para("Đáp án: a"))},
			want: []string{"1) Một? | x | *y (line)", "2) Thêm? | x | *y (line)", "1) Hai? | *x | y (line)"},
		},
		{
			name: "tracked: an inserted question, a moved option, a key that was changed, old boldness",
			doc: wordDoc{body: body(para("Câu 1: Một?"), paraOf("", `<w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>A. x</w:t></w:r>`), para("B. y"),
				paraOf("", run("Đáp án: ", "")+`<w:del w:id="1"><w:r><w:delText>A</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>B</w:t></w:r></w:ins>`),
				`<w:p><w:pPr><w:rPr><w:ins w:id="3"/></w:rPr></w:pPr><w:ins w:id="4"><w:r><w:t>Câu 2: Thêm?</w:t></w:r></w:ins></w:p>`, `<w:p><w:moveTo w:id="5"><w:r><w:t>A. x</w:t></w:r></w:moveTo></w:p>`,
				`<w:p><w:pPr><w:rPr><w:moveFrom w:id="8"/></w:rPr></w:pPr><w:moveFrom w:id="6"><w:r><w:t>A. x</w:t></w:r></w:moveFrom></w:p>`, para("B. y"), para("Đáp án: A"))},
			want: []string{"1) Một? | x | *y (line)", "2) Thêm? | *x | y (line)"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

// TestReasonsWithPoints: the points of an explanation or basis stay with it.
func TestReasonsWithPoints(t *testing.T) {
	t.Parallel()
	doc := wordDoc{body: paras("Câu 1: Một?", "A. x", "B. y", "Đáp án: B", "Giải thích: Theo khoản 1 Điều 3:", "a) Điều này;", "b) Điều kia.",
		"Câu 2: Hai?", "A. x", "B. y", "Đáp án: A", "Căn cứ: Điều 5, gồm:", "a) Khoản một;", "b) Khoản hai.",
		"Câu 3: Ba?", "A. x", "B. y", "Đáp án: A", "Giải thích:", "A. Đúng vì thế.", "B. Sai vì kia.",
		"Câu 4: Bốn?", "A. x", "B. y", "Đáp án: A", "a) Vì thế.")}
	got := mustRead(t, "reasons", doc.bytes(t))
	type reason struct{ Explanation, Basis string }
	var have []reason
	for _, q := range got.Questions {
		have = append(have, reason{q.Explanation, q.LegalBasis})
	}
	want := []reason{{"Theo khoản 1 Điều 3:\na) Điều này;\nb) Điều kia.", ""}, {"", "Điều 5, gồm:\na) Khoản một;\nb) Khoản hai."},
		{"A. Đúng vì thế.\nB. Sai vì kia.", ""}, {"a) Vì thế.", ""}}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
	if len(got.Problems) > 0 {
		t.Errorf("problems: %v", got.Problems)
	}
}
