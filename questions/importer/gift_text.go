package importer

import (
	"regexp"
	"strings"
)

// giftIndex finds sep in s where it is not escaped.
func giftIndex(s, sep string) int {
	for i := 0; i+len(sep) <= len(s); i++ {
		if s[i] == '\\' {
			i++
			continue
		}
		if s[i:i+len(sep)] == sep {
			return i
		}
	}
	return -1
}

// reCloze finds the fields of Moodle's embedded answers, which are no GIFT:
// "Hà Nội nằm bên {1:SHORTANSWER:=sông Hồng}".
var (
	reCloze      = regexp.MustCompile(`(?i)\{\s*\d*\s*:\s*(?:MULTICHOICE|MC|MULTIRESPONSE|MR|SHORTANSWER|SA|MW|NUMERICAL|NM)[A-Z_]*\s*:`)
	reClozeField = regexp.MustCompile(`(?is)\{\s*\d*\s*:\s*[A-Z_]+\s*:[^{}]*\}`)
)

// giftSkipComments drops the comments that stand where a part of a question
// could begin: after its name, after the opening brace.
func giftSkipComments(s string) string {
	for s = strings.TrimSpace(s); strings.HasPrefix(s, "//"); s = strings.TrimSpace(s) {
		_, s, _ = strings.Cut(s, "\n")
	}
	return s
}

// giftLines joins the lines of a text the way its format means them: HTML
// keeps them, Markdown keeps those before a list and after two spaces, and
// elsewhere a line end is a space.
func giftLines(s, format string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	var out strings.Builder
	for i, line := range lines {
		bare := strings.TrimSpace(line)
		if i > 0 {
			kept := format == "html" || format == "markdown" && (strings.HasSuffix(lines[i-1], "  ") || reMarkdownItem.MatchString(bare))
			if kept {
				out.WriteByte('\n')
			} else {
				out.WriteByte(' ')
			}
		}
		out.WriteString(strings.Join(strings.Fields(bare), " "))
	}
	return out.String()
}

var reMarkdownItem = regexp.MustCompile(`^(?:[-*+]|\d+[.)])\s`)

// giftText resolves escapes; \n is a line end in every format.
func giftText(s, format string) string {
	s = giftLines(s, format)
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			switch c := s[i+1]; c {
			case ':', '=', '~', '#', '{', '}', '\\':
				out.WriteByte(c)
				i++
				continue
			case 'n':
				out.WriteByte('\n')
				i++
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return strings.TrimSpace(out.String())
}

// giftFormat takes a format name such as [html] off the front.
func giftFormat(s, inherited string) (string, string) {
	if g := reGIFTFormat.FindStringSubmatchIndex(s); g != nil {
		return s[g[1]:], s[g[2]:g[3]]
	}
	return s, inherited
}

// giftAnswers cuts the answers at unescaped = and ~. lead is text before the
// first of them.
func giftAnswers(s string) (list []giftAnswer, lead string) {
	start := -1
	cut := func(end int) {
		if start < 0 {
			lead = strings.TrimSpace(s[:end])
			return
		}
		list = append(list, giftOneAnswer(s[start:end]))
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '=', '~':
			cut(i)
			start = i
		}
	}
	cut(len(s))
	return list, lead
}

func giftOneAnswer(s string) giftAnswer {
	a := giftAnswer{right: s[0] == '='}
	s = strings.TrimSpace(s[1:])
	if strings.HasPrefix(s, "%") {
		if end := strings.IndexByte(s[1:], '%'); end >= 0 {
			if w, ok := parseFloat(s[1 : 1+end]); ok {
				a.weight, a.weighted = w, true
				s = strings.TrimSpace(s[end+2:])
			}
		}
	}
	if i := giftIndex(s, "#"); i >= 0 {
		a.feedback = strings.TrimSpace(s[i+1:])
		s = s[:i]
	}
	a.text = strings.TrimSpace(s)
	return a
}

// numeric reads what follows the # of a numeric question: a number with a
// tolerance, a range, or several with weights.
func (it *giftItem) numeric(inner string) {
	it.q.Kind = Numeric
	inner = strings.TrimSpace(inner)
	list, lead := giftAnswers(inner)
	if lead != "" {
		first := giftOneAnswer("=" + lead)
		first.right = true
		list = append([]giftAnswer{first}, list...)
	}
	for _, a := range list {
		if a.text == "" && !a.right {
			continue // feedback for everything else
		}
		n, ok := parseNumber(giftText(a.text, ""))
		if !ok {
			if a.text != "*" {
				it.problems = append(it.problems, errorf("number_invalid", "“%s” không phải là số.", "“%s” is not a number.", shorten(a.text, 40)))
			}
			continue
		}
		if a.right && it.full(a, a.text) {
			it.q.Numbers = append(it.q.Numbers, n)
			it.explain(a)
		}
	}
}
