package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Words under which our own files keep what their format has no place for.
// Package exporter writes them, the readers know them again.
const (
	BasisLabel = "Căn cứ: " // opens the last line of an explanation
	LevelLabel = "Mức độ: " // opens a tag or keyword
	TopicLabel = "Chủ đề: " // opens a keyword
	PairArrow  = "=>"       // between the sides of a pair in a sheet's cell
)

// SpeaksOfOthers reports an option such as "Tất cả các phương án trên", which
// stays last in a shuffle.
func SpeaksOfOthers(option string) bool {
	if !startsWithOneOf(option, "tckabnpdyefgh") {
		return false
	}
	f := strings.Trim(squeeze(fold(option)), " .;")
	return rePinLast.MatchString(f) || reRefers.MatchString(f)
}

// takeBasis cuts the legal basis off an explanation whose last line names it.
func (q *Question) takeBasis() {
	at := strings.LastIndexByte(q.Explanation, '\n') + 1
	basis, ok := strings.CutPrefix(q.Explanation[at:], BasisLabel)
	if ok && q.LegalBasis == "" && strings.TrimSpace(basis) != "" {
		q.LegalBasis, q.Explanation = strings.TrimSpace(basis), strings.TrimSpace(q.Explanation[:at])
	}
}

// levelTag reads a level out of a tag: our own label, or a word that can only
// be a level.
func levelTag(tag string) string {
	if level, ok := strings.CutPrefix(squeeze(tag)+" ", LevelLabel); ok {
		return strings.TrimSpace(level)
	}
	return levelName(tag)
}

// EncodeIdentifier turns an id into an XML name (NCName), as QTI asks for: what
// a name cannot hold becomes _xHHHH_. The reader decodes it.
func EncodeIdentifier(id string) string {
	var out strings.Builder
	for i, r := range id {
		name := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || i > 0 && (r >= '0' && r <= '9' || r == '-' || r == '.')
		if !name || r == '_' && strings.HasPrefix(id[i:], "_x") {
			fmt.Fprintf(&out, "_x%04X_", r)
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

var reEncoded = regexp.MustCompile(`_x([0-9A-F]{4,6})_`)

func decodeIdentifier(id string) string {
	return reEncoded.ReplaceAllStringFunc(id, func(s string) string {
		code, err := strconv.ParseUint(s[2:len(s)-1], 16, 32)
		if err != nil || code > 0x10ffff {
			return s
		}
		return string(rune(code))
	})
}
