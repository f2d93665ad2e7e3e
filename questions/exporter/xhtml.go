package exporter

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// xhtml is sanitised HTML as well-formed XML; source gives a picture's address
// by the name under which the batch keeps it.
func xhtml(fragment string, source func(name string) string) string {
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return esc(fragment)
	}
	var out strings.Builder
	for _, n := range nodes {
		writeXHTML(&out, n, source)
	}
	return out.String()
}

func writeXHTML(out *strings.Builder, n *html.Node, source func(string) string) {
	switch n.Type {
	case html.TextNode:
		out.WriteString(esc(n.Data))
		return
	case html.ElementNode:
	default:
		return
	}
	out.WriteString("<" + n.Data)
	for _, a := range n.Attr {
		value := a.Val
		if name, ok := strings.CutPrefix(value, "media:"); ok && n.DataAtom == atom.Img {
			value = source(name)
		}
		out.WriteString(" " + a.Key + `="` + attr(value) + `"`)
	}
	if n.DataAtom == atom.Img && !hasAttribute(n, "alt") {
		out.WriteString(` alt=""`)
	}
	if n.FirstChild == nil && (n.DataAtom == atom.Br || n.DataAtom == atom.Img || n.DataAtom == atom.Hr) {
		out.WriteString("/>")
		return
	}
	out.WriteString(">")
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeXHTML(out, c, source)
	}
	out.WriteString("</" + n.Data + ">")
}

func hasAttribute(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}
