package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// damage is a set of kinds of damage that were mended.
type damage uint16

// The kinds of damage. Each is certain: the damaged form is never right in
// Vietnamese text.
const (
	hornDamage      damage = 1 << iota // Ƣ/ƣ where Ư/ư belongs, from PDF fonts
	strokeDamage                       // Icelandic Ð, ð or African Ɖ where Đ, đ belongs
	nfcDamage                          // letters with loose marks
	nbspDamage                         // spaces that do not break
	invisibleDamage                    // zero-width and control characters
	quoteDamage                        // curly quotes
	spacesDamage                       // doubled spaces
	labelDamage                        // no space after "A." or "Câu 1:"
	legacyDamage                       // letters of TCVN3 or VNI fonts
)

// damageNames gives each kind its code and its words.
func damageNames() []struct {
	bit          damage
	code, vi, en string
} {
	return []struct {
		bit          damage
		code, vi, en string
	}{
		{hornDamage, "repaired_horn", "chữ Ƣ/ƣ thành Ư/ư", "Ƣ/ƣ to Ư/ư"},
		{strokeDamage, "repaired_d_stroke", "chữ Ð (U+00D0) thành Đ", "Ð (U+00D0) to Đ"},
		{nfcDamage, "repaired_nfc", "dấu rời (tổ hợp) thành chữ dựng sẵn", "loose marks to whole letters (NFC)"},
		{nbspDamage, "repaired_nbsp", "dấu cách không ngắt thành dấu cách thường", "non-breaking to ordinary spaces"},
		{invisibleDamage, "repaired_invisible", "bỏ ký tự ẩn", "invisible characters removed"},
		{quoteDamage, "repaired_quotes", "dấu nháy cong thành dấu nháy thẳng", "curly to straight quotes"},
		{spacesDamage, "repaired_spaces", "bỏ dấu cách thừa", "doubled spaces removed"},
		{labelDamage, "repaired_label_space", "thêm dấu cách sau nhãn", "space added after a label"},
		{legacyDamage, "repaired_legacy_font", "chữ theo phông TCVN3/VNI thành Unicode", "TCVN3 or VNI letters to Unicode"},
	}
}

// mend repairs what is certainly damage in s and says what it did.
func mend(s string, quotes bool) (string, damage) {
	if isPlainASCII(s) {
		return s, 0
	}
	var done damage
	if needsRuneRepair(s) {
		s, done = mendRunes(s, quotes)
	}
	if mayNeedNFC(s) && !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
		done |= nfcDamage
	}
	return s, done
}

// mayNeedNFC reports runes that are not whole letters of Latin scripts.
func mayNeedNFC(s string) bool {
	for _, r := range s {
		if r >= 0x300 && (r < 0x1e00 || r >= 0x1f00) && (r < 0x2010 || r > 0x2060) {
			return true
		}
	}
	return false
}

func isPlainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f {
			return false
		}
	}
	return true
}

func needsRuneRepair(s string) bool {
	for _, r := range s {
		if r >= 0x1e00 && r < 0x1f00 || r >= ' ' && r < 0x7f {
			continue
		}
		if _, d := mendRune(r, true); d != 0 {
			return true
		}
	}
	return false
}

func mendRunes(s string, quotes bool) (string, damage) {
	var out strings.Builder
	var done damage
	out.Grow(len(s))
	for _, r := range s {
		to, d := mendRune(r, quotes)
		done |= d
		if to >= 0 {
			out.WriteRune(to)
		}
	}
	return out.String(), done
}

// mendRune returns what belongs in r's place; -1 for nothing.
func mendRune(r rune, quotes bool) (rune, damage) {
	switch r {
	case 'Ƣ':
		return 'Ư', hornDamage
	case 'ƣ':
		return 'ư', hornDamage
	case 'Ð', 'Ɖ':
		return 'Đ', strokeDamage
	case 'ð', 'ɖ':
		return 'đ', strokeDamage
	case '\u00a0', '\u2007', '\u202f', '\u2002', '\u2003', '\u2009', '\u3000':
		return ' ', nbspDamage
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad',
		'\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069':
		return -1, invisibleDamage
	case '“', '”', '„', '‟', '″':
		if quotes {
			return '"', quoteDamage
		}
	case '‘', '’', '‚', '‛', '′':
		if quotes {
			return '\'', quoteDamage
		}
	case '\t', '\n', '\r':
		return r, 0
	}
	if unicode.IsControl(r) {
		return -1, invisibleDamage
	}
	return r, 0
}

// tidy squeezes spaces inside a text that has been cut out of a document.
func tidy(s string) (string, damage) {
	trimmed := strings.Trim(s, " \t\r\n")
	if !strings.Contains(trimmed, "  ") && !strings.ContainsAny(trimmed, "\t\r") {
		return trimmed, 0
	}
	out := squeezeLines(trimmed)
	if strings.Contains(trimmed, "  ") {
		return out, spacesDamage
	}
	return out, 0
}

// repaired records damage mended in question i (-1: outside of questions).
// before and after are the whole texts; the record keeps the first difference.
func (b *builder) repaired(i int, where string, done damage, before, after string) {
	if done == 0 {
		return
	}
	was, is := firstDifference(before, after)
	for _, name := range damageNames() {
		if done&name.bit == 0 {
			continue
		}
		b.batch.Repairs = append(b.batch.Repairs, Repair{
			Where: where, Question: i, Code: name.code, Before: was, After: is})
		p := warnf(name.code, "Đã tự sửa: %s (“%s” → “%s”).", "Repaired: %s (“%s” → “%s”).", name.vi, was, is)
		p.Message.EN = strings.Replace(p.Message.EN, name.vi, name.en, 1)
		if i < 0 {
			b.file(where, p)
		} else {
			b.about(i, p.at(where))
		}
	}
}

// mended records the repairs of question i, each kind once.
func (b *builder) mended(i int, repairs []mended) {
	var seen damage
	for _, m := range repairs {
		if fresh := m.done &^ seen; fresh != 0 {
			b.repaired(i, b.batch.Questions[i].Where, fresh, m.before, m.after)
			seen |= fresh
		}
	}
}

// firstDifference returns the words around the first place where two texts
// differ.
func firstDifference(before, after string) (string, string) {
	n := 0
	for n < len(before) && n < len(after) && before[n] == after[n] {
		n++
	}
	for n > 0 && (!utf8.RuneStart(at(before, n)) || at(before, n-1) != ' ') {
		n--
	}
	return cutRunes(before[n:], 40), cutRunes(after[min(n, len(after)):], 40)
}

// cutRunes shortens text and keeps its spaces, which may be what was mended.
func cutRunes(s string, most int) string {
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

func at(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return ' '
}
