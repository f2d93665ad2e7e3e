package importer

import (
	"fmt"
	"net/url"
	"path"
	"strings"
)

// readQTI reads QTI 2.1, 2.2 and 3.0: a package, or a single item.
func readQTI(src source, b *builder) error {
	start := make([]byte, 2)
	if _, err := src.data.ReadAt(start, 0); err != nil {
		return ErrUnreadable.Because(err)
	}
	if string(start) == "PK" {
		return readQTIPackage(src, b)
	}
	data, err := src.readAll(maxTextSize)
	if err != nil {
		return err
	}
	root, err := parseXML(data)
	if err != nil {
		return err
	}
	item := findItem(root)
	if item == nil {
		return ErrUnsupportedFormat.With("format", "qti "+root.name)
	}
	(&qti{src: src, b: b, raw: data}).item(item.attr("identifier"), "", item)
	return nil
}

// qti is a QTI file under reading.
type qti struct {
	src     source
	b       *builder
	archive *archive
	items   int
	raw     []byte // the item under reading

	keywords []string // of the resource under reading
}

// findItem returns the item at the root or right below it.
func findItem(root *xmlNode) *xmlNode {
	if qtiName(root.name) == "assessmentitem" {
		return root
	}
	for _, k := range root.kids {
		if qtiName(k.name) == "assessmentitem" {
			return k
		}
	}
	return nil
}

// qtiName makes the names of QTI 2 and 3 the same: simpleChoice and
// qti-simple-choice are simplechoice.
func qtiName(name string) string {
	name = strings.TrimPrefix(name, "qti-")
	return strings.ToLower(strings.ReplaceAll(name, "-", ""))
}

// resource is an entry of a manifest.
type resource struct {
	id, kind, href string
	keywords       []string // of its metadata
}

func readQTIPackage(src source, b *builder) error {
	a, err := openArchive(src)
	if err != nil {
		return err
	}
	manifest := "imsmanifest.xml"
	if !a.has(manifest) {
		for _, name := range a.names {
			if strings.HasSuffix(name, "/imsmanifest.xml") {
				manifest = name
			}
		}
	}
	data, err := a.read(manifest)
	if err != nil {
		return err
	}
	root, err := parseXML(data)
	if err != nil {
		return ErrManifest.Because(err)
	}
	q := &qti{src: src, b: b, archive: a}
	resources := manifestResources(root)
	found, old := 0, 0
	for i, r := range resources {
		if src.ctx.Err() != nil {
			return ErrCancelled.Because(src.ctx.Err())
		}
		src.opts.progress(i, len(resources))
		if strings.Contains(r.kind, "imsqti_item") || strings.Contains(r.kind, "imsqti_assessmentitem") || strings.HasPrefix(r.kind, "imsqti_item_xml") {
			found++
			if err := q.resource(path.Dir(manifest), r); err != nil {
				return err
			}
		} else if strings.HasPrefix(r.kind, "imsqti_xmlv1p") {
			old++
			b.file(r.id, unsupported("QTI 1.x", r.href))
		}
	}
	if found == 0 && old > 0 {
		return unsupportedFormat("QTI 1.2")
	}
	if found == 0 {
		return ErrManifest
	}
	return nil
}

func manifestResources(root *xmlNode) []resource {
	var out []resource
	for _, n := range root.find(func(name string) bool { return name == "resource" }) {
		r := resource{id: n.attr("identifier"), kind: n.attr("type"), href: n.attr("href")}
		for _, word := range n.find(func(name string) bool { return name == "keyword" }) {
			r.keywords = append(r.keywords, squeeze(word.allText()))
		}
		out = append(out, r)
	}
	return out
}

// resource reads one item of a package. Trouble with one item does not stop
// the others.
func (q *qti) resource(dir string, r resource) error {
	href, err := url.PathUnescape(r.href)
	name := path.Join(dir, href)
	if err != nil || strings.Contains(r.href, "://") || strings.HasPrefix(name, "..") || path.IsAbs(href) {
		q.items++
		q.b.file(shorten(r.href, 60), errorf("external_item", "Câu hỏi nằm ngoài gói (%s) nên không đọc.", "The item lies outside of the package (%s) and is not read.", shorten(r.href, 60)))
		return nil
	}
	if !q.archive.has(name) {
		q.items++
		q.b.file(r.id, errorf("item_missing", "Gói thiếu tệp %s.", "The package lacks the file %s.", shorten(name, 80)))
		return nil
	}
	data, err := q.archive.read(name)
	if err != nil {
		return err
	}
	root, err := parseXML(data)
	if err != nil {
		q.items++
		q.b.file(name, errorf("item_invalid", "Tệp %s sai cú pháp XML.", "The file %s is not well formed XML.", shorten(name, 80)))
		return nil
	}
	item := findItem(root)
	if item == nil {
		q.items++
		q.b.file(name, unsupported(root.name, name))
		return nil
	}
	q.raw = data
	id := r.id // unique in the package; items often repeat theirs
	if id == "" {
		id = item.attr("identifier")
	}
	q.keywords = r.keywords
	q.item(id, name, item)
	return nil
}

// version names the format by the item's namespace.
func qtiVersion(item *xmlNode) string {
	raw := string(item.start.raw)
	switch {
	case strings.HasPrefix(item.name, "qti-"), strings.Contains(raw, "v3p0"):
		return "qti30"
	case strings.Contains(raw, "v2p2"):
		return "qti22"
	}
	return "qti21"
}

// place names an item for people.
func (q *qti) place(file string, item *xmlNode) string {
	title := squeeze(item.attr("title"))
	if title == "" {
		title = item.attr("identifier")
	}
	if file != "" {
		return fmt.Sprintf("Câu %d (%s, %s)", q.items, path.Base(file), shorten(title, 40))
	}
	return fmt.Sprintf("Câu %d (%s)", q.items, shorten(title, 40))
}
