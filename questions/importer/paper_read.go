package importer

import (
	"fmt"
	"strings"
)

// item is a line with what it seems to be, or a table that speaks for itself.
type item struct {
	line  paperLine
	mark  mark
	pairs []keyPair // a table of keys
	grid  *grid     // a table with one question a row
	src   string    // the line as the file has it; "" for what was cut off its end
}

// keyPair is one entry of a list of keys: question 12 is B.
type keyPair struct {
	number  int
	letters []int
	note    string
	where   string
}

// rawQuestion is the part of a paper that belongs to one question.
type rawQuestion struct {
	number   int
	numbered bool
	auto     autoLabel // the automatic number it began with
	id       string
	topic    string
	level    string
	items    []item // the first begins after the question's number
	para     int
	section  int // counts restarts of the numbering
	options  int // option labels seen while reading
	last     int // letter of the last typed or automatic label, -1
	keyed    bool
	rest     bool      // an explanation or note has begun
	reason   markKind  // of that explanation: markExplain or markBasis, else 0
	ready    *Question // read from a table with one question a row
	mended   []Repair  // of a question from a table
	repairs  []mended
	broken   []Problem // of its entry in a list of keys
	note     string    // explanation in a list of keys
	parsed   *parsed   // once it has been cut up
}

// mended is a repair before its question has an index.
type mended struct {
	done          damage
	before, after string
}

// paperReader cuts a paper into questions.
type paperReader struct {
	src   source
	b     *builder
	items []item

	strong    bool // the paper says "Câu n" somewhere
	questions []*rawQuestion
	cur       *rawQuestion
	keys      []keyPair
	inKeys    bool
	listed    bool // the last key stood in a line of its own, which may go on
	topic     string
	heading   int // item of the last heading
	nextID    string
	nextLevel string // a level line before its question
	// attributesFollow: topic and level lines stand after their question.
	attributesFollow bool
	bare             []item // letters of a list of keys that has no numbers
	loose            []item // lines since the last question that belong to nothing yet
	unit             string
	handed           int  // number of the last question handed over
	delim            byte // after the numbers of questions, when they are bare
	turn             int  // in a list of keys: the number whose letter comes next
}

// readPaper reads a document that has become a paper.
func readPaper(src source, b *builder, p paper) error {
	r := &paperReader{src: src, b: b, heading: -10, unit: "đoạn"}
	if p.blocks != nil && p.blocks[0].line.wrap {
		r.unit = "dòng"
	}
	r.collect(p)
	for i := range r.items {
		if i%256 == 0 {
			src.opts.progress(len(r.items)+i, 2*len(r.items))
			if err := src.ctx.Err(); err != nil {
				return ErrCancelled.Because(err)
			}
		}
		r.step(i)
	}
	r.flush()
	r.settleBare()
	r.reportLoose()
	return r.resolve()
}

// place names a line for people.
func (r *paperReader) place(para int) string { return fmt.Sprintf("%s %d", r.unit, para) }

func placeOf(para int) string { return fmt.Sprintf("đoạn %d", para) }

// step takes in one item.
func (r *paperReader) step(i int) {
	it := &r.items[i]
	switch {
	case it.pairs != nil:
		r.flush()
		r.keys = append(r.keys, it.pairs...)
		r.inKeys, r.listed = true, false
		return
	case it.grid != nil:
		r.flush()
		r.takeGrid(it.grid)
		return
	}
	switch it.mark.kind {
	case markBlank:
		return
	case markEnd:
		if strings.Contains(fold(it.line.text), "het") {
			r.flush() // what follows "--- HẾT ---" is no part of the last option
		}
		return
	case markKeyTitle:
		if !r.keyBelow(i) {
			r.flush()
			r.inKeys = true
		}
		return
	case markKeyRun:
		if r.cur == nil || r.inKeys || r.cur.options > 0 || r.cur.keyed {
			r.flush()
			r.inKeys, r.listed = true, false
			r.addPairs(it.line)
			return
		}
	case markID:
		r.takeID(it)
		return
	}
	if r.inKeys && !r.leavesKeys(i) {
		r.takeKeyEntry(it)
		return
	}
	r.stepQuestion(i, it)
}

// stepQuestion takes in an item that is not about lists of keys.
func (r *paperReader) stepQuestion(i int, it *item) {
	switch {
	case r.starts(i):
		r.begin(i)
	case r.isHeading(i):
		r.takeHeading(i)
	case r.letterBelow(i):
	case r.repeatsOption(it):
		r.cur.take(*it)
	case r.cur != nil && r.cur.behindKey(*it):
	case r.inReason(it):
		it.mark = mark{kind: max(r.cur.reason, markExplain)}
		r.cur.take(*it)
	case it.mark.kind == markTopic || it.mark.kind == markLevel:
		r.takeAttribute(it)
	case r.restartsOptions(it):
		r.beginUnnumbered(i)
	case r.cur == nil:
		r.loose = append(r.loose, *it)
	default:
		r.cur.take(*it)
	}
}

// source is the question as the file has it.
func (q *rawQuestion) source() string {
	lines := make([]string, 0, len(q.items))
	for _, it := range q.items {
		if it.src != "" {
			lines = append(lines, it.src)
		}
	}
	return sourceLines(lines)
}

// take appends an item to the question and keeps count of what it has.
func (q *rawQuestion) take(it item) {
	switch it.mark.kind {
	case markOption, markBullet:
		if !q.rest {
			q.options++
			q.last = it.letter()
			q.options += inlineCount(it.line.text)
		}
	case markKey:
		q.keyed, q.rest = true, q.options > 0 // a key may stand before the options
	case markExplain, markBasis:
		q.rest, q.reason = true, it.mark.kind
	default:
		if n := inlineCount(it.line.text); n >= 2 && !q.rest {
			q.options += n
		}
	}
	q.items = append(q.items, it)
}

// letter returns the letter of an option's label, -1 for a bullet.
func (it item) letter() int {
	if it.line.label.kind == letterNumber {
		return it.line.label.value - 1
	}
	if m, ok := readMarker(it.line.text, 0); ok {
		return m.letter
	}
	return -1
}

// inlineCount counts the options that follow each other inside a line: A, B,
// C…, or from the second when the line starts with the first.
func inlineCount(text string) int {
	from, letter, upper, n := 0, 0, true, 0
	if m, ok := readMarker(text, 0); ok {
		from, letter, upper = m.end, m.letter+1, m.upper
	}
	for {
		m, ok := inlineMarker(text, from, letter, upper)
		if !ok {
			return n
		}
		from, letter, n = m.end, letter+1, n+1
	}
}

// flush ends the current question.
func (r *paperReader) flush() {
	if r.cur != nil {
		r.questions = append(r.questions, r.cur)
		r.cur = nil
	}
}

// begin starts a question at item i, whose line starts with a number.
func (r *paperReader) begin(i int) {
	r.flush()
	r.inKeys = false
	r.loose = nil
	it := r.items[i]
	if it.mark.delim != 0 {
		r.delim = it.mark.delim
	}
	q := r.newQuestion(it.line.para)
	q.number, q.numbered, q.auto = it.mark.number, true, it.line.label
	if it.mark.level != "" {
		q.level = it.mark.level
	}
	if it.mark.tight {
		q.repairs = append(q.repairs, mended{labelDamage, it.line.text, it.line.text[:it.mark.rest] + " " + it.line.text[it.mark.rest:]})
	}
	from := it.mark.rest
	if g := reLevelFirst.FindStringSubmatchIndex(it.line.text[from:]); g != nil && levelName(it.line.text[from+g[2]:from+g[3]]) != "" {
		q.level = levelName(it.line.text[from+g[2] : from+g[3]])
		from += g[1]
	}
	it.line = it.line.cut(from, len(it.line.text))
	it.line.label = autoLabel{}
	it.mark.kind = markText
	r.cur = q
	if n := inlineCount(it.line.text); n >= 2 {
		q.options += n
	}
	q.items = append(q.items, it)
}

// beginUnnumbered starts a question that has no number: its stem is what
// stands between the last option or key and this first option.
func (r *paperReader) beginUnnumbered(i int) {
	stem := r.loose
	if r.cur != nil {
		stem = r.cur.giveUpTail()
	}
	r.flush()
	r.loose = nil
	para := r.items[i].line.para
	if len(stem) > 0 {
		para = stem[0].line.para
	}
	r.cur = r.newQuestion(para)
	for _, it := range stem {
		it.mark.kind = markText
		r.cur.items = append(r.cur.items, it)
	}
	r.cur.take(r.items[i])
}

func (r *paperReader) newQuestion(para int) *rawQuestion {
	q := &rawQuestion{para: para, topic: r.topic, id: r.nextID, level: r.nextLevel, last: -1}
	r.nextID, r.nextLevel = "", ""
	return q
}

// giveUpTail removes the lines after the last option or key: they are the stem
// of the next question.
func (q *rawQuestion) giveUpTail() []item {
	cut := len(q.items)
	for cut > 0 && q.items[cut-1].mark.kind == markText && (cut == len(q.items) || q.items[cut].line.first) {
		cut--
	}
	// A wrapped option keeps the lines of its own paragraph.
	for cut < len(q.items) && !q.items[cut].line.first {
		cut++
	}
	tail := q.items[cut:]
	q.items = q.items[:cut]
	return tail
}

// restartsOptions reports a first option where the current question already
// has its options, or where no question is open.
func (r *paperReader) restartsOptions(it *item) bool {
	if it.mark.kind != markOption || it.letter() != 0 {
		return false
	}
	if r.cur == nil {
		return len(r.loose) > 0
	}
	return r.cur.options >= 2 && (r.cur.keyed || r.cur.firstCase() == it.upperLabel())
}

// upperLabel reports an option label in capitals.
func (it item) upperLabel() bool {
	if it.line.label.kind == letterNumber {
		return strings.ToUpper(it.line.label.text) == it.line.label.text
	}
	m, _ := readMarker(it.line.text, 0)
	return m.upper
}

func (q *rawQuestion) firstCase() bool {
	for _, it := range q.items {
		if it.mark.kind == markOption {
			return it.upperLabel()
		}
	}
	return true
}

// cut returns a part of a line with its looks.
func (l paperLine) cut(from, to int) paperLine {
	out := l
	out.text = l.text[from:to]
	out.spans = nil
	for _, s := range l.spans {
		if s.end <= from {
			continue
		}
		s.end = min(s.end, to) - from
		out.spans = append(out.spans, s)
		if s.end == to-from {
			break
		}
	}
	return out
}
