package importer

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// readCSV reads comma, semicolon, tab or bar separated values.
func readCSV(src source, b *builder) error {
	text, err := src.text(b)
	if err != nil {
		return err
	}
	separator, text := declaredSeparator(text)
	if separator == 0 {
		separator = sniffSeparator(text)
	}
	if separator == '\t' {
		b.batch.Format = "tsv"
	} else {
		b.batch.Format = "csv"
	}
	s := &sheetReader{src: src, b: b, quotes: true, by: byColumn}
	if err := s.csvRows(text, separator); err != nil {
		return err
	}
	ok, err := s.end(nil)
	if err == nil && !ok {
		return ErrNoHeader
	}
	return err
}

func (s *sheetReader) csvRows(text string, separator rune) error {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = separator, -1, true, true
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return ErrUnreadable.Because(err)
		}
		line, _ := r.FieldPos(0)
		if line%256 == 0 {
			s.src.opts.progress(9*int(r.InputOffset()), 10*len(text))
		}
		row := sheetRow{n: line, cells: make([]sheetCell, min(len(record), maxColumns))}
		filled := false
		for i := range row.cells {
			row.cells[i].text = record[i]
			filled = filled || strings.TrimSpace(record[i]) != ""
			if strings.Count(record[i], "\n") > 50 {
				s.b.file(s.place(line, -1), warnf("quote_unclosed", "Một ô kéo dài hơn 50 dòng; có thể thiếu dấu nháy kép đóng.",
					"A cell runs over more than 50 lines; a closing quote may be missing."))
			}
		}
		if !filled {
			continue
		}
		if err := s.add(row); err != nil {
			return err
		}
	}
}

// declaredSeparator reads Excel's "sep=;" line.
func declaredSeparator(text string) (rune, string) {
	if !strings.HasPrefix(text, "sep=") || len(text) < 6 {
		return 0, text
	}
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.TrimRight(line, "\r")
	if len(line) != 5 {
		return 0, text
	}
	return rune(line[4]), rest
}

// sniffSeparator finds the separator that cuts the first rows most evenly and
// makes a header of the columns.
func sniffSeparator(text string) rune {
	sample := head(text, 16<<10)
	best, top := ',', -1
	for _, sep := range []rune{'\t', ';', ',', '|'} {
		if score := separatorScore(sample, sep); score > top {
			best, top = sep, score
		}
	}
	return best
}

func separatorScore(sample string, sep rune) int {
	rows := firstRecords(sample, sep)
	if c, _, ok := findHeader(rows); ok {
		return 1000 + c.score()
	}
	score := 0
	for i := 1; i < len(rows); i++ {
		if n := len(rows[i]); n > 1 && n == len(rows[i-1]) {
			score += n
		}
	}
	return score
}

func firstRecords(sample string, sep rune) [][]string {
	r := csv.NewReader(strings.NewReader(sample))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = sep, -1, true
	var rows [][]string
	for len(rows) < headerRows {
		record, err := r.Read()
		if err != nil {
			break
		}
		rows = append(rows, record)
	}
	return rows
}

// looksLikeTable reports text with a header row of question columns.
func looksLikeTable(sample string) bool {
	if _, rest := declaredSeparator(sample); rest != sample {
		return true
	}
	for _, sep := range []rune{'\t', ';', ',', '|'} {
		if labelledLines(sample, sep) {
			continue
		}
		if c, _, ok := findHeader(firstRecords(head(sample, 16<<10), sep)); ok && c.score() >= 7 {
			return true
		}
	}
	return false
}

// text reads and decodes a whole text file, and reports an old encoding.
func (src source) text(b *builder) (string, error) {
	data, err := src.readAll(maxTextSize)
	if err != nil {
		return "", err
	}
	d, err := decodeText(data)
	if err != nil {
		return "", err
	}
	if d.encoding != "utf-8" && d.encoding != "utf-16" {
		b.file("", warnf("encoding_converted", "Tệp dùng bảng mã %s; đã chuyển sang Unicode. Hãy xem lại chữ có dấu.",
			"The file is encoded as %s and was converted to Unicode. Check the accented letters.", d.encoding))
	}
	return strings.ReplaceAll(strings.ReplaceAll(d.text, "\r\n", "\n"), "\r", "\n"), nil
}
