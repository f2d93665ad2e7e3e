package bankfile_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"hoithi/internal/bankfile"
	"hoithi/questions"
	"hoithi/questions/importer"
)

// wordWith is a Word file of one question for each equation: in the stem, an
// option and the explanation.
func wordWith(t *testing.T, equations ...string) []byte {
	t.Helper()
	var body strings.Builder
	para := func(inner string) { body.WriteString(`<w:p>` + inner + `</w:p>`) }
	text := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	for _, e := range equations {
		math := `<m:oMath>` + e + `</m:oMath>`
		para(text("Câu: Giá trị nào dưới đây là của biểu thức ") + math + text(" sau khi rút gọn?"))
		para(text("A. ") + math)
		para(text("B. số khác"))
		para(text("Đáp án: B"))
		para(text("Giải thích: vì ") + math)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	numbered := body.String()
	for n := range equations {
		numbered = strings.Replace(numbered, "Câu:", "Câu "+string(rune('1'+n))+":", 1)
	}
	_, err = f.Write([]byte(`<w:document xmlns:w="w" xmlns:m="m"><w:body>` + numbered + `</w:body></w:document>`))
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestFormulasReachTheBank: whatever the reader draws, the bank keeps: the list
// of one and the list of the other allow the same. And it goes out again.
func TestFormulasReachTheBank(t *testing.T) {
	t.Parallel()
	el := func(name, inner string) string { return `<m:` + name + `>` + inner + `</m:` + name + `>` }
	r := func(s string) string { return el("r", el("t", s)) }
	e := func(s string) string { return el("e", r(s)) }
	pr := func(name, key, value string) string { return el(name+"Pr", `<m:`+key+` m:val="`+value+`"/>`) }
	equations := []string{
		el("f", el("num", r("1"))+el("den", r("x+2"))), el("sSup", e("a+b")+el("sup", r("x+1"))), el("rad", el("deg", r("3"))+e("8")),
		el("nary", pr("nary", "chr", "∑")+el("sub", r("i=1"))+el("sup", r("n"))+e("i")), el("m", el("mr", e("a")+e("b"))+el("mr", e("c")+e("d"))),
		el("acc", pr("acc", "chr", "\u20d7")+e("AB")), el("sPre", el("sub", r("6"))+el("sup", r("12"))+e("C")),
		el("d", pr("d", "begChr", "{")+el("e", el("eqArr", e("x=1")+e("y=2")))), el("func", el("fName", el("limLow", e("lim")+el("lim", r("x→0"))))+e("f")),
	}
	got, err := read(t, "toan.docx", wordWith(t, equations...))
	if err != nil || len(got.Items) != len(equations) {
		t.Fatalf("%d items, %v", len(got.Items), err)
	}
	var list []questions.Question
	for i, item := range got.Items {
		v := item.Now()
		if len(v.Formulas) != 1 || !strings.Contains(v.Formulas[0].MathML, "<math") {
			t.Errorf("equation %d: %q has the formulas %+v of %+v", i+1, v.Stem, v.Formulas, item.Formulas)
			continue
		}
		if f := v.Formulas[0].Text; v.Options[0] != f || !strings.Contains(v.Explanation, f) {
			t.Errorf("equation %d: %q stands nowhere in %q, %q", i+1, f, v.Options[0], v.Explanation)
		}
		list = append(list, questions.Question{ID: "q", Number: i + 1, Current: v})
	}
	batch, _ := bankfile.Batch(questions.Bank{}, list, nil)
	for i, q := range batch.Questions {
		if want := (importer.Formula(list[i].Current.Formulas[0])); len(q.Formulas) != 1 || q.Formulas[0] != want {
			t.Errorf("equation %d left the bank as %+v", i+1, q.Formulas)
		}
	}
}
