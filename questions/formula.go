package questions

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// Formula is how a stretch of a question's text is drawn. The text itself stays
// the line that is searched, compared, spoken and shown where no formula can be
// drawn.
type Formula struct {
	Text   string // as it stands in the stem, an option, a pair or the explanation
	MathML string // one <math> element of presentation MathML
}

// Limits of formulas: a page of them is no question any more.
const (
	maxFormulas     = 60
	maxFormulaBytes = 16 << 10
	maxFormulaDepth = 60
)

// mathML names the elements and attributes that a formula may have: what draws,
// and nothing that links, runs, styles or hides another notation.
const (
	mathMLNamespace = "http://www.w3.org/1998/Math/MathML"
	mathMLElements  = " math mrow mi mn mo mtext mspace mfrac msup msub msubsup munder mover munderover msqrt mroot mtable mtr mtd mmultiscripts mprescripts none "
	mathMLSwitches  = " mathvariant stretchy fence largeop movablelimits accent accentunder linethickness columnalign "
)

// soundMathML reports whether s is one <math> element made of nothing but what
// mathML names. What is not is not mended: the text says it too.
func soundMathML(s string) bool {
	if len(s) > maxFormulaBytes {
		return false
	}
	d := xml.NewDecoder(strings.NewReader(s))
	depth, roots := 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return depth == 0 && roots == 1
		}
		if err != nil {
			return false
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth == 0 {
				roots++
			}
			if depth++; depth > maxFormulaDepth || (depth == 1) != (t.Name.Local == "math") || !soundElement(t) {
				return false
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 0 && strings.TrimSpace(string(t)) != "" {
				return false
			}
		default:
			return false // comments, instructions, declarations
		}
	}
}

func soundElement(e xml.StartElement) bool {
	if e.Name.Space != mathMLNamespace || !strings.Contains(mathMLElements, " "+e.Name.Local+" ") {
		return false
	}
	return !slices.ContainsFunc(e.Attr, func(a xml.Attr) bool {
		if a.Name.Local == "xmlns" && a.Name.Space == "" {
			return a.Value != mathMLNamespace
		}
		return a.Name.Space != "" || !strings.Contains(mathMLSwitches, " "+a.Name.Local+" ") || len(a.Value) > 20 || strings.ContainsAny(a.Value, ":;(/")
	})
}

// tidyFormulas keeps the sound formulas that stand in one of the texts, each
// once.
func tidyFormulas(list []Formula, texts []string) []Formula {
	var out []Formula
	for _, f := range list {
		f.Text = tidy(f.Text)
		known := slices.ContainsFunc(out, func(o Formula) bool { return o.Text == f.Text })
		if len(out) < maxFormulas && !known && f.in(texts) && soundMathML(f.MathML) {
			out = append(out, f)
		}
	}
	return out
}

func (f Formula) in(texts []string) bool {
	return f.Text != "" && slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, f.Text) })
}

// FormulasIn returns the formulas that stand in one of these texts, ordered by
// what they say: the order in which an author wrote them could tell a key.
func (i Illustration) FormulasIn(texts ...string) []Formula {
	var out []Formula
	for _, f := range i.Formulas {
		if f.in(texts) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b Formula) int { return strings.Compare(a.Text, b.Text) })
	return out
}

// texts are all that the version says in words.
func (v Version) texts() []string {
	out := append([]string{v.Stem, v.Explanation}, v.Options...)
	for _, p := range v.Pairs {
		out = append(out, p.Left, p.Right)
	}
	return append(out, v.Decoys...)
}
