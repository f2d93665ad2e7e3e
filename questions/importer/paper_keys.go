package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// reInlineKey finds a key written at the end of another line.
	reInlineKey  = regexp.MustCompile(`(?i)(?:[ \t]+|[(\[])(?:=+>|-+>|→|⇒)?\s*[(\[]?(?:đáp\s*án|dap\s*an|đ\s*/\s*a|đa\s*:)(?:\s+đúng)?(?:\s+là)?\s*[:.=–-]?\s*[(\[]?[A-J](?:\s*[,;&]\s*[A-J])*[)\]]?\s*[.;)\]]*\s*$`)
	reInlineNote = regexp.MustCompile(`(?i)[ \t.;)]\s*(?:\(\s*)?(?:giải thích|căn cứ(?: pháp lý)?|cơ sở pháp lý)\s*:`)
	reArrowKey   = regexp.MustCompile(`[ \t](?:=+>|→|⇒)\s*[A-J]\s*[.)]?\s*$`)
	reKeyEntry   = regexp.MustCompile(`(?i)^\s*(?:(?:câu|cau|question|q)\s*(?:hỏi\s*)?(?:số\s*)?)?(\d{1,5})\s*[.:)\]/–-]*\s*(?:(?:chọn|đáp án|đ/a)\s*(?:đúng\s*)?(?:là\s*)?[:.]?\s*)?([A-J](?:\s*[,&+]\s*[A-J])*|[A-J]{2,5})(?:\s*[.:;,)–-]\s*|\s*$)(.*)$`)
)

// splitInlineKey cuts a key or explanation off the end of a line, so that the
// rest is an ordinary line.
func splitInlineKey(l paperLine) (paperLine, []paperLine) {
	cut := len(l.text)
	var tail []paperLine
	if mayHoldNote(l.text) {
		if g := reInlineNote.FindStringIndex(l.text); g != nil && g[0] > 0 {
			note := l.cut(g[0], len(l.text))
			note.text = strings.TrimLeft(note.text, " \t.;)(")
			note.spans = nil
			tail, cut = []paperLine{note}, g[0]+1
			if l.text[g[0]] == ' ' || l.text[g[0]] == '\t' {
				cut = g[0]
			}
		}
	}
	body := l.text[:cut]
	g := inlineKey(body)
	if g != nil && g[0] > 0 && strings.ContainsFunc(body[:g[0]], isWordRune) {
		key := l.cut(g[0], cut)
		tail, cut = append([]paperLine{key}, tail...), g[0]
	}
	if cut == len(l.text) {
		return l, nil
	}
	head := l.cut(0, cut)
	for i := range tail {
		tail[i].label, tail[i].images, tail[i].notes, tail[i].first = autoLabel{}, nil, nil, true
		tail[i].done = 0
	}
	return head, tail
}

// keyTail is how much of a line's end can be a key, in bytes.
const keyTail = 80

// inlineKey finds a key at the end of a line.
func inlineKey(body string) []int {
	from := max(0, len(body)-keyTail)
	for from > 0 && !utf8.RuneStart(body[from]) {
		from--
	}
	tail := body[from:]
	if !strings.ContainsAny(tail, "ABCDEFGHIJ") || !strings.ContainsAny(tail, "đĐdD>→⇒") {
		return nil
	}
	g := reInlineKey.FindStringIndex(tail)
	if g == nil {
		g = reArrowKey.FindStringIndex(tail)
	}
	if g == nil || !standsApart(body[:from+g[0]], tail[g[0]:g[1]]) {
		return nil
	}
	return []int{from + g[0], from + g[1]}
}

// standsApart reports that a key at the end of a line is no part of the
// sentence or option before it: "A. Đáp án A" is an option, "D. 7 (Đáp án: A)"
// ends with a key, and "Chọn đáp án: A" is a key as a whole.
func standsApart(before, key string) bool {
	if m, ok := readMarker(before+" ", 0); ok && m.end >= len(before) {
		return false
	}
	if word := strings.Trim(fold(before), " .:;"); word == "chon" || word == "tra loi" || word == "vay" {
		return false
	}
	return strings.ContainsAny(key, ":=>→⇒([\t") || strings.HasPrefix(key, "  ") || strings.HasSuffix(strings.TrimSpace(before), ".")
}

// mayHoldNote is a cheap test before reInlineNote.
func mayHoldNote(s string) bool {
	if !strings.Contains(s, ":") {
		return false
	}
	for _, part := range []string{"ải thích", "ẢI THÍCH", "ăn cứ", "ĂN CỨ", "ơ sở pháp", "Ơ SỞ PHÁP"} {
		if strings.Contains(s, part) {
			return true
		}
	}
	return strings.Contains(s, "iải Thích") || strings.Contains(s, "ăn Cứ")
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// addPairs reads a line such as "1.B 2.C 3.A".
func (r *paperReader) addPairs(l paperLine) {
	if pairs := keyRange(l.text, r.place(l.para)); pairs != nil {
		r.keys = append(r.keys, pairs...)
		return
	}
	for _, g := range rePair.FindAllStringSubmatch(l.text+" ", -1) {
		letters, _, ok := parseLetters(strings.ToUpper(g[2]))
		if ok {
			r.keys = append(r.keys, keyPair{number: atoi(g[1]), letters: letters, where: r.place(l.para)})
		}
	}
}

// leavesKeys reports the start of further questions after a list of keys.
func (r *paperReader) leavesKeys(i int) bool {
	it := &r.items[i]
	switch it.mark.kind {
	case markQuestion, markNumber:
		return !reKeyEntry.MatchString(it.line.label.prefix()+it.line.text) && r.optionsFollow(i)
	case markHeading:
		return r.isHeading(i)
	}
	return false
}

// takeKeyEntry reads a line of a list of keys: "Câu 3: B. Theo Điều 5…".
// Anything else explains the entry before it.
func (r *paperReader) takeKeyEntry(it *item) {
	if r.takeKeyTurn(it) || r.takeBare(it) {
		return
	}
	text := it.line.label.prefix() + it.line.text
	if it.line.label.kind == decimalNumber && isLettersOnly(it.line.text) {
		letters, _, _ := parseLetters(strings.TrimSpace(it.line.text))
		r.keys = append(r.keys, keyPair{number: it.line.label.value, letters: letters, where: r.place(it.line.para)})
		return
	}
	if g := reKeyEntry.FindStringSubmatch(text); g != nil {
		if letters, _, ok := parseLetters(strings.ToUpper(g[2])); ok {
			r.keys = append(r.keys, keyPair{number: atoi(g[1]), letters: letters,
				note: squeeze(g[3]), where: r.place(it.line.para)})
			r.listed = true
			return
		}
	}
	r.listed = r.listed && it.mark.kind != markHeading // "NGƯỜI BIÊN SOẠN" and whoever it was
	if n := len(r.keys); n > 0 && r.listed {
		last := &r.keys[n-1]
		last.note = appendText(last.note, "\n", squeeze(it.line.text[it.mark.rest:]))
		return
	}
	r.loose = append(r.loose, *it)
}

// keyBelow turns "Đáp án:" with the letter on the next line into a key.
func (r *paperReader) keyBelow(i int) bool {
	if r.cur == nil || r.cur.options == 0 {
		return false
	}
	for j := i + 1; j < len(r.items); j++ {
		next := &r.items[j]
		if next.mark.kind == markBlank {
			continue
		}
		value := strings.TrimSpace(next.line.text)
		if next.pairs != nil || next.grid != nil || !isLettersOnly(value) || r.lettersAt(j+1) {
			return false
		}
		r.cur.take(item{line: next.line, mark: mark{kind: markKey, value: value, sure: true}, src: r.items[i].src + "\n" + next.src})
		next.mark.kind = markBlank
		return true
	}
	return false
}
