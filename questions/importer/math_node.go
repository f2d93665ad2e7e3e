package importer

import (
	"html"
	"slices"
	"strings"
	"unicode"
)

// Formula is a formula of a question: Text is how it stands in the question's
// text, in one line; MathML is how it is drawn. Texts that say everything by
// themselves ("x + 1 = 5") have no Formula.
type Formula struct {
	Text   string
	MathML string
}

// mathNode is an element of presentation MathML. Only elements and attributes
// that this package names itself come into one, so that nothing can hide in it.
type mathNode struct {
	name  string
	text  string // of mi, mn, mo, mtext
	attrs []string
	kids  []*mathNode
}

func mathRow(kids ...*mathNode) *mathNode {
	if len(kids) == 1 && kids[0] != nil {
		return kids[0]
	}
	return &mathNode{name: "mrow", kids: kids}
}

func mathOp(sign string, attrs ...string) *mathNode {
	return &mathNode{name: "mo", text: sign, attrs: attrs}
}

// write serialises the node.
func (n *mathNode) write(out *strings.Builder) {
	out.WriteString("<" + n.name)
	for i := 0; i+1 < len(n.attrs); i += 2 {
		out.WriteString(" " + n.attrs[i] + `="` + html.EscapeString(n.attrs[i+1]) + `"`)
	}
	text := n.text
	if n.name == "mo" && text == "-" {
		text = "−" // a hyphen is too short to be seen between letters
	}
	out.WriteString(">" + html.EscapeString(text))
	for _, k := range n.kids {
		k.write(out)
	}
	out.WriteString("</" + n.name + ">")
}

// structured reports a formula whose line of text says less than its drawing.
func (n *mathNode) structured() bool {
	switch n.name {
	case "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle", "mphantom":
		return slices.ContainsFunc(n.kids, (*mathNode).structured)
	}
	return true
}

// formula makes a formula of a row of nodes. Its text has passed the same
// repairs as the text around it.
func formula(row *mathNode) Formula {
	text, _ := mend(row.line(), true)
	f := Formula{Text: squeeze(text)}
	if f.Text == "" || !row.structured() {
		return f
	}
	var out strings.Builder
	root := mathNode{name: "math", attrs: []string{"xmlns", "http://www.w3.org/1998/Math/MathML"}, kids: []*mathNode{row}}
	root.write(&out)
	f.MathML = out.String()
	return f
}

// keepFormulas drops formulas that stand nowhere in the question's text, and
// those that are there twice.
func (q *Question) keepFormulas() {
	if len(q.Formulas) == 0 {
		return
	}
	texts := []string{q.Stem, q.Explanation}
	for _, o := range q.Options {
		texts = append(texts, o.Text)
	}
	for _, p := range q.Pairs {
		texts = append(texts, p.Left, p.Right)
	}
	all := strings.Join(texts, "\n")
	seen := make(map[string]bool)
	q.Formulas = slices.DeleteFunc(q.Formulas, func(f Formula) bool {
		drop := seen[f.Text] || !strings.Contains(all, f.Text)
		seen[f.Text] = true
		return drop
	})
}

// bent reports whether a line of text draws the formula otherwise than it
// stands: a fraction, a root, a table, a power that Unicode cannot raise.
func (f Formula) bent() bool {
	for _, element := range []string{"<mfrac", "<mroot", "<msqrt", "<mtable", "<munder", "<mover", "<mmultiscripts"} {
		if strings.Contains(f.MathML, element) {
			return true
		}
	}
	return f.MathML != "" && strings.ContainsAny(f.Text, "^_")
}

// drawnAsLines says which formulas of a question also stand as lines of text:
// television, spreadsheets and old browsers show the line, and a fraction
// written with a slash may read otherwise.
func (b *builder) drawnAsLines(i int) {
	var lines []string
	for _, f := range b.batch.Questions[i].Formulas {
		if f.bent() {
			lines = append(lines, f.Text)
		}
	}
	if len(lines) > 0 {
		b.about(i, warnf("equation_as_line", "Công thức được vẽ trên trình duyệt; trên truyền hình, trong bảng tính và trên trình duyệt cũ là dòng chữ (%s). Hãy đọc lại xem dòng ấy còn đúng ý không.",
			"The equation is drawn in browsers; television, spreadsheets and old browsers show a line of text (%s). Read whether the line still says the same.", shorten(strings.Join(lines, "; "), 80)))
	}
}

// line writes the node as a line of text: fractions with a slash, powers
// raised where Unicode can, else with ^.
func (n *mathNode) line() string {
	if n == nil {
		return ""
	}
	arg := func(i int) string {
		if i < len(n.kids) {
			return n.kids[i].line()
		}
		return ""
	}
	switch n.name {
	case "mfrac":
		return grouped(arg(0)) + "/" + divisor(arg(1))
	case "msup":
		return grouped(arg(0)) + mathRaised(arg(1), "superscript")
	case "msub":
		return grouped(arg(0)) + mathRaised(arg(1), "subscript")
	case "msubsup":
		return grouped(arg(0)) + mathRaised(arg(1), "subscript") + mathRaised(arg(2), "superscript")
	case "munder":
		return arg(0) + "_" + bracketed(arg(1))
	case "mover":
		return accented(arg(0), arg(1))
	case "munderover":
		return arg(0) + "_" + bracketed(arg(1)) + "^" + bracketed(arg(2))
	case "msqrt":
		return "√" + grouped(n.joined())
	case "mroot":
		return mathRaised(arg(1), "superscript") + "√" + grouped(arg(0))
	case "mmultiscripts":
		return mathRaised(arg(2), "subscript") + mathRaised(arg(3), "superscript") + arg(0)
	case "mtable":
		return n.table()
	}
	return n.text + n.joined()
}

func (n *mathNode) joined() string {
	var out strings.Builder
	for i, k := range n.kids {
		if k.name == "mo" && spaced(k.text) && out.Len() > 0 {
			out.WriteString(" " + k.text + " ")
			continue
		}
		if i > 0 && k.name != "mo" && n.kids[i-1].ends() {
			out.WriteByte(' ') // "a/2 b" is not "a/2b", nor is a sum's limit its term
		}
		out.WriteString(k.line())
	}
	return out.String()
}

// ends reports a node after which the next one must not be read on.
func (n *mathNode) ends() bool {
	switch n.name {
	case "mfrac", "munder", "munderover":
		return true
	case "msub", "msup", "msubsup":
		return len(n.kids) > 0 && len(n.kids[0].attrs) > 0 && n.kids[0].attrs[0] == "largeop"
	}
	return false
}

// table writes a matrix as "[a, b; c, d]".
func (n *mathNode) table() string {
	rows := make([]string, 0, len(n.kids))
	for _, tr := range n.kids {
		cells := make([]string, 0, len(tr.kids))
		for _, td := range tr.kids {
			cells = append(cells, td.line())
		}
		rows = append(rows, strings.Join(cells, ", "))
	}
	return "[" + strings.Join(rows, "; ") + "]"
}

// spaced reports signs that stand between spaces in a line.
func spaced(sign string) bool {
	switch sign {
	case "=", "<", ">", "≤", "≥", "≠", "≈", "→", "⇒", "⇔", "∈", "∉", "⊂", "∪", "∩", "≡":
		return true
	}
	return false
}

// grouped puts what is more than one thing in brackets.
func grouped(s string) string {
	s = strings.TrimSpace(s)
	for _, r := range s {
		if !isWordRune(r) && !strings.ContainsRune(".,'′°%⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ₀₁₂₃₄₅₆₇₈₉\u0302\u0303\u0304\u20d7", r) {
			return bracketed(s)
		}
	}
	return s
}

// divisor is what stands under a bar: a product there needs brackets too, for
// 1/2a may be read as half of a.
func divisor(s string) string {
	s = grouped(s)
	if strings.ContainsAny(s, "0123456789") && strings.ContainsFunc(s, unicode.IsLetter) && !closes(s) {
		return bracketed(s)
	}
	return s
}

// bracketed puts s in brackets, unless they are there or s is one sign.
func bracketed(s string) string {
	s = strings.TrimSpace(s)
	if len([]rune(s)) < 2 || closes(s) {
		return s
	}
	return "(" + s + ")"
}

// closes reports that the bracket s begins with is closed at its very end.
func closes(s string) bool {
	if s[0] != '(' || s[len(s)-1] != ')' {
		return false
	}
	depth := 0
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i == len(s)-1
			}
		}
	}
	return false
}

func mathRaised(s, how string) string {
	if s = strings.TrimSpace(s); s == "" {
		return ""
	}
	out := raise(s, how)
	if out == s { // an ordinal elsewhere, a name here
		return map[string]string{"superscript": "^", "subscript": "_"}[how] + bracketed(s)
	}
	return out
}

// accented writes an accent over one letter with a combining sign, over more
// as a function.
func accented(base, accent string) string {
	marks := map[string]string{"^": "\u0302", "\u0302": "\u0302", "~": "\u0303", "\u0303": "\u0303", "¯": "\u0304", "‾": "\u0304", "\u0304": "\u0304", "\u0305": "\u0304",
		"→": "\u20d7", "\u20d7": "\u20d7", "˙": "\u0307", "\u0307": "\u0307", "¨": "\u0308", "\u0308": "\u0308"}
	names := map[string]string{"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u20d7": "vec", "\u0307": "dot", "\u0308": "ddot"}
	mark, known := marks[accent]
	switch {
	case !known:
		return base + "^" + bracketed(accent)
	case len([]rune(base)) == 1 && mark == "\u20d7":
		return base + mark
	case len([]rune(base)) == 1:
		return base + mark
	}
	return names[mark] + "(" + base + ")"
}
