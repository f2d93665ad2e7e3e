package importer

import (
	"regexp"
	"strings"
)

var (
	// reKindTag finds the word for a kind before a stem.
	reKindTag = regexp.MustCompile(`(?i)^[\[(]\s*(multi|multiple|nhiều đáp án|nhieu dap an|single|một đáp án|mot dap an|dung/sai|đúng/sai)\s*[\])]\s*[:.]?\s*`)
	// reAsk finds the word before a stem that has no number.
	reAsk = regexp.MustCompile(`(?i)^(?:câu hỏi|question)\s*:\s*`)
	// reFence finds the lines around a program, which keep its lines apart.
	reFence = regexp.MustCompile("^\\s*(?:```.*|~~~\\w*|(?i:\\[/?code\\]))\\s*$")
)

// dropTag takes "[MULTI]" and "Câu hỏi:" off a stem.
func (p *parsed) dropTag() {
	q := &p.q
	if g := reKindTag.FindStringSubmatchIndex(q.Stem); g != nil && g[1] < len(q.Stem) {
		if word := fold(q.Stem[g[2]:g[3]]); strings.HasPrefix(word, "multi") || strings.HasPrefix(word, "nhieu") {
			q.Kind = Multiple
		}
		q.Stem = q.Stem[g[1]:]
	}
	if g := reAsk.FindStringIndex(q.Stem); g != nil && g[1] < len(q.Stem) && !p.raw.numbered {
		q.Stem = q.Stem[g[1]:]
	}
}
