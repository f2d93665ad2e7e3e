// Package data holds what the demo contest is filled with: a unit tree and
// people's names. Everything in it is marked as demo data: the names of units
// are those of thành phố Đà Nẵng after 1/7/2025, but the headcounts are
// invented, and the people are put together by chance from common names.
//
// It knows no contest and no database; it returns text and names.
package data

import (
	"bytes"
	_ "embed"
)

//go:embed units.csv
var unitsCSV []byte

// UnitsCSV returns the unit tree in the layout that organisers import: UTF-8,
// comma, one header row "Tên đơn vị, Đơn vị cấp trên, Loại, Khối, Số người,
// Hiệu lực từ, Hiệu lực đến, Tên khác". Parents stand above their children and
// are named, days are written dd/mm/yyyy, other names are parted by semicolons.
// The root and the blocks have no headcount of their own. The caller owns the
// slice.
func UnitsCSV() []byte { return bytes.Clone(unitsCSV) }
