package importer

import (
	"io"
	"regexp"
	"strings"
)

// xlsxProgress tells how far a workbook has been read, in rows.
type xlsxProgress struct {
	src         source
	done, total int
}

// row counts a row. The last tenth is for what follows the reading.
func (p *xlsxProgress) row() {
	if p.done++; p.done%256 == 0 {
		p.src.opts.progress(min(9*p.done, 9*p.total), 10*p.total)
	}
}

var reDimension = regexp.MustCompile(`<(?:\w+:)?dimension ref="[A-Z]+\d+:[A-Z]+(\d+)"`)

// bytesOfRow is about what a question takes in a sheet's markup.
const bytesOfRow = 600

// expectedRows adds up the rows that the sheets announce; a sheet that does not
// is judged by its size. A file may say what it likes: it only moves a bar.
func expectedRows(a *archive) int {
	total := 1
	for name, part := range a.files {
		if !strings.HasPrefix(name, "xl/worksheets/") || !strings.HasSuffix(name, ".xml") {
			continue
		}
		rows := int(part.UncompressedSize64 / bytesOfRow)
		if r, err := part.Open(); err == nil {
			head, _ := io.ReadAll(io.LimitReader(r, 4096)) // what cannot be read fails below
			if g := reDimension.FindSubmatch(head); g != nil {
				rows = atoi(string(g[1]))
			}
			_ = r.Close()
		}
		total += rows
	}
	return total
}
