package exporter

import (
	"fmt"
	"strings"

	"hoithi/questions/importer"
)

// printPaper writes one version of the paper.
func (d *document) printPaper(s sheetOfPaper) {
	d.paperHead(s)
	for i := range s.questions {
		d.printQuestion(&s.questions[i])
	}
	d.paraWith("Centre", `<w:spacing w:before="240"/>`, run(d.say("----------- HẾT -----------", "----------- THE END -----------"), bold))
	d.para("Centre", run(d.say("Thí sinh không được sử dụng tài liệu. Cán bộ coi thi không giải thích gì thêm.", "No documents may be used. Invigilators give no explanations."), italic))
}

// paperHead is the head that papers in Vietnam have: who sets the paper on the
// left, what it is on the right, and the lines that a contestant fills in.
func (d *document) paperHead(s sheetOfPaper) {
	o := d.Paper
	d.print(`<w:tbl><w:tblPr><w:tblW w:w="`, fmt.Sprint(textWidth), `" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="4400"/><w:gridCol w:w="`, fmt.Sprint(textWidth-4400), `"/></w:tblGrid><w:tr>`)
	d.cell(4400, "", func() {
		d.para("Centre", run(strings.ToUpper(o.Organiser), bold))
		d.para("Centre", run(d.say("(Đề thi có ", "(This paper has "), italic), field("SECTIONPAGES", italic), run(d.say(" trang)", " pages)"), italic))
	})
	d.cell(textWidth-4400, "", func() {
		d.para("Centre", run(o.Contest, bold))
		d.para("Centre", run(o.Title, bold))
		if o.Minutes > 0 {
			d.para("Centre", run(fmt.Sprintf(d.say("Thời gian làm bài: %d phút", "Time allowed: %d minutes"), o.Minutes), ""))
			d.para("Centre", run(d.say("(không kể thời gian phát đề)", "(not counting the handing out of papers)"), italic))
		}
	})
	d.print("</w:tr></w:tbl>\n")
	d.candidateLines(s.code)
}

func (d *document) candidateLines(code int) {
	const box = 2200
	tabs := fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="%d"/></w:tabs><w:spacing w:before="80"/>`, textWidth-box-250)
	d.print(`<w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p><w:tbl><w:tblPr><w:tblW w:w="`, fmt.Sprint(textWidth), `" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="`,
		fmt.Sprint(textWidth-box), `"/><w:gridCol w:w="`, fmt.Sprint(box), `"/></w:tblGrid><w:tr>`)
	d.cell(textWidth-box, "", func() {
		for _, label := range []string{d.say("Họ và tên thí sinh: ", "Name: "), d.say("Số báo danh: ", "Candidate number: "), d.say("Đơn vị: ", "Unit: ")} {
			d.paraWith("Normal", tabs, run(label+"\t", ""))
		}
	})
	d.cell(box, borders+`<w:vAlign w:val="center"/>`, func() {
		d.para("Centre", run(d.say("MÃ ĐỀ", "CODE"), bold))
		d.para("Centre", run(fmt.Sprint(code), bold+`<w:sz w:val="36"/>`))
	})
	d.print("</w:tr></w:tbl>\n<w:p/>\n")
}

const borders = `<w:tcBorders><w:top w:val="single" w:sz="8" w:color="000000"/><w:left w:val="single" w:sz="8" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:color="000000"/><w:right w:val="single" w:sz="8" w:color="000000"/></w:tcBorders>`

// cell writes a cell of a table; it holds at least one paragraph.
func (d *document) cell(width int, properties string, content func()) {
	d.print(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, width, properties))
	content()
	d.print("</w:tc>")
}

// field is a value that Word computes when it shows the page.
func field(name, look string) string {
	piece := func(inner string) string { return "<w:r><w:rPr>" + look + "</w:rPr>" + inner + "</w:r>" }
	return piece(`<w:fldChar w:fldCharType="begin"/>`) + piece(`<w:instrText xml:space="preserve"> `+name+` </w:instrText>`) +
		piece(`<w:fldChar w:fldCharType="separate"/>`) + piece("<w:t>1</w:t>") + piece(`<w:fldChar w:fldCharType="end"/>`)
}

// endSection ends a version: its pages are counted from 1, and its footer names
// its code (0: the key sheet). The last section belongs to the body itself.
func (d *document) endSection(code int, last bool) {
	label := d.say("Đáp án", "Key")
	if code > 0 {
		label = fmt.Sprintf(d.say("Mã đề %d", "Code %d"), code)
	}
	d.footers = append(d.footers, `<w:p><w:pPr><w:pStyle w:val="Foot"/></w:pPr>`+run(label+d.say(" – Trang ", " – Page "), "")+field("PAGE", "")+run("/", "")+field("SECTIONPAGES", "")+"</w:p>")
	section := fmt.Sprintf(`<w:sectPr><w:footerReference w:type="default" r:id="rFooter%d"/><w:type w:val="nextPage"/><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType w:start="1"/></w:sectPr>`,
		len(d.footers), pageWidth, pageHeight, marginEnds, marginSide, marginEnds, marginSide)
	if last {
		d.print(section)
		return
	}
	// The paragraph that carries a section's end is as good as invisible, so that
	// a full page does not spill it onto the next.
	d.print(`<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>`, section, "</w:pPr></w:p>\n")
}

// printQuestion writes a question as contestants see it.
func (d *document) printQuestion(q *importer.Question) {
	d.para("Question", run(fmt.Sprintf(d.say("Câu %d. ", "Question %d. "), q.Number), bold), run(q.Stem, ""))
	d.pictureLines(q.Images)
	switch q.Kind {
	case importer.ShortText, importer.Numeric:
		d.paraWith("Option", fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="%d"/></w:tabs><w:spacing w:before="80"/>`, textWidth), run("\t", ""))
	case importer.Matching:
		d.printPairs(q)
	default:
		d.printOptions(q)
	}
	if q.Kind == importer.Ordering {
		d.paraWith("Option", fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="%d"/></w:tabs>`, textWidth/2), run(d.say("Thứ tự: ", "Order: ")+"\t", ""))
	}
}

func (d *document) pictureLines(names []string) {
	for _, name := range names {
		if shown := d.picture(name); shown != "" {
			d.paraWith("Centre", "<w:keepNext/>", shown)
		}
	}
}

// printOptions lays the options out in four, two or one columns, as short as
// they are.
func (d *document) printOptions(q *importer.Question) {
	columns := optionGrid(q.Options)
	step := (textWidth - 284) / columns
	tabs := ""
	if columns > 1 {
		var stops strings.Builder
		for c := 1; c < columns; c++ {
			fmt.Fprintf(&stops, `<w:tab w:val="left" w:pos="%d"/>`, 284+c*step)
		}
		tabs = "<w:tabs>" + stops.String() + "</w:tabs>"
	}
	for i := 0; i < len(q.Options); i += columns {
		var runs []string
		end := min(i+columns, len(q.Options))
		for n := i; n < end; n++ {
			if n > i {
				runs = append(runs, run("\t", ""))
			}
			runs = append(runs, run(letter(n)+". ", bold), run(q.Options[n].Text, ""))
			for _, name := range q.Options[n].Images {
				runs = append(runs, d.picture(name))
			}
		}
		keep := tabs
		if end < len(q.Options) {
			keep = "<w:keepNext/>" + tabs
		}
		d.paraWith("Option", keep, runs...)
	}
}

// optionGrid is how many options fit side by side.
func optionGrid(options []importer.Option) int {
	longest := 0
	for _, o := range options {
		if len(o.Images) > 0 || strings.ContainsAny(o.Text, "\n\t") {
			return 1
		}
		longest = max(longest, printedWidth(o.Text))
	}
	for _, columns := range []int{4, 2} {
		if columns/2 < len(options) && longest+500 < (textWidth-284)/columns {
			return columns
		}
	}
	return 1
}

// printedWidth estimates a text in Times New Roman 12, in twips: a little more
// than it takes, so that no option runs into the next.
func printedWidth(s string) int {
	total := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("iíìỉĩịljtfrI.,;:'!|()[] ", r):
			total += 80
		case strings.ContainsRune("mwMW@%—", r):
			total += 205
		case r >= 'A' && r <= 'Z' || strings.ToLower(string(r)) != string(r):
			total += 180
		default:
			total += 128
		}
	}
	return total
}

// printPairs sets the two sides beside each other; the right ones in
// alphabetical order, which tells nothing.
func (d *document) printPairs(q *importer.Question) {
	rights, _ := rightSides(q)
	half := (textWidth - 284) / 2
	d.print(`<w:tbl><w:tblPr><w:tblW w:w="`, fmt.Sprint(2*half), `" w:type="dxa"/><w:tblInd w:w="284" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="`, fmt.Sprint(half), `"/><w:gridCol w:w="`, fmt.Sprint(half), `"/></w:tblGrid>`)
	for i := range max(len(q.Pairs), len(rights)) {
		d.print("<w:tr>")
		left, right := "", ""
		if i < len(q.Pairs) {
			left = fmt.Sprintf("(%d) %s", i+1, q.Pairs[i].Left)
		}
		if i < len(rights) {
			right = fmt.Sprintf("(%c) %s", 'a'+i, rights[i])
		}
		d.cell(half, "", func() { d.para("Normal", run(left, "")) })
		d.cell(half, "", func() { d.para("Normal", run(right, "")) })
		d.print("</w:tr>")
	}
	d.print("</w:tbl>\n")
	d.paraWith("Option", fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="%d"/></w:tabs>`, textWidth/2), run(d.say("Ghép: ", "Pairs: ")+"\t", ""))
}
