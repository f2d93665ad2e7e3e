package importer

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldLimit bounds the letters that foldTable knows: all of Latin.
const foldLimit = 0x1f00

// foldTable maps letters to their base letter in lower case; 0 for marks.
var foldTable = sync.OnceValue(func() *[foldLimit]rune {
	var table [foldLimit]rune
	for r := range rune(foldLimit) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		table[r] = unicode.ToLower(base)
	}
	for _, d := range "đĐÐð" {
		table[d] = 'd'
	}
	table['Ƣ'], table['ƣ'], table['\u00a0'] = 'u', 'u', ' '
	return &table
})

// fold makes text comparable without case and diacritics: "Đáp ÁN" and
// "dap an" are the same.
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	table := foldTable()
	var out strings.Builder
	out.Grow(len(s))
	for _, r := range s {
		if r < foldLimit {
			if r = table[r]; r == 0 {
				continue
			}
		}
		out.WriteRune(r)
	}
	return out.String()
}

// plain makes text comparable as a reader would compare it: without case,
// punctuation and spacing, but with diacritics, which carry meaning. s has been
// mended, so letters are whole.
func plain(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	space := false
	for _, r := range s {
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

// maxField bounds a text that is put together line by line; more is a file
// that was not understood.
const maxField = 64 << 10

// appendText joins two texts, up to maxField.
func appendText(text, separator, more string) string {
	if text == "" {
		return more
	}
	if more == "" || len(text) > maxField {
		return text
	}
	return text + separator + more
}
