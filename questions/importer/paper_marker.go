package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// marker is the label of an option: "A.", "*B)", "(c)", "D:".
type marker struct {
	start, end int // bytes it covers, with the spaces after it
	letterAt   int // byte of the letter, whose look may be the key
	letter     int // 0 for A
	upper      bool
	delim      byte
	star       bool // an asterisk or tick goes with it
	pinned     bool // "#D." keeps its place in a shuffle
	tight      bool // no space between label and text
}

const (
	maxOptions = 10 // options of a question: A to J
	maxLabels  = 8  // A to H as labels in running text: I is a Roman one
)

// readMarker reads an option label that starts at byte i of s, spaces before
// it allowed.
func readMarker(s string, i int) (marker, bool) {
	m := marker{start: i}
	i = skipSpaces(s, i)
	if n := tickLen(s[i:]); n > 0 {
		if m.start > 0 && endsOption(s[i+n:]) {
			return m, false // it closes the option before
		}
		m.star = s[i] == '*' || isTick(s[i:])
		i = skipSpaces(s, i+n)
	}
	if i+1 < len(s) && s[i] == '#' && s[i+1] != ' ' {
		m.pinned = true
		i++
	}
	open := byte(0)
	if i < len(s) && (s[i] == '(' || s[i] == '[') {
		open = s[i]
		i++
	}
	if i >= len(s) {
		return m, false
	}
	switch c := s[i]; {
	case c >= 'A' && c < 'A'+maxLabels:
		m.letter, m.upper = int(c-'A'), true
	case c >= 'a' && c < 'a'+maxLabels:
		m.letter = int(c - 'a')
	default:
		return m, false
	}
	m.letterAt = i
	i++
	if i < len(s) && s[i] == '*' {
		m.star = true
		i++
	}
	return m.close(s, i, open)
}

// endsOption reports that a star inside a line, with this after it, belongs to
// the option before: "B. hai *   C. ba", where "B. hai  * C. ba" marks C.
func endsOption(after string) bool {
	return strings.HasPrefix(after, "\t") || strings.HasPrefix(after, "  ")
}

// close reads the delimiter after the letter.
func (m marker) close(s string, i int, open byte) (marker, bool) {
	j := skipSpaces(s, i)
	if j >= len(s) {
		return m, false
	}
	if j > i+1 && s[j] != ')' { // "A   x" is no label
		return m, false
	}
	m.delim = s[j]
	switch s[j] {
	case '.', ')', ':', ']', '/':
		j++
	case '-':
		if j+1 < len(s) && s[j+1] != ' ' && s[j+1] != '\t' {
			return m, false // a hyphenated word
		}
		j++
	default:
		if n := len("–"); len(s) > j+n && s[j:j+n] == "–" && s[j+n] == ' ' {
			m.delim = '-'
			j += n
			break
		}
		return m, false
	}
	if open == '(' && m.delim != ')' || open == '[' && m.delim != ']' || open == 0 && m.delim == ']' {
		return m, false
	}
	if m.delim == ')' && j < len(s) && (s[j] == '.' || s[j] == ':') {
		j++ // "A)."
	}
	if m.abbreviation(s, j) {
		return m, false
	}
	m.tight = j < len(s) && s[j] != ' ' && s[j] != '\t'
	m.end = skipSpaces(s, j)
	return m, true
}

// abbreviation reports labels that are really initials ("A.B.C", "C.Mác") or
// fractions ("a/b").
func (m marker) abbreviation(s string, j int) bool {
	if j >= len(s) || s[j] == ' ' || s[j] == '\t' {
		return false
	}
	r, n := utf8.DecodeRuneInString(s[j:])
	switch m.delim {
	case '/':
		return true
	case '.':
		if !unicode.IsUpper(r) {
			return !m.upper && unicode.IsLetter(r) // "e.g"
		}
		return j+n < len(s) && s[j+n] == '.'
	case ':':
		return unicode.IsDigit(r) && !m.upper
	}
	return false
}

func skipSpaces(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i
}

// tickLen returns the length of a star, tick or box at the start of s.
func tickLen(s string) int {
	if s == "" {
		return 0
	}
	if s[0] == '*' {
		return 1
	}
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '✓', '✔', '√', '☑', '☒', '☐', '□', '■', '●', '○', '◉', '⦿', '✅', '★', '➤':
		return n
	}
	return 0
}

// isTick reports signs that mean "this one"; empty boxes do not.
func isTick(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '*', '✓', '✔', '√', '☑', '☒', '■', '◉', '⦿', '✅', '★':
		return true
	}
	return false
}

// glued reports a label that has lost the space before it, as in "quốc giaC. Đề
// án": no Vietnamese word has a capital inside, and a sentence would not end
// with one.
func glued(s string, i int) bool {
	if i+2 >= len(s) || strings.IndexByte(".):", s[i+1]) < 0 || s[i+2] != ' ' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsLower(before)
}

// inlineMarker finds the label of letter inside s, at or after from, where a
// space stands before it.
func inlineMarker(s string, from, letter int, upper bool) (marker, bool) {
	for i := from; i < len(s); i++ {
		if i > 0 && s[i-1] != ' ' && s[i-1] != '\t' {
			if letter > 0 && upper && s[i] == byte('A'+letter) && i > from && glued(s, i) {
				if m, ok := readMarker(s, i); ok {
					m.tight = true
					return m, true
				}
			}
			continue
		}
		if s[i] == ' ' || s[i] == '\t' {
			continue
		}
		if m, ok := readMarker(s, i); ok && m.letter == letter && m.upper == upper {
			return m, true
		}
	}
	return marker{}, false
}
