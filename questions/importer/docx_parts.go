package importer

import (
	"cmp"
	"path"
	"strings"
)

const maxPictures = 100 << 20 // bytes of all pictures of a document together

// drawing reads a drawing: its pictures, and the paragraphs of its text boxes.
// In mc:AlternateContent the same box stands twice; block and inline skip the
// fallback, so it is read once.
func (p *docxParagraph) drawing() error {
	depth := len(p.scan.stack)
	alt := ""
	for {
		t, err := p.scan.next()
		if err != nil || t.kind == '>' && len(p.scan.stack) < depth {
			return err
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "docPr", "cNvPr":
			alt = cmp.Or(t.attr("descr"), alt)
		case "shape":
			alt = cmp.Or(t.attr("alt"), alt)
		case "blip":
			p.picture(t.attr("embed"), t.attr("link"), alt)
		case "imagedata":
			p.picture(t.attr("id"), "", alt)
		case "OLEObject":
			if id := t.attr("ProgID"); strings.HasPrefix(id, "Equation") || strings.Contains(id, "MathType") {
				p.lost = append(p.lost, id)
			}
		case "Fallback":
			err = p.scan.skip()
		case "txbxContent":
			err = p.textBox()
		}
		if err != nil {
			return err
		}
	}
}

func (p *docxParagraph) textBox() error {
	depth := len(p.scan.stack)
	for {
		t, err := p.scan.next()
		if err != nil || t.kind == '>' && len(p.scan.stack) < depth {
			return err
		}
		if t.kind == '<' {
			if p.boxes, err = p.block(t, p.boxes); err != nil {
				return err
			}
		}
	}
}

// picture keeps an embedded picture, with what it shows in words, and refuses
// a linked one.
func (p *docxParagraph) picture(embed, link, alt string) {
	rel, ok := p.rels[embed]
	if !ok {
		rel, ok = p.rels[link]
	}
	if !ok {
		return
	}
	if rel.external {
		p.b.file(placeOf(p.ordinal), warnf("external_picture",
			"Ảnh liên kết ra ngoài tệp (%s) không được tải; hãy chèn ảnh vào tài liệu.",
			"A picture is linked from outside the file (%s) and is not fetched; embed it.", shorten(rel.target, 60)))
		return
	}
	name, ok := p.keepPicture(rel.target)
	if ok {
		p.b.describe(name, alt)
		p.images = append(p.images, name)
	}
}

func (d *docx) keepPicture(target string) (string, bool) {
	if name, ok := d.pictures[target]; ok {
		return name, name != ""
	}
	d.pictures[target] = ""
	data, err := d.archive.read(target)
	if err != nil {
		d.b.file("", warnf("picture_missing", "Không đọc được ảnh %s trong tài liệu.", "Picture %s in the document cannot be read.", target))
		return "", false
	}
	if d.picSize += len(data); d.picSize > maxPictures {
		d.b.file("", warnf("pictures_too_large", "Ảnh trong tài liệu quá lớn; bỏ qua %s.", "The pictures are too large; %s was left out.", target))
		return "", false
	}
	if _, ok := pictureType(data); !ok {
		d.b.file("", warnf("picture_format", "Ảnh %s không hiển thị được trên trình duyệt (chỉ dùng PNG, JPEG, GIF, WebP).",
			"Picture %s cannot be shown in a browser (use PNG, JPEG, GIF or WebP).", path.Base(target)))
	}
	name := d.b.media(path.Base(target), data)
	d.pictures[target] = name
	return name, true
}

// equation reads an equation object: as a line of text, and as MathML where the
// line says less than the drawing.
func (p *docxParagraph) equation(start xmlToken) error {
	n, err := readTree(p.scan, start)
	if err != nil {
		return err
	}
	f, unknown := readOMML(n)
	if len(unknown) > 0 {
		p.lost = append(p.lost, "<"+strings.Join(unknown, ">, <")+">")
	}
	p.formulas = p.current().addFormula(f, p.formulas)
	return nil
}
