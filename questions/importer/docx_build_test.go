package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"
)

// The tests write their own Word documents, part by part.

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
	`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:v="urn:schemas-microsoft-com:vml" ` +
	`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`

// wordDoc is a Word document under construction.
type wordDoc struct {
	body      []string
	numbering string
	styles    string
	footnotes string
	rels      string
	parts     map[string][]byte
}

func (d wordDoc) bytes(t testing.TB) []byte {
	t.Helper()
	files := map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordNS + `><w:body>` + strings.Join(d.body, "") + `<w:sectPr/></w:body></w:document>`,
	}
	for name, content := range map[string]string{"numbering": d.numbering, "styles": d.styles, "footnotes": d.footnotes} {
		if content != "" {
			files["word/"+name+".xml"] = `<w:` + name + ` ` + wordNS + `>` + content + `</w:` + name + `>`
		}
	}
	if d.rels != "" {
		files["word/_rels/document.xml.rels"] = `<Relationships>` + d.rels + `</Relationships>`
	}
	for name, data := range d.parts {
		files[name] = string(data)
	}
	return zipOf(t, files)
}

func zipOf(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for name, content := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// run is a run of text; props is what stands in its rPr.
func run(text, props string) string {
	return `<w:r><w:rPr>` + props + `</w:rPr><w:t xml:space="preserve">` + html.EscapeString(text) + `</w:t></w:r>`
}

// para is a paragraph of plain text; a tab in it becomes w:tab, a line end
// w:br.
func para(text string) string { return paraOf("", styled(text, "")) }

// bold and its like are paragraphs with one look.
func bold(text string) string      { return paraOf("", styled(text, `<w:b/>`)) }
func italic(text string) string    { return paraOf("", styled(text, `<w:i/>`)) }
func underline(text string) string { return paraOf("", styled(text, `<w:u w:val="single"/>`)) }
func highlight(text string) string { return paraOf("", styled(text, `<w:highlight w:val="yellow"/>`)) }
func red(text string) string       { return paraOf("", styled(text, `<w:color w:val="FF0000"/>`)) }

func styled(text, props string) string {
	out := ""
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			out += `<w:r><w:br/></w:r>`
		}
		for j, part := range strings.Split(line, "\t") {
			if j > 0 {
				out += `<w:r><w:tab/></w:r>`
			}
			if part != "" {
				out += run(part, props)
			}
		}
	}
	return out
}

func paraOf(props, runs string) string {
	return `<w:p><w:pPr>` + props + `</w:pPr>` + runs + `</w:p>`
}

// listed is a paragraph with an automatic number.
func listed(num, level int, text, props string) string {
	return paraOf(fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, num), styled(text, props))
}

// table is a table of paragraphs.
func table(rows ...[]string) string {
	out := `<w:tbl><w:tblPr/>`
	for _, row := range rows {
		out += `<w:tr>`
		for _, cell := range row {
			out += `<w:tc><w:tcPr/>`
			if !strings.HasPrefix(cell, "<w:p>") {
				cell = para(cell)
			}
			out += cell + `</w:tc>`
		}
		out += `</w:tr>`
	}
	return out + `</w:tbl>`
}

// level is one level of a list definition.
func level(i int, format, text string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>`, i, format, text)
}

func abstract(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, strings.Join(levels, ""))
}

func num(id, abstract int, overrides string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstract, overrides)
}

func restart(level int) string {
	return fmt.Sprintf(`<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="1"/></w:lvlOverride>`, level)
}

// paras makes a paragraph of each line.
func paras(lines ...string) []string {
	var out []string
	for _, line := range lines {
		out = append(out, para(line))
	}
	return out
}

// wantQuestion is a question in one line: "2) stem | a | *b | c (bold)".
func summary(b Batch) []string {
	var out []string
	for i := range b.Questions {
		q := &b.Questions[i]
		s := fmt.Sprintf("%d) %s", q.Number, strings.ReplaceAll(q.Stem, "\n", "⏎"))
		for n, o := range q.Options {
			star := ""
			for _, c := range q.Correct {
				if c == n {
					star = "*"
				}
			}
			s += " | " + star + o.Text
		}
		if q.KeyFoundBy != "" {
			s += " (" + q.KeyFoundBy + ")"
		}
		out = append(out, s)
	}
	return out
}
