package export

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// whole fills a workbook and returns what writes it, so that a failure is told
// before the file's first byte is written. What names it in errors.
func whole(what string, fill func(*excelize.File) error) (func(io.Writer) error, error) {
	book := excelize.NewFile()
	if err := fill(book); err != nil {
		_ = book.Close() // the first error is the one to tell
		return nil, err
	}
	return func(w io.Writer) error {
		_, err := book.WriteTo(w)
		if closed := book.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return fmt.Errorf("export: write %s: %w", what, err)
		}
		return nil
	}, nil
}
