package importer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestSourceText: each question carries the file's own words, damage and all.
func TestSourceText(t *testing.T) {
	t.Parallel()
	letters := abstract(1, level(0, "upperLetter", "%1.")) + num(2, 1, "")
	sheet := workbook(t, func(f *excelize.File) {
		rows(f, "Sheet1", 1, []any{"STT", "Câu hỏi", "Phương án", "Đáp án"}, []any{1, "Hỏi  gì?", "A. một", "B"}, []any{nil, nil, "B. hai"}, []any{2, "Nữa?", "A. x\nB. y", "A"})
	})
	const moodle = `<question type="truefalse"><name><text>n</text></name><questiontext format="html"><text>&lt;p&gt;Hỏi?&lt;/p&gt;</text></questiontext><answer fraction="100"><text>true</text></answer></question>`
	for name, c := range map[string]struct {
		data []byte
		want []string
	}{
		"word": {wordDoc{numbering: letters, body: body(para("Câu 1:Hỏi  NƢỚC?"), listed(2, 0, "một", ""), listed(2, 0, "hai\t(đúng)", ""), para("Câu 2. Nữa?"), para("A. x   B. y  Đáp án: B"))}.bytes(t),
			[]string{"Câu 1:Hỏi  NƢỚC?\nA. một\nB. hai\t(đúng)", "Câu 2. Nữa?\nA. x   B. y  Đáp án: B"}},
		"word table": {wordDoc{body: body(table([]string{"STT", "Câu hỏi", "A", "B", "Đáp án"}, []string{"1", "Hỏi?", "một", "hai", "B"}))}.bytes(t), []string{"A: 1\nB: Hỏi?\nC: một\nD: hai\nE: B"}},
		"sheet":      {sheet, []string{"A: 1\nB: Hỏi  gì?\nC: A. một\nD: B\nC: B. hai", "A: 2\nB: Nữa?\nC: A. x\nB. y\nD: A"}},
		"gift":       {[]byte("// c\n::t:: q\n{=a ~b}\n\nx {T}\n"), []string{"::t:: q\n{=a ~b}", "x {T}"}},
		"aiken":      {[]byte("Một?\nA. x\nB. y\nANSWER: A\n\nHai?\nA. x\nB. y\n\nBa?\nA) x\nB) y\nANSWER: B\n"), []string{"Một?\nA. x\nB. y\nANSWER: A", "Hai?\nA. x\nB. y", "Ba?\nA) x\nB) y\nANSWER: B"}},
		"moodle":     {[]byte("<quiz>\n" + moodle + "\n</quiz>"), []string{moodle}},
		"text2qti":   {[]byte("Quiz title: t\n1. q\n*a) x\nb) y\n2. r\na) x\n*b) y\n"), []string{"1. q\n*a) x\nb) y", "2. r\na) x\n*b) y"}},
		"json":       {[]byte(`{"questions":[{"stem": "q", "options": ["a","b"], "correct": [1]}]}`), []string{`{"stem": "q", "options": ["a","b"], "correct": [1]}`}},
		"trivia":     {[]byte("#Q q?\n^ x\nA x\nB y\n\n#Q r?\n^ y\nA x\nB y\n"), []string{"#Q q?\n^ x\nA x\nB y", "#Q r?\n^ y\nA x\nB y"}},
	} {
		got := mustRead(t, name, c.data)
		var have []string
		for _, q := range got.Questions {
			have = append(have, q.Source)
		}
		if diff := cmp.Diff(c.want, have); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestSourceTextIsBounded: pictures packed into a file are not its text, and a
// question that never ends is cut.
func TestSourceTextIsBounded(t *testing.T) {
	t.Parallel()
	long := mustRead(t, "long", []byte("Câu 1: "+strings.Repeat("rất dài ", 5000)+"?\nA. x\nB. y\nĐáp án: A\n"))
	if n := len(long.Questions[0].Source); n > maxSource+len("…") || !strings.HasSuffix(long.Questions[0].Source, "…") {
		t.Errorf("a source of %d bytes", n)
	}
	if got := sourceXML([]byte("<file>" + strings.Repeat("QUJD", 500) + "=</file><b/>")); got != "<file>…</file><b/>" {
		t.Errorf("source = %q", got)
	}
}
