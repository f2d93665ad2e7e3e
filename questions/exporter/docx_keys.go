package exporter

import (
	"fmt"
	"slices"
	"strings"

	"hoithi/questions/importer"
)

// codesAcross is how many codes stand side by side on a key sheet.
const codesAcross = 12

// printKeys writes the key sheet: a table with a question a row and a code a
// column.
func (d *document) printKeys(sheets []sheetOfPaper) {
	title := d.say("ĐÁP ÁN", "ANSWER KEY")
	if len(sheets) > 1 {
		title = d.say("BẢNG ĐÁP ÁN CÁC MÃ ĐỀ", "ANSWER KEY OF ALL CODES")
	}
	d.para("PaperTitle", run(title, ""))
	for _, line := range []string{d.Paper.Contest, d.Paper.Title} {
		if line != "" {
			d.para("Centre", run(line, ""))
		}
	}
	for i := 0; i < len(sheets); i += codesAcross {
		d.print("<w:p/>\n")
		d.keyTable(sheets[i:min(i+codesAcross, len(sheets))])
	}
}

func (d *document) keyTable(sheets []sheetOfPaper) {
	width := min(1600, (textWidth-900)/len(sheets))
	d.print(`<w:tbl><w:tblPr><w:tblW w:w="`, fmt.Sprint(900+width*len(sheets)), `" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/>`)
	for range sheets {
		d.print(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, width))
	}
	d.print("</w:tblGrid>")
	heads := []string{d.say("Câu", "No.")}
	for _, s := range sheets {
		head := fmt.Sprint(s.code)
		if len(sheets) == 1 {
			head = d.say("Đáp án", "Key")
		}
		heads = append(heads, head)
	}
	d.keyRow(heads, width, true)
	for n := range sheets[0].questions {
		cells := []string{fmt.Sprint(n + 1)}
		for _, s := range sheets {
			cells = append(cells, printedKey(&s.questions[n]))
		}
		d.keyRow(cells, width, false)
	}
	d.print("</w:tbl>\n")
}

func (d *document) keyRow(cells []string, width int, head bool) {
	d.print("<w:tr><w:trPr><w:cantSplit/>")
	if head {
		d.print("<w:tblHeader/>")
	}
	d.print("</w:trPr>")
	for i, text := range cells {
		look := ""
		if head || i == 0 {
			look = bold
		}
		w := width
		if i == 0 {
			w = 900
		}
		d.cell(w, thinBorders, func() { d.para("Centre", run(text, look)) })
	}
	d.print("</w:tr>")
}

const thinBorders = `<w:tcBorders><w:top w:val="single" w:sz="4" w:color="808080"/><w:left w:val="single" w:sz="4" w:color="808080"/><w:bottom w:val="single" w:sz="4" w:color="808080"/><w:right w:val="single" w:sz="4" w:color="808080"/></w:tcBorders>`

// printedKey is the key as markers read it: "B", "A, C", "C-A-B", "1-b, 2-a".
func printedKey(q *importer.Question) string {
	switch q.Kind {
	case importer.ShortText:
		return strings.Join(accepted(q), " / ")
	case importer.Numeric:
		return strings.ReplaceAll(strings.Join(accepted(q), " / "), ".", ",")
	case importer.Matching:
		_, places := rightSides(q)
		var all []string
		for i, p := range places {
			all = append(all, fmt.Sprintf("%d-%c", i+1, 'a'+p))
		}
		return strings.Join(all, ", ")
	}
	var letters []string
	for _, i := range q.Correct {
		letters = append(letters, letter(i))
	}
	if q.Kind == importer.Ordering {
		return strings.Join(letters, "-")
	}
	return strings.Join(letters, ", ")
}

// rightSides are the right sides as printed, and where each pair's one stands.
func rightSides(q *importer.Question) (rights []string, places []int) {
	for _, p := range q.Pairs {
		rights = append(rights, p.Right)
	}
	rights = append(rights, q.ExtraRight...)
	slices.Sort(rights)
	rights = slices.Compact(rights)
	for _, p := range q.Pairs {
		places = append(places, slices.Index(rights, p.Right))
	}
	return rights, places
}
