package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	reMDHeading = regexp.MustCompile(`^\s{0,3}#{1,6}[ \t]+`)
	reMDAround  = regexp.MustCompile(`^\s*>[ \t]?|</?(?:details|summary)>`)
	reMDTask    = regexp.MustCompile(`^\s*[-*+]\s+\[([ xX])\]\s+`)
	reMDItem    = regexp.MustCompile(`^\s*[-+]\s+`)
	reMDLetters = regexp.MustCompile("`([A-J](?:\\s*[,;]\\s*[A-J])*)`")
	reMDEscape  = regexp.MustCompile(`\\([.*_#+\-])`)
)

// isMarkdown reports a paper that is written in Markdown: two of its lines say
// so. A lone pair of stars may be anything.
func isMarkdown(text string) bool {
	if !strings.Contains(text, "**") && !strings.Contains(text, "# ") && !strings.Contains(text, "] ") {
		return false
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		_, bold := boldRuns(line)
		if bold || reMDHeading.MatchString(line) || reMDTask.MatchString(line) {
			if n++; n >= 2 {
				return true
			}
		}
	}
	return false
}

// readMarkdown takes the marks of Markdown off a line: headings, bold, tasks,
// and bullets before labels.
func (l *paperLine) readMarkdown() {
	raw := l.text
	text := reMDHeading.ReplaceAllString(reMDAround.ReplaceAllString(l.text, ""), "")
	text = strings.TrimSuffix(strings.TrimRight(text, " \t"), `\`)
	if g := reMDTask.FindStringSubmatch(text); g != nil {
		box := "☐ "
		if g[1] != " " {
			box = "☑ "
		}
		text = box + text[len(g[0]):]
		l.label = autoLabel{kind: bulletNumber, text: "-"}
	} else if g := reMDItem.FindString(text); g != "" {
		bare, _ := boldRuns(text[len(g):])
		if _, ok := readMarker(joinRuns(bare), 0); ok {
			text = text[len(g):]
		}
	}
	text = reMDLetters.ReplaceAllString(text, "$1")
	text = emphasised(text)
	runs, _ := boldRuns(text)
	l.text, l.spans = "", nil
	for i, run := range runs {
		l.text += reMDEscape.ReplaceAllString(run, "$1")
		s := span{end: len(l.text)}
		if i%2 == 1 {
			s.look = lookBold
		}
		l.spans = append(l.spans, s)
	}
	if l.text != raw {
		l.raw = raw
	}
}

func joinRuns(runs []string) string { return strings.Join(runs, "") }

// emphasised takes the stars off a line that has one on each end, unless the
// first marks an option.
func emphasised(s string) string {
	t := strings.TrimSpace(s)
	n := len(t)
	if n < 3 || t[0] != '*' || t[n-1] != '*' || strings.Count(t, "*") != 2 || t[1] == ' ' {
		return s
	}
	if _, ok := readMarker(t[1:], 0); ok {
		return s
	}
	return t[1 : n-1]
}

// boldRuns cuts a line at "**" into plain and bold runs by turns, the first one
// plain. "2**3" is a power, and an opening pair without its end is text.
func boldRuns(s string) ([]string, bool) {
	runs, from, plainTo := []string{}, 0, 0
	for {
		open, inner := boldMark(s, from, true)
		if open < 0 {
			break
		}
		end, after := boldMark(s, inner, false)
		if end < 0 {
			break
		}
		runs = append(runs, s[plainTo:open], s[inner:end])
		from, plainTo = after, after
	}
	return append(runs, s[plainTo:]), len(runs) > 0
}

// boldMark finds the next "**" or "***" that opens, or closes, bold text.
func boldMark(s string, from int, opens bool) (at, after int) {
	for from < len(s) {
		i := strings.Index(s[from:], "**")
		if i < 0 {
			return -1, -1
		}
		at, after = from+i, from+i+2
		for after < len(s) && s[after] == '*' {
			after++
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		next, _ := utf8.DecodeRuneInString(s[after:])
		inner, outer := next, before
		if !opens {
			inner, outer = before, next
		}
		edge := at == 0 && opens || after == len(s) && !opens
		fits := edge || !opens || !unicode.IsLetter(outer) && !unicode.IsDigit(outer)
		if after-at <= 3 && fits && inner != utf8.RuneError && !unicode.IsSpace(inner) {
			return at, after
		}
		from = after
	}
	return -1, -1
}
