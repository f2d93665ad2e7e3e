package questions

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Wording is a short answer brought to the form in which answers are compared:
// one case, one spelling of each letter however the keyboard composed it, one
// space between words, no marks of punctuation at the ends, one kind of dash and
// apostrophe. The tone of a word is written at its end, so that "hòa" and "hoà"
// are the same word. Wording(Wording(s)) is Wording(s).
func Wording(s string) string {
	s = norm.NFD.String(strings.ToLower(strings.Map(plain, norm.NFKC.String(s))))
	s = strings.TrimRightFunc(strings.TrimLeftFunc(s, isBefore), isEdge)
	words := strings.FieldsFunc(s, isGap)
	for i, w := range words {
		words[i] = toneLast(w)
	}
	return strings.Join(words, " ")
}

// AlikeWording reports whether a given answer is an accepted one. With anyMarks
// the given answer may leave out diacritics, each one or all, but not have
// others: "hue" is "Huế", "Huệ" is not.
func AlikeWording(given, accepted string, anyMarks bool) bool {
	g, a := Wording(given), Wording(accepted)
	if g == "" || g == a || !anyMarks {
		return g != "" && g == a
	}
	typed, wanted := letters(g), letters(a)
	return slices.EqualFunc(typed, wanted, func(x, y letter) bool {
		return x.base == y.base && subset(x.marks, y.marks)
	})
}

// The marks that carry the tones of Vietnamese: grave, acute, tilde, hook, dot.
const tones = "\u0300\u0301\u0303\u0309\u0323"

func isGap(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

// isEdge is what may stand at the ends of an answer and means nothing.
func isEdge(r rune) bool { return isGap(r) || strings.ContainsRune(".,;:!?…\"'“”«»()[]", r) }

// isBefore is what may stand before the first letter and means nothing: edges,
// and marks that have no letter.
func isBefore(r rune) bool { return isEdge(r) || unicode.Is(unicode.Mn, r) }

// plain drops what nobody sees and gives look-alikes one form.
func plain(r rune) rune {
	switch {
	case unicode.Is(unicode.Cf, r) || r == joiner:
		return -1
	case unicode.Is(unicode.Pd, r) || r == '−':
		return '-'
	case strings.ContainsRune("’‘ʼ`´", r):
		return '\''
	}
	return r
}

// joiner is what normalisation writes between more than thirty marks in a row.
const joiner = '\u034f'

// toneLast moves the tones of a word to its end, in a fixed order. Joiners are
// left to the normalisation of what comes of it, or they would become more each
// time.
func toneLast(word string) string {
	var body, moved []rune
	for _, r := range word {
		switch {
		case strings.ContainsRune(tones, r):
			moved = append(moved, r)
		case r != joiner:
			body = append(body, r)
		}
	}
	slices.Sort(moved)
	return norm.NFD.String(string(body) + string(moved))
}

// letter is a letter with its diacritics apart.
type letter struct {
	base  rune
	marks []rune
}

// stroke stands for the bar of đ, which Unicode does not take apart.
const stroke = '\u0335'

func letters(s string) []letter {
	var out []letter
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r) && len(out) > 0:
			out[len(out)-1].marks = append(out[len(out)-1].marks, r)
		case r == 'đ':
			out = append(out, letter{base: 'd', marks: []rune{stroke}})
		default:
			out = append(out, letter{base: r})
		}
	}
	return out
}

func subset(some, all []rune) bool {
	return !slices.ContainsFunc(some, func(r rune) bool { return !slices.Contains(all, r) })
}
