// Package unitfile reads lists of units out of spreadsheets as offices keep
// them: XLSX or CSV, the header anywhere near the top, its words Vietnamese or
// English, with or without diacritics, the columns in any order.
//
// It only reads cells. What they mean for a contest, and what is wrong with
// them, is contest.PlanUnits' to say.
package unitfile

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"hoithi/contest"
	"hoithi/internal/fault"
)

// Failures of a file as a whole.
var (
	ErrUnreadable = fault.New(fault.Invalid, "unit_file_unreadable", "Không đọc được tệp. Hãy dùng tệp XLSX hoặc CSV (UTF-8).", "The file cannot be read. Use XLSX or CSV (UTF-8).")
	ErrNoHeader   = fault.New(fault.Invalid, "unit_file_no_header", "Không tìm thấy dòng tiêu đề có cột “Tên đơn vị” trong 20 dòng đầu.", "No header row with a “Name” column was found in the first 20 rows.")
	ErrTooLarge   = fault.New(fault.Invalid, "unit_file_too_large", "Tệp quá lớn: tối đa 10 MB và 50 000 dòng.", "The file is too large: at most 10 MB and 50,000 rows.")
	ErrEmpty      = fault.New(fault.Invalid, "unit_file_empty", "Tệp không có dòng đơn vị nào.", "The file has no units.")
)

// The limits of a file.
const (
	MaxSize    = 10 << 20
	maxRows    = 50_000
	headerRows = 20
	maxUnpack  = 200 << 20
)

// rows gives the cells of a sheet, row by row; the row number is as the
// spreadsheet shows it.
type rows func(yield func(row int, cells []string) bool) error

// Read reads a file of size bytes; name only appears in the result.
func Read(ctx context.Context, name string, data io.ReaderAt, size int64) (contest.UnitSheet, error) {
	if size > MaxSize {
		return contest.UnitSheet{}, ErrTooLarge
	}
	raw := make([]byte, size)
	if _, err := data.ReadAt(raw, 0); err != nil && err != io.EOF {
		return contest.UnitSheet{}, ErrUnreadable.Because(err)
	}
	each := csvRows(raw)
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		each = xlsxRows(raw)
	}
	return collect(ctx, name, each)
}

// collector finds the header and takes the rows below it.
type collector struct {
	sheet  contest.UnitSheet
	header map[int]contest.UnitColumn
	read   int
}

func collect(ctx context.Context, name string, each rows) (contest.UnitSheet, error) {
	c := &collector{sheet: contest.UnitSheet{File: name}}
	var stop error
	err := each(func(row int, cells []string) bool {
		stop = c.take(ctx, row, cells)
		return stop == nil
	})
	switch {
	case err != nil:
		return c.sheet, err
	case stop != nil:
		return c.sheet, stop
	case c.header == nil:
		return c.sheet, ErrNoHeader
	case len(c.sheet.Rows) == 0:
		return c.sheet, ErrEmpty
	}
	for _, i := range slices.Sorted(maps.Keys(c.header)) {
		c.sheet.Columns = append(c.sheet.Columns, c.header[i])
	}
	return c.sheet, nil
}

func (c *collector) take(ctx context.Context, row int, cells []string) error {
	c.read++
	switch {
	case c.read%512 == 0 && ctx.Err() != nil:
		return fmt.Errorf("unitfile: %w", ctx.Err())
	case c.header == nil && row > headerRows:
		return ErrNoHeader
	case len(c.sheet.Rows) >= maxRows:
		return ErrTooLarge
	case c.header == nil:
		c.header = headerOf(cells)
	default:
		if line, ok := lineOf(row, cells, c.header); ok {
			c.sheet.Rows = append(c.sheet.Rows, line)
		}
	}
	return nil
}

// lineOf takes the cells that the header names; a row with none is no row.
func lineOf(row int, cells []string, header map[int]contest.UnitColumn) (contest.UnitLine, bool) {
	line := contest.UnitLine{Row: row, Cells: make(map[contest.UnitColumn]string, len(header))}
	for i, column := range header {
		if i < len(cells) && strings.TrimSpace(cells[i]) != "" {
			line.Cells[column] = dateCell(column, cells[i])
		}
	}
	return line, len(line.Cells) > 0
}
