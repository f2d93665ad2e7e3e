package importer

import (
	"strings"
	"unicode"
)

// suspects returns the words of s that look damaged but cannot be mended with
// certainty: two tone marks in one word ("xãđược" has lost a space), and
// characters that stand for lost ones.
func suspects(s string) []string {
	if isASCII(s) {
		return nil
	}
	var found []string
	for _, word := range strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !isLost(r)
	}) {
		if looksJoined(word) || strings.ContainsFunc(word, isLost) {
			found = append(found, word)
		}
	}
	return found
}

// isLost reports runes that stand where a letter could not be read.
func isLost(r rune) bool {
	return r == unicode.ReplacementChar || unicode.Is(unicode.Co, r)
}

// looksJoined reports two syllables without a space: a Vietnamese syllable
// carries one tone mark at most, and đ only begins one.
func looksJoined(word string) bool {
	if isASCII(word) {
		return false
	}
	tones := 0
	for i, r := range word {
		if i > 0 && r == 'đ' {
			return true
		}
		if hasTone(r) {
			tones++
		}
	}
	return tones > 1
}

// hasTone reports the five Vietnamese tone marks on a letter. The block from
// U+1EA0 to U+1EF9 holds nothing but letters that carry one.
func hasTone(r rune) bool {
	if r >= 0x1ea0 && r <= 0x1ef9 {
		return true
	}
	switch r {
	case 'à', 'á', 'ã', 'è', 'é', 'ì', 'í', 'ò', 'ó', 'õ', 'ù', 'ú', 'ý', 'ĩ', 'ũ',
		'À', 'Á', 'Ã', 'È', 'É', 'Ì', 'Í', 'Ò', 'Ó', 'Õ', 'Ù', 'Ú', 'Ý', 'Ĩ', 'Ũ',
		'\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
		return true
	}
	return false
}
