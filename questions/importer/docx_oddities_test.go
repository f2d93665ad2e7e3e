package importer

import "testing"

// TestDOCXOddities has the turns that papers take beyond their layout: what
// numbering, styles, fields and tables do, and options without letters.
func TestDOCXOddities(t *testing.T) {
	t.Parallel()
	for _, c := range []layoutCase{
		{
			name: "lvlRestart 0 questions run on over chapters",
			doc: wordDoc{numbering: abstract(0, level(0, "upperRoman", "Phần %1."), `<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:lvlText w:val="Câu %2."/></w:lvl>`, level(2, "upperLetter", "%3.")) + num(1, 0, ""),
				body: body(listed(1, 0, "CẢI CÁCH", ""), listed(1, 1, "Hỏi một?", ""), listed(1, 2, "x", ""), listed(1, 2, "y", `<w:b/>`), listed(1, 0, "CHUYỂN ĐỔI", ""), listed(1, 1, "Hỏi hai?", ""), listed(1, 2, "x", `<w:b/>`), listed(1, 2, "y", ""))},
			want: []string{"1) Hỏi một? | x | *y (bold)", "2) Hỏi hai? | *x | y (bold)"},
		},
		{
			name: "style carries numbering via basedOn",
			doc: wordDoc{numbering: abstract(0, `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="CauHoi"/><w:lvlText w:val="Câu %1:"/></w:lvl>`, `<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:pStyle w:val="PhuongAn"/><w:lvlText w:val="%2."/></w:lvl>`) + num(5, 0, ""),
				styles: `<w:style w:type="paragraph" w:styleId="CauHoi"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="PhuongAn"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Dung"><w:basedOn w:val="PhuongAn"/><w:rPr><w:b/></w:rPr></w:style>`,
				body:   body(paraOf(`<w:pStyle w:val="CauHoi"/>`, run("Hỏi?", "")), paraOf(`<w:pStyle w:val="PhuongAn"/>`, run("một", "")), paraOf(`<w:pStyle w:val="Dung"/>`, run("hai", "")), paraOf(`<w:pStyle w:val="CauHoi"/>`, run("Nữa?", "")), paraOf(`<w:pStyle w:val="Dung"/>`, run("một", "")), paraOf(`<w:pStyle w:val="PhuongAn"/>`, run("hai", "")))},
			want: []string{"1) Hỏi? | một | *hai (bold)", "2) Nữa? | *một | hai (bold)"},
		},
		{
			name: "options continue the letters over questions",
			doc: wordDoc{numbering: abstract(0, level(0, "decimal", "%1.")) + abstract(1, level(0, "upperLetter", "%1.")) + num(1, 0, "") + num(2, 1, ""),
				body: body(listed(1, 0, "Hỏi?", ""), listed(2, 0, "x", ""), listed(2, 0, "y", `<w:b/>`), listed(1, 0, "Nữa?", ""), listed(2, 0, "x", `<w:b/>`), listed(2, 0, "y", ""))},
			want: []string{"1) Hỏi? | x | *y (bold)", "2) Nữa? | *x | y (bold)"},
		},
		{
			name: "auto letters, key line",
			doc: wordDoc{numbering: abstract(1, level(0, "upperLetter", "%1.")) + num(2, 1, "") + num(3, 1, restart(0)),
				body: body(para("Câu 1: Hỏi?"), listed(2, 0, "x", ""), listed(2, 0, "y", ""), para("Đáp án: B"), para("Câu 2: Nữa?"), listed(3, 0, "x", ""), listed(3, 0, "y", ""), para("Đáp án: A"))},
			want: []string{"1) Hỏi? | x | *y (line)", "2) Nữa? | *x | y (line)"},
		},
		{
			name: "bullets as options, bold",
			doc: wordDoc{numbering: abstract(1, level(0, "bullet", "")) + num(2, 1, ""),
				body: body(para("Câu 1: Hỏi?"), listed(2, 0, "x", ""), listed(2, 0, "y", `<w:b/>`), para("Câu 2: Nữa?"), listed(2, 0, "x", `<w:b/>`), listed(2, 0, "y", ""))},
			want: []string{"1) Hỏi? | x | *y (bold)", "2) Nữa? | *x | y (bold)"},
		},
		{
			name: "typed letters inside auto list of decimals",
			doc: wordDoc{numbering: abstract(0, level(0, "decimal", "%1.")) + num(1, 0, ""),
				body: body(listed(1, 0, "Hỏi?", ""), para("A. x"), para("B. y"), para("Đáp án: B"), listed(1, 0, "Nữa?", ""), para("A. x"), para("B. y"), para("Đáp án: A"))},
			want: []string{"1) Hỏi? | x | *y (line)", "2) Nữa? | *x | y (line)"},
		},
		{
			name: "tracked changes: merged paragraphs",
			doc:  wordDoc{body: body(paraOf(`<w:rPr><w:del w:id="1"/></w:rPr>`, run("Câu 1: Hỏi", "")), para(" gì?"), para("A. x"), paraOf("", `<w:ins><w:r><w:t>B. y</w:t></w:r></w:ins><w:del><w:r><w:delText> cũ</w:delText></w:r></w:del>`), para("Đáp án: B"))},
			want: []string{"1) Hỏi gì? | x | *y (line)"},
		},
		{
			name: "superscripts",
			doc:  wordDoc{body: body(paraOf("", run("Câu 1: Diện tích 5 km", "")+run("2", `<w:vertAlign w:val="superscript"/>`)+run(" và CO", "")+run("2", `<w:vertAlign w:val="subscript"/>`)+run("?", "")), para("A. x"), para("B. y"), para("Đáp án: B"))},
			want: []string{"1) Diện tích 5 km² và CO₂? | x | *y (line)"},
		},
		{
			name: "text box with the question, twice",
			doc:  wordDoc{body: body(paraOf("", `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>`+para("Câu 1: Hỏi?")+para("A. x")+para("B. y")+para("Đáp án: B")+`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>`+para("Câu 1: Hỏi?")+para("A. x")+para("B. y")+para("Đáp án: B")+`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`))},
			want: []string{"1) Hỏi? | x | *y (line)"},
		},
		{
			name: "keys in header row table with two key columns",
			doc: wordDoc{body: body(paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai", "Câu 3: Ba?", "A. m", "B. n", "Câu 4: Tư?", "A. m", "B. n"),
				table([]string{"Câu", "Đáp án", "Câu", "Đáp án"}, []string{"1", "B", "3", "A"}, []string{"2", "A", "4", "B"}))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)", "3) Ba? | *m | n (table)", "4) Tư? | m | *n (table)"},
		},
		{
			name: "key table with 3 columns incl basis",
			doc: wordDoc{body: body(paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai", "ĐÁP ÁN"),
				table([]string{"STT", "Đáp án", "Căn cứ"}, []string{"1", "B", "Điều 5 Luật Cán bộ, công chức năm 2008 sửa đổi"}, []string{"2", "A", "Điều 6"}))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)"},
		},
		{
			name: "key table under 'Đáp án' with words",
			doc: wordDoc{body: body(paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai", "ĐÁP ÁN ĐỀ THI"),
				table([]string{"Câu 1", "Câu 2"}, []string{"B", "A"}))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)"},
		},
		{
			name: "key line many lines of pairs",
			doc:  wordDoc{body: body(paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai", "Đáp án:", "1-B, 2-A"))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)"},
		},
		{
			name: "key line same line as title",
			doc:  wordDoc{body: body(paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai", "Đáp án: 1.B 2.A"))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)"},
		},
		{
			name: "key line same line as title 2",
			doc:  wordDoc{body: body(paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai", "ĐÁP ÁN: 1B, 2A"))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)"},
		},
		{
			name: "key line letters only in order",
			doc:  wordDoc{body: body(paras("Câu 1: Hỏi?", "A. một", "B. hai", "Câu 2: Nữa?", "A. một", "B. hai", "ĐÁP ÁN", "1 B", "2 A"))},
			want: []string{"1) Hỏi? | một | *hai (table)", "2) Nữa? | *một | hai (table)"},
		},
		{
			name: "key in table with Câu hỏi col and text",
			doc:  wordDoc{body: body(table([]string{"STT", "Câu hỏi", "Đáp án đúng"}, []string{"1", para("Hỏi gì đây?") + para("A. một") + para("B. hai"), "B. hai"}, []string{"2", para("Nữa gì?") + para("A. một") + para("B. hai"), "A"}))},
			want: []string{"1) Hỏi gì đây? | một | *hai (column)", "2) Nữa gì? | *một | hai (column)"},
		},
		{
			name: "question table vertical: label col + value col",
			doc:  wordDoc{body: body(table([]string{"Câu 1", "Hỏi gì?"}, []string{"A", "một"}, []string{"B", "hai"}, []string{"Đáp án", "B"}), para(""), table([]string{"Câu 2", "Nữa?"}, []string{"A", "một"}, []string{"B", "hai"}, []string{"Đáp án", "A"}))},
			want: []string{"1) Hỏi gì? | một | *hai (line)", "2) Nữa? | *một | hai (line)"},
		},
		{
			name: "footnote in stem",
			doc:  wordDoc{footnotes: `<w:footnote w:id="2"><w:p><w:r><w:t>Điều 3 Luật</w:t></w:r></w:p></w:footnote>`, body: body(paraOf("", run("Câu 1: Hỏi", "")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+run("?", "")), para("A. x"), para("B. y"), para("Đáp án: B"))},
			want: []string{"1) Hỏi? | x | *y (line)"},
		},
		{
			name:     "soft hyphen, zero width",
			doc:      wordDoc{body: body(paras("Câu 1: Chuyển\u00ad đổi số\u200b là gì?", "A.\u00a0x", "B.\u00a0y", "Đáp án:\u00a0B"))},
			want:     []string{"1) Chuyển đổi số là gì? | x | *y (line)"},
			problems: []string{"warning repaired_invisible", "warning repaired_nbsp"},
		},
		{
			name: "split runs inside the label",
			doc:  wordDoc{body: body(paraOf("", run("C", "")+run("âu ", "")+run("1", `<w:b/>`)+run(":", "")+run(" Hỏi?", "")), paraOf("", run("A", "")+run(".", "")+run(" x", "")), paraOf("", run("B", "")+run(".", "")+run(" y", "")), para("Đáp án: B"))},
			want: []string{"1) Hỏi? | x | *y (line)"},
		},
		{
			name: "bold stems and bold labels, right option underlined",
			doc:  wordDoc{body: body(bold("Câu 1: Hỏi?"), paraOf("", run("A.", `<w:b/>`)+run(" x", "")), paraOf("", run("B.", `<w:b/>`)+run(" y", `<w:u w:val="single"/>`)), bold("Câu 2: Nữa?"), paraOf("", run("A.", `<w:b/>`)+run(" x", `<w:u w:val="single"/>`)), paraOf("", run("B.", `<w:b/>`)+run(" y", "")))},
			want: []string{"1) Hỏi? | x | *y (underline)", "2) Nữa? | *x | y (underline)"},
		},
		{
			name: "topic heading styles",
			doc:  wordDoc{styles: `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`, body: body(paraOf(`<w:pStyle w:val="Heading1"/>`, run("Cải cách thể chế", "")), para("Câu 1: Hỏi?"), para("A. x"), para("B. y"), para("Đáp án: B"), paraOf(`<w:pStyle w:val="Heading1"/>`, run("Chuyển đổi số", "")), para("Câu 2: Hỏi nữa?"), para("A. x"), para("B. y"), para("Đáp án: B"))},
			want: []string{"1) Hỏi? | x | *y (line)", "2) Hỏi nữa? | x | *y (line)"},
		},
		{
			name: "multi-letter key, 'A, B và C'",
			doc:  wordDoc{body: body(paras("Câu 1: Chọn các phương án đúng?", "A. x", "B. y", "C. z", "D. t", "Đáp án: A, B và D", "Câu 2: Hỏi?", "A. x", "B. y", "C. z", "Đáp án: A,C"))},
			want: []string{"1) Chọn các phương án đúng? | *x | *y | z | *t (line)", "2) Hỏi? | *x | y | *z (line)"},
		},
		{
			name: "an explanation that counts its points",
			doc:  wordDoc{body: body(paras("Câu 1: Hỏi?", "A. x", "B. y", "Đáp án: B", "Giải thích: Theo khoản 1:", "a) Điều này;", "b) Điều kia;", "Câu 2: Nữa?", "A. x", "B. y", "Đáp án: A"))},
			want: []string{"1) Hỏi? | x | *y (line)", "2) Nữa? | *x | y (line)"},
		},
		{
			name: "key first 'Đáp án: B' before options",
			doc:  wordDoc{body: body(paras("Câu 1: Hỏi?", "Đáp án: B", "A. x", "B. y", "Câu 2: Nữa?", "Đáp án: A", "A. x", "B. y"))},
			want: []string{"1) Hỏi? | x | *y (line)", "2) Nữa? | *x | y (line)"},
		},
		{
			name: "five options and E",
			doc:  wordDoc{body: body(paras("Câu 1: Hỏi?", "A. x", "B. y", "C. z", "D. t", "E. u", "Đáp án: E"))},
			want: []string{"1) Hỏi? | x | y | z | t | *u (line)"},
		},
		{
			name:     "Đúng/Sai",
			doc:      wordDoc{body: body(paras("Câu 1: Đất tròn?", "Đáp án: Đúng", "Câu 2: Đất vuông?", "A. Đúng", "B. Sai", "Đáp án: B", "Câu 3. Khẳng định đúng hay sai?", "Đúng", "Sai", "Đáp án: Sai"))},
			want:     []string{"1) Đất tròn? | *Đúng | Sai (line)", "2) Đất vuông? | Đúng | *Sai (line)", "3) Khẳng định đúng hay sai? | Đúng | *Sai (line)"},
			problems: []string{"warning options_inferred"},
		},
		{
			name:     "EQ + OLE",
			doc:      wordDoc{body: body(paraOf("", run("Câu 1: Tính ", "")+`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \f(1,2) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`), para("A. x"), para("B. y"), para("Đáp án: B"))},
			want:     []string{"1) Tính | x | *y (line)"},
			problems: []string{"warning equation_lost"},
		},
		{
			name:     "sdt checkbox",
			doc:      wordDoc{body: body(para("Câu 1: Hỏi?"), paraOf("", `<w:sdt><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>`+run(" x", "")), paraOf("", `<w:sdt><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>`+run(" y", "")), para("Câu 2: Nữa?"), paraOf("", run("☒ một", "")), paraOf("", run("☐ hai", "")))},
			want:     []string{"1) Hỏi? | x | *y (star)", "2) Nữa? | *một | hai (star)"},
			problems: []string{"warning options_inferred", "warning options_inferred"},
		},
		{
			name:     "unlabelled options bold, question numbers",
			doc:      wordDoc{body: body(para("Câu 1: Hỏi?"), para("một"), bold("hai"), para("ba"), para("Câu 2: Nữa?"), bold("một"), para("hai"), para("ba"))},
			want:     []string{"1) Hỏi? | một | *hai | ba (bold)", "2) Nữa? | *một | hai | ba (bold)"},
			problems: []string{"warning options_inferred", "warning options_inferred"},
		},
		{
			name:     "dash options",
			doc:      wordDoc{body: body(para("Câu 1: Hỏi?"), para("- một"), bold("- hai"), para("- ba"), para("Câu 2: Nữa?"), bold("- một"), para("- hai"), para("- ba"))},
			want:     []string{"1) Hỏi? | một | *hai | ba (bold)", "2) Nữa? | *một | hai | ba (bold)"},
			problems: []string{"warning options_inferred", "warning options_inferred"},
		},
		{
			name:     "numbers as options 1) 2) 3)",
			doc:      wordDoc{body: body(paras("Câu 1: Hỏi?", "1) một", "2) hai", "3) ba", "Đáp án: 2", "Câu 2: Nữa?", "1) một", "2) hai", "Đáp án: 1"))},
			want:     []string{"1) Hỏi? | một | *hai | ba (line)", "2) Nữa? | *một | hai (line)"},
			problems: []string{"warning options_inferred", "warning options_inferred"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}
