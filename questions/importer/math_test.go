package importer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// oRun is a run of an equation.
func oRun(text string) string { return `<m:r><m:t>` + text + `</m:t></m:r>` }

func oEl(name, content string) string { return `<m:` + name + `>` + content + `</m:` + name + `>` }

func oE(text string) string { return oEl("e", oRun(text)) }

func prop(name, content string) string { return oEl(name+"Pr", content) }

func val(name, v string) string { return `<m:` + name + ` m:val="` + v + `"/>` }

// TestOMML converts every structure that Word's equation tool has.
func TestOMML(t *testing.T) {
	t.Parallel()
	frac := oEl("f", oEl("num", oRun("1"))+oEl("den", oRun("x+2")))
	for _, c := range []struct{ name, omml, text, mathml string }{
		{"plain", oRun("x+1=5"), "x+1 = 5", ""},
		{"fraction", frac, "1/(x+2)", "<mfrac><mn>1</mn><mrow><mi>x</mi><mo>+</mo><mn>2</mn></mrow></mfrac>"},
		{"a product under the bar", oEl("f", oEl("num", oRun("-b"))+oEl("den", oRun("2a"))), "(-b)/(2a)", "<mfrac><mrow><mo>−</mo><mi>b</mi></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac>"},
		{"nothing under the bar", oEl("f", oEl("num", oRun("1"))+oEl("den", "")), "1/", "<mfrac><mn>1</mn><mrow></mrow></mfrac>"},
		{"fraction on a line", oEl("f", prop("f", val("type", "lin"))+oEl("num", oRun("a"))+oEl("den", oRun("b"))), "a/b", ""},
		{"binomial", oEl("d", oEl("e", oEl("f", prop("f", val("type", "noBar"))+oEl("num", oRun("n"))+oEl("den", oRun("k"))))), "([n; k])",
			`<mo fence="true" stretchy="true">(</mo><mtable><mtr><mtd><mi>n</mi></mtd></mtr><mtr><mtd><mi>k</mi></mtd></mtr></mtable><mo fence="true" stretchy="true">)</mo>`},
		{"power", oEl("sSup", oE("x")+oEl("sup", oRun("2"))), "x²", "<msup><mi>x</mi><mn>2</mn></msup>"},
		{"long power", oEl("sSup", oE("a+b")+oEl("sup", oRun("x+1"))), "(a+b)^(x+1)", "<msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow></msup>"},
		{"index", oEl("sSub", oE("x")+oEl("sub", oRun("i"))), "x_i", "<msub><mi>x</mi><mi>i</mi></msub>"},
		{"index and power", oEl("sSubSup", oE("x")+oEl("sub", oRun("1"))+oEl("sup", oRun("2"))), "x₁²", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"},
		{"scripts before", oEl("sPre", oEl("sub", oRun("6"))+oEl("sup", oRun("12"))+oE("C")), "₆¹²C", "<mmultiscripts><mi>C</mi><mprescripts></mprescripts><mn>6</mn><mn>12</mn></mmultiscripts>"},
		{"root", oEl("rad", prop("rad", val("degHide", "1"))+oEl("deg", "")+oE("x+1")), "√(x+1)", "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>"},
		{"cube root", oEl("rad", oEl("deg", oRun("3"))+oE("8")), "³√8", "<mroot><mn>8</mn><mn>3</mn></mroot>"},
		{"sum", oEl("nary", prop("nary", val("chr", "∑"))+oEl("sub", oRun("i=1"))+oEl("sup", oRun("n"))+oE("i")), "∑_(i = 1)^n i",
			`<munderover><mo largeop="true">∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>`},
		{"integral", oEl("nary", prop("nary", val("limLoc", "subSup"))+oEl("sub", oRun("0"))+oEl("sup", oRun("1"))+oE("x")), "∫₀¹ x", `<msubsup><mo largeop="true">∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>x</mi>`},
		{"brackets", oEl("d", prop("d", val("begChr", "[")+val("endChr", "]")+val("sepChr", ";"))+oE("a")+oE("b")), "[a;b]", ""},
		{"cases", oEl("d", prop("d", val("begChr", "{")+val("endChr", ""))+oEl("e", oEl("eqArr", oE("x=1")+oE("y=2")))), "{[x = 1; y = 2]",
			`<mo fence="true" stretchy="true">{</mo><mtable columnalign="left"><mtr><mtd><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow></mtd></mtr><mtr><mtd><mrow><mi>y</mi><mo>=</mo><mn>2</mn></mrow></mtd></mtr></mtable>`},
		{"matrix", oEl("m", oEl("mr", oE("a")+oE("b"))+oEl("mr", oE("c")+oE("d"))), "[a, b; c, d]", "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>"},
		{"vector", oEl("acc", prop("acc", val("chr", "\u20d7"))+oE("AB")), "vec(AB)", "<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo stretchy=\"true\">\u20d7</mo></mover>"},
		{"bar", oEl("bar", prop("bar", val("pos", "top"))+oE("A")), "Ā", `<mover><mi>A</mi><mo stretchy="true">¯</mo></mover>`},
		{"limit", oEl("func", oEl("fName", oEl("limLow", oEl("e", `<m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>lim</m:t></m:r>`)+oEl("lim", oRun("x→0"))))+oE("f")), "lim_(x → 0)\u2061f",
			"<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mo>\u2061</mo><mi>f</mi>"},
		{"words", `<m:r><m:rPr><m:nor/></m:rPr><m:t>diện tích</m:t></m:r>` + oRun("=ab"), "diện tích = ab", ""},
		{"angle brackets stay text", oRun("a&lt;b"), "a < b", ""},
	} {
		n, err := parseXML([]byte(`<m:oMath>` + c.omml + `</m:oMath>`))
		if err != nil {
			t.Fatal(err)
		}
		got, unknown := readOMML(n)
		inner := strings.TrimSuffix(strings.TrimPrefix(got.MathML, `<math xmlns="http://www.w3.org/1998/Math/MathML">`), "</math>")
		if strings.HasPrefix(inner, "<mrow>") && !strings.HasPrefix(c.mathml, "<mrow>") {
			inner = strings.TrimSuffix(strings.TrimPrefix(inner, "<mrow>"), "</mrow>")
		}
		text := strings.ReplaceAll(c.text, "\u2061", "")
		if got.Text != text && got.Text != c.text || inner != c.mathml || unknown != nil {
			t.Errorf("%s: %q %s %v\nwant %q %s", c.name, got.Text, inner, unknown, c.text, c.mathml)
		}
	}
}

// TestFormulasInQuestions follows formulas from each format into questions.
func TestFormulasInQuestions(t *testing.T) {
	t.Parallel()
	const frac = `<math><mfrac><mi>a</mi><mn>2</mn></mfrac><maction onclick="x()"><mi href="javascript:x()">b</mi></maction></math>`
	omml := oEl("oMath", oEl("f", oEl("num", oRun("a"))+oEl("den", oRun("2")))+oRun("b"))
	want := []Formula{{Text: "a/2 b", MathML: `<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mfrac><mi>a</mi><mn>2</mn></mfrac><mi>b</mi></mrow></math>`}}
	for name, data := range map[string][]byte{
		"word": wordDoc{body: body(paraOf("", run("Câu 1: Tính", "")+omml), paraOf("", run("A. ", "")+omml), para("B. hai"), para("Đáp án: B"))}.bytes(t),
		"moodle": []byte(`<quiz><question type="multichoice"><name><text>n</text></name><questiontext format="html"><text><![CDATA[<p>Tính ` + frac + `</p>]]></text></questiontext>` +
			`<answer fraction="0"><text><![CDATA[` + frac + `]]></text></answer><answer fraction="100"><text>hai</text></answer></question></quiz>`),
		"qti": []byte(`<assessmentItem identifier="i" xmlns:m="x"><responseDeclaration identifier="R" cardinality="single"><correctResponse><value>b</value></correctResponse></responseDeclaration><itemBody><p>Tính ` +
			strings.NewReplacer("<m", "<m:m", "</m", "</m:m").Replace(frac) + `</p><choiceInteraction responseIdentifier="R" maxChoices="1"><simpleChoice identifier="a">` + frac + `</simpleChoice><simpleChoice identifier="b">hai</simpleChoice></choiceInteraction></itemBody></assessmentItem>`),
	} {
		got := mustRead(t, name, data)
		if len(got.Questions) != 1 {
			t.Fatalf("%s: %v", name, summary(got))
		}
		q := got.Questions[0]
		if q.Stem != "Tính a/2 b" || q.Options[0].Text != "a/2 b" {
			t.Errorf("%s: %v", name, summary(got))
		}
		if diff := cmp.Diff(want, q.Formulas); diff != "" {
			t.Errorf("%s: formulas (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff([]string{"warning equation_as_line"}, problemCodes(got)); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s", name, diff)
		}
	}
}

// TestLostEquations names the equations that cannot be read, never silently.
func TestLostEquations(t *testing.T) {
	t.Parallel()
	for name, part := range map[string]string{
		"equation field":     `<w:r><w:instrText> EQ \f(1,2) </w:instrText></w:r>`,
		"equation editor 3":  `<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>`,
		"MathType":           `<w:r><w:object><o:OLEObject ProgID="Equation.DSMT4"/></w:object></w:r>`,
		"an unknown element": `<m:oMath><m:newThing>` + oRun("x") + `</m:newThing></m:oMath>`,
	} {
		got := mustRead(t, name, wordDoc{body: body(paraOf("", run("Câu 1: Tính ", "")+part), para("A. một"), para("B. hai"), para("Đáp án: B"))}.bytes(t))
		if diff := cmp.Diff([]string{"warning equation_lost"}, problemCodes(got)); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", name, diff)
		}
	}
}

func TestRaised(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{{"2", "superscript", "²"}, {"-3", "superscript", "⁻³"}, {"2", "subscript", "₂"}, {"max", "subscript", "_(max)"}, {"th", "superscript", "th"}, {"x", "superscript", "^x"}, {"2", "baseline", "2"}} {
		if got := raise(c[0], c[1]); got != c[2] {
			t.Errorf("raise(%q, %s) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
