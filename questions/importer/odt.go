package importer

import (
	"path"
	"strings"
)

// readODT reads an OpenDocument text. Like a Word document it becomes a paper.
func readODT(src source, b *builder) error {
	d, root, err := openODF(src, b)
	if err != nil {
		return err
	}
	text := root.child("body").child("text")
	if text == nil {
		return ErrUnreadable.With("missing", "office:text")
	}
	return readPaper(src, b, paper{blocks: d.blocks(text, nil, odfList{level: -1}), quotes: true})
}

// odfList is where in a list a paragraph stands.
type odfList struct {
	style string
	level int
	fresh bool // the next paragraph is the item's first
}

// blocks reads what stands in a text body, a section, a list item or a cell.
func (d *odf) blocks(n *xmlNode, out []paperBlock, list odfList) []paperBlock {
	for _, k := range n.kids {
		switch k.name {
		case "p", "h":
			out = d.paragraph(k, out, list)
			list.fresh = false
		case "list":
			out = d.list(k, out, list)
		case "table":
			out = append(out, paperBlock{table: d.table(k)})
		case "section", "text-box", "index-body", "table-of-content":
			out = d.blocks(k, out, list)
		}
	}
	return out
}

func (d *odf) list(n *xmlNode, out []paperBlock, outer odfList) []paperBlock {
	inner := odfList{style: n.attr("style-name"), level: outer.level + 1}
	if inner.style == "" {
		inner.style = outer.style
	}
	counts := d.counts[inner.style]
	if counts == nil {
		counts = new([10]int)
		d.counts[inner.style] = counts
	}
	_, continued := n.start.lookup("continue-list")
	if n.attr("continue-numbering") == "true" {
		continued = true
	}
	if inner.level == 0 && !continued || inner.level > 0 {
		for i := inner.level; i < len(counts); i++ {
			counts[i] = 0
		}
	}
	for _, item := range n.kids {
		switch item.name {
		case "list-item", "list-header":
			inner.fresh = item.name == "list-item"
			if start := atoi(item.attr("start-value")); start > 0 && inner.level < len(counts) {
				counts[inner.level] = start - 1
			}
			out = d.blocks(item, out, inner)
		}
	}
	return out
}

// label counts a list item and draws its number.
func (d *odf) label(list odfList) autoLabel {
	levels := d.lists[list.style]
	lvl, ok := levels[list.level]
	if !ok || list.level > 8 {
		return autoLabel{}
	}
	counts := d.counts[list.style]
	if counts == nil {
		counts = new([10]int)
		d.counts[list.style] = counts
	}
	if counts[list.level] == 0 {
		counts[list.level] = lvl.start - 1
	}
	counts[list.level]++
	kind := kindOf(lvl.format)
	if kind == noNumber {
		return autoLabel{}
	}
	nine := [9]int(counts[:9])
	text := (&docxNum{levels: levels}).draw(&docxAbstract{}, &nine, list.level)
	number := 0
	for _, r := range list.style {
		number = number*31 + int(r)
	}
	return autoLabel{kind: kind, value: counts[list.level], level: list.level, list: number, text: text}
}

func (d *odf) table(n *xmlNode) *paperTable {
	t := &paperTable{}
	rows := n.find(func(name string) bool { return name == "table-row" })
	for _, row := range rows {
		var cells []paperCell
		for _, c := range row.kids {
			if c.name != "table-cell" {
				continue
			}
			cell := paperCell{span: max(1, atoi(c.attr("number-columns-spanned")))}
			if marked(d.resolve(c.attr("style-name")).fill) {
				cell.look = lookHighlight
			}
			cell.lines = flatten(d.blocks(c, nil, odfList{level: -1}), cell.look)
			cells = append(cells, cell)
		}
		if len(cells) > 0 {
			t.rows = append(t.rows, cells)
		}
	}
	return t
}

// odfParagraph is a paragraph under reading.
type odfParagraph struct {
	*odf
	parts    []lineBuilder
	images   []string
	notes    []string
	boxes    []paperBlock
	formulas []Formula
	lost     []string
}

func (d *odf) paragraph(n *xmlNode, out []paperBlock, list odfList) []paperBlock {
	d.para++
	style := d.resolve(n.attr("style-name"))
	p := &odfParagraph{odf: d, parts: make([]lineBuilder, 1)}
	ordinal := d.para
	var label autoLabel
	if list.fresh && list.level >= 0 {
		label = d.label(list)
	}
	p.inline(n, style)
	for i, part := range p.parts {
		line := paperLine{text: strings.TrimRight(string(part.text), " "), spans: part.spans, para: ordinal, first: i == 0, heading: n.name == "h"}
		if i == 0 {
			line.label, line.images, line.notes, line.formulas, line.lost = label, p.images, p.notes, p.formulas, p.lost
		}
		out = addBlock(out, paperBlock{line: line})
	}
	return append(out, p.boxes...)
}

// inline reads the content of a paragraph or span.
func (p *odfParagraph) inline(n *xmlNode, style odfStyle) {
	k, color := style.look()
	for _, c := range n.kids {
		last := &p.parts[len(p.parts)-1]
		switch c.name {
		case "":
			last.add(collapse(c.text, last), k, color)
		case "span", "a", "ruby-base", "meta", "ruby":
			inner := style
			if name := c.attr("style-name"); name != "" && c.name == "span" {
				inner = style.over(p.resolve(name))
			}
			p.inline(c, inner)
		case "s":
			last.add(strings.Repeat(" ", max(1, min(atoi(c.attr("c")), 200))), k, color)
		case "tab":
			last.add("\t", k&^lookUnderline, color)
		case "line-break":
			p.parts = append(p.parts, lineBuilder{})
		case "note":
			note, _ := mend(squeeze(c.child("note-body").allText()), true)
			p.notes = append(p.notes, note)
		case "frame":
			p.frame(c)
		}
	}
}

// collapse makes runs of white space one space, as OpenDocument demands.
func collapse(s string, l *lineBuilder) string {
	out := squeeze(s)
	if s == "" {
		return ""
	}
	if strings.ContainsRune(" \t\n\r", rune(s[0])) && len(l.text) > 0 && l.text[len(l.text)-1] != ' ' {
		out = " " + out
	}
	if len(out) > 0 && out != " " && strings.ContainsRune(" \t\n\r", rune(s[len(s)-1])) {
		out += " "
	}
	return out
}

// frame reads a picture, a text box or an equation.
func (p *odfParagraph) frame(n *xmlNode) {
	for _, c := range n.kids {
		switch c.name {
		case "image":
			p.picture(c.attr("href"))
		case "text-box":
			p.boxes = p.blocks(c, p.boxes, odfList{level: -1})
		case "object":
			p.object(c.attr("href"))
			return
		}
	}
}

// object reads an equation; other objects show the picture beside them.
func (p *odfParagraph) object(href string) {
	data, err := p.archive.readIf(path.Join(strings.TrimPrefix(href, "./"), "content.xml"))
	if err != nil || data == nil {
		p.lost = append(p.lost, href)
		return
	}
	root, err := parseXML(data)
	if err != nil || root.name != "math" {
		p.lost = append(p.lost, href)
		return
	}
	p.formulas = p.parts[len(p.parts)-1].addFormula(readMathML(root), p.formulas)
}

func (p *odfParagraph) picture(href string) {
	if strings.Contains(href, "://") {
		p.b.file(placeOf(p.para), warnf("external_picture", "Ảnh liên kết ra ngoài tệp (%s) không được tải; hãy chèn ảnh vào tài liệu.",
			"A picture is linked from outside the file (%s) and is not fetched; embed it.", shorten(href, 60)))
		return
	}
	if name, ok := p.files[href]; ok {
		p.images = append(p.images, name)
		return
	}
	data, err := p.archive.readIf(strings.TrimPrefix(href, "./"))
	if err != nil || data == nil {
		p.b.file(placeOf(p.para), warnf("picture_missing", "Không đọc được ảnh %s trong tài liệu.", "Picture %s in the document cannot be read.", shorten(href, 60)))
		return
	}
	p.files[href] = p.b.media(path.Base(href), data)
	p.images = append(p.images, p.files[href])
}
