package exporter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hoithi/questions/importer"
)

// drawnParagraphs is a text as XHTML with its formulas as MathML. A formula that
// would be read back as another text stays the line that it is.
func drawnParagraphs(r richText) string {
	body := esc(r.text)
	for _, f := range r.formulas {
		if f.Text != "" && strings.Contains(r.text, f.Text) && importer.ReadMathML(f.MathML).Text == f.Text {
			body = drawn(r.text, r.formulas)
			break
		}
	}
	return "<p>" + strings.ReplaceAll(body, "\n", "<br/>") + "</p>"
}

// drawn writes a text with each formula, the longest first, in the place of its
// line.
func drawn(text string, formulas []importer.Formula) string {
	longest := importer.Formula{}
	for _, f := range formulas {
		if len(f.Text) > len(longest.Text) && alone(text, f.Text) >= 0 && importer.ReadMathML(f.MathML).Text == f.Text {
			longest = f
		}
	}
	if longest.Text == "" {
		return esc(text)
	}
	at := alone(text, longest.Text)
	return drawn(text[:at], formulas) + longest.MathML + drawn(text[at+len(longest.Text):], formulas)
}

// alone finds part in text where it is no piece of a longer word or number; -1
// when it is nowhere.
func alone(text, part string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], part)
		if at < 0 {
			return -1
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(part):])
		if (at == 0 || !inWord(before)) && (at+len(part) == len(text) || !inWord(after)) {
			return at
		}
		from = at + len(part)
	}
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("/^_", r)
}
