package feed

import (
	"net/url"
	"regexp"
	"strconv"
)

// suffixForm is what may stand behind a column's name: letters and signs that
// are right in XML too.
var suffixForm = regexp.MustCompile(`^\.?[A-Za-z][A-Za-z0-9_]{0,15}$`)

// ParseShape reads the parameters of a feed's address. What is missing or
// beyond reason takes its default: a title machine that is already on air is
// better served with a sound table than with an error.
func ParseShape(format Format, q url.Values) Shape {
	s := Shape{
		Format: format, Rows: clamp(q.Get("rows"), 10, mostRows), Wide: q.Get("wide") == "1",
		BOM: q.Get("bom") == "1", NameMax: clamp(q.Get("max_name"), 0, longestName),
	}
	if q.Get("sep") == ";" || q.Get("sep") == "semicolon" {
		s.Comma = ';' // some programs cut an address at a bare semicolon
	}
	if x := q.Get("suffix"); suffixForm.MatchString(x) {
		s.Suffix = x
	}
	return s
}

func clamp(s string, fallback, most int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return fallback
	}
	return min(n, most)
}
