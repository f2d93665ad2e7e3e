package importer

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

const sharedStrings = "xl/sharedStrings.xml"

var (
	reSharedRun = regexp.MustCompile(`(?s)<r>\s*<rPr>(.*?)</rPr>\s*<t([^>]*)>(.*?)</t>`)
	reVertical  = regexp.MustCompile(`<vertAlign val="(superscript|subscript)"`)
)

// raiseShared writes the raised and lowered runs of a workbook's texts with
// the letters that say so: the row reader only hands on bare text, and "km2"
// is not km².
func raiseShared(f *excelize.File) {
	part, ok := f.Pkg.Load(sharedStrings)
	raw, is := part.([]byte)
	if !ok || !is || !bytes.Contains(raw, []byte("vertAlign")) {
		return
	}
	f.Pkg.Store(sharedStrings, reSharedRun.ReplaceAllFunc(raw, func(run []byte) []byte {
		g := reSharedRun.FindSubmatch(run)
		how := reVertical.FindSubmatch(g[1])
		if how == nil {
			return run
		}
		text := raise(html.UnescapeString(string(g[3])), string(how[1]))
		return []byte("<r><t" + string(g[2]) + ">" + html.EscapeString(text) + "</t>")
	}))
}

var reTall = regexp.MustCompile(`<mergeCell ref="[A-Z]+(\d+):[A-Z]+(\d+)"`)

// hasTallCells reports merged cells of several rows anywhere in the workbook:
// a cheap look before a sheet is loaded as a whole.
func hasTallCells(f *excelize.File) bool {
	tall := false
	f.Pkg.Range(func(name, part any) bool {
		path, _ := name.(string)
		raw, _ := part.([]byte)
		if !strings.HasPrefix(path, "xl/worksheets/") {
			return true
		}
		if at := bytes.Index(raw, []byte("<mergeCells")); at >= 0 {
			for _, g := range reTall.FindAllSubmatch(raw[at:], -1) {
				tall = tall || !bytes.Equal(g[1], g[2])
			}
		}
		return !tall
	})
	return tall
}

// spread gives the questions under a merged cell what the cell says: a topic,
// level or basis that stands once beside many rows.
func (x *xlsxSheet) spread(s *sheetReader) {
	if len(s.pending) == 0 || !hasTallCells(x.file) {
		return
	}
	merged, err := x.file.GetMergeCells(x.name, true)
	if err != nil {
		return
	}
	at := make(map[int]int, len(s.pending))
	for i := range s.pending {
		at[s.pending[i].row] = i
	}
	for _, cell := range merged {
		col, from, err := excelize.CellNameToCoordinates(cell.GetStartAxis())
		_, to, err2 := excelize.CellNameToCoordinates(cell.GetEndAxis())
		first, ok := at[from]
		if err != nil || err2 != nil || !ok {
			continue
		}
		for row := from + 1; row <= min(to, from+len(s.pending)*4); row++ {
			if i, ok := at[row]; ok {
				s.inherit(&s.pending[i].q, &s.pending[first].q, col-1)
			}
		}
	}
}

// inherit copies what column col says of the question above.
func (s *sheetReader) inherit(q, above *Question, col int) {
	switch col {
	case s.columns.topic:
		q.Topic = above.Topic
	case s.columns.level:
		q.Level = above.Level
	case s.columns.basis:
		q.LegalBasis = above.LegalBasis
	}
}
