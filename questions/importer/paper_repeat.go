package importer

import (
	"strings"
)

// repeatsOption turns a bulleted line that repeats one of the options into the
// key that it is:
//
//	A. 1610
//	B. 1615
//	• B. 1615;
//
// Some programs write only "• B. a;" there. Between ^ and ` the reason follows.
func (r *paperReader) repeatsOption(it *item) bool {
	q := r.cur
	if q == nil || q.options < 2 {
		return false
	}
	if text, ok := strings.CutPrefix(it.line.text, "^"); ok && q.keyed && it.mark.kind == markText {
		it.mark = mark{kind: markExplain, rest: 1}
		it.line.text = "^" + strings.TrimSuffix(strings.TrimSpace(text), "`")
		return true
	}
	if q.keyed {
		if q.reason == markExplain && it.mark.kind == markText {
			it.line.text = strings.TrimSuffix(it.line.text, "`")
		}
		return false
	}
	text, bullet := bulleted(it.line)
	m, ok := readMarker(text, 0)
	if !bullet || !ok || m.star || !q.has(m.letter, m.upper, text[m.end:]) {
		return false
	}
	it.mark = mark{kind: markKey, value: text[m.letterAt : m.letterAt+1], sure: true}
	return true
}

// bulleted returns what stands behind a bullet, typed or automatic.
func bulleted(l paperLine) (string, bool) {
	if l.label.kind == bulletNumber {
		return l.text, true
	}
	return strings.CutPrefix(strings.TrimSpace(l.text), "•")
}

// has reports an option of that label and text in a line of its own; "a" stands
// for any text.
func (q *rawQuestion) has(letter int, upper bool, text string) bool {
	want := plain(text)
	for i := range q.items {
		it := &q.items[i]
		if it.mark.kind != markOption || it.letter() != letter || it.upperLabel() != upper {
			continue
		}
		own := it.line.text
		if m, ok := readMarker(own, 0); ok {
			own = own[m.end:]
		}
		if want != "" && (want == "a" || want == plain(own)) {
			return true
		}
	}
	return false
}

// behindKey takes in an option whose question already told its key: "A. …",
// "Đáp án: B", "B. …". The key goes behind it.
func (q *rawQuestion) behindKey(it item) bool {
	n := len(q.items)
	if n == 0 || it.mark.kind != markOption || q.last < 0 || it.letter() != q.last+1 || it.upperLabel() != q.firstCase() {
		return false
	}
	key := q.items[n-1]
	if key.mark.kind != markKey || !isLettersOnly(key.mark.value) {
		return false
	}
	q.items, q.rest = q.items[:n-1], false
	q.take(it)
	q.items, q.rest = append(q.items, key), true
	return true
}
