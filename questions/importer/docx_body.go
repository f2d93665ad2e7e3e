package importer

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
