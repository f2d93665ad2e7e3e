package importer

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Papers are written by many hands: every way to label a question meets every
// way to label, place and mark its options. The tests here build the mixtures
// and demand the same three questions of each.

type mixedQuestion struct {
	stem    string
	options []string
	right   int
}

func mixedPaper() []mixedQuestion {
	return []mixedQuestion{
		{"Nghị quyết số 76/NQ-CP ngày 15/7/2021 ban hành nội dung nào?", []string{"Chương trình tổng thể cải cách hành chính", "Chương trình Chuyển đổi số quốc gia", "Đề án 06", "Tất cả các phương án trên"}, 1},
		{"Ngày Chuyển đổi số quốc gia hằng năm là ngày nào?", []string{"02/9", "20/11", "26/3", "10/10"}, 3},
		{"Theo Luật, ai ban hành nghị định?", []string{"Chính phủ", "Quốc hội", "Bộ Nội vụ", "UBND tỉnh"}, 0},
	}
}

// mixture says how a paper is written.
type mixture struct{ label, option, layout, key string }

func (m mixture) String() string {
	return m.label + " / " + m.option + " / " + m.layout + " / " + m.key
}

var mixedLabels = []string{"Câu %d.", "Câu %d:", "Câu%d", "Câu%d.", "Câu hỏi %d.", "Câu 0%d:", "Câu %d)", "Câu %d -", "CÂU %d:", "Câu số %d:", "%d.", "%d)", "%d/", "Bài %d.", "Question %d:", "auto Câu %1.", "auto Câu %1:", "auto %1.", "auto %1)"}
var mixedOptions = []string{"A.", "A)", "A:", "a)", "a.", "A/", "(A)", "(a)", "[A]", "A -", "A .", "tight A.", "auto A.", "auto a)", "level A.", "level a)"}
var mixedLayouts = []string{"lines", "tabs", "spaces", "two", "breaks", "2x2", "1x4", "4x1", "split"}
var mixedKeys = []string{"Đáp án: %s", "=> Đáp án %s", "ĐÁP ÁN %s", "Đáp án đúng là %s", "Đ/a: %s", "* before", "* after", "bold", "italic", "underline", "highlight", "shade", "red", "theme", "bold letter", "underline letter", "red letter",
	"(đúng)", "[Đúng]", "(x)", "end line", "end lines", "end rows", "end columns", "end pairs", "end table text"}

// applies leaves out what nobody can write.
func (m mixture) applies() bool {
	auto := strings.HasPrefix(m.option, "auto") || strings.HasPrefix(m.option, "level")
	inline := slices.Contains([]string{"tabs", "spaces", "two", "breaks"}, m.layout)
	switch {
	case auto && (inline || m.layout == "split"):
		return false // a paragraph has one number
	case auto && (strings.HasSuffix(m.key, "letter") || m.key == "* before"):
		return false
	case strings.HasPrefix(m.option, "level") && !strings.HasPrefix(m.label, "auto"):
		return false
	case m.layout == "split" && m.key == "* before", m.option == "tight A." && m.layout == "split":
		return false
	}
	return true
}

func (m mixture) doc() wordDoc {
	d := wordDoc{numbering: abstract(0, level(0, "decimal", strings.TrimPrefix(m.label, "auto ")), level(1, map[bool]string{true: "upperLetter", false: "lowerLetter"}[strings.HasSuffix(m.option, "A.")], strings.NewReplacer("level ", "", "A.", "%2.", "a)", "%2)").Replace(m.option))) +
		abstract(1, level(0, "upperLetter", "%1.")) + abstract(2, level(0, "lowerLetter", "%1)")) + num(1, 0, "")}
	for i := range 3 {
		d.numbering += num(10+i, 1, restart(0)) + num(20+i, 2, restart(0))
	}
	d.styles = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>`
	d.body = paras("BỘ CÂU HỎI CUỘC THI TÌM HIỂU", "")
	for i, q := range mixedPaper() {
		d.body = append(d.body, m.stem(i, q))
		d.body = append(d.body, m.options(i, q)...)
		if strings.Contains(m.key, "%s") {
			d.body = append(d.body, para(fmt.Sprintf(m.key, letter(q.right))))
		}
	}
	d.body = append(d.body, m.ending()...)
	return d
}

func (m mixture) stem(i int, q mixedQuestion) string {
	if strings.HasPrefix(m.label, "auto") {
		return listed(1, 0, q.stem, "")
	}
	return para(fmt.Sprintf(m.label, i+1) + " " + q.stem)
}

// pieces returns label and text of an option as runs, and the paragraph's
// properties.
func (m mixture) pieces(i, n int, q mixedQuestion) (label, text, props string) {
	look, mark := "", q.right == n
	text = q.options[n]
	if mark {
		look = map[string]string{"bold": `<w:b/>`, "italic": `<w:i/>`, "underline": `<w:u w:val="single"/>`, "highlight": `<w:highlight w:val="yellow"/>`,
			"shade": `<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>`, "red": `<w:color w:val="FF0000"/>`, "theme": `<w:color w:val="auto" w:themeColor="accent2"/>`}[strings.TrimSuffix(m.key, " letter")]
	}
	if mark && (m.key == "(đúng)" || m.key == "[Đúng]" || m.key == "(x)") {
		text += " " + m.key
	}
	if mark && m.key == "* after" {
		text += " *"
	}
	l := strings.TrimPrefix(m.option, "tight ")
	kind, letters, auto := strings.Cut(l, " ")
	switch {
	case auto && kind == "auto":
		list := 10 + i
		if letters == "a)" {
			list = 20 + i
		}
		return "", run(text, look), fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, list)
	case auto && kind == "level":
		return "", run(text, look), `<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>`
	}
	l = strings.NewReplacer("A", string(rune('A'+n)), "a", string(rune('a'+n))).Replace(l)
	if mark && m.key == "* before" {
		l = "*" + l
	}
	if !strings.HasPrefix(m.option, "tight") && m.layout != "split" {
		l += " "
	}
	labelLook := look
	if strings.HasSuffix(m.key, " letter") {
		look = ""
	}
	return run(l, labelLook), run(text, look), ""
}

func (m mixture) options(i int, q mixedQuestion) []string {
	var whole, cells []string
	for n := range q.options {
		label, text, props := m.pieces(i, n, q)
		whole = append(whole, label+text)
		cells = append(cells, paraOf(props, label+text))
	}
	tab, spaces, br := `<w:r><w:tab/></w:r>`, run("   ", ""), `<w:r><w:br/></w:r>`
	switch m.layout {
	case "tabs":
		return []string{paraOf("", strings.Join(whole, tab))}
	case "spaces":
		return []string{paraOf("", strings.Join(whole, spaces))}
	case "two":
		return []string{paraOf("", whole[0]+tab+whole[1]), paraOf("", whole[2]+tab+whole[3])}
	case "breaks":
		return []string{paraOf("", strings.Join(whole, br))}
	case "2x2":
		return []string{table(cells[:2], cells[2:])}
	case "1x4":
		return []string{table(cells)}
	case "4x1":
		return []string{table(cells[:1], cells[1:2], cells[2:3], cells[3:])}
	case "split": // the label in a cell of its own
		var rows [][]string
		for n := range q.options {
			label, text, _ := m.pieces(i, n, q)
			rows = append(rows, []string{paraOf("", label), paraOf("", text)})
		}
		return []string{table(rows...)}
	}
	return cells
}

func (m mixture) ending() []string {
	switch m.key {
	case "end line":
		return paras("BẢNG ĐÁP ÁN", "1.B  2.D  3.A")
	case "end lines":
		return paras("ĐÁP ÁN", "Câu 1: B", "Câu 2: D", "Câu 3: A")
	case "end rows":
		return []string{table([]string{"Câu", "1", "2", "3"}, []string{"Đáp án", "B", "D", "A"})}
	case "end columns":
		return []string{table([]string{"Câu", "Đáp án"}, []string{"1", "B"}, []string{"2", "D"}, []string{"3", "A"})}
	case "end pairs":
		return []string{table([]string{"1. B", "2. D", "3. A"})}
	case "end table text":
		return []string{para("Đáp án"), table([]string{"1B", "2D", "3A"})}
	}
	return nil
}

// fault says what is wrong with the reading of a mixture, "" when nothing is.
func (m mixture) fault(t *testing.T) string {
	batch := mustRead(t, m.String(), m.doc().bytes(t))
	want := mixedPaper()
	if len(batch.Questions) != len(want) {
		return fmt.Sprintf("%d questions: %s %v", len(batch.Questions), strings.Join(summary(batch), "\n"), problemCodes(batch))
	}
	for i, q := range batch.Questions {
		var options []string
		for _, o := range q.Options {
			options = append(options, o.Text)
		}
		if q.Stem != want[i].stem || !slices.Equal(options, want[i].options) || !slices.Equal(q.Correct, []int{want[i].right}) || q.Kind != Single || q.Blocked() {
			return strings.Join(summary(batch), "\n") + fmt.Sprint(problemCodes(batch))
		}
	}
	return ""
}

// TestDOCXMixtures reads a mixture in every so many; HOITHI_MIXTURES=1 reads
// all of them.
func TestDOCXMixtures(t *testing.T) {
	t.Parallel()
	step, n, failed := 37, 0, map[string]int{}
	if s, err := strconv.Atoi(os.Getenv("HOITHI_MIXTURES")); err == nil {
		step = s
	}
	for _, label := range mixedLabels {
		for _, option := range mixedOptions {
			for _, layout := range mixedLayouts {
				for _, key := range mixedKeys {
					m := mixture{label, option, layout, key}
					if !m.applies() {
						continue
					}
					if n++; n%step != 0 {
						continue
					}
					if wrong := m.fault(t); wrong != "" {
						failed[label]++
						failed[option]++
						failed[layout]++
						failed[key]++
						if failed[""]++; failed[""] < 12 || failed[label] < 3 || failed[option] < 3 || failed[layout] < 3 || failed[key] < 3 {
							t.Errorf("%s:\n%s", m, wrong)
						}
					}
				}
			}
		}
	}
	if failed[""] > 0 {
		t.Errorf("%d of %d mixtures: %v", failed[""], n/step, failed)
	}
}
