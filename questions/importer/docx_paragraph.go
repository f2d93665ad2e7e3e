package importer

import "strings"

// paraProps are the properties of a paragraph that matter here.
type paraProps struct {
	style, numID, level string
	outline, centered   bool
	mark                runProps // of the paragraph mark: what the label wears
	shade               string
}

func (d *docx) paraProps() (paraProps, error) {
	var p paraProps
	depth := len(d.scan.stack)
	for {
		t, err := d.scan.next()
		if err != nil || t.kind == '>' && len(d.scan.stack) < depth {
			return p, err
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "pStyle":
			p.style = t.attr("val")
		case "numId":
			p.numID = t.attr("val")
		case "ilvl":
			p.level = t.attr("val")
		case "outlineLvl":
			p.outline = t.attr("val") != "9"
		case "jc":
			p.centered = t.attr("val") == "center"
		case "shd":
			p.shade = shadeOf(t)
		case "rPr":
			if p.mark, err = readRunProps(d.scan); err != nil {
				return p, err
			}
		case "pPrChange", "sectPr", "pBdr", "tabs":
			if err := d.scan.skip(); err != nil {
				return p, err
			}
		}
	}
}

// paragraph reads a paragraph and appends its lines, then whatever text boxes
// are anchored in it.
func (d *docx) paragraph(blocks []paperBlock) ([]paperBlock, error) {
	if d.para++; d.para > maxLines {
		return nil, ErrTooLarge
	}
	p := &docxParagraph{docx: d, ordinal: d.para}
	if err := p.read(); err != nil {
		return nil, err
	}
	for _, block := range p.blocks() {
		blocks = addBlock(blocks, block)
	}
	return append(blocks, p.boxes...), nil
}

// addBlock appends a line; of several empty ones in a row only the first is
// kept.
func addBlock(blocks []paperBlock, block paperBlock) []paperBlock {
	if n := len(blocks); n > 0 && block.empty() && blocks[n-1].empty() {
		return blocks
	}
	return append(blocks, block)
}

func (b paperBlock) empty() bool {
	return b.table == nil && b.line.text == "" && len(b.line.images) == 0 && b.line.label.kind == noNumber
}

// docxParagraph is a paragraph under reading.
type docxParagraph struct {
	*docx
	ordinal  int
	props    paraProps
	parts    []lineBuilder // by manual line breaks
	images   []string
	notes    []string
	formulas []Formula
	lost     []string // equations that could not be read
	boxes    []paperBlock
	legacy   bool
}

func (p *docxParagraph) read() error {
	depth := len(p.scan.stack)
	p.parts = make([]lineBuilder, 1, 2)
	for {
		t, err := p.scan.next()
		if err != nil || t.kind == '>' && len(p.scan.stack) < depth {
			return err
		}
		if t.kind != '<' {
			continue
		}
		if err := p.inline(t); err != nil {
			return err
		}
	}
}

// inline handles a start token inside a paragraph.
func (p *docxParagraph) inline(t xmlToken) (err error) {
	switch t.name {
	case "pPr":
		p.props, err = p.paraProps()
	case "r":
		err = p.run()
	case "oMath":
		err = p.equation(t)
	case "del", "moveFrom", "sdtPr", "sdtEndPr", "Fallback":
		err = p.scan.skip()
	}
	return err
}

// blocks cuts the paragraph into lines and gives the first its number.
func (p *docxParagraph) blocks() []paperBlock {
	if p.props.mark.deleted && len(p.parts) == 1 && len(p.parts[0].text) == 0 {
		return nil // deleted as a whole: it takes no number either
	}
	style := p.styles.resolve(p.props.style)
	numID, level := p.props.numID, p.props.level
	if numID == "" {
		numID = style.numID
		if level == "" {
			level = style.level
		}
	}
	var label autoLabel
	if numID != "" && numID != "0" {
		label = p.numbers.label(&p.styles, numID, level, p.props.style)
	}
	out := make([]paperBlock, 0, len(p.parts))
	for i, part := range p.parts {
		line := paperLine{text: string(part.text), spans: part.spans, para: p.ordinal, first: i == 0,
			heading: p.props.outline || style.outline, centered: p.props.centered}
		if i == 0 {
			line.label, line.images, line.notes, line.formulas, line.lost = label, p.images, p.notes, p.formulas, p.lost
		}
		if p.legacy {
			line.done |= legacyDamage
		}
		if marked(p.props.shade) {
			for j := range line.spans {
				line.spans[j].look |= lookHighlight
			}
		}
		out = append(out, paperBlock{line: line})
	}
	return out
}

func (p *docxParagraph) current() *lineBuilder { return &p.parts[len(p.parts)-1] }

func (p *docxParagraph) newLine() { p.parts = append(p.parts, lineBuilder{}) }

// run reads a run: text of one look, and what is anchored in it.
func (p *docxParagraph) run() error {
	depth := len(p.scan.stack)
	var props runProps
	for {
		t, err := p.scan.next()
		if err != nil || t.kind == '>' && len(p.scan.stack) < depth {
			return err
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "rPr":
			props, err = readRunProps(p.scan)
		case "t":
			err = p.runText(props)
		default:
			err = p.runPart(t, props)
		}
		if err != nil {
			return err
		}
	}
}

func (p *docxParagraph) runText(direct runProps) error {
	depth := len(p.scan.stack)
	props := p.styles.effective(p.props.style, direct)
	k, color := props.look()
	if p.styles.isLink(direct.style) {
		k, color = k&^lookUnderline, 0 // blue and underlined is what links are
	}
	for {
		t, err := p.scan.next()
		if err != nil || t.kind == '>' && len(p.scan.stack) < depth {
			return err
		}
		if t.kind != 't' {
			continue
		}
		if props.hidden == on {
			p.hidden++
			continue
		}
		text := strings.NewReplacer("\n", " ", "\r", "").Replace(t.text)
		if converted, ok := fromLegacyFont(props.font, text); ok {
			p.legacy = p.legacy || converted != text
			text = converted
		}
		p.current().add(raise(text, props.raised), k, color)
	}
}

// runPart handles everything in a run that is not text.
func (p *docxParagraph) runPart(t xmlToken, props runProps) error {
	k, color := p.styles.effective(p.props.style, props).look()
	switch t.name {
	case "tab", "ptab":
		p.current().add("\t", k&^lookUnderline, color)
	case "br", "cr":
		p.newLine()
	case "noBreakHyphen":
		p.current().add("-", k, color)
	case "sym":
		p.current().add(symbol(t.attr("font"), t.attr("char")), k, color)
	case "footnoteReference":
		p.note("f" + t.attr("id"))
	case "endnoteReference":
		p.note("e" + t.attr("id"))
	case "drawing", "pict", "object":
		return p.drawing()
	case "AlternateContent", "Choice":
		return nil // entered; the fallback is skipped
	case "instrText":
		return p.instruction()
	case "Fallback", "delText", "delInstrText":
		return p.scan.skip()
	}
	return nil
}

// instruction reads what a field does. An equation field (EQ) is drawn by Word
// from its instruction, which nothing else can read.
func (p *docxParagraph) instruction() error {
	depth := len(p.scan.stack)
	for {
		t, err := p.scan.next()
		if err != nil || t.kind == '>' && len(p.scan.stack) < depth {
			return err
		}
		if t.kind == 't' && strings.HasPrefix(strings.TrimSpace(t.text), "EQ ") {
			p.lost = append(p.lost, strings.TrimSpace(t.text))
		}
	}
}

func (p *docxParagraph) note(id string) {
	if text := p.docx.notes[id]; text != "" {
		p.notes = append(p.notes, text)
	}
}

// symbol maps the signs that authors tick options with.
func symbol(font, char string) string {
	if strings.HasPrefix(strings.ToLower(font), "wingdings") {
		switch strings.ToUpper(strings.TrimPrefix(strings.ToUpper(char), "F0")) {
		case "FC", "FE", "50", "52", "53":
			return "✓"
		case "A8", "6F", "A3", "71":
			return "☐"
		case "FD", "54":
			return "☒"
		case "E0", "E8", "F0":
			return "→"
		}
	}
	return "•"
}
