package importer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDOCXNumbering covers numbers and letters that Word draws and the text
// lacks.
func TestDOCXNumbering(t *testing.T) {
	t.Parallel()
	twoLevels := abstract(0, level(0, "decimal", "%1."), level(1, "upperLetter", "%2."))
	for _, c := range []layoutCase{
		{
			name: "one list of two levels, bold key",
			doc: wordDoc{numbering: twoLevels + num(1, 0, ""), body: body(
				listed(1, 0, "Hỏi?", ""), listed(1, 1, "một", ""), listed(1, 1, "hai", `<w:b/>`),
				listed(1, 0, "Nữa?", ""), listed(1, 1, "một", `<w:b/>`), listed(1, 1, "hai", ""))},
			want: []string{"1) Hỏi? | một | *hai (bold)", "2) Nữa? | *một | hai (bold)"},
		},
		{
			name: "the pattern says Câu",
			doc: wordDoc{numbering: abstract(0, level(0, "decimal", "Câu %1:")) + num(1, 0, ""), body: body(
				listed(1, 0, "Hỏi?", `<w:b/>`), para("A. một"), para("B. hai"), para("Đáp án: B"),
				listed(1, 0, "Nữa?", `<w:b/>`), para("A. một"), para("B. hai"), para("Đáp án: A"))},
			want: []string{"1) Hỏi? | một | *hai (line)", "2) Nữa? | *một | hai (line)"},
		},
		{
			name: "typed numbers, a new list of letters for each question",
			doc: wordDoc{numbering: abstract(0, level(0, "upperLetter", "%1.")) + num(1, 0, restart(0)) + num(2, 0, restart(0)), body: body(
				para("Câu 1. Hỏi?"), listed(1, 0, "một", ""), listed(1, 0, "hai", ""), para("Đáp án: B"),
				para("Câu 2. Nữa?"), listed(2, 0, "một", ""), listed(2, 0, "hai", ""), para("Đáp án: A"))},
			want: []string{"1) Hỏi? | một | *hai (line)", "2) Nữa? | *một | hai (line)"},
		},
		{
			name: "letters run on from question to question",
			doc: wordDoc{numbering: abstract(0, level(0, "upperLetter", "%1.")) + num(1, 0, ""), body: body(
				para("Câu 1. Hỏi?"), listed(1, 0, "một", ""), listed(1, 0, "hai", `<w:b/>`),
				para("Câu 2. Nữa?"), listed(1, 0, "một", `<w:b/>`), listed(1, 0, "hai", ""))},
			want: []string{"1) Hỏi? | một | *hai (bold)", "2) Nữa? | *một | hai (bold)"},
		},
		{
			name: "numbers start again in the second part, one key list each",
			doc: wordDoc{numbering: twoLevels + num(1, 0, "") + num(2, 0, restart(0)), body: body(
				para("PHẦN I. MỘT"), listed(1, 0, "Hỏi?", ""), listed(1, 1, "một", ""), listed(1, 1, "hai", ""),
				listed(1, 0, "Nữa?", ""), listed(1, 1, "một", ""), listed(1, 1, "hai", ""),
				para("PHẦN II. HAI"), listed(2, 0, "Ba?", ""), listed(2, 1, "một", ""), listed(2, 1, "hai", ""),
				para("ĐÁP ÁN"), para("PHẦN I"), para("1.B 2.A"), para("PHẦN II"), para("1. A"))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)", "1) Ba? | *một | hai (table)"},
		},
		{
			name: "options are numbers of a deeper level",
			doc: wordDoc{numbering: abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")) + num(1, 0, ""), body: body(
				listed(1, 0, "Hỏi?", ""), listed(1, 1, "một", ""), listed(1, 1, "hai", `<w:b/>`),
				listed(1, 0, "Nữa?", ""), listed(1, 1, "một", `<w:b/>`), listed(1, 1, "hai", ""))},
			want: []string{"1) Hỏi? | một | *hai (bold)", "2) Nữa? | *một | hai (bold)"},
		},
		{
			name: "bullets as options",
			doc: wordDoc{numbering: abstract(0, level(0, "bullet", "•")) + num(1, 0, ""), body: body(
				para("Câu 1: Hỏi?"), listed(1, 0, "một", ""), listed(1, 0, "hai", `<w:b/>`))},
			want: []string{"1) Hỏi? | một | *hai (bold)"},
		},
		{
			name: "numbering from the paragraph's style",
			doc: wordDoc{
				styles: `<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Cau hoi"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
					`<w:style w:type="paragraph" w:styleId="O"><w:name w:val="Phuong an"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
				numbering: twoLevels + num(1, 0, ""),
				body:      body(paraOf(`<w:pStyle w:val="Q"/>`, run("Hỏi?", "")), paraOf(`<w:pStyle w:val="O"/>`, run("một", "")), paraOf(`<w:pStyle w:val="O"/>`, run("hai", `<w:b/>`)))},
			want: []string{"1) Hỏi? | một | *hai (bold)"},
		},
		{
			name: "a numbered list of statements inside a stem",
			doc: wordDoc{body: paras("Câu 1: Cho các ý:", "1. Ý thứ nhất", "2. Ý thứ hai", "Số ý đúng là:", "A. 1", "B. 2", "Đáp án: B",
				"Câu 2: Nữa?", "A. một", "B. hai", "Đáp án: A")},
			want: []string{"1) Cho các ý:⏎1. Ý thứ nhất⏎2. Ý thứ hai Số ý đúng là: | 1 | *2 (line)", "2) Nữa? | *một | hai (line)"},
		},
		{
			name: "bare typed numbers",
			doc:  wordDoc{body: paras("1. Hỏi?", "A. một", "B. hai", "Đáp án: B", "2. Nữa?", "A. một", "B. hai", "Đáp án: A")},
			want: []string{"1) Hỏi? | một | *hai (line)", "2) Nữa? | *một | hai (line)"},
		},
		{
			name: "no numbers at all",
			doc:  wordDoc{body: body(para("Hỏi?"), para("A. một"), bold("B. hai"), para("Nữa?"), bold("A. một"), para("B. hai"))},
			want: []string{"1) Hỏi? | một | *hai (bold)", "2) Nữa? | *một | hai (bold)"},
			problems: []string{
				"warning question_without_number", "warning question_without_number"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

// TestDOCXConflicts: what contradicts itself is never decided.
func TestDOCXConflicts(t *testing.T) {
	t.Parallel()
	for _, c := range []layoutCase{
		{
			name: "bold says B, the table says C",
			doc: wordDoc{body: body(para("Câu 1: Hỏi?"), para("A. một"), bold("B. hai"), para("C. ba"), para("Câu 2: Nữa?"), bold("A. một"), para("B. hai"), para("C. ba"),
				para("ĐÁP ÁN"), para("1.C 2.A"))},
			want:     []string{"1) Hỏi? | một | hai | ba", "2) Nữa? | *một | hai | ba (table)"},
			problems: []string{"error key_conflict"},
		},
		{
			name:     "two key lines",
			doc:      wordDoc{body: paras("Câu 1: Hỏi?", "A. một", "B. hai", "Đáp án: A", "Đáp án: B")},
			want:     []string{"1) Hỏi? | một | hai"},
			problems: []string{"error key_conflict"},
		},
		{
			name:     "the letter and the text of the key differ",
			doc:      wordDoc{body: paras("Câu 1: Hỏi?", "A. một", "B. hai", "Đáp án: A. hai")},
			want:     []string{"1) Hỏi? | *một | hai (line)"},
			problems: []string{"error key_conflict"},
		},
		{
			name:     "the key is beyond the options",
			doc:      wordDoc{body: paras("Câu 1: Hỏi?", "A. một", "B. hai", "Đáp án: D")},
			want:     []string{"1) Hỏi? | một | hai"},
			problems: []string{"error key_out_of_range"},
		},
		{
			name: "italics on a Latin word do not contradict the key",
			doc: wordDoc{body: body(para("Câu 1: Hỏi?"), italic("A. Escherichia coli"), para("B. hai"), para("Đáp án: B"),
				para("Câu 2: Nữa?"), para("A. một"), para("B. hai"), para("Đáp án: A"), para("Câu 3: Ba?"), para("A. một"), para("B. ba"), para("Đáp án: A"))},
			want:     []string{"1) Hỏi? | Escherichia coli | *hai (line)", "2) Nữa? | *một | hai (line)", "3) Ba? | *một | ba (line)"},
			problems: []string{"warning key_look_differs"},
		},
		{
			name:     "repeated options and numbers that repeat",
			doc:      wordDoc{body: paras("Câu 1: Hỏi?", "A. một", "B. một", "Đáp án: A", "Câu 1: Nữa?", "A. ba", "B. hai", "Đáp án: B")},
			want:     []string{"1) Hỏi? | *một | một (line)", "1) Nữa? | ba | *hai (line)"},
			problems: []string{"warning number_repeated", "error repeated_option"},
		},
		{
			name:     "a number repeats and the list of keys cannot say which",
			doc:      wordDoc{body: paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 1: Nữa?", "A. ba", "B. hai", "Câu 2: Ba?", "A. ba", "B. hai", "ĐÁP ÁN", "1.A 2.B")},
			want:     []string{"1) Hỏi? | một | hai", "1) Nữa? | ba | hai", "2) Ba? | ba | *hai (table)"},
			problems: []string{"error key_ambiguous_number", "warning number_repeated", "error no_key", "error no_key"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

// TestDOCXParts covers what Word keeps beside plain paragraphs.
func TestDOCXParts(t *testing.T) {
	t.Parallel()
	box := func(text string) string {
		return `<wps:txbx><w:txbxContent>` + para(text) + `</w:txbxContent></wps:txbx>`
	}
	for _, c := range []layoutCase{
		{
			name: "tracked changes are accepted",
			doc: wordDoc{body: body(paraOf("", run("Câu 1: Hỏi ", "")+`<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins>`+run("mới?", "")+`</w:ins>`),
				para("A. một"), `<w:del>`+para("X. xoá")+`</w:del>`, para("B. hai"), para("Đáp án: B"))},
			want: []string{"1) Hỏi mới? | một | *hai (line)"},
		},
		{
			name: "a deleted list item takes no number",
			doc: wordDoc{numbering: abstract(0, level(0, "upperLetter", "%1.")) + num(1, 0, ""), body: body(para("Câu 1: Hỏi?"), listed(1, 0, "một", ""),
				paraOf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>`, `<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>`),
				listed(1, 0, "hai", ""), para("Đáp án: B"))},
			want: []string{"1) Hỏi? | một | *hai (line)"},
		},
		{
			name: "a link is blue and underlined without being the key",
			doc: wordDoc{styles: `<w:style w:type="character" w:styleId="L"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr></w:style>`,
				body: body(para("Câu 1: Trang nào?"), paraOf("", run("A. ", "")+`<w:hyperlink>`+run("a.vn", `<w:rStyle w:val="L"/>`)+`</w:hyperlink>`), bold("B. b.vn"))},
			want: []string{"1) Trang nào? | a.vn | *b.vn (bold)"},
		},
		{
			name: "a text box is read once",
			doc: wordDoc{body: body(para("Câu 1: Hỏi?"), para("A. một"), para("B. hai"),
				paraOf("", `<w:r><mc:AlternateContent><mc:Choice><w:drawing>`+box("Đáp án: B")+`</w:drawing></mc:Choice><mc:Fallback><w:pict>`+box("Đáp án: A")+`</w:pict></mc:Fallback></mc:AlternateContent></w:r>`))},
			want: []string{"1) Hỏi? | một | *hai (line)"},
		},
		{
			name: "manual line breaks",
			doc:  wordDoc{body: body(para("Câu 1: Hỏi?\nA. một\nB. hai\nĐáp án: B"))},
			want: []string{"1) Hỏi? | một | *hai (line)"},
		},
		{
			name: "an equation stands in the text as a line",
			doc: wordDoc{body: body(paraOf("", run("Câu 1: Tính ", "")+`<m:oMath><m:f><m:fPr/><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>x+2</m:t></m:r></m:den></m:f></m:oMath>`),
				para("A. một"), para("B. hai"), para("Đáp án: B"))},
			want:     []string{"1) Tính 1/(x+2) | một | *hai (line)"},
			problems: []string{"warning equation_as_line"},
		},
		{
			name: "bold from a style, switched off by the run",
			doc: wordDoc{styles: `<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Dam"/><w:rPr><w:b/></w:rPr></w:style>`,
				body: body(para("Câu 1: Hỏi?"), paraOf(`<w:pStyle w:val="B"/>`, run("A. một", "")), paraOf(`<w:pStyle w:val="B"/>`, run("B. hai", `<w:b w:val="0"/>`)), para("C. ba"))},
			want: []string{"1) Hỏi? | *một | hai | ba (bold)"},
		},
		{
			name: "a footnote explains",
			doc: wordDoc{footnotes: `<w:footnote w:id="2"><w:p><w:r><w:t>Điều 5 Luật X</w:t></w:r></w:p></w:footnote>`,
				body: body(paraOf("", run("Câu 1: Hỏi?", "")+`<w:r><w:footnoteReference w:id="2"/></w:r>`), para("A. một"), para("B. hai"), para("Đáp án: B"))},
			want: []string{"1) Hỏi? | một | *hai (line)"},
		},
		{
			name: "hidden text is left out and told",
			doc:  wordDoc{body: body(paraOf("", run("Câu 1: Hỏi?", "")+run(" bí mật", `<w:vanish/>`)), para("A. một"), para("B. hai"), para("Đáp án: B"))},
			want: []string{"1) Hỏi? | một | *hai (line)"}, problems: []string{"warning hidden_text"},
		},
		{
			name: "letters of a legacy font",
			doc:  wordDoc{body: body(paraOf("", run("C©u 1: NghÞ quyÕt nµo?", `<w:rFonts w:ascii=".VnTime"/>`)), para("A. một"), para("B. hai"), para("Đáp án: B"))},
			want: []string{"1) Nghị quyết nào? | một | *hai (line)"}, problems: []string{"warning repaired_legacy_font"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestDOCXAttributes(t *testing.T) {
	t.Parallel()
	doc := wordDoc{body: paras("PHẦN I. CẢI CÁCH HÀNH CHÍNH", "Câu 1 (Nhận biết): Hỏi?", "A. một", "B. hai", "Đáp án: B", "Căn cứ: Điều 3 Nghị định 42", "Giải thích: vì thế",
		"PHẦN II", "CHUYỂN ĐỔI SỐ", "Câu 2: Nữa?", "A. một", "B. Tất cả các phương án trên", "Đáp án: A", "Mức độ: Khó")}
	got := mustRead(t, "attributes", doc.bytes(t))
	type attributes struct{ Topic, Level, Basis, Explanation, By string }
	var have []attributes
	for _, q := range got.Questions {
		have = append(have, attributes{q.Topic, q.Level, q.LegalBasis, q.Explanation, q.KeyFoundBy})
	}
	want := []attributes{{"PHẦN I. CẢI CÁCH HÀNH CHÍNH", "Nhận biết", "Điều 3 Nghị định 42", "vì thế", "line"}, {"PHẦN II. CHUYỂN ĐỔI SỐ", "Khó", "", "", "line"}}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("attributes (-want +got):\n%s", diff)
	}
	if len(got.Questions) == 2 && (got.Questions[0].PinLast || !got.Questions[1].PinLast) {
		t.Errorf("PinLast = %v, %v, want false, true", got.Questions[0].PinLast, got.Questions[1].PinLast)
	}
	if len(got.Problems) > 0 {
		t.Errorf("problems: %v", got.Problems)
	}
}

func TestDOCXPictures(t *testing.T) {
	t.Parallel()
	png := []byte("\x89PNG\r\n\x1a\n" + strings.Repeat("x", 20))
	blip := func(id string) string {
		return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Biển  báo&#10;cấm"/><a:blip r:embed="` + id + `"/></wp:inline></w:drawing></w:r>`
	}
	doc := wordDoc{
		rels: `<Relationship Id="rId5" Type="x/image" Target="media/image1.png"/>` +
			`<Relationship Id="rId6" Type="x/image" Target="http://example.org/a.png" TargetMode="External"/>`,
		parts: map[string][]byte{"word/media/image1.png": png},
		body: body(paraOf("", run("Câu 1: Hình nào?", "")+blip("rId5")), paraOf("", run("A. ", "")+blip("rId5")), para("B. hai"),
			paraOf("", run("Đáp án: B", "")+blip("rId6")))}
	got := mustRead(t, "pictures", doc.bytes(t))
	if len(got.Questions) != 1 {
		t.Fatalf("questions = %v", summary(got))
	}
	q := got.Questions[0]
	if diff := cmp.Diff([]string{"image1.png"}, q.Images); diff != "" {
		t.Errorf("images of the stem (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"image1.png"}, q.Options[0].Images); diff != "" {
		t.Errorf("images of option A (-want +got):\n%s", diff)
	}
	if got.Media["image1.png"].Type != "image/png" || got.Media["image1.png"].Alt != "Biển báo cấm" {
		t.Errorf("media = %v", got.Media)
	}
	if diff := cmp.Diff([]string{"warning external_picture"}, problemCodes(got)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}
