package importer

import "regexp"

var (
	rePlaceQuestion  = regexp.MustCompile(`^Câu (?:thứ )?(\d+)`)
	rePlaceLine      = regexp.MustCompile(`(^|[(,] ?)dòng (\d+)`)
	rePlaceParagraph = regexp.MustCompile(`(^|[(,] ?)đoạn (\d+)`)
	rePlaceTable     = regexp.MustCompile(`^bảng, `)
)

// PlaceIn says a place that a Problem or Question names in another language:
// "en", or anything else for Vietnamese, in which they are written. Names of
// sheets and files stay.
func PlaceIn(lang, where string) string {
	if lang != "en" {
		return where
	}
	where = rePlaceQuestion.ReplaceAllString(where, "Question $1")
	where = rePlaceLine.ReplaceAllString(where, "${1}line $2")
	where = rePlaceParagraph.ReplaceAllString(where, "${1}paragraph $2")
	return rePlaceTable.ReplaceAllString(where, "table, ")
}
