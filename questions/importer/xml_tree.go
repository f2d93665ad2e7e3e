package importer

import (
	"html"
	"strings"
)

// xmlNode is an element of a small XML document, or text when name is "".
type xmlNode struct {
	name  string
	text  string
	start xmlToken
	kids  []*xmlNode
}

// maxNodes bounds the memory of a tree: about 200 MB.
const maxNodes = 1500000

// parseXML reads a whole document into a tree.
func parseXML(data []byte) (*xmlNode, error) {
	scan := newXMLScanner(data)
	for {
		t, err := scan.next()
		if err != nil {
			return nil, err
		}
		switch t.kind {
		case 0:
			return nil, ErrXML.With("detail", "no root")
		case '<':
			root, err := readTree(scan, t)
			if err != nil {
				return nil, err
			}
			_, err = scan.next() // the rest must be empty
			return root, err
		}
	}
}

// readTree reads the element whose start token was just returned.
func readTree(scan *xmlScanner, start xmlToken) (*xmlNode, error) {
	root := &xmlNode{name: start.name, start: start}
	stack := []*xmlNode{root}
	for nodes := 0; ; nodes++ {
		if nodes > maxNodes {
			return nil, ErrTooLarge
		}
		t, err := scan.next()
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t.kind {
		case 0:
			return nil, ErrXML.With("detail", "unexpected end")
		case 't':
			top.kids = append(top.kids, &xmlNode{text: t.text})
		case '<':
			n := &xmlNode{name: t.name, start: t}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case '>':
			if stack = stack[:len(stack)-1]; len(stack) == 0 {
				return root, nil
			}
		}
	}
}

// attr returns an attribute by its local name.
func (n *xmlNode) attr(name string) string { return n.start.attr(name) }

// child returns the first child element of that name, nil if none.
func (n *xmlNode) child(name string) *xmlNode {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// children returns the child elements of that name.
func (n *xmlNode) children(name string) []*xmlNode {
	var out []*xmlNode
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
	}
	return out
}

// find returns all descendants that match, outermost first; what is inside a
// match is not searched.
func (n *xmlNode) find(match func(name string) bool) []*xmlNode {
	var out []*xmlNode
	for _, k := range n.kids {
		switch {
		case k.name == "":
		case match(k.name):
			out = append(out, k)
		default:
			out = append(out, k.find(match)...)
		}
	}
	return out
}

// allText returns the text of the element and everything in it.
func (n *xmlNode) allText() string {
	if n == nil {
		return ""
	}
	if n.name == "" {
		return n.text
	}
	var out strings.Builder
	for _, k := range n.kids {
		out.WriteString(k.allText())
	}
	return out.String()
}

// value returns the trimmed text of a child element.
func (n *xmlNode) value(name string) string { return strings.TrimSpace(n.child(name).allText()) }

// asHTML writes the content of an element as HTML. replace may write an
// element in another way.
func (n *xmlNode) asHTML(out *strings.Builder, replace func(*strings.Builder, *xmlNode) bool) {
	for _, k := range n.kids {
		switch {
		case k.name == "":
			out.WriteString(html.EscapeString(k.text))
		case replace != nil && replace(out, k):
		case isVoid(k.name):
			out.WriteString("<" + k.name + htmlAttributes(k) + ">")
		default:
			out.WriteString("<" + k.name + htmlAttributes(k) + ">")
			k.asHTML(out, replace)
			out.WriteString("</" + k.name + ">")
		}
	}
}

func isVoid(name string) bool {
	return name == "br" || name == "img" || name == "hr" || name == "col"
}

func htmlAttributes(n *xmlNode) string {
	out := ""
	for _, name := range []string{"src", "alt", "href", "width", "height", "colspan", "rowspan"} {
		if v, ok := n.start.lookup(name); ok {
			out += " " + name + `="` + html.EscapeString(v) + `"`
		}
	}
	return out
}
