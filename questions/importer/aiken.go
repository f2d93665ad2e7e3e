package importer

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	reAikenLine = regexp.MustCompile(`^\s*([A-Z])([.)])(\s*)(.*)$`)
	reAikenKey  = regexp.MustCompile(`^\s*ANSWER\s*:\s*(.*)$`)
)

// readAiken reads Moodle's Aiken format: a stem, lettered options, and a line
// "ANSWER: X" that closes the question.
func readAiken(src source, b *builder) error {
	text, err := src.text(b)
	if err != nil {
		return err
	}
	a := &aiken{b: b}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		a.current = line
		a.line(n, strings.TrimSpace(line))
		a.raw = append(a.raw, a.current)
	}
	a.unfinished(n)
	return nil
}

// aiken is an Aiken file under reading.
type aiken struct {
	b       *builder
	stem    []string
	start   int // line of the stem, or of the first option
	options []string
	last    int
	letters []byte
	repairs []mended
	blank   bool // a blank line came after the last option
	items   int
	raw     []string // the question's lines
	current string   // the line that is not among them yet
}

func (a *aiken) line(n int, line string) {
	if line == "" {
		a.blank = len(a.options) > 0
		return
	}
	if g := reAikenKey.FindStringSubmatch(line); g != nil {
		a.answer(n, strings.TrimSpace(g[1]))
		return
	}
	if g := reAikenLine.FindStringSubmatch(line); g != nil && (len(a.stem) > 0 || len(a.options) > 0 || g[3] != "") {
		a.option(n, g)
		return
	}
	if a.blank {
		a.unfinished(n - 1) // a new stem began before ANSWER
	}
	if len(a.options) > 0 { // an option wrapped over lines
		last := &a.options[len(a.options)-1]
		*last = appendText(*last, " ", line)
		return
	}
	if len(a.stem) == 0 {
		a.start = n
	}
	a.stem = append(a.stem, line)
}

func (a *aiken) option(n int, g []string) {
	if a.blank && g[1] == "A" && len(a.options) > 0 {
		a.unfinished(n - 1)
	}
	if len(a.stem) == 0 && len(a.options) == 0 {
		a.start = n
	}
	if g[3] == "" && g[4] != "" {
		a.repairs = append(a.repairs, mended{labelDamage, g[1] + g[2] + g[4], g[1] + g[2] + " " + g[4]})
	}
	a.options, a.letters, a.last, a.blank = append(a.options, g[4]), append(a.letters, g[1][0]), n, false
}

// unfinished reports a question that never came to its ANSWER line.
func (a *aiken) unfinished(n int) {
	defer a.reset()
	if len(a.stem) == 0 && len(a.options) == 0 {
		return
	}
	a.items++
	where := fmt.Sprintf("dòng %d", a.start)
	if len(a.options) == 0 {
		a.b.file(where, errorf("aiken_no_options", "“%s” không có phương án và dòng ANSWER.", "“%s” has neither options nor an ANSWER line.", shorten(strings.Join(a.stem, " "), 60)))
		return
	}
	q, problems := a.question()
	q.Where = where
	a.deliver(q, append(problems, errorf("no_key", "Câu chưa kết thúc: thiếu dòng ANSWER (đến dòng %d).", "The question is not finished: its ANSWER line is missing (up to line %d).", n)))
}

// answer closes the question.
func (a *aiken) answer(n int, value string) {
	a.raw, a.current = append(a.raw, a.current), ""
	defer a.reset()
	a.items++
	if len(a.options) == 0 && len(a.stem) == 0 {
		a.b.file(fmt.Sprintf("dòng %d", n), errorf("aiken_stray_answer", "Dòng ANSWER không thuộc câu nào.", "An ANSWER line that belongs to no question."))
		return
	}
	q, problems := a.question()
	q.Where = fmt.Sprintf("dòng %d", a.start)
	letters, rest, ok := parseLetters(value)
	index := -1
	if ok && rest == "" && len(letters) == 1 {
		index = strings.IndexByte(string(a.letters), byte('A'+letters[0]))
	}
	if index < 0 {
		problems = append(problems, errorf("key_out_of_range", "Dòng %d: đáp án “%s” không có trong các phương án.",
			"Line %d: answer “%s” is not among the options.", n, shorten(value, 40)))
	} else {
		q.Correct, q.KeyFoundBy = []int{index}, byFormat
	}
	a.deliver(q, problems)
}

// question builds what has been read so far.
func (a *aiken) question() (Question, []Problem) {
	q := Question{Number: a.items, Kind: Single, Source: sourceLines(a.raw)}
	var problems []Problem
	q.Stem = a.mend(strings.Join(a.stem, " "))
	for i, text := range a.options {
		q.Options = append(q.Options, Option{Text: a.mend(text)})
		if int(a.letters[i]-'A') != i && len(problems) == 0 {
			problems = append(problems, warnf("option_labels", "Nhãn phương án không liền mạch từ A.", "The option labels do not run from A."))
		}
	}
	if len(a.stem) == 0 {
		problems = append(problems, errorf("empty_stem", "Dòng %d: phương án đứng trước khi có câu hỏi.", "Line %d: an option stands before any question.", a.start))
	}
	return q, problems
}

func (a *aiken) mend(s string) string {
	out, done := mend(s, false)
	tidied, more := tidy(out)
	if done|more != 0 {
		a.repairs = append(a.repairs, mended{done | more, s, tidied})
	}
	return tidied
}

func (a *aiken) deliver(q Question, problems []Problem) {
	if q.Stem == "" { // nothing that could be corrected into a question
		for _, p := range problems {
			a.b.file(q.Where, p)
		}
		return
	}
	i := a.b.add(q)
	for _, p := range problems {
		a.b.about(i, p)
	}
	a.b.mended(i, a.repairs)
}

func (a *aiken) reset() {
	*a = aiken{b: a.b, items: a.items, current: a.current}
}
