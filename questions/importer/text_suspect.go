package importer

import (
	"unicode"
)

// suspects returns the words of s that look damaged but cannot be mended with
// certainty: two tone marks or an inner đ in one word ("xãđược" has lost a
// space; a syllable carries one tone mark at most), and characters that stand for lost ones.
func suspects(s string) []string {
	if isASCII(s) {
		return nil
	}
	var found []string
	start, tones, bad := -1, 0, false
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || isLost(r) {
			if start < 0 {
				start, tones, bad = i, 0, false
			} else if r == 'đ' {
				bad = true // đ only begins a syllable
			}
			if hasTone(r) {
				tones++
			}
			bad = bad || isLost(r)
			continue
		}
		if start >= 0 && (bad || tones > 1) {
			found = append(found, s[start:i])
		}
		start = -1
	}
	if start >= 0 && (bad || tones > 1) {
		found = append(found, s[start:])
	}
	return found
}

// isLost reports runes that stand where a letter could not be read.
func isLost(r rune) bool {
	return r == unicode.ReplacementChar || unicode.Is(unicode.Co, r)
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
