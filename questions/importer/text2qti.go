package importer

import (
	"fmt"
	"math"
	"regexp"
	"strings"
)

var (
	reT2Stem     = regexp.MustCompile(`^(\d+)\.[ \t]+(.*)$`)
	reT2Choice   = regexp.MustCompile(`^(\*?)([a-zA-Z])\)[ \t]+(.*)$`)
	reT2Multi    = regexp.MustCompile(`^\[([ *]?)\][ \t]+(.*)$`)
	reT2Dropdown = regexp.MustCompile(`^(?:\{[ *]?\}|<[^<>]*>)[ \t]+\S`)
	reT2Blank    = regexp.MustCompile(`^\*[ \t]+(.*)$`)
	reT2Number   = regexp.MustCompile(`^=[ \t]+(.*)$`)
	reT2Feedback = regexp.MustCompile(`^(\.\.\.|\+|-|!)[ \t]+(.*)$`)
	reT2Essay    = regexp.MustCompile(`^_{3,}\s*$`)
	reT2Upload   = regexp.MustCompile(`^\^{3,}\s*$`)
	reT2Meta     = regexp.MustCompile(`(?i)^(quiz title|quiz description|title|points|pick|points per question|text title|text|shuffle answers|show correct answers|one question at a time|can't go back|feedback is solution|solutions pick|solutions sample groups|solutions randomize groups|solution)\s*:\s*(.*)$`)
)

// readText2QTI reads the plain text format of text2qti.
func readText2QTI(src source, b *builder) error {
	text, err := src.text(b)
	if err != nil {
		return err
	}
	t := &text2qti{b: b}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		t.line(n, strings.TrimRight(line, " \t"))
		t.raw = append(t.raw, line)
	}
	t.flush()
	return nil
}

// text2qti is a file under reading.
type text2qti struct {
	b       *builder
	open    bool
	q       Question
	line0   int
	kind    string  // an unsupported kind
	field   *string // what an indented line goes on with
	comment bool
	code    bool
	fenced  bool // inside of code that is part of a text
	blank   bool // an empty line came before this one
	done    damage
	before  string
	after   string
	raw     []string
}

func (t *text2qti) line(n int, line string) {
	trimmed := strings.TrimSpace(line)
	switch {
	case t.comment:
		t.comment = trimmed != "END_COMMENT"
		return
	case t.code:
		t.code = !strings.HasPrefix(trimmed, "```")
		return
	case trimmed == "COMMENT":
		t.comment = true
		return
	case strings.HasPrefix(line, "```"):
		t.code = true
		t.b.file(fmt.Sprintf("dòng %d", n), unsupported("code block", trimmed))
		return
	case trimmed == "":
		t.blank = true
		return
	case strings.HasPrefix(line, "%"):
		return
	case trimmed == "GROUP", trimmed == "END_GROUP":
		t.flush()
		return
	}
	if (line[0] == ' ' || line[0] == '\t') && t.field != nil {
		t.continued(trimmed)
		return
	}
	t.fenced = false
	t.item(n, trimmed)
}

// continued takes an indented line: a paragraph, an item of a list and a line
// of code keep their line.
func (t *text2qti) continued(line string) {
	if strings.HasPrefix(line, "```") {
		t.fenced, t.blank = !t.fenced, true
		return
	}
	sep := " "
	if t.blank || t.fenced || reMarkdownItem.MatchString(line) {
		sep = "\n"
	}
	*t.field, t.blank = appendText(*t.field, sep, t.mend(line)), false
}

// item handles a line that begins something.
func (t *text2qti) item(n int, line string) {
	t.blank = false
	if g := reT2Stem.FindStringSubmatch(line); g != nil {
		t.flush()
		t.open, t.line0 = true, n
		t.q = Question{Number: atoi(g[1]), Stem: t.mend(g[2]), Kind: Single, KeyFoundBy: byFormat, ExternalID: ""}
		t.field = &t.q.Stem
		return
	}
	if g := reT2Meta.FindStringSubmatch(line); g != nil {
		t.meta(n, strings.ToLower(g[1]), g[2])
		return
	}
	if !t.open {
		t.b.file(fmt.Sprintf("dòng %d", n), warnf("text_ignored", "Không rõ đoạn này thuộc câu nào nên bỏ qua: “%s”.", "This text belongs to no question and was left out: “%s”.", shorten(line, 80)))
		return
	}
	t.answer(n, line)
}

func (t *text2qti) meta(n int, name, value string) {
	switch name {
	case "quiz title":
		t.b.batch.Title = squeeze(value)
		t.field = &t.b.batch.Title
	case "title", "points": // of the question that follows
		t.flush()
		t.field = new(string)
	case "text", "text title":
		t.flush()
		t.b.file(fmt.Sprintf("dòng %d", n), unsupported("text region", value))
		t.field = new(string)
	default:
		t.field = new(string)
	}
}

// answer handles a line that belongs to the open question.
func (t *text2qti) answer(n int, line string) {
	switch {
	case reT2Essay.MatchString(line):
		t.kind = "essay"
	case reT2Upload.MatchString(line):
		t.kind = "file upload"
	case reT2Dropdown.MatchString(line):
		t.kind = "multiple blanks"
	default:
		if t.choice(line) || t.typed(n, line) {
			return
		}
		t.b.file(fmt.Sprintf("dòng %d", n), warnf("text_ignored", "Không hiểu dòng “%s”; dòng tiếp nối phải thụt vào.", "Line “%s” is not understood; a continuation must be indented.", shorten(line, 60)))
	}
}

func (t *text2qti) choice(line string) bool {
	star, text := false, ""
	if g := reT2Choice.FindStringSubmatch(line); g != nil {
		star, text = g[1] != "", g[3]
	} else if g := reT2Multi.FindStringSubmatch(line); g != nil {
		star, text = g[1] == "*", g[2]
		t.q.Kind = Multiple
	} else {
		return false
	}
	if star {
		t.q.Correct = append(t.q.Correct, len(t.q.Options))
	}
	t.q.Options = append(t.q.Options, Option{Text: t.mend(text)})
	t.field = &t.q.Options[len(t.q.Options)-1].Text
	return true
}

// typed handles answers to be typed, and feedback.
func (t *text2qti) typed(n int, line string) bool {
	if g := reT2Blank.FindStringSubmatch(line); g != nil {
		t.q.Kind = ShortText
		t.q.Answers = append(t.q.Answers, Answer{Text: t.mend(g[1])})
		t.field = &t.q.Answers[len(t.q.Answers)-1].Text
		return true
	}
	if g := reT2Number.FindStringSubmatch(line); g != nil {
		t.q.Kind = Numeric
		t.field = nil
		if number, ok := t2Number(g[1]); ok {
			t.q.Numbers = append(t.q.Numbers, number)
		} else {
			t.b.file(fmt.Sprintf("dòng %d", n), errorf("number_invalid", "“%s” không phải là số.", "“%s” is not a number.", shorten(g[1], 40)))
		}
		return true
	}
	if g := reT2Feedback.FindStringSubmatch(line); g != nil {
		fresh := new(string)
		if g[1] == "!" || g[1] != "-" && len(t.q.Options) == 0 || g[1] == "..." && t.q.Explanation == "" {
			fresh = &t.q.Explanation
		}
		*fresh = appendText(*fresh, " ", t.mend(g[2]))
		t.field = fresh
		return true
	}
	return false
}

// t2Number reads "1.41 +- 0.01", "1.41 +- 1%", "[1.2, 1.5]" and "42".
func t2Number(s string) (Number, bool) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		low, high, ok := strings.Cut(s[1:len(s)-1], ",")
		a, okA := parseFloat(low)
		b, okB := parseFloat(high)
		return interval(a, b), ok && okA && okB && a <= b
	}
	value, tolerance, has := strings.Cut(s, "+-")
	v, ok := parseFloat(value)
	if !has {
		return Number{Value: v}, ok
	}
	percent, isPercent := strings.CutSuffix(strings.TrimSpace(tolerance), "%")
	d, okD := parseFloat(percent)
	if isPercent {
		d = roundTo(math.Abs(v) * d / 100)
	}
	return Number{Value: v, Tolerance: math.Abs(d)}, ok && okD
}

func (t *text2qti) mend(s string) string {
	out, done := mend(s, false)
	if done&^t.done != 0 {
		t.done, t.before, t.after = t.done|done, s, out
	}
	return squeeze(out)
}

// flush hands over the open question.
func (t *text2qti) flush() {
	defer func() { *t = text2qti{b: t.b} }()
	if !t.open {
		return
	}
	where := fmt.Sprintf("Câu %d (dòng %d)", t.q.Number, t.line0)
	if t.kind != "" {
		t.b.file(where, unsupported(t.kind, t.q.Stem))
		return
	}
	t.q.Where, t.q.Source = where, sourceLines(t.raw)
	if t.q.Kind == Single && t.trueFalse() {
		t.q.Kind = TrueFalse
	}
	i := t.b.add(t.q)
	t.b.repaired(i, where, t.done, t.before, t.after)
}

// trueFalse reports the two choices that make a true-or-false question.
func (t *text2qti) trueFalse() bool {
	if len(t.q.Options) != 2 {
		return false
	}
	words := fold(t.q.Options[0].Text) + " " + fold(t.q.Options[1].Text)
	return words == "true false" || words == "false true"
}
