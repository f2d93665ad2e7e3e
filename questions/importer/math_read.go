package importer

import (
	"strings"

	"golang.org/x/net/html"
)

// mathElements are the elements of presentation MathML that are kept.
func mathElements() map[string]bool {
	out := make(map[string]bool)
	for _, name := range strings.Fields("math mrow mi mn mo mtext mspace ms mfrac msup msub msubsup munder mover munderover msqrt mroot mtable mtr mtd mmultiscripts mprescripts none mstyle mpadded mphantom merror menclose semantics mfenced mlabeledtr") {
		out[name] = true
	}
	return out
}

// readMathML rebuilds MathML that came in a file from what is known of it:
// elements by a list, no attributes but a few harmless ones.
func readMathML(n *xmlNode) Formula {
	return formula(mathRow(mathKids(n, mathElements(), 0)...))
}

// ReadMathML reads one element of MathML as the readers of files do. The formula
// is empty when s is none.
func ReadMathML(s string) Formula {
	n, err := parseXML([]byte(s))
	if err != nil {
		return Formula{}
	}
	return readMathML(n)
}

func mathKids(n *xmlNode, known map[string]bool, depth int) []*mathNode {
	var out []*mathNode
	if depth > maxMathDepth {
		return nil
	}
	for _, k := range n.kids {
		if k.name != "" {
			out = append(out, mathElement(k, known, depth)...)
		}
	}
	return out
}

func mathElement(n *xmlNode, known map[string]bool, depth int) []*mathNode {
	switch n.name {
	case "annotation", "annotation-xml", "mphantom":
		return nil // the same again in another notation; what is not drawn
	case "mi", "mn", "mo", "mtext", "ms":
		name := strings.Replace(n.name, "ms", "mtext", 1)
		node := &mathNode{name: name, text: squeeze(n.allText())}
		if node.text == "−" {
			node.text = "-" // a keyboard's minus in lines of text; drawings have the long one
		}
		if v := n.attr("mathvariant"); v == "normal" || v == "bold" || v == "italic" {
			node.attrs = []string{"mathvariant", v}
		}
		if n.name == "mtext" && node.text == "" {
			node.text = " "
		}
		return []*mathNode{node}
	case "mfenced":
		return []*mathNode{mathFenced(n, known, depth)}
	case "mrow", "math", "mstyle", "mpadded", "semantics", "merror", "menclose":
		kids := mathKids(n, known, depth+1)
		if len(kids) == 1 {
			return kids
		}
		return []*mathNode{{name: "mrow", kids: kids}}
	}
	if !known[n.name] {
		return mathKids(n, known, depth+1)
	}
	name := strings.Replace(n.name, "mlabeledtr", "mtr", 1)
	return []*mathNode{{name: name, kids: mathKids(n, known, depth+1)}}
}

// mathFenced writes the old mfenced as a row with its brackets.
func mathFenced(n *xmlNode, known map[string]bool, depth int) *mathNode {
	sign := func(name, otherwise string) string {
		if v, ok := n.start.lookup(name); ok {
			return strings.TrimSpace(v)
		}
		return otherwise
	}
	row := &mathNode{name: "mrow", kids: []*mathNode{mathOp(sign("open", "("))}}
	for i, k := range mathKids(n, known, depth+1) {
		if separator := []rune(sign("separators", ",")); i > 0 && len(separator) > 0 {
			row.kids = append(row.kids, mathOp(string(separator[min(i-1, len(separator)-1)])))
		}
		row.kids = append(row.kids, k)
	}
	row.kids = append(row.kids, mathOp(sign("close", ")")))
	return row
}

// xmlOfHTML turns a math element of parsed HTML into the tree that readMathML
// takes.
func xmlOfHTML(n *html.Node, depth int) *xmlNode {
	out := &xmlNode{name: n.Data}
	if n.Type == html.TextNode {
		return &xmlNode{text: n.Data}
	}
	for _, a := range n.Attr {
		if a.Key == "mathvariant" || a.Key == "open" || a.Key == "close" || a.Key == "separators" {
			out.start.raw = append(out.start.raw, " "+a.Key+`="`+html.EscapeString(a.Val)+`"`...)
		}
	}
	if depth > maxMathDepth {
		return out
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode || c.Type == html.TextNode {
			out.kids = append(out.kids, xmlOfHTML(c, depth+1))
		}
	}
	return out
}
