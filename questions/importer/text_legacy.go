package importer

import "strings"

// tcvn3Pairs maps the letters of TCVN 5712:1993 (VN3, "ABC" fonts), as the
// Latin-1 characters they are stored as, to Vietnamese.
const tcvn3From = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
const tcvn3To = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"

// fromTCVN3 converts text of the "ABC" fonts (.VnTime and its family).
func fromTCVN3(s string) string {
	to := []rune(tcvn3To)
	table := make(map[rune]rune, len(to))
	for i, r := range []rune(tcvn3From) {
		table[r] = to[i]
	}
	return strings.Map(func(r rune) rune {
		if v, ok := table[r]; ok {
			return v
		}
		return r
	}, s)
}

// vniPairs lists the two-character letters of VNI fonts, then their meaning.
const vniPairs = "aø à aù á aû ả aõ ã aï ạ aâ â aà ầ aá ấ aå ẩ aã ẫ aä ậ aê ă aè ằ aé ắ aú ẳ aü ẵ aë ặ " +
	"eø è eù é eû ẻ eõ ẽ eï ẹ eâ ê eà ề eá ế eå ể eã ễ eä ệ " +
	"oø ò où ó oû ỏ oõ õ oï ọ oâ ô oà ồ oá ố oå ổ oã ỗ oä ộ ôø ờ ôù ớ ôû ở ôõ ỡ ôï ợ " +
	"uø ù uù ú uû ủ uõ ũ uï ụ öø ừ öù ứ öû ử öõ ữ öï ự yø ỳ yù ý yû ỷ yõ ỹ " +
	"AØ À AÙ Á AÛ Ả AÕ Ã AÏ Ạ AÂ Â AÀ Ầ AÁ Ấ AÅ Ẩ AÃ Ẫ AÄ Ậ AÊ Ă AÈ Ằ AÉ Ắ AÚ Ẳ AÜ Ẵ AË Ặ " +
	"EØ È EÙ É EÛ Ẻ EÕ Ẽ EÏ Ẹ EÂ Ê EÀ Ề EÁ Ế EÅ Ể EÃ Ễ EÄ Ệ " +
	"OØ Ò OÙ Ó OÛ Ỏ OÕ Õ OÏ Ọ OÂ Ô OÀ Ồ OÁ Ố OÅ Ổ OÃ Ỗ OÄ Ộ ÔØ Ờ ÔÙ Ớ ÔÛ Ở ÔÕ Ỡ ÔÏ Ợ " +
	"UØ Ù UÙ Ú UÛ Ủ UÕ Ũ UÏ Ụ ÖØ Ừ ÖÙ Ứ ÖÛ Ử ÖÕ Ữ ÖÏ Ự YØ Ỳ YÙ Ý YÛ Ỷ YÕ Ỹ"

// vniSingles lists the one-character letters of VNI fonts, then their meaning.
const vniSingles = "ñ đ Ñ Đ ì ì í í æ ỉ ó ĩ ò ị ô ơ ö ư î ỵ Ì Ì Í Í Æ Ỉ Ó Ĩ Ò Ị Ô Ơ Ö Ư Î Ỵ"

// fromVNI converts text of the VNI fonts (VNI-Times and its family).
func fromVNI(s string) string {
	// Replacer tries the pairs first because they are listed first.
	return strings.NewReplacer(append(strings.Fields(vniPairs), strings.Fields(vniSingles)...)...).Replace(s)
}

// fromLegacyFont converts a run by the name of its font; ok is false when the
// font is an ordinary one.
func fromLegacyFont(font, text string) (string, bool) {
	switch {
	case strings.HasPrefix(font, ".Vn"):
		text = fromTCVN3(text)
		if strings.HasSuffix(font, "H") { // .VnTimeH draws small letters as capitals
			text = strings.ToUpper(text)
		}
		return text, true
	case strings.HasPrefix(strings.ToUpper(font), "VNI-"):
		return fromVNI(text), true
	}
	return text, false
}
