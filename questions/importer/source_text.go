package importer

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxSource bounds what is kept of a file's own text for one question.
const maxSource = 8 << 10

// sourceLines joins the lines of a question as the file has them.
func sourceLines(lines []string) string {
	return cutSource(strings.Trim(strings.Join(lines, "\n"), "\n"))
}

// sourceRow writes the cells of a row, one a line, under their letters.
func sourceRow(row sheetRow) string {
	var out strings.Builder
	for i, cell := range row.cells {
		if strings.TrimSpace(cell.text) == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(columnName(i) + ": " + cell.text)
	}
	return cutSource(out.String())
}

// reBase64 finds files that are packed into XML: nobody reads them.
var reBase64 = regexp.MustCompile(`[A-Za-z0-9+/]{200,}[A-Za-z0-9+/=\s]*`)

// sourceXML is the markup of a question, without the files in it.
func sourceXML(raw []byte) string {
	const most = 1 << 20 // more is pictures
	text := strings.ToValidUTF8(string(raw[:min(len(raw), most)]), "\ufffd")
	return cutSource(reBase64.ReplaceAllString(text, "…"))
}

// cutSource bounds a source at a whole rune.
func cutSource(s string) string {
	if len(s) <= maxSource {
		return s
	}
	cut := maxSource
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
