package contest

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"hoithi/internal/fault"
)

// Failures of the fields that a person types about themselves.
var (
	ErrNameEmpty = fault.New(fault.Invalid, "name_required", "Hãy nhập họ và tên.", "Please enter your name.")
	ErrNameLong  = fault.New(fault.Invalid, "name_too_long", "Họ và tên dài quá 80 ký tự.", "The name is longer than 80 characters.")
	ErrNameChars = fault.New(fault.Invalid, "name_not_a_name", "Họ và tên chỉ gồm chữ cái, dấu cách, dấu chấm, gạch nối và dấu nháy.", "A name has only letters, spaces, dots, hyphens and apostrophes.")
)

// maxName is in characters; the longest real names we test have 45.
const maxName = 80

// Tidy brings a line of text to one form: NFC, no control or zero-width
// characters, single spaces, none at the ends. Two names that look the same
// are then the same.
func Tidy(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
		case invisible(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	// Last of all: without what stood between them a letter and its mark may join.
	return norm.NFC.String(b.String())
}

// invisible reports control, format (zero-width, bidi) and unassigned
// characters, which make two equal-looking names differ.
func invisible(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) ||
		r == unicode.ReplacementChar || r == '\u115f' || r == '\u1160' || r == '\u3164'
}

// NormaliseName returns a person's name in its one stored form, or
// ErrNameEmpty, ErrNameLong or ErrNameChars.
func NormaliseName(s string) (string, error) {
	s = Tidy(s)
	switch n := len([]rune(s)); {
	case n == 0:
		return "", ErrNameEmpty
	case n > maxName:
		return "", ErrNameLong
	}
	letters := false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters = true
		case unicode.Is(unicode.M, r), strings.ContainsRune(" .-'’()", r), unicode.IsDigit(r):
		default:
			return "", ErrNameChars
		}
	}
	if !letters {
		return "", ErrNameChars
	}
	return s, nil
}

// SearchKey folds text for search: lower case, no diacritics, đ as d, anything
// but letters and digits as one space. "Nguyễn Văn Ẩn" becomes "nguyen van an".
func SearchKey(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFD.String(strings.ToLower(norm.NFC.String(s))) {
		switch {
		case unicode.Is(unicode.Mn, r), invisible(r):
		case r == 'đ':
			writeFolded(&b, 'd', &space)
		case unicode.IsLetter(r), unicode.IsDigit(r):
			writeFolded(&b, r, &space)
		default:
			space = true
		}
	}
	return b.String()
}

func writeFolded(b *strings.Builder, r rune, space *bool) {
	if *space && b.Len() > 0 {
		b.WriteByte(' ')
	}
	*space = false
	b.WriteRune(r)
}

// PublicName is how the contestant appears on public pages, as the contest's
// Masking says. Vietnamese names put the family name first and the given name
// last: initials keep the family name whole.
func (c Contest) PublicName(p Contestant) string {
	switch c.Masking {
	case MaskInitials:
		return initials(p.Name)
	case MaskPhone:
		if n := len(p.Phone); n >= 3 {
			return p.Name + " •••" + p.Phone[n-3:]
		}
		return initials(p.Name)
	default:
		return p.Name
	}
}

// initials turns "Nguyễn Văn An" into "Nguyễn V. A.".
func initials(name string) string {
	words := strings.Fields(name)
	for i := 1; i < len(words); i++ {
		first := []rune(words[i])[0]
		words[i] = string(unicode.ToUpper(first)) + "."
	}
	return strings.Join(words, " ")
}
