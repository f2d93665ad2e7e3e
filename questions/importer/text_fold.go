package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold makes text comparable without case and diacritics: "Đáp ÁN" and
// "dap an" are the same.
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var out strings.Builder
	out.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ' || r == 'Đ' || r == 'Ð' || r == 'ð':
			out.WriteByte('d')
		case r == 'Ƣ' || r == 'ƣ':
			out.WriteByte('u')
		case r == '\u00a0':
			out.WriteByte(' ')
		default:
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return out.String()
}

// plain makes text comparable as a reader would compare it: without case,
// punctuation and spacing, but with diacritics, which carry meaning.
func plain(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	space := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || isMathSign(r):
			if space && out.Len() > 0 {
				out.WriteByte(' ')
			}
			space = false
			out.WriteRune(unicode.ToLower(r))
		default:
			space = true
		}
	}
	return out.String()
}

// isMathSign keeps options such as "+" and "-" or "x > 0" and "x < 0" apart.
func isMathSign(r rune) bool {
	switch r {
	case '+', '-', '−', '=', '<', '>', '%', '*', '/', '^', '≤', '≥', '≠', '√', '&', '{', '}', '[', ']', '\\', '#', '~', ':', '(', ')', '_', '"', '\'':
		return true
	}
	return unicode.Is(unicode.Sm, r) || unicode.Is(unicode.So, r)
}

// squeeze makes every run of spaces, tabs and line ends one space.
func squeeze(s string) string {
	return strings.Join(strings.Fields(s), " ")
}

// squeezeLines squeezes each line and drops empty ones.
func squeezeLines(s string) string {
	if !strings.Contains(s, "\n") {
		return squeeze(s)
	}
	var kept []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = squeeze(line); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// shorten cuts text for messages, at a rune.
func shorten(s string, runes int) string {
	s = squeeze(s)
	n := 0
	for i := range s {
		if n == runes {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
