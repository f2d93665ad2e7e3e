package importer

import (
	"encoding/xml"
	"slices"
	"strings"
	"unicode"
)

// drawnRune is a letter of a PDF as it is drawn.
type drawnRune struct {
	r     rune
	look  look
	color uint32
}

// drawnLine is a line of a page, without its spaces.
type drawnLine struct {
	top, height int
	pieces      []drawnPiece
}

type drawnWord []drawnRune

// fits reports that a word can be laid on letters that none lies on yet.
func (w drawnWord) fits(letters []rune, taken []drawnRune) bool {
	for i, r := range w {
		if taken[i].r != 0 || letters[i] != r.r {
			return false
		}
	}
	return true
}

// drawnPiece is a run of letters in one font. Letters that the font lacks stand
// in pieces of their own, over its spaces.
type drawnPiece struct {
	left  int
	right int
	words []drawnWord
}

// looksOfPages are the lines of each page by their letters in the order of the
// alphabet, from the top.
type looksOfPages []map[string][]drawnLine

// pdfReader reads what pdftohtml -xml writes. Its tags may cross, so they are
// read one by one.
type pdfReader struct {
	pages  looksOfPages
	colors map[string]uint32 // by font
	lines  []drawnLine       // of the page under reading

	inText bool // in a piece
	top    int
	height int
	piece  drawnPiece
	look   look
	color  uint32
}

// pdfLooks returns how the lines of each page are drawn.
func pdfLooks(text string) looksOfPages {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	r := pdfReader{colors: map[string]uint32{}}
	for {
		token, err := d.RawToken()
		if err != nil {
			return r.pages // the end, or damage: what was read so far is true
		}
		switch t := token.(type) {
		case xml.StartElement:
			r.open(t)
		case xml.EndElement:
			r.close(t.Name.Local)
		case xml.CharData:
			if r.inText {
				r.piece.add(string(t), r.look, r.color)
			}
		}
	}
}

func (r *pdfReader) open(t xml.StartElement) {
	switch t.Name.Local {
	case "fontspec":
		r.colors[attrOf(t, "id")] = standsOut(attrOf(t, "color"))
	case "text":
		left := atoi(attrOf(t, "left"))
		r.inText, r.look, r.color = true, 0, r.colors[attrOf(t, "font")]
		r.top, r.height = atoi(attrOf(t, "top")), atoi(attrOf(t, "height"))
		r.piece = drawnPiece{left: left, right: left + atoi(attrOf(t, "width"))}
	case "b":
		r.look |= lookBold
	case "i":
		r.look |= lookItalic
	}
}

func (r *pdfReader) close(name string) {
	switch name {
	case "b":
		r.look &^= lookBold
	case "i":
		r.look &^= lookItalic
	case "text":
		r.inText = false
		r.lines = place(r.lines, r.top, r.height, r.piece)
	case "page":
		r.pages, r.lines = append(r.pages, byLetters(r.lines)), nil
	}
}

func attrOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// place puts a piece into the line at its height.
func place(lines []drawnLine, top, height int, p drawnPiece) []drawnLine {
	for i := max(0, len(lines)-8); i < len(lines); i++ {
		if gap := lines[i].top - top; 2*max(gap, -gap) <= height {
			lines[i].pieces = append(lines[i].pieces, p)
			return lines
		}
	}
	return append(lines, drawnLine{top, height, []drawnPiece{p}})
}

func (p *drawnPiece) add(text string, l look, color uint32) {
	apart := len(p.words) == 0
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			apart = true
			continue
		case apart:
			p.words = append(p.words, nil)
		}
		apart = false
		last := len(p.words) - 1
		p.words[last] = append(p.words[last], drawnRune{r, l, color})
	}
}

func byLetters(lines []drawnLine) map[string][]drawnLine {
	slices.SortStableFunc(lines, func(a, b drawnLine) int { return a.top - b.top })
	out := make(map[string][]drawnLine, len(lines))
	for _, line := range lines {
		slices.SortStableFunc(line.pieces, func(a, b drawnPiece) int { return a.left - b.left })
		var letters []rune
		for _, r := range line.runes() {
			letters = append(letters, r.r)
		}
		key := inOrder(letters)
		out[key] = append(out[key], line)
	}
	return out
}

// runes are the letters of the pieces one after the other.
func (l drawnLine) runes() []drawnRune {
	var out []drawnRune
	for _, p := range l.pieces {
		for _, w := range p.words {
			out = append(out, w...)
		}
	}
	return out
}

func inOrder(letters []rune) string {
	sorted := slices.Clone(letters)
	slices.Sort(sorted)
	return string(sorted)
}

// as returns the looks of the letters of a text that has the same ones; false
// when the pieces cannot be laid over it.
func (l drawnLine) as(letters []rune) ([]drawnRune, bool) {
	straight := l.runes()
	if slices.EqualFunc(straight, letters, func(d drawnRune, r rune) bool { return d.r == r }) {
		return straight, true
	}
	out := make([]drawnRune, len(letters))
	pieces := slices.Clone(l.pieces)
	slices.SortStableFunc(pieces, func(a, b drawnPiece) int { return len(b.words) - len(a.words) }) // what fills the gaps comes last
	for _, p := range pieces {
		at := l.about(p.left, len(letters))
		for _, w := range p.words {
			for at+len(w) <= len(letters) && !w.fits(letters[at:], out[at:]) {
				at++
			}
			if at+len(w) > len(letters) {
				return nil, false
			}
			at += copy(out[at:], w)
		}
	}
	return out, true
}

// about is the earliest of n letters that may stand at a place: letters are not
// equally wide, so it looks a few letters back.
func (l drawnLine) about(left, n int) int {
	from, to := l.pieces[0].left, 0
	for _, p := range l.pieces {
		to = max(to, p.right)
	}
	return max(0, n*(left-from)/max(1, to-from)-n/12-3)
}

// dress gives the lines of a paper the looks of the lines with the same
// letters on the same page. A line that is drawn otherwise stays as it is.
func (l looksOfPages) dress(p paper, text string) {
	page, at := 0, 0
	for i := range p.blocks {
		line := &p.blocks[i].line
		for at < line.para-1 { // the form feeds of the lines before
			next, rest, _ := strings.Cut(text, "\n")
			page += strings.Count(next, "\f")
			text, at = rest, at+1
		}
		own, _, _ := strings.Cut(text, "\n")
		on := page + strings.Count(own, "\f")
		if on >= len(l) {
			return
		}
		letters := []rune(strings.Join(strings.Fields(line.text), ""))
		key := inOrder(letters)
		if found := l[on][key]; len(found) > 0 && len(letters) > 0 {
			l[on][key] = found[1:]
			if runes, ok := found[0].as(letters); ok {
				line.spans = dressed(line.text, runes)
			}
		}
	}
}

// dressed are the spans of a text whose letters are drawn so; a space looks
// like what it follows.
func dressed(text string, runes []drawnRune) []span {
	var spans []span
	n := 0
	var now span
	for i, r := range text {
		if unicode.IsSpace(r) || n >= len(runes) {
			continue
		}
		one := span{look: runes[n].look, color: runes[n].color}
		n++
		if n > 1 && (one.look != now.look || one.color != now.color) {
			spans = append(spans, span{end: i, look: now.look, color: now.color})
		}
		now = one
	}
	return append(spans, span{end: len(text), look: now.look, color: now.color})
}
