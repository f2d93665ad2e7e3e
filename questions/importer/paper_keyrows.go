package importer

import (
	"regexp"
	"strings"
)

// Lists of keys that stand in lines instead of a table: numbers in one line
// above letters in the next, numbers and letters by turns, pairs beside the
// title.

var (
	reNumberRow = regexp.MustCompile(`(?i)^\s*(?:câu(?:\s+(?:hỏi|số))?|stt|số)?\s*[:.|]?((?:[\s|]+\d{1,4}){2,})[\s|]*$`)
	reLetterRow = regexp.MustCompile(`(?i)^\s*(?:đáp\s*án|đ\s*/\s*a|đa|chọn)?\s*[:.|]?((?:[\s|]+[A-J]){2,})[\s|]*$`)
	reKeyLead   = regexp.MustCompile(`(?i)^[\s*=_–-]*(?:(?:bảng|phần|gợi ý)\s+)?đáp\s*án(?:\s+\S+){0,4}?\s*[:–-]\s*`)
)

// reKeyHead finds the header of a table of keys that has become lines.
var reKeyHead = regexp.MustCompile(`(?i)^\s*(?:(?:stt|tt|câu(?:\s+(?:hỏi|số))?)[\s|]+(?:đáp\s*án|đ\s*/\s*a)[\s|]*)+$`)

// keyRows pairs a line of numbers with a line of letters; nil when they are
// none. where is for messages.
func keyRows(numbers, letters, where string) []keyPair {
	n, l := reNumberRow.FindStringSubmatch(" "+numbers), reLetterRow.FindStringSubmatch(" "+letters)
	if n == nil || l == nil {
		return nil
	}
	bars := strings.NewReplacer("|", " ")
	left, right := strings.Fields(bars.Replace(n[1])), strings.Fields(bars.Replace(l[1]))
	if len(left) != len(right) {
		return nil
	}
	pairs := make([]keyPair, len(left))
	for i := range left {
		set, _, ok := parseLetters(strings.ToUpper(right[i]))
		if !ok {
			return nil
		}
		pairs[i] = keyPair{number: atoi(left[i]), letters: set, where: where}
	}
	return pairs
}

var reKeyRange = regexp.MustCompile(`(?i)^\s*(?:từ\s+)?(?:câu\s*)?(\d{1,4})\s*(?:-|–|—|→|đến|tới)\s*(?:câu\s*)?(\d{1,4})\s*[:.)]?((?:[\s,;.|–-]*[A-J])+)[\s.;]*$`)

// keyRange reads the keys of a run of questions, "1-5: B A C D A"; nil when s
// is no such line or has more or fewer letters than questions.
func keyRange(s, where string) []keyPair {
	g := reKeyRange.FindStringSubmatch(s)
	if g == nil {
		return nil
	}
	var pairs []keyPair
	for _, c := range strings.ToUpper(g[3]) {
		if c >= 'A' && c <= 'J' {
			pairs = append(pairs, keyPair{number: atoi(g[1]) + len(pairs), letters: []int{int(c - 'A')}, where: where})
		}
	}
	if len(pairs) < 2 || len(pairs) != atoi(g[2])-atoi(g[1])+1 {
		return nil
	}
	return pairs
}

// rowsAt reads a pair of such lines at block i and returns how many blocks
// they take.
func (r *paperReader) rowsAt(blocks []paperBlock, i int) ([]keyPair, int) {
	if blocks[i].table != nil || !strings.ContainsAny(blocks[i].line.text, "0123456789") {
		return nil, 0
	}
	for j := i + 1; j < len(blocks) && j < i+3; j++ {
		if blocks[j].empty() {
			continue
		}
		if blocks[j].table != nil {
			return nil, 0
		}
		if pairs := keyRows(blocks[i].line.text, blocks[j].line.text, r.place(blocks[i].line.para)); pairs != nil {
			return pairs, j - i + 1
		}
		return nil, 0
	}
	return nil, 0
}

// keyRunAfterTitle reports "Đáp án: 1.B 2.A": a title and pairs in one line.
func keyRunAfterTitle(s string) bool {
	g := reKeyLead.FindStringIndex(s)
	return g != nil && isKeyRun(s[g[1]:])
}

// takeKeyTurn reads a list of keys that has numbers and letters by turns.
func (r *paperReader) takeKeyTurn(it *item) bool {
	text := strings.Trim(it.line.text, " \t.:)")
	if n := atoi(text); n > 0 && len(text) <= 4 {
		r.turn = n
		return true
	}
	if r.turn == 0 || !isLettersOnly(text) {
		return false
	}
	letters, _, _ := parseLetters(text)
	r.keys = append(r.keys, keyPair{number: r.turn, letters: letters, where: r.place(it.line.para)})
	r.turn = 0
	return true
}

// keysWithNotes reads a table of keys with more columns: number, key, basis,
// explanation.
func (r *paperReader) keysWithNotes(t *paperTable) []keyPair {
	if len(t.rows) < 2 || len(t.rows[0]) < 3 {
		return nil
	}
	header := make([]string, len(t.rows[0]))
	for i, cell := range t.rows[0] {
		header[i] = cell.text()
	}
	c := readHeader(header)
	if c.number < 0 || c.key < 0 || c.question >= 0 || c.optionCount() > 0 {
		return nil
	}
	var pairs []keyPair
	for _, row := range t.rows[1:] {
		if max(c.number, c.key) >= len(row) {
			continue
		}
		g := reCellNumber.FindStringSubmatch(row[c.number].text())
		letters, rest, ok := parseLetters(strings.ToUpper(strings.TrimSpace(row[c.key].text())))
		if g == nil || !ok || rest != "" {
			continue
		}
		pair := keyPair{number: atoi(g[1]), letters: letters}
		if len(row[c.key].lines) > 0 {
			pair.where = r.place(row[c.key].lines[0].para)
		}
		for i, cell := range row {
			if i != c.number && i != c.key {
				pair.note = appendText(pair.note, "\n", strings.TrimSpace(cell.text()))
			}
		}
		pairs = append(pairs, pair)
	}
	if 2*len(pairs) < len(t.rows)-1 {
		return nil
	}
	return pairs
}
