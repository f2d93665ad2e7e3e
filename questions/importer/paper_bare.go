package importer

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// unwrapped is how long a line may be that surely was not wrapped, in letters.
const unwrapped = 60

// lettersAt reports that letters of a key stand alone on the next line.
func (r *paperReader) lettersAt(i int) bool {
	for ; i < len(r.items); i++ {
		it := &r.items[i]
		if it.mark.kind != markBlank {
			return it.pairs == nil && it.grid == nil && it.mark.kind == markText && isLettersOnly(it.line.text)
		}
	}
	return false
}

// takeBare reads a line of a list of keys that has letters but no number.
func (r *paperReader) takeBare(it *item) bool {
	if len(r.keys) > 0 || it.mark.kind != markText || it.line.label.text != "" || !isLettersOnly(it.line.text) {
		return false
	}
	r.bare = append(r.bare, *it)
	return true
}

// settleBare gives a list of letters without numbers to the questions in their
// order. It must have as many letters as there are questions.
func (r *paperReader) settleBare() {
	if len(r.bare) == 0 {
		return
	}
	fits := len(r.bare) == len(r.questions) && len(r.keys) == 0
	for i, q := range r.questions {
		fits = fits && q.ready == nil && !q.keyed && q.numbered && (i == 0 || q.number > r.questions[i-1].number)
	}
	if !fits {
		r.loose = append(r.loose, r.bare...)
		return
	}
	for i, it := range r.bare {
		letters, _, _ := parseLetters(strings.TrimSpace(it.line.text))
		r.keys = append(r.keys, keyPair{number: r.questions[i].number, letters: letters, where: r.place(it.line.para)})
	}
}

// letterBelow turns a letter that stands alone below the options into the key:
//
//	D. Cần Thơ
//	A
func (r *paperReader) letterBelow(i int) bool {
	it, q := &r.items[i], r.cur
	if q == nil || q.options < 2 || q.keyed || q.rest || it.mark.kind != markText || !it.line.first || len(it.line.images) > 0 {
		return false
	}
	value := strings.TrimSpace(it.line.text)
	letters, rest, ok := parseLetters(value)
	if !ok || rest != "" || len(letters) != 1 || letters[0] >= q.options {
		return false
	}
	above := &q.items[len(q.items)-1]
	if above.mark.kind != markOption && inlineCount(above.line.text) < 2 || utf8.RuneCountInString(above.line.text) > unwrapped || endsWithLabel(above.line.text) {
		return false
	}
	if i+1 < len(r.items) {
		switch next := &r.items[i+1]; next.mark.kind {
		case markBlank, markEnd, markQuestion, markNumber, markExplain, markBasis, markHeading:
		default:
			return false
		}
	}
	it.mark = mark{kind: markKey, value: value, sure: true}
	q.take(*it)
	return true
}

// endsWithLabel reports an option whose text must be on the line below.
func endsWithLabel(text string) bool {
	m, ok := readMarker(text, 0)
	return ok && strings.TrimSpace(text[m.end:]) == ""
}

var reFalseWord = regexp.MustCompile(`(?i)\s*[(\[{]\s*(?:sai|đáp án sai|phương án sai|incorrect|wrong|✗|✘)\s*[)\]}]\s*[.;]?\s*$`)

// dropFalseWords takes "(sai)" off the options where another one says "(đúng)".
func (p *parsed) dropFalseWords() {
	said := false
	for _, o := range p.options {
		said = said || o.word
	}
	if !said {
		return
	}
	for i := range p.options {
		o := &p.options[i]
		if g := reFalseWord.FindStringIndex(o.text); g != nil && g[0] > 0 && !o.word {
			o.text = o.text[:g[0]]
			p.q.Options[i].Text = o.text
		}
	}
}
