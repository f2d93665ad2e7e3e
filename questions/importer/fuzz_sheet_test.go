package importer

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// sheetParts are the parts of a workbook that a fuzzer varies.
func sheetParts() [3]string {
	return [3]string{"xl/worksheets/sheet1.xml", sharedStrings, "xl/styles.xml"}
}

// workbookParts unpacks those parts of a shared workbook; false where it is
// absent.
func workbookParts(name string) (parts [3][]byte, ok bool) {
	data, err := os.ReadFile(filepath.Join(fixtures, name))
	if err != nil {
		return parts, false
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return parts, false
	}
	for i, name := range sheetParts() {
		if part, err := archive.Open(name); err == nil {
			parts[i], _ = io.ReadAll(part)
			_ = part.Close()
		}
	}
	return parts, len(parts[0]) > 0
}

// FuzzXLSX varies the sheet, the texts and the styles of a workbook, each by
// itself: a changed container would only ever test its checksums.
func FuzzXLSX(f *testing.F) {
	f.Add([]byte(`<worksheet><dimension ref="A1:D3"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Câu hỏi</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="str"><v>B</v></c><c r="D1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>45940</v></c><c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="b"><v>1</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells></worksheet>`),
		[]byte(`<sst count="3"><si><t>A</t></si><si><t>Đáp án</t></si><si><r><t>km</t></r><r><rPr><vertAlign val="superscript"/></rPr><t xml:space="preserve">2 </t></r></si></sst>`),
		[]byte(`<styleSheet><fonts><font><b/></font></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`))
	for _, name := range []string{"vi/columns.xlsx", "kahoot/KahootQuizTemplate.xlsx"} {
		if parts, ok := workbookParts(name); ok {
			f.Add(parts[0], parts[1], parts[2])
		}
	}
	const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	f.Fuzz(func(t *testing.T, sheet, texts, styles []byte) {
		names := sheetParts()
		checkFuzz(t, "xlsx", packed(t, names[0], sheet, map[string]string{names[1]: string(texts), names[2]: string(styles),
			"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
			"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kind + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml":            `<workbook ` + ns + `><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kind + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + kind + `styles" Target="styles.xml"/><Relationship Id="rId3" Type="` + kind + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`}))
	})
}

// FuzzSheetODS varies a spreadsheet whose cells come from the shared workbook.
func FuzzSheetODS(f *testing.F) {
	f.Add([]byte(odsOf([][]string{{"Câu hỏi", "A", "B", "Đáp án"}, {"Một?", "x", "y", "B"}})))
	if book, err := excelize.OpenFile(filepath.Join(fixtures, "vi", "columns.xlsx")); err == nil {
		cells, _ := book.GetRows(book.GetSheetName(0))
		f.Add([]byte(odsOf(cells)))
		_ = book.Close()
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkFuzz(t, "ods", packed(t, "content.xml", data, nil)) })
}

// odsOf writes the content of a spreadsheet, with the repeated and covered
// cells and the spaces that the format has words for.
func odsOf(cells [][]string) string {
	var out strings.Builder
	out.WriteString(`<d xmlns:table="t"><automatic-styles><style name="c" family="table-cell"><text-properties font-weight="bold"/></style></automatic-styles><body><spreadsheet><table name="S">`)
	for _, row := range cells {
		out.WriteString(`<table-row>`)
		for _, cell := range row {
			out.WriteString(`<table-cell style-name="c"><p>` + strings.ReplaceAll(html.EscapeString(cell), " ", `<s c="1"/>`) + `</p></table-cell>`)
		}
		out.WriteString(`<covered-table-cell number-columns-repeated="3"/></table-row><table-row number-rows-repeated="2"><table-cell/></table-row>`)
	}
	return out.String() + `</table></spreadsheet></body></d>`
}
