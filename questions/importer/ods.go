package importer

import "strings"

// readODS reads an OpenDocument spreadsheet.
func readODS(src source, b *builder) error {
	d, root, err := openODF(src, b)
	if err != nil {
		return err
	}
	sheets := root.child("body").child("spreadsheet").children("table")
	found := false
	for _, table := range sheets {
		s := &sheetReader{src: src, b: b, quotes: true, by: byColumn}
		if len(sheets) > 1 {
			s.name = table.attr("name")
		}
		if err := d.sheet(table, s); err != nil {
			return err
		}
		ok, err := s.end(nil)
		if err != nil {
			return err
		}
		found = found || ok
	}
	if !found {
		return ErrNoHeader
	}
	b.takeKeySheets()
	return nil
}

// sheet feeds the rows of a table to the sheet reader. Repeated rows are
// counted; only those that hold something are read.
func (d *odf) sheet(table *xmlNode, s *sheetReader) error {
	n := 0
	for _, row := range table.find(func(name string) bool { return name == "table-row" }) {
		repeat := max(1, atoi(row.attr("number-rows-repeated")))
		cells, filled := d.rowCells(row)
		if !filled {
			n += repeat
			continue
		}
		for range min(repeat, 1000) {
			n++
			if err := s.add(sheetRow{n: n, cells: cells}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *odf) rowCells(row *xmlNode) (cells []sheetCell, filled bool) {
	for _, c := range row.kids {
		if c.name != "table-cell" && c.name != "covered-table-cell" {
			continue
		}
		cell := sheetCell{text: odsText(c)}
		if cell.text != "" {
			filled = true
			cell.look, cell.color = d.resolve(c.attr("style-name")).look()
		}
		for range max(1, atoi(c.attr("number-columns-repeated"))) {
			if len(cells) == maxColumns {
				return cells, filled
			}
			cells = append(cells, cell)
		}
	}
	return cells, filled
}

// odsText is a cell as it is shown: its paragraphs, with their spaces.
func odsText(c *xmlNode) string {
	var lines []string
	for _, p := range c.children("p") {
		lines = append(lines, odsInline(p))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

func odsInline(n *xmlNode) string {
	var out strings.Builder
	for _, k := range n.kids {
		switch k.name {
		case "":
			out.WriteString(k.text)
		case "s":
			out.WriteString(strings.Repeat(" ", max(1, min(atoi(k.attr("c")), 200))))
		case "tab":
			out.WriteByte('\t')
		case "line-break":
			out.WriteByte('\n')
		case "annotation":
		default:
			out.WriteString(odsInline(k))
		}
	}
	return out.String()
}
