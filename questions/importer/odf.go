package importer

import (
	"strings"
)

// odfStyle is what a style of an OpenDocument file says about letters.
type odfStyle struct {
	parent                string
	bold, italic, line    toggle
	color, fill, listName string
}

// odf is an OpenDocument file under reading, text or sheet.
type odf struct {
	src     source
	b       *builder
	archive *archive
	styles  map[string]odfStyle
	lists   map[string]map[int]docxLevel
	counts  map[string]*[10]int
	para    int
	files   map[string]string
}

func openODF(src source, b *builder) (*odf, *xmlNode, error) {
	a, err := openArchive(src)
	if err != nil {
		return nil, nil, err
	}
	d := &odf{src: src, b: b, archive: a, styles: make(map[string]odfStyle), lists: make(map[string]map[int]docxLevel),
		counts: make(map[string]*[10]int), files: make(map[string]string)}
	if manifest, err := a.readIf("META-INF/manifest.xml"); err == nil && strings.Contains(string(manifest), "encryption-data") {
		return nil, nil, ErrPassword
	}
	for _, part := range []string{"styles.xml", "content.xml"} {
		data, err := a.readIf(part)
		if err != nil {
			return nil, nil, err
		}
		if data == nil {
			continue
		}
		root, err := parseXML(data)
		if err != nil {
			return nil, nil, err
		}
		d.readStyles(root)
		if part == "content.xml" {
			return d, root, nil
		}
	}
	return nil, nil, ErrUnreadable.With("missing", "content.xml")
}

// readStyles collects styles and list definitions.
func (d *odf) readStyles(root *xmlNode) {
	for _, group := range root.kids {
		if group.name != "styles" && group.name != "automatic-styles" {
			continue
		}
		for _, st := range group.kids {
			switch st.name {
			case "style":
				d.styles[st.attr("name")] = readODFStyle(st)
			case "list-style":
				d.lists[st.attr("name")] = readODFList(st)
			}
		}
	}
}

func readODFStyle(n *xmlNode) odfStyle {
	st := odfStyle{parent: n.attr("parent-style-name"), listName: n.attr("list-style-name")}
	for _, k := range n.kids {
		switch k.name {
		case "text-properties":
			st.bold = odfToggle(k, "font-weight", "bold")
			st.italic = odfToggle(k, "font-style", "italic")
			if v, ok := k.start.lookup("text-underline-style"); ok {
				st.line = on
				if v == "none" {
					st.line = off
				}
			}
			st.color = k.attr("color")
			if v := k.attr("background-color"); v != "" {
				st.fill = v
			}
		case "paragraph-properties", "table-cell-properties":
			if v := k.attr("background-color"); v != "" && st.fill == "" {
				st.fill = v
			}
		}
	}
	return st
}

func odfToggle(n *xmlNode, name, yes string) toggle {
	switch v, ok := n.start.lookup(name); {
	case !ok:
		return unsaid
	case v == yes, yes == "bold" && (v == "600" || v == "700" || v == "800" || v == "900"), yes == "italic" && v == "oblique":
		return on
	}
	return off
}

func readODFList(n *xmlNode) map[int]docxLevel {
	levels := make(map[int]docxLevel)
	for _, k := range n.kids {
		i := atoi(k.attr("level")) - 1
		switch k.name {
		case "list-level-style-number":
			lvl := docxLevel{start: 1, format: odfNumberFormat(k.attr("num-format"))}
			if s := atoi(k.attr("start-value")); s > 0 {
				lvl.start = s
			}
			lvl.text = k.attr("num-prefix") + "%" + string(rune('1'+max(0, min(i, 8)))) + k.attr("num-suffix")
			if format := k.attr("num-list-format"); format != "" {
				lvl.text = strings.ReplaceAll(format, "%%", "%")
				lvl.text = trimPercent(format)
			}
			levels[i] = lvl
		case "list-level-style-bullet":
			levels[i] = docxLevel{start: 1, format: "bullet", text: "•"}
		}
	}
	return levels
}

// trimPercent turns "%1%." into "%1.": OpenDocument 1.3 closes each reference
// with a second sign.
func trimPercent(format string) string {
	var out strings.Builder
	for i := 0; i < len(format); i++ {
		out.WriteByte(format[i])
		if format[i] == '%' && i+2 < len(format) && format[i+1] >= '1' && format[i+1] <= '9' && format[i+2] == '%' {
			out.WriteByte(format[i+1])
			i += 2
		}
	}
	return out.String()
}

func odfNumberFormat(f string) string {
	switch f {
	case "A":
		return "upperLetter"
	case "a":
		return "lowerLetter"
	case "I":
		return "upperRoman"
	case "i":
		return "lowerRoman"
	case "":
		return "none"
	}
	return "decimal"
}

// resolve follows the parents of a style; a loop ends after a few steps.
func (d *odf) resolve(name string) odfStyle {
	out := odfStyle{}
	for range 10 {
		st, ok := d.styles[name]
		if !ok {
			break
		}
		for _, f := range []struct{ to, from *toggle }{{&out.bold, &st.bold}, {&out.italic, &st.italic}, {&out.line, &st.line}} {
			if *f.to == unsaid {
				*f.to = *f.from
			}
		}
		for _, f := range []struct{ to, from *string }{{&out.color, &st.color}, {&out.fill, &st.fill}, {&out.listName, &st.listName}} {
			if *f.to == "" {
				*f.to = *f.from
			}
		}
		name = st.parent
	}
	return out
}

// over lays a span's style over that of its paragraph.
func (below odfStyle) over(top odfStyle) odfStyle {
	props := runProps{bold: below.bold, italic: below.italic, underline: below.line, color: below.color, shade: below.fill}.under(
		runProps{bold: top.bold, italic: top.italic, underline: top.line, color: top.color, shade: top.fill})
	return odfStyle{bold: props.bold, italic: props.italic, line: props.underline, color: props.color, fill: props.shade, listName: below.listName}
}

func (st odfStyle) look() (look, uint32) {
	return runProps{bold: st.bold, italic: st.italic, underline: st.line, color: st.color, shade: st.fill}.look()
}
