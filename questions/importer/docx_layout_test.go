package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// layoutCase is a document and what a careful reader finds in it.
type layoutCase struct {
	name     string
	doc      wordDoc
	want     []string
	problems []string
}

func (c layoutCase) run(t *testing.T) {
	t.Helper()
	got := mustRead(t, c.name, c.doc.bytes(t))
	if diff := cmp.Diff(c.want, summary(got)); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(c.problems, problemCodes(got)); diff != "" {
		t.Errorf("problems (-want +got):\n%s\n%v", diff, got.Problems)
	}
}

func body(parts ...any) []string {
	var out []string
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out = append(out, p)
		case []string:
			out = append(out, p...)
		}
	}
	return out
}

// TestDOCXLayouts has one case for each way in which papers are laid out.
func TestDOCXLayouts(t *testing.T) {
	t.Parallel()
	for _, c := range []layoutCase{
		{
			name: "a key line after the options",
			doc: wordDoc{body: paras("BỘ CÂU HỎI CUỘC THI", "Câu 1. Thủ đô?", "A. Huế", "B. Vinh", "C. Hà Nội", "D. Cần Thơ", "Đáp án: C",
				"Câu 2. Số?", "A. 1", "B. 2", "=> Đáp án B")},
			want: []string{"1) Thủ đô? | Huế | Vinh | *Hà Nội | Cần Thơ (line)", "2) Số? | 1 | *2 (line)"},
		},
		{
			name: "b star before the label, id line before",
			doc:  wordDoc{body: paras("ID: 7", "Câu 1: Hỏi?", "A. x", "*B. y", "ID: 8", "Câu 2: Hỏi nữa?", "A. x", "B*. y", "C. z")},
			want: []string{"1) Hỏi? | x | *y (star)", "2) Hỏi nữa? | x | *y | z (star)"},
		},
		{
			name: "c bold run",
			doc:  wordDoc{body: body(para("Câu 1: Hỏi?"), para("A. một"), bold("B. hai"), para("Câu 2: Nữa?"), bold("A. một"), para("B. hai"))},
			want: []string{"1) Hỏi? | một | *hai (bold)", "2) Nữa? | *một | hai (bold)"},
		},
		{
			name: "c italic",
			doc:  wordDoc{body: body(para("Câu 1: Hỏi?"), para("a) một"), italic("b) hai"), para("Câu 2: Nữa?"), italic("a) một"), para("b) hai"))},
			want: []string{"1) Hỏi? | một | *hai (italic)", "2) Nữa? | *một | hai (italic)"},
		},
		{
			name: "c several bold options in a multiple choice bank",
			doc: wordDoc{body: body(para("Câu 1: Hỏi?"), bold("a) một"), bold("b) hai"), para("c) ba"),
				para("Câu 2: Nữa?"), bold("a) một"), para("b) hai"), bold("c) ba"))},
			want: []string{"1) Hỏi? | *một | *hai | ba (bold)", "2) Nữa? | *một | hai | *ba (bold)"},
		},
		{
			name: "c one double mark among single ones",
			doc: wordDoc{body: body(para("Câu 1: Hỏi?"), bold("A. một"), para("B. hai"), para("Câu 2: Nữa?"), bold("A. ba"), bold("B. bốn"), para("C. năm"),
				para("Câu 3: Thêm?"), para("A. sáu"), bold("B. bảy"))},
			want:     []string{"1) Hỏi? | *một | hai (bold)", "2) Nữa? | *ba | *bốn | năm (bold)", "3) Thêm? | sáu | *bảy (bold)"},
			problems: []string{"error several_keys"},
		},
		{
			name: "d mark in words and an explanation",
			doc: wordDoc{body: paras("Câu 12. Hỏi?", "A) một", "B) hai (đúng)", "Giải thích: theo Điều 5", "khoản 2.",
				"Câu 13. Nữa?", "A) một [đúng]", "B) hai", "Câu 14. Nữa nữa?", "A) một", "B) hai (đáp án đúng)")},
			want: []string{"12) Hỏi? | một | *hai (mark)", "13) Nữa? | *một | hai (mark)", "14) Nữa nữa? | một | *hai (mark)"},
		},
		{
			name: "e options on one line with tabs and spaces",
			doc:  wordDoc{body: paras("Câu 1: Hỏi:", "A. 4\tB. 5\tC. 6\tD. 7", "Đáp án: D", "Câu 2: Nữa:", "A. 4 B. 5 C. 6 D. 7", "Đáp án: A")},
			want: []string{"1) Hỏi: | 4 | 5 | 6 | *7 (line)", "2) Nữa: | *4 | 5 | 6 | 7 (line)"},
		},
		{
			name: "e two lines of two options, the key bold in a line",
			doc: wordDoc{body: body(para("Câu 1: Hỏi?"), paraOf("", run("A. một ", "")+run("B. hai", `<w:b/>`)), para("C. ba\tD. bốn"),
				para("Câu 2: Nữa?"), para("A. một\tB. hai"), paraOf("", run("C. ba\t", "")+run("D. bốn", `<w:b/>`)))},
			want: []string{"1) Hỏi? | một | *hai | ba | bốn (bold)", "2) Nữa? | một | hai | ba | *bốn (bold)"},
		},
		{
			name: "e stem and options on one line",
			doc:  wordDoc{body: paras("Câu 1: 2 + 2 = ? A. 3 B. 4 C. 5 D. 6. Đáp án: B")},
			want: []string{"1) 2 + 2 = ? | 3 | *4 | 5 | 6. (line)"},
		},
		{
			name: "f hard-wrapped lines, no key",
			doc:  wordDoc{body: paras("Câu hỏi 2. Theo Nghị quyết số 76", "của Chính phủ thì sao?", "A. Phương án dài", "xuống dòng", "B. Phương án hai", "cũng thế")},
			want: []string{"2) Theo Nghị quyết số 76 của Chính phủ thì sao? | Phương án dài xuống dòng | Phương án hai cũng thế"},
			problems: []string{
				"error no_key"},
		},
		{
			name:     "g only the right option",
			doc:      wordDoc{body: paras("PHẦN 1 NGHỊ QUYẾT", "Câu 01: Hỏi?", "C. Phương án đúng", "Câu 02: Nữa?", "A. Đúng")},
			want:     []string{"1) Hỏi? | *Phương án đúng (only)", "2) Nữa? | *Đúng (only)"},
			problems: []string{"error too_few_options", "error too_few_options"},
		},
		{
			name: "h label without space, colons, key after a blank line",
			doc:  wordDoc{body: paras("Câu1 Số nào?", "A: x B: y", "", "Đáp án: B", "Câu2: Nữa?", "A: x", "B: y", "Đáp án: A")},
			want: []string{"1) Số nào? | x | *y (line)", "2) Nữa? | *x | y (line)"},
		},
		{
			name: "i highlight, shading and colour",
			doc: wordDoc{body: body(para("Phụ lục I: CCHC"), para("Câu 1: Hỏi?"), para("A. một"), highlight("B. hai"),
				para("Câu 2: Hỏi 2?"), paraOf("", run("A. một", `<w:shd w:val="clear" w:fill="FFFF00"/>`)), para("B. hai"),
				para("Câu 3: Hỏi 3?"), para("A. một"), red("B. hai"), para("C. ba"),
				para("Câu 4: Hỏi 4?"), para("A. một"), underline("B. hai"))},
			want: []string{"1) Hỏi? | một | *hai (highlight)", "2) Hỏi 2? | *một | hai (highlight)", "3) Hỏi 3? | một | *hai | ba (color)", "4) Hỏi 4? | một | *hai (underline)"},
		},
		{
			name: "i only the label is underlined",
			doc: wordDoc{body: body(para("Câu 1: Hỏi?"), para("A. một"), paraOf("", run("B", `<w:u w:val="single"/>`)+run(". hai", "")),
				para("Câu 2: Nữa?"), paraOf("", run("A.", `<w:u w:val="single"/>`)+run(" một", "")), para("B. hai"))},
			want: []string{"1) Hỏi? | một | *hai (underline)", "2) Nữa? | *một | hai (underline)"},
		},
		{
			name: "all labels bold, right text bold",
			doc: wordDoc{body: body(para("Câu 1: Hỏi?"), paraOf("", run("A.", `<w:b/>`)+run(" một", "")), paraOf("", run("B.", `<w:b/>`)+run(" hai", `<w:b/>`)),
				para("Câu 2: Nữa?"), paraOf("", run("A. một", `<w:b/>`)), paraOf("", run("B.", `<w:b/>`)+run(" hai", "")))},
			want: []string{"1) Hỏi? | một | *hai (bold)", "2) Nữa? | *một | hai (bold)"},
		},
		{
			name:     "all options bold is style, not key",
			doc:      wordDoc{body: body(para("Câu 1: Hỏi?"), bold("A. một"), bold("B. hai"))},
			want:     []string{"1) Hỏi? | một | hai"},
			problems: []string{"error no_key"},
		},
		{
			name: "j key list in text",
			doc:  wordDoc{body: paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai", "BẢNG ĐÁP ÁN", "1.B  2.A")},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)"},
		},
		{
			name: "j key list, one a line with reasons",
			doc:  wordDoc{body: paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai", "ĐÁP ÁN", "Câu 1: B. Theo Điều 2", "Câu 2: A")},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)"},
		},
		{
			name: "j Word table, two rows twice",
			doc: wordDoc{body: body(paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai", "Câu 3: Nữa nữa?", "A. một", "B. hai", "ĐÁP ÁN"),
				table([]string{"Câu", "1", "2"}, []string{"Đáp án", "B", "A"}, []string{"Câu", "3", ""}, []string{"Đáp án", "B", ""}))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)", "3) Nữa nữa? | một | *hai (table)"},
		},
		{
			name: "j Word table, columns",
			doc: wordDoc{body: body(paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai"),
				table([]string{"Câu", "Đáp án"}, []string{"1", "B"}, []string{"2", "A"}))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)"},
		},
		{
			name: "j Word table of pairs",
			doc: wordDoc{body: body(paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai"),
				table([]string{"1.B", "2-A"}))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)"},
		},
		{
			name: "k table with a question a row",
			doc: wordDoc{body: body(table([]string{"STT", "Nội dung câu hỏi", "A", "B", "Đáp án"},
				[]string{"1", "Hỏi?", "một", "hai", "B"}, []string{"2", "Nữa?", "một", "hai", "A"}))},
			want: []string{"1) Hỏi? | một | *hai (column)", "2) Nữa? | *một | hai (column)"},
		},
		{
			name: "table with question and options in one cell",
			doc: wordDoc{body: body(table([]string{"TT", "Nội dung câu hỏi", "Đáp án"},
				[]string{"1", para("Hỏi?") + para("A. một") + para("B. hai"), "B"}, []string{"2", para("Nữa? A. một  B. hai"), "A"}))},
			want: []string{"1) Hỏi? | một | *hai (column)", "2) Nữa? | *một | hai (column)"},
		},
		{
			name: "table without header: question beside its key",
			doc: wordDoc{body: body(table([]string{para("Câu 1: Hỏi?") + para("A. một") + para("B. hai"), "B"},
				[]string{para("Câu 2: Nữa?") + para("A. một") + para("B. hai"), "A"}))},
			want: []string{"1) Hỏi? | một | *hai (line)", "2) Nữa? | *một | hai (line)"},
		},
		{
			name: "table with a question a row, the right option bold, no key column",
			doc: wordDoc{body: body(table([]string{"STT", "Câu hỏi", "Phương án A", "Phương án B", "Phương án C"},
				[]string{"1", "Hỏi?", "một", bold("hai"), "ba"}, []string{"2", "Nữa?", bold("một"), "hai", "ba"}))},
			want: []string{"1) Hỏi? | một | *hai | ba (bold)", "2) Nữa? | *một | hai | ba (bold)"},
		},
		{
			name: "each question in a table of its own",
			doc: wordDoc{body: body(table([]string{para("Câu 1: Hỏi?")}, []string{"A. một"}, []string{"B. hai"}, []string{"Đáp án: B"}),
				table([]string{para("Câu 2: Nữa?")}, []string{"A. một"}, []string{"B. hai"}, []string{"Đáp án: A"}))},
			want: []string{"1) Hỏi? | một | *hai (line)", "2) Nữa? | *một | hai (line)"},
		},
		{
			name: "options in table cells",
			doc: wordDoc{body: body(para("Câu 1: Hỏi?"), table([]string{"A. một", "C. ba"}, []string{"B. hai", "D. bốn"}), para("Đáp án: B"),
				para("Câu 2: Nữa?"), table([]string{"A", "một", "B", "hai"}), para("Đáp án: B"))},
			want: []string{"1) Hỏi? | một | *hai | ba | bốn (line)", "2) Nữa? | một | *hai (line)"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}
