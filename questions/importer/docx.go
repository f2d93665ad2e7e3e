package importer

import (
	"path"
	"strings"
)

// readDOCX reads a Word document (Office Open XML). The document becomes a
// paper; what a paper means is decided by the paper's own reader.
func readDOCX(src source, b *builder) error {
	a, err := openArchive(src)
	if err != nil {
		return err
	}
	d := &docx{src: src, b: b, archive: a, pictures: make(map[string]string)}
	if err := d.load(); err != nil {
		return err
	}
	blocks, err := d.body()
	if err != nil {
		return err
	}
	if d.hidden > 0 {
		b.file("", warnf("hidden_text", "Tài liệu có %d đoạn chữ ẩn; phần ẩn không được đọc.",
			"The document has %d pieces of hidden text; they were left out.", d.hidden))
	}
	return readPaper(src, b, paper{blocks: blocks, quotes: true})
}

// docx is a Word document under reading.
type docx struct {
	src     source
	b       *builder
	archive *archive

	main     string // path of the main part
	rels     map[string]relation
	styles   docxStyles
	numbers  *docxNumbers
	notes    map[string]string // footnotes and endnotes by "f1", "e2"
	pictures map[string]string // media name by target

	scan    *xmlScanner
	para    int // paragraphs seen
	hidden  int
	picSize int
}

// relation is a link from one part to another, or to the outside.
type relation struct {
	target   string
	external bool
	kind     string
}

func (d *docx) load() error {
	d.main = "word/document.xml"
	root, err := d.relations("")
	if err != nil {
		return err
	}
	for _, r := range root {
		if strings.HasSuffix(r.kind, "/officeDocument") && d.archive.has(r.target) {
			d.main = r.target
		}
	}
	if !d.archive.has(d.main) {
		return ErrUnreadable.With("missing", d.main)
	}
	if d.rels, err = d.relations(d.main); err != nil {
		return err
	}
	if err = d.loadStyles(); err != nil {
		return err
	}
	if err = d.loadNumbering(); err != nil {
		return err
	}
	return d.loadNotes()
}

// part finds a part of the document by the end of its relation type.
func (d *docx) part(kind string) ([]byte, error) {
	for _, r := range d.rels {
		if strings.HasSuffix(r.kind, "/"+kind) && !r.external {
			return d.archive.readIf(r.target)
		}
	}
	return d.archive.readIf(path.Join(path.Dir(d.main), kind+".xml"))
}

// relations reads the relations of a part; "" is the package itself.
func (d *docx) relations(part string) (map[string]relation, error) {
	dir, file := path.Split(part)
	data, err := d.archive.readIf(path.Join(dir, "_rels", file+".rels"))
	if err != nil || data == nil {
		return nil, err
	}
	out := make(map[string]relation)
	scan := newXMLScanner(data)
	for {
		t, err := scan.next()
		if err != nil || t.kind == 0 {
			return out, err
		}
		if t.kind == '<' && t.name == "Relationship" {
			target, external := t.attr("Target"), t.attr("TargetMode") == "External"
			if !external {
				if strings.HasPrefix(target, "/") {
					target = strings.TrimPrefix(target, "/")
				} else {
					target = path.Join(dir, target)
				}
			}
			out[t.attr("Id")] = relation{target: target, external: external, kind: t.attr("Type")}
		}
	}
}

// loadNotes reads footnotes and endnotes as plain text.
func (d *docx) loadNotes() error {
	d.notes = make(map[string]string)
	for kind, prefix := range map[string]string{"footnotes": "f", "endnotes": "e"} {
		data, err := d.part(kind)
		if err != nil {
			return err
		}
		if data == nil {
			continue
		}
		if err := d.readNotes(data, prefix); err != nil {
			return err
		}
	}
	return nil
}

func (d *docx) readNotes(data []byte, prefix string) error {
	scan := newXMLScanner(data)
	id, text := "", []byte(nil)
	for {
		t, err := scan.next()
		if err != nil || t.kind == 0 {
			return err
		}
		switch {
		case t.kind == '<' && (t.name == "footnote" || t.name == "endnote"):
			id, text = prefix+t.attr("id"), nil
		case t.kind == '<' && (t.name == "del" || t.name == "instrText"):
			if err := scan.skip(); err != nil {
				return err
			}
		case t.kind == '<' && (t.name == "p" || t.name == "tab" || t.name == "br"):
			text = append(text, ' ')
		case t.kind == 't' && len(scan.stack) > 0 && scan.stack[len(scan.stack)-1] == "t":
			text = append(text, t.text...)
		case t.kind == '>' && (t.name == "footnote" || t.name == "endnote"):
			note, _ := mend(squeeze(string(text)), true)
			d.notes[id] = note
		}
	}
}
