package importer

import (
	"unicode"
	"unicode/utf8"
)

// look is how letters are drawn, as far as a key may hide in it.
type look uint8

// The looks that authors mark right options with.
const (
	lookBold look = 1 << iota
	lookItalic
	lookUnderline
	lookHighlight
)

// span is a stretch of a line with one look. Colour 0 is the ordinary text
// colour, anything else stands out.
type span struct {
	end   int // byte offset in the line's text
	look  look
	color uint32
}

// numberKind is the sort of an automatic number.
type numberKind uint8

// The sorts that matter: what counts questions, what counts options.
const (
	noNumber numberKind = iota
	decimalNumber
	letterNumber
	romanNumber
	bulletNumber
)

// autoLabel is a number that the word processor draws and the text lacks.
type autoLabel struct {
	kind  numberKind
	text  string // as drawn: "A.", "Câu 12:"
	value int    // of the paragraph's own level, from 1
	level int    // depth in its list
	list  int    // which list
}

// paperLine is one line of a document: a paragraph, or a part of one between
// manual line breaks.
type paperLine struct {
	text     string
	spans    []span
	label    autoLabel
	para     int  // ordinal of the paragraph in the document, from 1
	first    bool // first line of its paragraph
	heading  bool // styled as a heading
	centered bool
	cell     bool // stands in a table
	wrap     bool // ends because the page does: a plain text or PDF line
	images   []string
	notes    []string  // footnotes
	formulas []Formula // in the text, where a line says less than their drawing
	lost     []string  // equations that could not be read
	done     damage    // repairs already made
	raw      string    // the text before them
}

// paperTable is a table of a document, cells in reading order.
type paperTable struct {
	rows [][]paperCell
}

type paperCell struct {
	lines []paperLine
	span  int // columns it covers, at least 1
	look  look
}

// paperBlock is a line or a table.
type paperBlock struct {
	line  paperLine
	table *paperTable
}

// paper is a document reduced to what a careful reader sees.
type paper struct {
	blocks []paperBlock
	quotes bool // mend curly quotes
}

func (c paperCell) text() string {
	s := ""
	for i, l := range c.lines {
		if i > 0 {
			s += "\n"
		}
		s += l.label.prefix() + l.text
	}
	return s
}

// prefix returns the label as if it had been typed.
func (a autoLabel) prefix() string {
	if a.text == "" || a.kind == bulletNumber {
		return ""
	}
	return a.text + " "
}

// lineBuilder puts a line together from runs.
type lineBuilder struct {
	text  []byte
	spans []span
}

func (l *lineBuilder) add(text string, k look, color uint32) {
	if text == "" {
		return
	}
	l.text = append(l.text, text...)
	if n := len(l.spans); n > 0 && l.spans[n-1].look == k && l.spans[n-1].color == color {
		l.spans[n-1].end = len(l.text)
		return
	}
	l.spans = append(l.spans, span{end: len(l.text), look: k, color: color})
}

// addFormula puts a formula into the line, apart from the letters before it.
func (l *lineBuilder) addFormula(f Formula, to []Formula) []Formula {
	if f.Text == "" {
		return to
	}
	if last, _ := utf8.DecodeLastRune(l.text); len(l.text) > 0 && isWordRune(last) {
		l.add(" ", 0, 0)
	}
	l.add(f.Text, 0, 0)
	if f.MathML == "" {
		return to
	}
	return append(to, f)
}

// original is the text before repairs.
func (l paperLine) original() string {
	if l.raw != "" {
		return l.raw
	}
	return l.text
}

// mendLine repairs the letters of a line, keeping its spans in step.
func mendLine(l *paperLine, quotes bool) {
	if isPlainASCII(l.text) {
		return
	}
	mended, done := mend(l.text, quotes)
	if done == 0 {
		return
	}
	if done&nbspDamage != 0 && !loneNBSP(l.text) {
		done &^= nbspDamage // spacing between columns, not damage
	}
	l.raw, l.done = l.text, l.done|done
	if len(l.spans) <= 1 {
		if len(l.spans) == 1 {
			l.spans[0].end = len(mended)
		}
		l.text = mended
		return
	}
	// Piece by piece: an accent that stands in another run than its letter
	// is joined by a last pass over the whole.
	from, out := 0, make([]byte, 0, len(mended))
	for i := range l.spans {
		piece, _ := mend(l.text[from:l.spans[i].end], quotes)
		from = l.spans[i].end
		out = append(out, piece...)
		l.spans[i].end = len(out)
	}
	if string(out) != mended {
		for i := range l.spans {
			l.spans[i].end = min(l.spans[i].end, len(mended))
		}
		l.spans[len(l.spans)-1].end = len(mended)
	}
	l.text = mended
}

// loneNBSP reports a non-breaking space between two words, where an ordinary
// one belongs.
func loneNBSP(s string) bool {
	runes := []rune(s)
	for i := 1; i+1 < len(runes); i++ {
		if r := runes[i]; r != ' ' && unicode.IsSpace(r) && r != '\t' && !unicode.IsSpace(runes[i-1]) && !unicode.IsSpace(runes[i+1]) {
			return true
		}
	}
	return false
}
