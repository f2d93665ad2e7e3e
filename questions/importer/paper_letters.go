package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parseLetters reads the letters at the start of a key: "B", "A, C", "A và C",
// "ACD", "B. the option's text". rest is what follows them.
func parseLetters(s string) (letters []int, rest string, ok bool) {
	i := skipOpeners(s, 0)
	for {
		n, next := letterGroup(s, i)
		if n == nil {
			break
		}
		letters = append(letters, n...)
		i = next
		j := skipJoiner(s, i)
		if j < 0 {
			break
		}
		if n, _ := letterGroup(s, j); n == nil {
			break
		}
		i = j
	}
	if len(letters) == 0 {
		return nil, s, false
	}
	rest = strings.TrimLeft(s[i:], " \t.):]\"'*;,–-")
	if len(rest) > 0 && i < len(s) && s[i] == ' ' {
		// "A lô" and "B là …": a letter before a word without a delimiter.
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[i:], " "))
		if unicode.IsLetter(r) && len(letters) == 1 && !givesReason(rest) {
			return nil, s, false
		}
	}
	return sortedSet(letters), rest, true
}

func skipOpeners(s string, i int) int {
	for i < len(s) && strings.IndexByte(" \t([\"'*", s[i]) >= 0 {
		i++
	}
	for _, word := range []string{"phương án", "Phương án", "đáp án", "Đáp án", "ý", "Ý", "câu", "Câu"} {
		if strings.HasPrefix(s[i:], word+" ") {
			return skipOpeners(s, i+len(word)+1)
		}
	}
	return i
}

// letterGroup reads one letter, or several capitals without spaces in
// ascending order ("ACD"), that end at a word's end.
func letterGroup(s string, i int) ([]int, int) {
	var group []int
	j := i
	for j < len(s) {
		c := s[j]
		switch {
		case c >= 'A' && c < 'A'+maxOptions:
			c -= 'A'
		case c >= 'a' && c < 'a'+maxOptions && j == i:
			c -= 'a'
		default:
			c = 255
		}
		if c == 255 {
			break
		}
		group = append(group, int(c))
		j++
	}
	if len(group) == 0 || len(group) > 6 {
		return nil, i
	}
	if r, _ := utf8.DecodeRuneInString(s[j:]); j < len(s) && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return nil, i
	}
	for k := 1; k < len(group); k++ {
		if group[k] <= group[k-1] {
			return nil, i
		}
	}
	return group, j
}

// skipJoiner skips what may stand between two letters of one key; -1 if
// nothing of the kind is there.
func skipJoiner(s string, i int) int {
	j := i
	for j < len(s) && (s[j] == ' ' || s[j] == '\t') {
		j++
	}
	rest := s[j:]
	for _, join := range []string{",", ";", "/", "&", "+", "|", "-", "và ", "and ", "hoặc "} {
		if strings.HasPrefix(rest, join) {
			return skipSpaces(s, j+len(join))
		}
	}
	if j > i && j < len(s) {
		return j
	}
	return -1
}

func sortedSet(in []int) []int {
	seen := [64]bool{}
	for _, v := range in {
		if v >= 0 && v < len(seen) {
			seen[v] = true
		}
	}
	var out []int
	for v, ok := range seen {
		if ok {
			out = append(out, v)
		}
	}
	return out
}

// givesReason reports text that explains a key: "B vì …", "B theo Điều 5".
func givesReason(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	switch strings.ToLower(word) {
	case "vì", "do", "theo", "bởi", "căn", "because", "since":
		return true
	}
	return false
}

// opensReason reports a sentence that leads to a key.
func opensReason(s string) bool {
	f := fold(strings.TrimSpace(s))
	for _, word := range []string{"theo ", "can cu ", "vi ", "do ", "vay ", "nhu vay", "suy ra", "ta co"} {
		if strings.HasPrefix(f, word) {
			return true
		}
	}
	return false
}
