package unitfile

import (
	"bytes"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"hoithi/contest"
)

// xlsxRows reads the first sheet that is shown.
func xlsxRows(raw []byte) rows {
	return func(yield func(int, []string) bool) error {
		file, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpack})
		if err != nil {
			return ErrUnreadable.Because(err)
		}
		defer file.Close()
		it, err := file.Rows(firstVisible(file))
		if err != nil {
			return ErrUnreadable.Because(err)
		}
		defer it.Close()
		for row := 1; it.Next(); row++ {
			cells, err := it.Columns()
			if err != nil {
				return ErrUnreadable.Because(err)
			}
			if !yield(row, cells) {
				return nil
			}
		}
		if err := it.Error(); err != nil {
			return ErrUnreadable.Because(err)
		}
		return nil
	}
}

func firstVisible(file *excelize.File) string {
	names := file.GetSheetList()
	for _, name := range names {
		if shown, err := file.GetSheetVisible(name); err == nil && shown {
			return name
		}
	}
	return ""
}

// Serial numbers of days that a unit's dates can mean: 1900 to 2200.
const (
	firstSerial = 1
	lastSerial  = 110_000
)

// dateCell turns the serial number that a spreadsheet keeps for a date into
// a date; everything else stays as it is.
func dateCell(column contest.UnitColumn, cell string) string {
	if column != contest.ColumnFrom && column != contest.ColumnTo {
		return cell
	}
	serial, err := strconv.ParseFloat(cell, 64)
	if err != nil || serial < firstSerial || serial > lastSerial {
		return cell
	}
	t, err := excelize.ExcelDateToTime(serial, false)
	if err != nil {
		return cell
	}
	return t.Format(time.DateOnly)
}
