package exporter

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	_ "image/gif"  // sizes of pictures
	_ "image/jpeg" // sizes of pictures
	_ "image/png"  // sizes of pictures
	"io"
	"strings"
)

// document is a Word file (ECMA-376, transitional) under writing. The body is
// streamed; what it refers to follows when it is complete.
type document struct {
	bank
	*printer      // the body
	zip           *zipper
	pictureOrder  []string       // names, in the order of their first use
	pictureIDs    map[string]int // index in pictureOrder
	drawings      int
	footers       []string // bodies of footers, one a section
	sectionClosed bool
}

const (
	nsWord = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	nsDraw = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	relOf  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	xmlTop = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

func newDocument(w io.Writer, b bank) *document {
	d := &document{bank: b, zip: &zipper{Writer: zip.NewWriter(w)}, pictureIDs: map[string]int{}}
	body, err := d.zip.Create("word/document.xml")
	d.printer = &printer{w: body, err: err}
	d.print(xmlTop, "<w:document ", nsWord, " ", nsDraw, "><w:body>\n")
	return d
}

// close ends the body and writes the other parts.
func (d *document) close() error {
	d.print("</w:body></w:document>")
	if d.err != nil {
		return d.err
	}
	d.zip.file("word/_rels/document.xml.rels", d.relations)
	d.zip.file("word/styles.xml", func(out *printer) { out.print(xmlTop, wordStyles) })
	d.zip.file("word/settings.xml", func(out *printer) {
		out.print(xmlTop, "<w:settings ", nsWord, `><w:zoom w:percent="100"/><w:updateFields w:val="false"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>`,
			`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`)
	})
	for i, footer := range d.footers {
		d.zip.file(fmt.Sprintf("word/footer%d.xml", i+1), func(out *printer) {
			out.print(xmlTop, "<w:ftr ", nsWord, ">", footer, "</w:ftr>")
		})
	}
	for i, name := range d.pictureOrder {
		d.zip.file(fmt.Sprintf("word/media/image%d.%s", i+1, pictureEnding(d.media[name].Type)), func(out *printer) { out.print(string(d.media[name].Data)) })
	}
	d.zip.file("[Content_Types].xml", d.contentTypes)
	d.zip.file("_rels/.rels", func(out *printer) {
		out.print(xmlTop, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`, relOf, `officeDocument" Target="word/document.xml"/></Relationships>`)
	})
	return d.zip.close()
}

func (d *document) relations(out *printer) {
	out.print(xmlTop, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`,
		`<Relationship Id="rStyles" Type="`, relOf, `styles" Target="styles.xml"/><Relationship Id="rSettings" Type="`, relOf, `settings" Target="settings.xml"/>`)
	for i := range d.footers {
		out.print(fmt.Sprintf(`<Relationship Id="rFooter%d" Type="%sfooter" Target="footer%d.xml"/>`, i+1, relOf, i+1))
	}
	for i, name := range d.pictureOrder {
		out.print(fmt.Sprintf(`<Relationship Id="rImage%d" Type="%simage" Target="media/image%d.%s"/>`, i+1, relOf, i+1, pictureEnding(d.media[name].Type)))
	}
	out.print("</Relationships>")
}

func (d *document) contentTypes(out *printer) {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	out.print(xmlTop, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for _, kind := range []string{"image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff"} {
		out.print(`<Default Extension="`, pictureEnding(kind), `" ContentType="`, kind, `"/>`)
	}
	out.print(`<Override PartName="/word/document.xml" ContentType="`, word, `document.main+xml"/><Override PartName="/word/styles.xml" ContentType="`, word,
		`styles+xml"/><Override PartName="/word/settings.xml" ContentType="`, word, `settings+xml"/>`)
	for i := range d.footers {
		out.print(fmt.Sprintf(`<Override PartName="/word/footer%d.xml" ContentType="%sfooter+xml"/>`, i+1, word))
	}
	out.print("</Types>")
}

// wordShows reports a kind of picture that Word can show.
func wordShows(kind string) bool { return pictureEnding(kind) != "" }

func pictureEnding(kind string) string {
	return map[string]string{"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif", "image/bmp": "bmp", "image/tiff": "tiff"}[kind]
}

// Lengths in Word's units: a twip is 1/1440 inch, an EMU 1/914400 inch.
const (
	emuPerPixel  = 9525 // at 96 pixels an inch
	emuPerCM     = 360000
	pictureWide  = 11 * emuPerCM
	pictureHigh  = 6 * emuPerCM
	pageWidth    = 11906 // A4
	pageHeight   = 16838
	marginSide   = 964  // 1.7 cm
	marginEnds   = 1021 // 1.8 cm
	textWidth    = pageWidth - 2*marginSide
	twipsPerInch = 1440
)

// picture is a run that shows a picture, scaled down to fit.
func (d *document) picture(name string) string {
	m, ok := d.media[name]
	if !ok || !wordShows(m.Type) {
		return ""
	}
	at, known := d.pictureIDs[name]
	if !known {
		at = len(d.pictureOrder)
		d.pictureIDs[name] = at
		d.pictureOrder = append(d.pictureOrder, name)
	}
	wide, high := 6*emuPerCM, 4*emuPerCM // of kinds whose size is not read
	if size, _, err := image.DecodeConfig(bytes.NewReader(m.Data)); err == nil && size.Width > 0 && size.Height > 0 {
		wide, high = size.Width*emuPerPixel, size.Height*emuPerPixel
	}
	if wide > pictureWide {
		wide, high = pictureWide, high*(pictureWide/1000)/(wide/1000)
	}
	if high > pictureHigh {
		wide, high = wide*(pictureHigh/1000)/(high/1000), pictureHigh
	}
	d.drawings++
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="Picture %[3]d" descr="%[6]s"/>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%[3]d" name="%[5]s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="rImage%[4]d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		max(wide, 1), max(high, 1), d.drawings, at+1, attr(name), attr(m.Alt))
}

// run is text in one look; line breaks and tabs are kept.
func run(text, look string) string {
	if text == "" {
		return ""
	}
	var out strings.Builder
	for i, line := range strings.Split(text, "\n") {
		out.WriteString("<w:r>")
		if look != "" {
			out.WriteString("<w:rPr>" + look + "</w:rPr>")
		}
		if i > 0 {
			out.WriteString("<w:br/>")
		}
		for n, piece := range strings.Split(line, "\t") {
			if n > 0 {
				out.WriteString("<w:tab/>")
			}
			if piece != "" {
				out.WriteString(`<w:t xml:space="preserve">` + esc(piece) + "</w:t>")
			}
		}
		out.WriteString("</w:r>")
	}
	return out.String()
}

const (
	bold   = "<w:b/>"
	italic = "<w:i/>"
)

// para writes a paragraph of a style.
func (d *document) para(style string, runs ...string) { d.paraWith(style, "", runs...) }

func (d *document) paraWith(style, properties string, runs ...string) {
	d.print(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`, properties, `</w:pPr>`)
	d.print(runs...)
	d.print("</w:p>\n")
}
