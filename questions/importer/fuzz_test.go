package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"testing"
	"unicode/utf8"

	"hoithi/internal/fault"
)

// checkFuzz reads data and demands what holds for every input: a fault or a
// batch, whole text, keys within the options, no panic.
func checkFuzz(t *testing.T, format string, data []byte) {
	t.Helper()
	src := source{ctx: t.Context(), name: "fuzz", data: bytes.NewReader(data), size: int64(len(data))}
	b := &builder{batch: Batch{Format: format}}
	if err := readers()[format](src, b); err != nil {
		var f *fault.Error
		if !errors.As(err, &f) {
			t.Fatalf("%s: %T is no fault: %v", format, err, err)
		}
		return
	}
	batch, err := b.finish(src)
	if err != nil {
		return
	}
	for i := range batch.Questions {
		checkQuestion(t, &batch.Questions[i])
	}
	for _, p := range batch.Problems {
		if p.Code == "" || p.Message.VI == "" || p.Message.EN == "" || p.Question >= len(batch.Questions) {
			t.Fatalf("incomplete problem %+v", p)
		}
	}
}

func checkQuestion(t *testing.T, q *Question) {
	t.Helper()
	if !utf8.ValidString(q.Stem) || q.Kind == "" || q.Where == "" {
		t.Fatalf("bad question %+v", q)
	}
	seen := make(map[int]bool)
	for _, c := range q.Correct {
		if c < 0 || c >= len(q.Options) || seen[c] {
			t.Fatalf("correct %v of %d options", q.Correct, len(q.Options))
		}
		seen[c] = true
	}
	if !q.Blocked() && q.choice() && (len(q.Correct) == 0 || len(q.Options) < 2) {
		t.Fatalf("a question without key or options is not blocked: %+v", q)
	}
}

func FuzzPaper(f *testing.F) {
	for _, s := range []string{"Câu 1: Hỏi?\nA. một\nB. hai\nĐáp án: B", "1. x\na) y\n*b) z\n", "Câu 1: x A. 1 B. 2\nĐÁP ÁN\n1.B 2.C", "PHẦN I\nCâu1 x\nC. y\nGiải thích: z", "A. x\nB. y\nA. z", "Câu 1: x?\n☐ a\n☒ b", "Câu 1: x\n- a\n- b\nĐáp án: 1\nĐÁP ÁN\nCâu 1 2\nĐáp án A B\n1\nB", "ID: 3\nCâu 2 (NB): q\n- x\n(A) 1\n(B) 2 (đúng)\n=> A"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "txt", data) })
}

func FuzzGIFT(f *testing.F) {
	for _, s := range []string{"::t::q{=a ~b#f ####g}", "q {T#x#y} z", "{#1..5}", "{#=1:0 =%50%2:1}", "m{=a -> b =c -> d}", "$CATEGORY: x/y\n\n[html]<p>a</p>{~%50%a ~%-50%b}", "a\\{b\\=c{=\\~}", "{}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "gift", data) })
}

func FuzzAiken(f *testing.F) {
	for _, s := range []string{"q\nA. x\nB) y\nANSWER: B\n", "A) x\n\nANSWER: A", "q\nA)x\n\nq2\nB. y\nANSWER: Z"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "aiken", data) })
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"Câu hỏi,A,B,Đáp án\nx,y,z,A\n", "STT;Nội dung;Đáp án\n1;\"q\nA. x\nB. y\";B", "question\toption1\toption2\tcorrect\nq\t1\t2\t1", "sep=;\ncau hoi;loai;a;b;dap an\nq;tu luan;;;", "Câu 1: x\nA. y\nB. z", "STT,Câu hỏi,Phương án,Đáp án\n1,q,A. x,\n,,B. y,x\nII,PHẦN,,", "question,correct answer,wrong answer 1,wrong 2\nq,a,b,c", "question,a,b,answer\nq,x,y,0"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "csv", data) })
}

func FuzzText2QTI(f *testing.F) {
	for _, s := range []string{"Quiz title: t\n1. q\na) x\n*b) y\n", "1. q\n[*] x\n[ ] y\n2. n\n= 1 +- 2%\n3. s\n*  a\n4. e\n____\nCOMMENT\nx\nEND_COMMENT", "1. q\n= [1, 2]\n... f\n  g"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "text2qti", data) })
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`{"questions":[{"stem":"q","options":["a",{"text":"b"}],"correct":[1]}]}`, `[{"stem":"q","kind":"numeric","numbers":[{"value":1}]}]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "json", data) })
}

func FuzzMoodle(f *testing.F) {
	for _, s := range []string{`<quiz><question type="multichoice"><questiontext format="html"><text><![CDATA[<p>q</p>]]></text></questiontext><answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer></question></quiz>`,
		`<quiz><question type="matching"><subquestion><text>a</text><answer><text>b</text></answer></subquestion></question></quiz>`,
		`<quiz><question type="shortanswer"><questiontext format="html"><text><![CDATA[<math><mfrac><mn>1</mn><mi>x</mi></mfrac></math><img src="@@PLUGINFILE@@/a.png">]]></text><file name="a.png" encoding="base64">QUJD</file></questiontext><answer fraction="100"><text>a</text></answer></question></quiz>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "moodle-xml", data) })
}

func FuzzQTIItem(f *testing.F) {
	for _, s := range []string{`<assessmentItem identifier="a"><responseDeclaration identifier="R" cardinality="single"><correctResponse><value>x</value></correctResponse></responseDeclaration><itemBody><choiceInteraction responseIdentifier="R"><prompt>q</prompt><simpleChoice identifier="x">1</simpleChoice><simpleChoice identifier="y">2</simpleChoice></choiceInteraction></itemBody></assessmentItem>`,
		`<qti-assessment-item><qti-response-declaration identifier="R" base-type="float"><qti-correct-response><qti-value>2</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><p>q <qti-text-entry-interaction response-identifier="R"/></p></qti-item-body></qti-assessment-item>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "qti", data) })
}

// packed puts fuzzed bytes into a container, as its main part.
func packed(t *testing.T, part string, data []byte, others map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	write := func(name string, data []byte) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = f.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	write(part, data)
	for name, content := range others {
		write(name, []byte(content))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func FuzzDOCX(f *testing.F) {
	for _, s := range []string{para("Câu 1: x") + para("A. y") + bold("B. z"), table([]string{"Câu", "1"}, []string{"Đáp án", "A"}),
		listed(1, 0, "q", "") + listed(1, 1, "a", "") + listed(1, 1, "b", `<w:b/>`), paraOf("", `<w:del><w:r><w:t>x</w:t></w:r></w:del><m:oMath><m:f><m:num/></m:f></m:oMath>`)} {
		f.Add([]byte(`<w:document><w:body>` + s + `</w:body></w:document>`))
	}
	numbering := `<w:numbering>` + abstract(0, level(0, "decimal", "%1."), level(1, "upperLetter", "%2.")) + num(1, 0, "") + `</w:numbering>`
	f.Fuzz(func(t *testing.T, data []byte) {
		checkFuzz(t, "docx", packed(t, "word/document.xml", data, map[string]string{"word/numbering.xml": numbering}))
	})
}

func FuzzDOCXNumbering(f *testing.F) {
	f.Add([]byte(`<w:numbering>` + abstract(0, level(0, "decimal", "Câu %1:"), level(1, "upperLetter", "%2.")) + num(1, 0, restart(0)) + `</w:numbering>`))
	document := `<w:document><w:body>` + listed(1, 0, "q", "") + listed(1, 1, "a", "") + listed(1, 1, "b", `<w:b/>`) + `</w:body></w:document>`
	f.Fuzz(func(t *testing.T, data []byte) {
		checkFuzz(t, "docx", packed(t, "word/numbering.xml", data, map[string]string{"word/document.xml": document}))
	})
}

func FuzzODT(f *testing.F) {
	f.Add([]byte(`<d><automatic-styles><list-style name="L"><list-level-style-number level="1" num-format="A"/></list-style></automatic-styles><body><text><p>Câu 1: q</p><list style-name="L"><list-item><p>a</p></list-item></list><p>A. x<tab/>B. y</p></text></body></d>`))
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "odt", packed(t, "content.xml", data, nil)) })
}

func FuzzODS(f *testing.F) {
	f.Add([]byte(`<d><body><spreadsheet><table name="S"><table-row><table-cell><p>Câu hỏi</p></table-cell><table-cell number-columns-repeated="2"><p>A</p></table-cell></table-row></table></spreadsheet></body></d>`))
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "ods", packed(t, "content.xml", data, nil)) })
}

// FuzzMath reads equations of Word and MathML, and demands that what is drawn
// is well formed and holds nothing but known elements.
func FuzzMath(f *testing.F) {
	for _, s := range []string{oEl("f", oEl("num", oRun("1"))+oEl("den", oRun("x"))), oEl("nary", oEl("sub", oRun("i"))+oE("x")), oEl("m", oEl("mr", oE("a"))), oEl("d", oEl("e", oEl("eqArr", oE("x=1")))),
		`<mfenced open="[" separators=";"><mi>a</mi><mi>b</mi></mfenced>`, `<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><semantics><mi>x</mi><annotation>y</annotation></semantics>`} {
		f.Add([]byte(`<math>` + s + `</math>`))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := parseXML(data)
		if err != nil {
			return
		}
		word, _ := readOMML(n)
		for _, formula := range []Formula{word, readMathML(n)} {
			if !utf8.ValidString(formula.Text) {
				t.Fatalf("text %q", formula.Text)
			}
			if formula.MathML == "" {
				continue
			}
			again, err := parseXML([]byte(formula.MathML))
			if err != nil {
				t.Fatalf("%s: %v", formula.MathML, err)
			}
			known := mathElements()
			again.find(func(name string) bool {
				if !known[name] {
					t.Fatalf("element %s in %s", name, formula.MathML)
				}
				return false
			})
		}
	})
}

// FuzzEncoding decodes any bytes into whole text.
func FuzzEncoding(f *testing.F) {
	for _, s := range []string{"Câu hỏi", "\xff\xfeC\x00", "\xfe\xff\x00C", "C\xa9u h\xe1i \xae\xf3ng", "Caâu hoûi ñuùng", "C\xe2u h\xd2i", "CÃ¢u há»i"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := decodeText(data)
		if err == nil && !utf8.ValidString(d.text) {
			t.Fatalf("%s: %q", d.encoding, d.text)
		}
		if mended, _ := mend(d.text, true); err == nil && !utf8.ValidString(mended) {
			t.Fatalf("mended %q", mended)
		}
	})
}

func FuzzContainer(f *testing.F) {
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(t.Context(), "fuzz", bytes.NewReader(data), int64(len(data)), Options{}); err != nil {
			var fault *fault.Error
			if !errors.As(err, &fault) {
				t.Fatalf("%T is no fault: %v", err, err)
			}
			if errors.Is(err, ErrUnreadable) && fault.Unwrap() != nil && bytes.Contains([]byte(fault.Unwrap().Error()), []byte("panic")) {
				t.Fatal(err)
			}
		}
	})
}

// FuzzPDFLooks lays whatever pdftohtml may write over whatever pdftotext may:
// the spans it makes are those of a text.
func FuzzPDFLooks(f *testing.F) {
	f.Add(`<page><fontspec id="1" color="#d00000"/><text top="100" left="10" width="60" height="20" font="1">A. M<b>t</text><text top="101" left="40" width="8" height="20" font="0">ộ</b></text></page>`, "A. Một\n\fB. x\n")
	f.Add(`<page><text top="-1" left="9999999999" width="-5" height="0"> </text></page><page/>`, "\f\f \n\n")
	f.Fuzz(func(t *testing.T, drawn, text string) {
		p := textPaper(text)
		pdfLooks(drawn).dress(p, text)
		for _, b := range p.blocks {
			end := 0
			for i, s := range b.line.spans {
				if s.end < end || s.end > len(b.line.text) || i > 0 && s.end == end {
					t.Fatalf("spans %v of %q", b.line.spans, b.line.text)
				}
				end = s.end
			}
			if end != len(b.line.text) {
				t.Fatalf("spans %v end before %q does", b.line.spans, b.line.text)
			}
		}
	})
}
