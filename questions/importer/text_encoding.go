package importer

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// decoded is a text file as Unicode.
type decoded struct {
	text     string
	encoding string // "utf-8", "utf-16", "windows-1258", "tcvn3", "vni", …
}

// decodeText finds the encoding of a text file and converts it.
func decodeText(data []byte) (decoded, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decoded{utf16Text(data[2:], binary.LittleEndian), "utf-16"}, nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decoded{utf16Text(data[2:], binary.BigEndian), "utf-16"}, nil
	}
	if order, ok := bareUTF16(data); ok {
		return decoded{utf16Text(data, order), "utf-16"}, nil
	}
	if utf8.Valid(data) {
		return decodeUTF8(string(data)), nil
	}
	return decodeBytes(data)
}

// decodeUTF8 undoes a legacy encoding that was saved as if it were Latin-1.
func decodeUTF8(text string) decoded {
	sample := head(text, 64<<10)
	if isASCII(sample) || !looksLikeLatin1(sample) {
		return decoded{text, "utf-8"}
	}
	texts := map[string]string{"utf-8": sample, "tcvn3": fromTCVN3(sample), "vni": fromVNI(sample), "utf-8-twice": fromTwice(sample)}
	best := bestDecoding(sample, texts)
	if commonWords(texts[best]) < 3+2*commonWords(sample) {
		best = "utf-8" // French and its like also have letters of Latin-1
	}
	switch best {
	case "tcvn3":
		return decoded{fromTCVN3(text), best}
	case "vni":
		return decoded{fromVNI(text), best}
	case "utf-8-twice":
		return decoded{fromTwice(text), best}
	}
	return decoded{text, "utf-8"}
}

// decodeBytes chooses among the one-byte encodings of Vietnamese.
func decodeBytes(data []byte) (decoded, error) {
	latin := latin1(data)
	cp1258, _ := charmap.Windows1258.NewDecoder().String(string(data))
	cp1252, _ := charmap.Windows1252.NewDecoder().String(string(data))
	all := map[string]string{
		"windows-1258": norm.NFC.String(cp1258),
		"tcvn3":        fromTCVN3(latin),
		"vni":          fromVNI(latin),
		"windows-1252": cp1252,
	}
	samples := make(map[string]string, len(all))
	for name, text := range all {
		samples[name] = head(text, 64<<10)
	}
	for _, name := range []string{"windows-1258", "tcvn3", "vni"} {
		if commonWords(samples[name]) < 2 {
			delete(samples, name) // not Vietnamese in this reading
		}
	}
	best := bestDecoding("", samples)
	if best == "" || strings.ContainsRune(all[best], 0) {
		return decoded{}, ErrEncoding
	}
	return decoded{all[best], best}, nil
}

// looksLikeLatin1 reports text whose letters beyond ASCII are mostly those of
// Latin-1: Vietnamese in UTF-8 always shows others (ơ, ư, ạ, ế, …).
func looksLikeLatin1(s string) bool {
	latin, beyond := 0, 0
	for _, r := range s {
		switch {
		case r >= 0x80 && r < 0x100, r == 'ƒ', r >= 0x2010 && r <= 0x2122, r == 'Œ', r == 'œ', r == 'Š', r == 'š', r == 'Ž', r == 'ž', r == 'Ÿ', r == 'ˆ', r == '˜':
			latin++
		case r >= 0x100:
			beyond++
		}
	}
	return latin > 8 && beyond*20 < latin
}

// bestDecoding returns the name of the text that reads most like Vietnamese.
// keep wins a draw.
func bestDecoding(keep string, texts map[string]string) string {
	best, top := "", 0
	for _, name := range []string{"utf-8", "windows-1258", "tcvn3", "vni", "utf-8-twice", "windows-1252"} {
		text, ok := texts[name]
		if !ok || text == "" {
			continue
		}
		if score := vietnameseScore(text); best == "" || score > top {
			best, top = name, score
		}
	}
	if keep != "" && vietnameseScore(keep) >= top {
		return "utf-8"
	}
	return best
}

// vietnameseScore counts common words, and takes off for signs that do not
// belong inside words.
func vietnameseScore(s string) int {
	score := 0
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r <= ' ' || r < 0x80 && !unicode.IsLetter(r)
	}) {
		if isASCII(word) {
			continue
		}
		if commonWord(norm.NFC.String(word)) {
			score += 5
			continue
		}
		for _, r := range word {
			switch {
			case r < 0x80:
			case isVietnamese(r):
				score++
			default:
				score -= 2
			}
		}
	}
	return score
}

// commonWords counts frequent Vietnamese words that have diacritics.
func commonWords(s string) int {
	n := 0
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 0x80 && !unicode.IsLetter(r) || r == '\u00a0' }) {
		if !isASCII(word) && commonWord(norm.NFC.String(word)) {
			n++
		}
	}
	return n
}

func isVietnamese(r rune) bool {
	return strings.ContainsRune("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ", r)
}

func commonWord(w string) bool {
	switch w {
	case "câu", "hỏi", "đáp", "án", "của", "là", "và", "được", "các", "những", "nào", "đúng", "không", "có", "số",
		"hành", "chính", "quyết", "định", "nghị", "luật", "năm", "ngày", "tháng", "chuyển", "đổi", "cải", "cách",
		"cơ", "nước", "người", "việc", "công", "dịch", "vụ", "theo", "với", "trên", "về", "tại", "đến", "từ",
		"phương", "án:", "một", "cả", "tất", "đảng", "tỉnh", "chủ", "nội", "dung", "mức", "độ", "giải", "thích", "căn", "cứ":
		return true
	}
	return false
}

func bareUTF16(data []byte) (binary.ByteOrder, bool) {
	n := min(len(data), 4096) &^ 1
	if n < 8 {
		return nil, false
	}
	even, odd := 0, 0
	for i := 0; i < n; i += 2 {
		if data[i] == 0 {
			even++
		}
		if data[i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd > n/5 && even < n/50:
		return binary.LittleEndian, true
	case even > n/5 && odd < n/50:
		return binary.BigEndian, true
	}
	return nil, false
}

func utf16Text(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

func latin1(data []byte) string {
	var out strings.Builder
	out.Grow(len(data) * 2)
	for _, c := range data {
		out.WriteRune(rune(c))
	}
	return out.String()
}

// head cuts at most n bytes off the front, at a line end where possible.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[:n]
	if i := strings.LastIndexByte(s, '\n'); i > n/2 {
		return s[:i]
	}
	return strings.ToValidUTF8(s, "")
}

// fromTwice undoes UTF-8 that was taken for Windows-1252 and encoded again;
// "" when s cannot be that.
func fromTwice(s string) string {
	raw := make([]byte, 0, len(s))
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			if r >= 0x100 {
				return ""
			}
			c = byte(r) // the five bytes that Windows-1252 leaves open
		}
		raw = append(raw, c)
	}
	if !utf8.Valid(raw) {
		raw = trimPartial(raw)
	}
	if !utf8.Valid(raw) {
		return ""
	}
	return string(raw)
}

// trimPartial drops a sequence that a sample cut in half.
func trimPartial(raw []byte) []byte {
	for n := 1; n < utf8.UTFMax && n < len(raw); n++ {
		if utf8.RuneStart(raw[len(raw)-n]) {
			return raw[:len(raw)-n]
		}
	}
	return raw
}
