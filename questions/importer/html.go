package importer

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/url"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// rich is a piece of HTML as it may be shown: as text, and sanitised where it
// says more than the text.
type rich struct {
	text     string
	html     string   // "" when the text says it all
	images   []string // sources of pictures, as written
	external []string // addresses outside of the file, removed
	missing  []string // pictures that should be in the file and are not
	formulas []Formula
	embedded map[string][]byte // pictures written into the text itself, by their names
	alts     map[string]string // what pictures show in words, by their names
}

// cleaner removes everything from HTML that could run, track or disturb.
var cleaner = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "b", "strong", "i", "em", "u", "s", "sub", "sup", "ul", "ol", "li", "div", "span",
		"table", "thead", "tbody", "tr", "td", "th", "caption", "blockquote", "pre", "code", "h3", "h4", "h5")
	p.AllowAttrs("colspan", "rowspan").OnElements("td", "th")
	p.AllowAttrs("src", "alt", "width", "height").OnElements("img")
	p.AllowRelativeURLs(true)
	p.AllowURLSchemes("media") // pictures of the batch: media:NAME
	return p
})

// readHTML turns HTML into text. pictures maps sources that came inside the
// file to names in Batch.Media; every other source is refused.
func readHTML(source string, pictures map[string]string) rich {
	if !strings.ContainsAny(source, "<&") {
		return rich{text: squeeze(source)}
	}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return rich{text: squeezeLines(source)}
	}
	w := &htmlWalker{pictures: pictures}
	w.walk(root, 0)
	out := rich{text: squeezeLines(strings.ReplaceAll(w.text.String(), "\u00a0", " ")), images: w.images, external: w.external, missing: w.missing, formulas: w.formulas, embedded: w.embedded, alts: w.alts}
	if w.richer {
		var body strings.Builder
		renderBody(&body, root)
		out.html = strings.TrimSpace(cleaner().Sanitize(body.String()))
	}
	return out
}

type htmlWalker struct {
	pictures map[string]string
	text     strings.Builder
	images   []string
	external []string
	missing  []string
	richer   bool
	pre      int // open elements that keep their lines
	formulas []Formula
	embedded map[string][]byte
	alts     map[string]string
}

const maxHTMLDepth = 400

func (w *htmlWalker) walk(n *html.Node, depth int) {
	if depth > maxHTMLDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text.WriteString(w.textOf(n))
		return
	case html.CommentNode:
		return
	case html.ElementNode:
		if !w.element(n) {
			return
		}
	}
	if n.DataAtom == atom.Pre {
		w.pre++
		defer func() { w.pre-- }()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, depth+1)
	}
	if n.Type == html.ElementNode && isBlock(n.DataAtom) {
		w.text.WriteByte('\n')
	}
}

// textOf is the text of a node: lines are kept only where they are drawn.
func (w *htmlWalker) textOf(n *html.Node) string {
	if w.pre > 0 {
		return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(n.Data)
	}
	return strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(n.Data)
}

// element handles a start tag; false skips its content.
func (w *htmlWalker) element(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Noscript, atom.Video, atom.Audio:
		if n.DataAtom != atom.Head && n.DataAtom != atom.Style {
			w.external = append(w.external, "<"+n.Data+">")
		}
		return n.DataAtom == atom.Object // an object's content is its fallback text
	case atom.Br:
		w.text.WriteByte('\n')
	case atom.Img:
		w.image(n)
	case atom.Sub, atom.Sup, atom.Table, atom.Ul, atom.Ol, atom.B, atom.Strong, atom.I, atom.Em, atom.U, atom.Pre, atom.Code:
		w.richer = true
	case atom.A:
		if href := attribute(n, "href"); strings.Contains(href, "//") || strings.HasPrefix(href, "@@PLUGINFILE@@") {
			w.external = append(w.external, href) // a link leads nowhere in a contest
		}
	case atom.Rt: // a reading above its word: 真(まこと)
		w.text.WriteString("(" + strings.TrimSpace(textContent(n)) + ")")
		return false
	case atom.Rp:
		return false
	case atom.Math:
		w.formula(n)
		return false
	}
	if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		w.text.WriteByte(' ')
	}
	if isBlock(n.DataAtom) {
		w.text.WriteByte('\n')
	}
	return true
}

// formula reads a formula; in what is kept as HTML it stands as its text.
func (w *htmlWalker) formula(n *html.Node) {
	f := readMathML(xmlOfHTML(n, 0))
	w.text.WriteString(f.Text)
	if f.MathML != "" {
		w.formulas = append(w.formulas, f)
	}
	n.Type, n.Data, n.FirstChild, n.LastChild = html.TextNode, f.Text, nil, nil
}

func (w *htmlWalker) image(n *html.Node) {
	src := attribute(n, "src")
	if name, ok := w.pictures[pictureKey(src)]; ok {
		w.show(n, name)
		return
	}
	if name, data := embeddedPicture(src); data != nil {
		if w.embedded == nil {
			w.embedded = make(map[string][]byte)
		}
		w.embedded[name] = data
		w.show(n, name)
		return
	}
	setAttribute(n, "src", "")
	if strings.Contains(src, "//") || strings.HasPrefix(src, "data:") {
		w.external = append(w.external, src)
	} else {
		w.missing = append(w.missing, src)
	}
}

// show notes a picture that the file holds, with what it shows in words.
func (w *htmlWalker) show(n *html.Node, name string) {
	w.images = append(w.images, name)
	if alt := attribute(n, "alt"); alt != "" {
		if w.alts == nil {
			w.alts = make(map[string]string)
		}
		w.alts[name] = cmp.Or(w.alts[name], alt)
	}
	setAttribute(n, "src", "media:"+name)
	w.richer = true
}

// embeddedPicture decodes a picture that stands in its own address, as editors
// leave them that paste from the clipboard. nil for everything else.
func embeddedPicture(src string) (name string, data []byte) {
	rest, ok := strings.CutPrefix(src, "data:image/")
	if !ok {
		return "", nil
	}
	kind, encoded, ok := strings.Cut(rest, ";base64,")
	if !ok || len(kind) > 20 {
		return "", nil
	}
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(encoded), ""))
	if err != nil {
		return "", nil
	}
	if _, ok := pictureType(data); !ok {
		return "", nil
	}
	sum := sha256.Sum256(data)
	return fmt.Sprintf("embedded-%x.%s", sum[:8], cleanPicture(kind)), data
}

// pictureKey makes the source of a picture comparable: without Moodle's
// placeholder and without escapes.
func pictureKey(src string) string {
	src = strings.TrimPrefix(src, "@@PLUGINFILE@@/")
	if i := strings.IndexByte(src, '?'); i >= 0 {
		src = src[:i]
	}
	if plain, err := url.PathUnescape(src); err == nil {
		src = plain
	}
	return norm.NFC.String(src)
}

// textContent is all text inside of an element.
func textContent(n *html.Node) string {
	var out strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			out.WriteString(c.Data)
		}
	}
	return out.String()
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func setAttribute(n *html.Node, name, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			n.Attr[i].Val = value
		}
	}
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Tr, atom.Table, atom.Ul, atom.Ol, atom.Blockquote, atom.Pre,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Section, atom.Article, atom.Dd, atom.Dt, atom.Hr:
		return true
	}
	return false
}

func renderBody(out *strings.Builder, n *html.Node) {
	if n.Type == html.ElementNode && n.DataAtom == atom.Body {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			_ = html.Render(out, c)
		}
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		renderBody(out, c)
	}
}

// noteRich reports what was removed from the texts of question i.
func (b *builder) noteRich(i int, texts ...rich) {
	var external, missing []string
	for _, t := range texts {
		missing = append(missing, t.missing...)
		external = append(external, t.external...)
		for name, data := range t.embedded {
			b.media(name, data)
		}
		for name, alt := range t.alts {
			b.describe(name, alt)
		}
		q := &b.batch.Questions[i]
		q.Formulas = append(q.Formulas, t.formulas...)
	}
	if len(external) > 0 {
		b.about(i, warnf("external_reference", "Nội dung nhúng hoặc liên kết ra ngoài tệp đã bị bỏ: %s.",
			"Content embedded or linked from outside the file was removed: %s.", shorten(strings.Join(external, ", "), 120)))
	}
	if len(missing) > 0 {
		b.about(i, warnf("picture_missing", "Ảnh không có trong tệp: %s.", "Pictures that are not in the file: %s.", shorten(strings.Join(missing, ", "), 120)))
	}
}
