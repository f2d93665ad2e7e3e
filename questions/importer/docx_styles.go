package importer

import "strings"

// toggle is a property that may be left unsaid.
type toggle uint8

const (
	unsaid toggle = iota
	on
	off
)

// runProps are the properties of letters that a key may hide in.
type runProps struct {
	bold, italic, underline, hidden toggle
	color, highlight, shade, font   string // "" = unsaid
	style                           string // character style
	deleted                         bool   // of a paragraph mark: gone under tracked changes
	raised                          string // "superscript", "subscript"
}

// docxStyle is one style, by itself.
type docxStyle struct {
	basedOn string
	name    string
	run     runProps
	numID   string
	level   string
	outline bool
	shade   string
}

// docxStyles resolves styles along their chains.
type docxStyles struct {
	defaults runProps
	byID     map[string]docxStyle
	normal   string // the default paragraph style
	resolved map[string]docxStyle
}

func (d *docx) loadStyles() error {
	d.styles = docxStyles{byID: make(map[string]docxStyle), resolved: make(map[string]docxStyle)}
	data, err := d.part("styles")
	if err != nil || data == nil {
		return err
	}
	scan := newXMLScanner(data)
	for {
		t, err := scan.next()
		if err != nil || t.kind == 0 {
			return err
		}
		switch {
		case t.kind == '<' && t.name == "rPrDefault":
			if err := d.styleDefaults(scan); err != nil {
				return err
			}
		case t.kind == '<' && t.name == "style":
			if err := d.readStyle(scan, t); err != nil {
				return err
			}
		}
	}
}

func (d *docx) styleDefaults(scan *xmlScanner) error {
	depth := len(scan.stack)
	for {
		t, err := scan.next()
		if err != nil {
			return err
		}
		if t.kind == '<' && t.name == "rPr" {
			if d.styles.defaults, err = readRunProps(scan); err != nil {
				return err
			}
		}
		if t.kind == '>' && len(scan.stack) < depth {
			return nil
		}
	}
}

func (d *docx) readStyle(scan *xmlScanner, start xmlToken) error {
	id, st := start.attr("styleId"), docxStyle{}
	if start.attr("type") == "paragraph" && (start.attr("default") == "1" || start.attr("default") == "true") {
		d.styles.normal = id
	}
	depth := len(scan.stack)
	for {
		t, err := scan.next()
		if err != nil {
			return err
		}
		if t.kind == '>' && len(scan.stack) < depth {
			d.styles.byID[id] = st
			return nil
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "basedOn":
			st.basedOn = t.attr("val")
		case "name":
			st.name = t.attr("val")
		case "numId":
			st.numID = t.attr("val")
		case "ilvl":
			st.level = t.attr("val")
		case "outlineLvl":
			st.outline = t.attr("val") != "9"
		case "rPr":
			if st.run, err = readRunProps(scan); err != nil {
				return err
			}
		}
	}
}

// resolve follows the chain of a style; a loop ends it.
func (s *docxStyles) resolve(id string) docxStyle {
	if st, ok := s.resolved[id]; ok {
		return st
	}
	st, ok := s.byID[id]
	if !ok {
		return docxStyle{}
	}
	s.resolved[id] = st // ends a loop
	if st.basedOn != "" {
		base := s.resolve(st.basedOn)
		st.run = base.run.under(st.run)
		if st.numID == "" {
			st.numID = base.numID
		}
		if st.level == "" {
			st.level = base.level
		}
		st.outline = st.outline || base.outline
	}
	name := strings.ToLower(st.name)
	st.outline = st.outline || strings.HasPrefix(name, "heading ") || name == "title" || name == "subtitle"
	s.resolved[id] = st
	return st
}

// isLink reports the character style of hyperlinks.
func (s *docxStyles) isLink(id string) bool {
	if id == "" {
		return false
	}
	name := strings.ToLower(s.byID[id].name)
	return name == "hyperlink" || name == "internet link" || name == "followedhyperlink"
}

// under returns p with everything that top says laid over it.
func (p runProps) under(top runProps) runProps {
	for _, f := range []struct{ to, from *toggle }{
		{&p.bold, &top.bold}, {&p.italic, &top.italic}, {&p.underline, &top.underline}, {&p.hidden, &top.hidden}} {
		if *f.from != unsaid {
			*f.to = *f.from
		}
	}
	for _, f := range []struct{ to, from *string }{
		{&p.color, &top.color}, {&p.highlight, &top.highlight}, {&p.shade, &top.shade}, {&p.font, &top.font}, {&p.raised, &top.raised}} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	return p
}

// effective lays paragraph style, character style and direct properties over
// each other. Bold and italic toggle between the two styles, as Word has it
// (ECMA-376 17.7.3).
func (s *docxStyles) effective(para string, direct runProps) runProps {
	if para == "" {
		para = s.normal
	}
	p := s.defaults.under(s.resolve(para).run)
	if direct.style != "" {
		char := s.resolve(direct.style).run
		bold, italic := toggled(p.bold, char.bold), toggled(p.italic, char.italic)
		p = p.under(char)
		p.bold, p.italic = bold, italic
	}
	return p.under(direct)
}

func toggled(below, above toggle) toggle {
	if below == on && above == on {
		return off
	}
	if above != unsaid {
		return above
	}
	return below
}

// readRunProps reads an rPr element whose start was just returned.
func readRunProps(scan *xmlScanner) (runProps, error) {
	var p runProps
	depth := len(scan.stack)
	for {
		t, err := scan.next()
		if err != nil {
			return p, err
		}
		if t.kind == '>' && len(scan.stack) < depth {
			return p, nil
		}
		if t.kind != '<' {
			continue
		}
		if t.name == "rPrChange" { // how it looked before a tracked change
			if err := scan.skip(); err != nil {
				return p, err
			}
			continue
		}
		p.set(t)
	}
}

func (p *runProps) set(t xmlToken) {
	switch t.name {
	case "b":
		p.bold = t.toggle()
	case "i":
		p.italic = t.toggle()
	case "vanish":
		p.hidden = t.toggle()
	case "u":
		p.underline = on
		if v := t.attr("val"); v == "none" {
			p.underline = off
		}
	case "color":
		p.color = colorOf(t)
	case "highlight":
		p.highlight = t.attr("val")
	case "shd":
		p.shade = shadeOf(t)
	case "rFonts":
		p.font = t.attr("ascii")
	case "vertAlign":
		p.raised = t.attr("val")
	case "rStyle":
		p.style = t.attr("val")
	case "del", "moveFrom":
		p.deleted = true
	}
}

// colorOf returns the colour of letters. Programs that write a theme's colour
// without its value mean one of Office's own palette.
func colorOf(t xmlToken) string {
	val := t.attr("val")
	if val != "" && val != "auto" {
		return val
	}
	switch t.attr("themeColor") {
	case "accent1":
		return "4472C4"
	case "accent2":
		return "ED7D31"
	case "accent3":
		return "9BBB59"
	case "accent4":
		return "FFC000"
	case "accent5":
		return "5B9BD5"
	case "accent6":
		return "70AD47"
	}
	return val
}

// shadeOf returns the fill of a shading element: "none" when it is clear.
func shadeOf(t xmlToken) string {
	if fill := t.attr("fill"); fill != "" && fill != "auto" {
		return fill
	}
	return "none"
}

func (t xmlToken) toggle() toggle {
	switch t.attr("val") {
	case "0", "false", "off", "none":
		return off
	}
	return on
}

// look reduces properties to what can be seen.
func (p runProps) look() (look, uint32) {
	var k look
	if p.bold == on {
		k |= lookBold
	}
	if p.italic == on {
		k |= lookItalic
	}
	if p.underline == on {
		k |= lookUnderline
	}
	if marked(p.highlight) || marked(p.shade) {
		k |= lookHighlight
	}
	return k, standsOut(p.color)
}

// marked reports a background that differs from paper.
func marked(fill string) bool {
	switch strings.ToLower(fill) {
	case "", "none", "auto", "white", "ffffff", "transparent", "#ffffff":
		return false
	}
	return true
}

// standsOut returns a colour that a reader tells from ordinary text; 0 for
// black, dark greys (pages copied from the web) and white.
func standsOut(color string) uint32 {
	color = strings.TrimPrefix(color, "#")
	if len(color) != 6 {
		return 0
	}
	var rgb uint32
	for i := range 6 {
		d := strings.IndexByte("0123456789abcdef", color[i]|0x20)
		if d < 0 {
			return 0
		}
		rgb = rgb<<4 | uint32(d)
	}
	r, g, b := int(rgb>>16), int(rgb>>8&255), int(rgb&255)
	high, low := max(r, g, b), min(r, g, b)
	if high-low < 0x30 || high < 0x50 {
		return 0
	}
	return rgb | 1<<24
}
