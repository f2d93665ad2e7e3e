package feed

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Format is how a table is written. It is the ending of the feed's address.
type Format string

// The formats.
const (
	JSON Format = "json"
	CSV  Format = "csv"
	TSV  Format = "tsv"
	XML  Format = "xml"
	TXT  Format = "txt"
)

// Formats lists every format.
func Formats() []Format { return []Format{JSON, CSV, TSV, XML, TXT} }

// Valid reports whether there is such a format.
func (f Format) Valid() bool { return slices.Contains(Formats(), f) }

// Type is the format's content type. The charset stands in it: engines without
// it show Vietnamese as Latin-1.
func (f Format) Type() string {
	return map[Format]string{
		JSON: "application/json", CSV: "text/csv", TSV: "text/tab-separated-values", XML: "application/xml", TXT: "text/plain",
	}[f] + "; charset=utf-8"
}

// Render writes the table in the shape. It cannot fail: every cell is a clean
// line of text by then.
func (t Table) Render(s Shape) []byte {
	columns, rows := t.lay(s)
	switch s.Format {
	case CSV:
		return separated(columns, rows, s)
	case TSV:
		s.Comma = '\t'
		return separated(columns, rows, s)
	case XML:
		return asXML(columns, rows)
	case TXT:
		return t.lines(s)
	}
	return asJSON(columns, rows)
}

// asJSON is an array of flat objects, as vMix reads it, each with its columns
// in order.
func asJSON(columns []string, rows [][]Cell) []byte {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, r := range rows {
		b.WriteString(map[bool]string{true: "\n{", false: ",\n{"}[i == 0])
		for j, c := range columns {
			if j > 0 {
				b.WriteByte(',')
			}
			b.Write(quoted(c))
			b.WriteByte(':')
			if r[j].Number && number.MatchString(r[j].Text) {
				b.WriteString(r[j].Text)
			} else {
				b.Write(quoted(r[j].Text))
			}
		}
		b.WriteByte('}')
	}
	b.WriteString("\n]\n")
	return b.Bytes()
}

func quoted(s string) []byte {
	b, _ := json.Marshal(s) // a string always has a JSON form
	return b
}

// separated is CSV of RFC 4180 with CRLF, or TSV.
func separated(columns []string, rows [][]Cell, s Shape) []byte {
	var b bytes.Buffer
	if s.BOM {
		b.WriteString("\uFEFF")
	}
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if s.Comma != 0 {
		w.Comma = s.Comma
	}
	_ = w.Write(columns) // into memory
	record := make([]string, len(columns))
	for _, r := range rows {
		for i, c := range r {
			record[i] = guarded(c.Text)
		}
		_ = w.Write(record)
	}
	w.Flush()
	return b.Bytes()
}

// number is what a spreadsheet reads as a number and JSON may hold bare.
var number = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?$`)

// guarded puts an apostrophe before what a spreadsheet would run as a formula:
// a nickname is a contestant's to choose. Numbers stay numbers.
// Source: OWASP, CSV Injection.
func guarded(s string) string {
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) && !number.MatchString(s) {
		return "'" + s
	}
	return s
}

// asXML is <rows><row><column>…: the rows are /rows/row by XPath.
func asXML(columns []string, rows [][]Cell) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + "<rows>\n")
	for _, r := range rows {
		b.WriteString("<row>")
		for i, c := range columns {
			b.WriteString("<" + c + ">")
			_ = xml.EscapeText(&b, []byte(r[i].Text)) // into memory
			b.WriteString("</" + c + ">")
		}
		b.WriteString("</row>\n")
	}
	b.WriteString("</rows>\n")
	return b.Bytes()
}

// lines is what a text source shows: a line a row, of the columns meant for it.
func (t Table) lines(s Shape) []byte {
	var b bytes.Buffer
	for i := range max(len(t.Rows), s.Rows) {
		if s.Rows > 0 && i == s.Rows {
			break
		}
		if i < len(t.Rows) {
			b.WriteString(t.line(t.cleaned(t.Rows[i], s)))
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func (t Table) line(row []Cell) string {
	var parts []string
	for _, name := range t.Line {
		if i := slices.Index(t.Columns, name); i >= 0 && row[i].Text != "" {
			parts = append(parts, row[i].Text)
		}
	}
	return strings.Join(parts, "  ")
}

func itoa(n int) string { return strconv.Itoa(n) }
