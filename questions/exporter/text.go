package exporter

import (
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"

	"hoithi/questions/importer"
)

// printer writes text and remembers the first failure, so that a long file
// reads as a list of lines.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) print(parts ...string) {
	for _, s := range parts {
		if p.err != nil {
			return
		}
		_, p.err = io.WriteString(p.w, s)
	}
}

// esc is text inside of an XML element or attribute. Characters that XML cannot
// hold become U+FFFD.
func esc(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // a Builder never fails
	return strings.ReplaceAll(out.String(), "&#xA;", "\n")
}

// attr is text inside of an attribute, where a line break has to be escaped.
func attr(s string) string { return strings.ReplaceAll(esc(s), "\n", "&#xA;") }

// decimal writes a number without an exponent, as every format reads it.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// letter names option i: A, B, …
func letter(i int) string { return string(rune('A' + i)) }

// pictures lists the names of the pictures that questions use, sorted.
func (b bank) pictures() []string {
	var names []string
	for i := range b.questions {
		q := &b.questions[i]
		names = append(names, q.Images...)
		for _, o := range q.Options {
			names = append(names, o.Images...)
		}
	}
	names = slices.DeleteFunc(names, func(n string) bool { _, ok := b.media[n]; return !ok })
	slices.Sort(names)
	return slices.Compact(names)
}

// paragraphs is text as XHTML: one paragraph, with line breaks.
func paragraphs(text string) string {
	return "<p>" + strings.ReplaceAll(esc(text), "\n", "<br/>") + "</p>"
}

// explained reports a question with an explanation.
func explained(q *importer.Question) bool { return strings.TrimSpace(q.Explanation) != "" }
