package importer

import "strings"

// body reads the main part into blocks.
func (d *docx) body() ([]paperBlock, error) {
	data, err := d.archive.read(d.main)
	if err != nil {
		return nil, err
	}
	d.scan = newXMLScanner(data)
	var blocks []paperBlock
	for {
		t, err := d.scan.next()
		if err != nil {
			return nil, err
		}
		if t.kind == 0 {
			return blocks, nil
		}
		if t.kind == '<' {
			if blocks, err = d.block(t, blocks); err != nil {
				return nil, err
			}
		}
		if d.para%512 == 0 {
			d.src.opts.progress(d.scan.pos, 2*len(data))
			if d.src.ctx.Err() != nil {
				return nil, ErrCancelled.Because(d.src.ctx.Err())
			}
		}
	}
}

// block handles a start token where blocks may stand. Wrappers (sdt, ins,
// customXml, …) are entered by ignoring their tags; what was deleted, and what
// only describes pages, is skipped.
func (d *docx) block(t xmlToken, blocks []paperBlock) ([]paperBlock, error) {
	switch t.name {
	case "p":
		return d.paragraph(blocks)
	case "tbl":
		table, err := d.table()
		return append(blocks, paperBlock{table: table}), err
	case "del", "moveFrom", "sectPr", "sdtPr", "sdtEndPr", "Fallback":
		return blocks, d.scan.skip()
	}
	return blocks, nil
}

// table reads a table whose start was just returned.
func (d *docx) table() (*paperTable, error) {
	table := &paperTable{}
	depth := len(d.scan.stack)
	for {
		t, err := d.scan.next()
		if err != nil {
			return nil, err
		}
		if t.kind == '>' && len(d.scan.stack) < depth {
			return table, nil
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "tr":
			row, deleted, err := d.row()
			if err != nil {
				return nil, err
			}
			if !deleted && len(row) > 0 {
				table.rows = append(table.rows, row)
			}
		case "tblPr", "tblGrid":
			if err := d.scan.skip(); err != nil {
				return nil, err
			}
		}
	}
}

func (d *docx) row() (row []paperCell, deleted bool, err error) {
	depth := len(d.scan.stack)
	for {
		t, err := d.scan.next()
		if err != nil {
			return nil, false, err
		}
		if t.kind == '>' && len(d.scan.stack) < depth {
			return row, deleted, nil
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "tc":
			cell, err := d.cell()
			if err != nil {
				return nil, false, err
			}
			row = append(row, cell)
		case "del": // in trPr: the row was deleted under tracked changes
			deleted = true
		}
	}
}

func (d *docx) cell() (paperCell, error) {
	cell := paperCell{span: 1}
	depth := len(d.scan.stack)
	var blocks []paperBlock
	for {
		t, err := d.scan.next()
		if err != nil {
			return cell, err
		}
		if t.kind == '>' && len(d.scan.stack) < depth {
			cell.lines = flatten(blocks, cell.look)
			return cell, nil
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "gridSpan":
			cell.span = max(1, atoi(t.attr("val")))
		case "shd":
			if marked(shadeOf(t)) {
				cell.look |= lookHighlight
			}
		default:
			if blocks, err = d.block(t, blocks); err != nil {
				return cell, err
			}
		}
	}
}

// flatten turns the blocks of a cell into lines; a table within a cell is read
// row by row. k is the look of the cell itself.
func flatten(blocks []paperBlock, k look) []paperLine {
	var lines []paperLine
	for _, block := range blocks {
		if block.table == nil {
			lines = append(lines, block.line)
			continue
		}
		for _, row := range block.table.rows {
			for _, cell := range row {
				lines = append(lines, cell.lines...)
			}
		}
	}
	for i := range lines {
		lines[i].cell = true
		for j := range lines[i].spans {
			lines[i].spans[j].look |= k
		}
	}
	return lines
}

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 6; i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

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
	ordinal int
	props   paraProps
	parts   []lineBuilder // by manual line breaks
	images  []string
	notes   []string
	math    bool
	boxes   []paperBlock
	legacy  bool
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
		err = p.equation()
	case "del", "moveFrom", "sdtPr", "sdtEndPr", "Fallback":
		err = p.scan.skip()
	}
	return err
}

// blocks cuts the paragraph into lines and gives the first its number.
func (p *docxParagraph) blocks() []paperBlock {
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
			line.label, line.images, line.notes, line.math = label, p.images, p.notes, p.math
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
		p.current().add(text, k, color)
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
	case "Fallback", "instrText", "delText", "delInstrText":
		return p.scan.skip()
	}
	return nil
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
