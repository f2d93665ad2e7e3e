package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	reTrueWord  = regexp.MustCompile(`(?i)(?:\s*[(\[{]\s*(?:đúng|đáp án đúng|câu trả lời đúng|phương án đúng|đáp án|đ\.?a\.?|correct|✓|✔|√)\s*[)\]}]|\s+[(\[{]\s*(?:x|đ)\s*[)\]}])\s*[.;]?\s*$`)
	reTrueFirst = regexp.MustCompile(`(?i)^\s*[(\[{]\s*(?:x|đúng|đáp án đúng|phương án đúng|đáp án|correct|✓|✔|√)\s*[)\]}]\s*`)
)

// finishText turns pieces into text.
func (p *parsed) finishText(stem []piece, notes, basis []string) {
	text, done := joinPieces(stem, false)
	p.q.Stem = strings.TrimSpace(p.q.Stem + " " + text)
	if p.q.Stem != "" && done != 0 {
		p.repairs = append(p.repairs, mended{done, rawPieces(stem), text})
	}
	p.dropTag()
	for i := range p.options {
		p.finishOption(&p.options[i])
	}
	p.dropFalseWords()
	p.checkTail()
	for _, it := range p.raw.items {
		notes = append(notes, it.line.notes...)
	}
	p.q.Explanation = strings.TrimSpace(strings.Join(notes, "\n"))
	p.q.LegalBasis = strings.TrimSpace(strings.Join(basis, "\n"))
}

// checkTail reports a paragraph that was joined to the last option and may be
// something else: it begins like a sentence, and no other option is wrapped.
func (p *parsed) checkTail() {
	n := len(p.options)
	if n < 2 || len(p.options[n-1].pieces) < 2 {
		return
	}
	for _, o := range p.options[:n-1] {
		if len(o.pieces) > 1 {
			return
		}
	}
	more := p.options[n-1].pieces[1].line
	text := strings.TrimSpace(more.text)
	if r, _ := utf8.DecodeRuneInString(text); more.first && unicode.IsUpper(r) {
		p.problems = append(p.problems, warnf("option_continued", "Đoạn “%s” được nối vào phương án %s; hãy kiểm tra xem có đúng không.",
			"The paragraph “%s” was joined to option %s; check that it belongs there.", shorten(text, 60), letter(n-1)))
	}
}

func (p *parsed) finishOption(o *rawOption) {
	text, done := joinPieces(o.pieces, true)
	if done != 0 {
		p.repairs = append(p.repairs, mended{done, rawPieces(o.pieces), text})
	}
	if g := trueWord(text); g != nil {
		text, o.word = text[:g[0]], true
	} else if g := reTrueFirst.FindStringIndex(text); g != nil {
		text, o.word = text[g[1]:], true
	}
	if n := tickLen(text); n > 0 && strings.TrimSpace(text[n:]) != "" {
		o.star, o.box = o.star || isTick(text), true
		text = strings.TrimSpace(text[n:])
	}
	if cut := cutTick(text); cut != "" && cut != text {
		text, o.star = strings.TrimSpace(cut), true
	}
	o.text = strings.TrimSpace(text)
	p.q.Options = append(p.q.Options, Option{Text: o.text, Images: o.images, Pinned: o.pinned})
}

// trueWord finds "(đúng)" and its like at the end of an option.
func trueWord(text string) []int {
	end := strings.TrimRight(text, " \t.;")
	if end == "" || strings.IndexByte(")]}", end[len(end)-1]) < 0 {
		return nil
	}
	from := max(0, len(text)-keyTail)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	g := reTrueWord.FindStringIndex(text[from:])
	if g == nil {
		return nil
	}
	return []int{from + g[0], from + g[1]}
}

// joinPieces joins wrapped lines with a space; lines that begin like items of
// a list keep their line.
func joinPieces(pieces []piece, option bool) (string, damage) {
	var out strings.Builder
	var done damage
	code := false
	for i, pc := range pieces {
		raw := pc.line.text[pc.from:pc.to]
		if reFence.MatchString(raw) {
			code = !code
			continue
		}
		if code {
			out.WriteString("\n" + strings.TrimRight(raw, " \t"))
			continue
		}
		text, d := tidy(raw)
		if d != 0 && !strings.Contains(strings.Trim(raw, " \t"), "\t") {
			done |= d
		}
		if text == "" {
			continue
		}
		if pc.from == 0 && !(option && i == 0) {
			text = pc.line.label.prefixIfNumber() + text
		}
		if out.Len() > 0 {
			if startsItem(text) {
				out.WriteByte('\n')
			} else {
				out.WriteByte(' ')
			}
		}
		out.WriteString(text)
	}
	return out.String(), done
}

// prefixIfNumber keeps the automatic number of a statement inside a stem.
func (a autoLabel) prefixIfNumber() string {
	if a.kind == decimalNumber || a.kind == romanNumber {
		return a.text + " "
	}
	return ""
}

func rawPieces(pieces []piece) string {
	var all []string
	for _, pc := range pieces {
		all = append(all, pc.line.text[pc.from:pc.to])
	}
	return strings.TrimSpace(strings.Join(all, " "))
}

var reItem = regexp.MustCompile(`^(?:[-–+•*]\s+\S|\(?[1-9ivx][.)]\s+\S|\([1-9]\)|[a-e]\)\s)`)

// startsItem reports a line that begins like an item of a list.
func startsItem(s string) bool { return reItem.MatchString(s) }
