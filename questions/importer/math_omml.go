package importer

import (
	"strings"
	"unicode"
)

// omml turns Office's own mathematics (ECMA-376 part 1, chapter 22.1) into
// presentation MathML.
type omml struct {
	unknown []string // elements that have no counterpart here
	depth   int
}

// maxMathDepth bounds nesting that no formula has.
const maxMathDepth = 64

// readOMML converts an m:oMath element.
func readOMML(n *xmlNode) (Formula, []string) {
	o := &omml{}
	f := formula(mathRow(o.all(n)...))
	return f, o.unknown
}

// all converts the children of an element.
func (o *omml) all(n *xmlNode) []*mathNode {
	if n == nil || o.depth > maxMathDepth {
		return nil
	}
	o.depth++
	defer func() { o.depth-- }()
	var out []*mathNode
	for _, k := range n.kids {
		if k.name != "" {
			out = append(out, o.one(k)...)
		}
	}
	return out
}

// arg converts an argument of a structure: e, num, den, sub, sup, deg, lim.
func (o *omml) arg(n *xmlNode, name string) *mathNode { return mathRow(o.all(n.child(name))...) }

// hidden reports an argument that the properties switch off.
func hidden(n *xmlNode, name string) bool {
	c := n.child(n.name + "Pr").child(name)
	return c != nil && c.start.toggle() == on
}

// property returns the value of one of a structure's properties.
func property(n *xmlNode, name, otherwise string) string {
	c := n.child(n.name + "Pr").child(name)
	if c == nil {
		return otherwise
	}
	v, ok := c.start.lookup("val")
	if !ok {
		return otherwise
	}
	return v
}

func (o *omml) one(n *xmlNode) []*mathNode {
	node := func(name string, kids ...*mathNode) []*mathNode { return []*mathNode{{name: name, kids: kids}} }
	switch n.name {
	case "r":
		return o.run(n)
	case "f":
		return o.fraction(n)
	case "sSup":
		return node("msup", o.arg(n, "e"), o.arg(n, "sup"))
	case "sSub":
		return node("msub", o.arg(n, "e"), o.arg(n, "sub"))
	case "sSubSup":
		return node("msubsup", o.arg(n, "e"), o.arg(n, "sub"), o.arg(n, "sup"))
	case "sPre":
		return node("mmultiscripts", o.arg(n, "e"), &mathNode{name: "mprescripts"}, o.arg(n, "sub"), o.arg(n, "sup"))
	case "rad":
		if n.child("deg") == nil || hidden(n, "degHide") || len(o.all(n.child("deg"))) == 0 {
			return node("msqrt", o.all(n.child("e"))...)
		}
		return node("mroot", o.arg(n, "e"), o.arg(n, "deg"))
	case "nary":
		return o.nary(n)
	case "d":
		return o.delimited(n)
	case "m", "eqArr":
		return []*mathNode{o.table(n)}
	case "acc":
		return node("mover", o.arg(n, "e"), mathOp(property(n, "chr", "\u0302"), "stretchy", "true"))
	case "bar":
		if property(n, "pos", "bot") == "top" {
			return node("mover", o.arg(n, "e"), mathOp("¯", "stretchy", "true"))
		}
		return node("munder", o.arg(n, "e"), mathOp("_", "stretchy", "true"))
	case "groupChr":
		if property(n, "pos", "bot") == "top" {
			return node("mover", o.arg(n, "e"), mathOp(property(n, "chr", "⏟"), "stretchy", "true"))
		}
		return node("munder", o.arg(n, "e"), mathOp(property(n, "chr", "⏟"), "stretchy", "true"))
	case "limLow":
		return node("munder", o.arg(n, "e"), o.arg(n, "lim"))
	case "limUpp":
		return node("mover", o.arg(n, "e"), o.arg(n, "lim"))
	case "func":
		return []*mathNode{o.arg(n, "fName"), mathOp("\u2061"), o.arg(n, "e")}
	}
	return o.wrapper(n)
}

// wrapper enters what only holds other things; anything unknown is entered too
// and reported.
func (o *omml) wrapper(n *xmlNode) []*mathNode {
	switch n.name {
	case "del", "moveFrom", "annotation":
		return nil
	case "e", "oMath", "oMathPara", "box", "borderBox", "phant", "ins", "moveTo", "sdt", "sdtContent", "smartTag", "hyperlink":
		return o.all(n)
	}
	if strings.HasSuffix(n.name, "Pr") || strings.HasPrefix(n.name, "bookmark") || strings.HasPrefix(n.name, "comment") || n.name == "proofErr" {
		return nil
	}
	o.unknown = append(o.unknown, n.name)
	return o.all(n)
}

func (o *omml) fraction(n *xmlNode) []*mathNode {
	num, den := o.arg(n, "num"), o.arg(n, "den")
	switch property(n, "type", "bar") {
	case "lin", "skw":
		return []*mathNode{num, mathOp("/"), den}
	case "noBar": // a binomial, within its delimiters
		return []*mathNode{{name: "mtable", kids: []*mathNode{mathTableRow(num), mathTableRow(den)}}}
	}
	return []*mathNode{{name: "mfrac", kids: []*mathNode{num, den}}}
}

func mathTableRow(cells ...*mathNode) *mathNode {
	tr := &mathNode{name: "mtr"}
	for _, c := range cells {
		tr.kids = append(tr.kids, &mathNode{name: "mtd", kids: []*mathNode{c}})
	}
	return tr
}

func (o *omml) nary(n *xmlNode) []*mathNode {
	sign := mathOp(property(n, "chr", "∫"), "largeop", "true")
	sub, sup := o.arg(n, "sub"), o.arg(n, "sup")
	noSub, noSup := hidden(n, "subHide") || sub.line() == "", hidden(n, "supHide") || sup.line() == ""
	under, over, both := "msub", "msup", "msubsup"
	if property(n, "limLoc", "undOvr") == "undOvr" && sign.text != "∫" {
		under, over, both = "munder", "mover", "munderover"
	}
	head := sign
	switch {
	case noSub && noSup:
	case noSup:
		head = &mathNode{name: under, kids: []*mathNode{sign, sub}}
	case noSub:
		head = &mathNode{name: over, kids: []*mathNode{sign, sup}}
	default:
		head = &mathNode{name: both, kids: []*mathNode{sign, sub, sup}}
	}
	return []*mathNode{head, o.arg(n, "e")}
}

func (o *omml) delimited(n *xmlNode) []*mathNode {
	row := &mathNode{name: "mrow"}
	put := func(sign string) {
		if sign != "" {
			row.kids = append(row.kids, mathOp(sign, "fence", "true", "stretchy", "true"))
		}
	}
	put(property(n, "begChr", "("))
	for i, e := range n.children("e") {
		if i > 0 {
			put(property(n, "sepChr", "|"))
		}
		row.kids = append(row.kids, o.all(e)...)
	}
	put(property(n, "endChr", ")"))
	return []*mathNode{row}
}

// table converts a matrix, or equations one below the other.
func (o *omml) table(n *xmlNode) *mathNode {
	t := &mathNode{name: "mtable"}
	for _, k := range n.kids {
		switch k.name {
		case "mr":
			var cells []*mathNode
			for _, e := range k.children("e") {
				cells = append(cells, mathRow(o.all(e)...))
			}
			t.kids = append(t.kids, mathTableRow(cells...))
		case "e":
			t.kids = append(t.kids, mathTableRow(mathRow(o.all(k)...)))
			t.attrs = []string{"columnalign", "left"}
		}
	}
	return t
}

// run converts a run of letters: upright where Word draws it upright.
func (o *omml) run(n *xmlNode) []*mathNode {
	props := n.child("rPr")
	text := ""
	for _, t := range n.children("t") {
		text += t.allText()
	}
	if nor := props.child("nor"); nor != nil && nor.start.toggle() == on {
		return []*mathNode{{name: "mtext", text: text}}
	}
	upright := false
	if sty := props.child("sty"); sty != nil {
		upright = sty.attr("val") == "p" || sty.attr("val") == "b"
	}
	return mathTokens(strings.ReplaceAll(text, "&", ""), upright)
}

// mathTokens cuts letters into names, numbers and signs. Several letters with
// a Vietnamese one among them are words.
func mathTokens(text string, upright bool) []*mathNode {
	var out []*mathNode
	runes := []rune(text)
	for i := 0; i < len(runes); {
		r := runes[i]
		j := i + 1
		switch {
		case unicode.IsSpace(r):
			if len(out) > 0 && j < len(runes) {
				out = append(out, &mathNode{name: "mtext", text: " "})
			}
		case unicode.IsDigit(r):
			for j < len(runes) && (unicode.IsDigit(runes[j]) || strings.ContainsRune(".,", runes[j]) && j+1 < len(runes) && unicode.IsDigit(runes[j+1])) {
				j++
			}
			out = append(out, &mathNode{name: "mn", text: string(runes[i:j])})
		case unicode.IsLetter(r):
			for j < len(runes) && unicode.IsLetter(runes[j]) {
				j++
			}
			out = append(out, mathWord(string(runes[i:j]), upright)...)
		default:
			out = append(out, mathOp(string(r)))
		}
		i = j
	}
	return out
}

func mathWord(word string, upright bool) []*mathNode {
	letters := []rune(word)
	switch {
	case len(letters) == 1 && upright:
		return []*mathNode{{name: "mi", text: word, attrs: []string{"mathvariant", "normal"}}}
	case upright || len(letters) == 1:
		return []*mathNode{{name: "mi", text: word}}
	case strings.ContainsFunc(word, func(r rune) bool {
		return r > unicode.MaxLatin1 && r < 0x2000 && !unicode.Is(unicode.Greek, r) || r >= 0xc0 && r < 0x250
	}):
		return []*mathNode{{name: "mtext", text: word}}
	}
	out := make([]*mathNode, len(letters))
	for i, r := range letters {
		out[i] = &mathNode{name: "mi", text: string(r)}
	}
	return out
}
