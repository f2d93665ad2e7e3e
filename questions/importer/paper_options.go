package importer

import (
	"slices"
	"strings"
)

// piece is a stretch of a line that belongs to one option or to the stem.
type piece struct {
	line     *paperLine
	from, to int
}

// rawOption is an option with everything a key may hide in.
type rawOption struct {
	letter  int // of its label, -1 for bullets
	pieces  []piece
	images  []string
	label   *paperLine // the line of its label, nil when automatic
	labelAt int
	star    bool
	word    bool // "(đúng)"
	pinned  bool
	box     bool // an empty or ticked box stands at it
	text    string
}

// parsed is a question cut into its parts, before its key is settled.
type parsed struct {
	raw      *rawQuestion
	q        Question
	options  []rawOption
	lines    []keyLine // explicit keys beside the question
	problems []Problem
	repairs  []mended
	lost     []string
}

// keyLine is a key in words beside its question.
type keyLine struct {
	value string
	where string
}

// optionStyle says which labels are the options of a question.
type optionStyle uint8

const (
	noOptions optionStyle = iota
	upperOptions
	lowerOptions
	bulletOptions
	deeperOptions // numbers of a deeper list level
)

// parse cuts a question into stem, options and notes.
func (r *paperReader) parse(raw *rawQuestion) *parsed {
	if raw.parsed != nil {
		return raw.parsed
	}
	p := &parsed{raw: raw, repairs: raw.repairs}
	p.q = Question{Number: raw.number, ExternalID: raw.id, Topic: raw.topic, Level: raw.level, Kind: Single}
	style := raw.style()
	below := raw.labelsBelow(style)
	lastOption := raw.lastOption()
	var stem []piece
	var notes, basis []string
	target := &stem
	into := 0 // 0 stem and options, 1 explanation, 2 legal basis
	for i := range raw.items {
		it := &raw.items[i]
		p.noteLine(&it.line)
		switch {
		case it.mark.kind == markKey:
			value := it.mark.value
			p.lines = append(p.lines, keyLine{value: value, where: r.place(it.line.para)})
			if len(p.options) > 0 || lastOption < i {
				into = 1
			}
			continue
		case it.mark.kind == markExplain, it.mark.kind == markBasis:
			into = 1
			text := squeeze(it.line.label.prefix() + it.line.text[it.mark.rest:])
			if it.mark.kind == markBasis {
				into = 2
				basis = append(basis, text)
			} else {
				notes = append(notes, text)
			}
			continue
		case into == 1:
			notes = append(notes, squeeze(it.line.text))
			continue
		case into == 2:
			basis = append(basis, squeeze(it.line.text))
			continue
		}
		if !p.takeOptions(it, style, below[i]) {
			if n := len(p.options); n > 0 {
				target = &p.options[n-1].pieces
				p.options[n-1].images = append(p.options[n-1].images, it.line.images...)
			} else {
				p.q.Images = append(p.q.Images, it.line.images...)
			}
			*target = append(*target, piece{&it.line, 0, len(it.line.text)})
		} else if len(p.options) == 0 {
			p.q.Images = append(p.q.Images, it.line.images...)
		}
	}
	if len(p.options) == 0 {
		stem = p.splitStem(stem)
	}
	if len(p.options) == 0 {
		stem = p.unlabelled(stem)
	}
	p.sortCells()
	p.finishText(stem, notes, basis)
	raw.parsed = p
	return p
}

// lastOption returns the last item that holds options, -1 if none does.
func (q *rawQuestion) lastOption() int {
	for i := len(q.items) - 1; i >= 0; i-- {
		if it := &q.items[i]; it.mark.kind == markOption || inlineCount(it.line.text) >= 2 {
			return i
		}
	}
	return -1
}

// sortCells puts options that stand in the cells of a table into the order of
// their labels: tables are filled by columns as often as by rows.
func (p *parsed) sortCells() {
	seen := [64]bool{}
	for _, o := range p.options {
		if len(o.pieces) == 0 || !o.pieces[0].line.cell || o.letter < 0 || o.letter >= len(p.options) || seen[o.letter] {
			return
		}
		seen[o.letter] = true
	}
	slices.SortFunc(p.options, func(a, b rawOption) int { return a.letter - b.letter })
}

// noteLine keeps what a line carries besides its text.
func (p *parsed) noteLine(l *paperLine) {
	if l.done != 0 {
		before := l.raw
		if before == "" {
			before = l.text
		}
		p.repairs = append(p.repairs, mended{l.done, before, l.text})
	}
	p.q.Formulas = append(p.q.Formulas, l.formulas...)
	p.lost = append(p.lost, l.lost...)
}

// style decides which labels of the question are its options: capitals before
// small letters before bullets, because statements inside a stem use the
// lesser kind.
func (q *rawQuestion) style() optionStyle {
	upper, lower, bullets, deeper := 0, 0, 0, 0
	for _, it := range q.items {
		switch {
		case it.mark.kind == markKey, it.mark.kind == markExplain, it.mark.kind == markBasis:
		case it.mark.kind == markOption && it.upperLabel():
			upper++
		case it.mark.kind == markOption:
			lower++
		case it.mark.kind == markBullet:
			bullets++
		case it.mark.kind == markNumber && it.line.label.kind == decimalNumber:
			deeper++
		}
	}
	switch {
	case upper > 0:
		return upperOptions
	case lower > 0:
		return lowerOptions
	case bullets > 1:
		return bulletOptions
	case deeper > 1:
		return deeperOptions
	}
	return noOptions
}

// labelsBelow returns, for every line, the letters that begin a line below it:
// such a letter is not looked for inside earlier lines.
func (q *rawQuestion) labelsBelow(style optionStyle) []uint64 {
	below := make([]uint64, len(q.items))
	set := uint64(0)
	for i := len(q.items) - 1; i >= 0; i-- {
		below[i] = set
		it := &q.items[i]
		if it.mark.kind == markOption && it.upperLabel() == (style == upperOptions) {
			if n := it.letter(); n >= 0 && n < 64 {
				set |= 1 << n
			}
		}
	}
	return below
}

// takeOptions cuts the options out of a line; false when it holds none.
func (p *parsed) takeOptions(it *item, style optionStyle, later uint64) bool {
	switch {
	case style == bulletOptions && it.mark.kind == markBullet,
		style == deeperOptions && it.mark.kind == markNumber && it.line.label.kind == decimalNumber:
		p.options = append(p.options, rawOption{letter: len(p.options), images: it.line.images,
			pieces: []piece{{&it.line, 0, len(it.line.text)}}})
		return true
	case style != upperOptions && style != lowerOptions:
		return false
	case it.mark.kind == markOption && it.upperLabel() == (style == upperOptions):
		p.lineOption(it, later)
		return true
	case it.mark.kind == markText && len(p.options) == 0 && later&1 == 0:
		return p.inlineStart(it, style == upperOptions, later)
	case it.mark.kind == markText:
		return p.inlineNext(it, style == upperOptions, later)
	}
	return false
}

// inlineNext finds the next option in a line that the one before wraps into:
// "… quốc gia   C. Đề án 06   D. …".
func (p *parsed) inlineNext(it *item, upper bool, later uint64) bool {
	if len(p.options) == 0 {
		return false
	}
	last := &p.options[len(p.options)-1]
	next := last.letter + 1
	if next < 1 || next >= maxLabels || later&(1<<next) != 0 {
		return false
	}
	m, ok := inlineMarker(it.line.text, 0, next, upper)
	if !ok {
		return false
	}
	last.pieces = append(last.pieces, piece{&it.line, 0, m.start})
	opt := rawOption{letter: next}
	p.noteMarker(&opt, &it.line, m)
	p.split(opt, &it.line, m.end, m, later)
	return true
}

// lineOption takes a line that begins with a label, and further labels in it.
func (p *parsed) lineOption(it *item, later uint64) {
	opt := rawOption{letter: it.letter(), images: it.line.images}
	m, typed := readMarker(it.line.text, 0)
	from := 0
	if typed && it.line.label.kind != letterNumber {
		from = m.end
		p.noteMarker(&opt, &it.line, m)
	} else {
		opt.letter = len(p.options) // automatic letters may run on from the question before
		m = marker{letter: it.letter(), upper: it.upperLabel()}
	}
	p.split(opt, &it.line, from, m, later)
}

// inlineStart finds the first option inside the stem's own line: "… là: A. 4
// B. 5 C. 6".
func (p *parsed) inlineStart(it *item, upper bool, later uint64) bool {
	m, ok := inlineMarker(it.line.text, 0, 0, upper)
	if !ok {
		return false
	}
	stem := it.line.text[:m.start]
	opt := rawOption{letter: 0}
	p.noteMarker(&opt, &it.line, m)
	p.q.Stem = strings.TrimSpace(p.q.Stem + " " + stem)
	p.split(opt, &it.line, m.end, m, later)
	return true
}

func (p *parsed) noteMarker(opt *rawOption, l *paperLine, m marker) {
	opt.label, opt.labelAt, opt.star, opt.pinned = l, m.letterAt, m.star, m.pinned
	if m.tight {
		from, to := m.letterAt, min(m.end+12, len(l.text))
		for to < len(l.text) && l.text[to]&0xc0 == 0x80 {
			to++
		}
		p.repairs = append(p.repairs, mended{labelDamage, l.text[from:to], l.text[from:m.end] + " " + l.text[m.end:to]})
	}
}

// split appends opt, which begins at from, and the options after it in the
// same line.
func (p *parsed) split(opt rawOption, l *paperLine, from int, m marker, later uint64) {
	letter := m.letter
	for {
		next, ok := marker{}, false
		if letter+1 < 64 && later&(1<<(letter+1)) == 0 {
			next, ok = inlineMarker(l.text, from, letter+1, m.upper)
		}
		if !ok {
			opt.pieces = append(opt.pieces, piece{l, from, len(l.text)})
			p.options = append(p.options, opt)
			return
		}
		opt.pieces = append(opt.pieces, piece{l, from, next.start})
		p.options = append(p.options, opt)
		letter++
		opt = rawOption{letter: letter}
		p.noteMarker(&opt, l, next)
		from = next.end
	}
}

// splitStem looks for options inside the stem's lines when no line begins with
// one.
func (p *parsed) splitStem(stem []piece) []piece {
	for i, s := range stem {
		for _, upper := range []bool{true, false} {
			if s.from != 0 {
				continue
			}
			m, ok := inlineMarker(s.line.text, 0, 0, upper)
			if !ok {
				continue
			}
			if _, second := inlineMarker(s.line.text, m.end, 1, upper); !second {
				continue
			}
			opt := rawOption{letter: 0}
			p.noteMarker(&opt, s.line, m)
			p.split(opt, s.line, m.end, m, 0)
			for _, rest := range stem[i+1:] {
				last := &p.options[len(p.options)-1]
				last.pieces = append(last.pieces, rest)
			}
			return append(stem[:i:i], piece{s.line, 0, m.start})
		}
	}
	return stem
}
