package importer

import (
	"regexp"
	"strings"
	"unicode"
)

// markKind is what a line seems to be, judged by itself.
type markKind uint8

const (
	markText     markKind = iota
	markBlank             // nothing on it
	markQuestion          // "Câu 12:": certainly the start of a question
	markNumber            // "12." or an automatic number: perhaps a start
	markOption            // "A. …", typed or automatic
	markBullet            // a list item with a bullet
	markKey               // "Đáp án: B"
	markExplain           // "Giải thích: …"
	markBasis             // "Căn cứ: …"
	markID                // "ID: 101"
	markTopic             // "Chủ đề: …"
	markLevel             // "Mức độ: …"
	markHeading           // "PHẦN I. …" or a heading style
	markKeyTitle          // "BẢNG ĐÁP ÁN"
	markKeyRun            // "1.B 2.C 3.A"
	markEnd               // "--- HẾT ---", page numbers, rules
)

// mark is a line's kind with what was read from it.
type mark struct {
	kind   markKind
	number int    // of a question or number
	rest   int    // byte where the content begins
	level  string // "(Nhận biết)" beside a question's number
	tight  bool   // content follows the label without a space
	word   string // what a heading is made of
	value  string // of key, topic, level, id lines
	sure   bool   // a key line that cannot be anything else
	delim  byte   // after a bare number
}

var (
	reQuestion = regexp.MustCompile(`(?i)^[\s*#•–-]*(?:câu|cau|question|q)\s*(?:hỏi|hoi)?\s*(?:số|thứ)?\s*(\d{1,5})\s*(?:[(\[]([^)\]]{1,60})[)\]])?\s*([.:)\]/–—-]*)\s*`)
	reNumber   = regexp.MustCompile(`^\s*(?:(?i:bài)\s*)?(\d{1,5})\s*([.):/])(\s*)`)
	// reDashed finds "1- Ai …" and "(1) Ai …": less common numbers of questions.
	reDashed    = regexp.MustCompile(`^\s*(?:(\d{1,3})\s?[-–]\s+|\((\d{1,3})\)\s+)["“\p{Lu}]`)
	reKeyLine   = regexp.MustCompile(`(?i)^[\s*•(\[–-]*(?:=+>|-+>|>+|→|⇒|➔|➜)?\s*(đáp\s*án|dap\s*an|đ\s*/\s*a|đa|answers?|ans|keys?|chọn|trả lời|phương án|correct(?: answer)?|lời giải)((?:\s+(?:đúng|chính xác|nhất|chọn|trả lời|phương án|đáp án|của câu này|là))*)\s*([:.=–—-]*)\s*(.*)$`)
	reArrowLine = regexp.MustCompile(`^(?:=+>|-+>|→|⇒|➔|➜)\s*[(\[]?([A-J](?:\s*[,;&]\s*[A-J])*)[)\].]*$`)
	reExplain   = regexp.MustCompile(`(?i)^[\s*•(–-]*(?:giải thích|gợi ý|lời giải|hướng dẫn(?: giải| trả lời)?|hd|explanation|rationale|feedback|ghi chú|chú thích|thông tin thêm)(?:\s+(?:chi tiết|đáp án))?\s*[:.–-]\s*`)
	reSolution  = regexp.MustCompile(`(?i)^\s*(?:lời giải|hướng dẫn giải|giải thích|explanation)(?:\s+chi tiết)?\s*$`)
	reBasis     = regexp.MustCompile(`(?i)^[\s*•(–-]*(?:căn cứ(?: pháp lý)?|cơ sở pháp lý|trích(?: dẫn)?(?: nguồn)?|nguồn(?: trích dẫn)?|văn bản(?: liên quan)?|điều khoản|tham chiếu|tài liệu(?: tham khảo)?|legal basis|source|reference)(?:\s*\([^)]*\))?\s*[:–-]\s*`)
	reID        = regexp.MustCompile(`(?i)^\s*(?:id|mã(?:\s+câu(?:\s+hỏi)?)?|qid)\s*[:.=]\s*(\S+)\s*$`)
	reTopic     = regexp.MustCompile(`(?i)^[\s•(–-]*(?:chủ đề|chuyên đề|lĩnh vực|nhóm(?: câu hỏi)?|topic|category)\s*[:–-]\s*(.+)$`)
	reLevel     = regexp.MustCompile(`(?i)^[\s•(–-]*(?:mức độ|độ khó|cấp độ|mức|level|difficulty)\s*[:–-]\s*(.+)$`)
	reHeading   = regexp.MustCompile(`(?i)^\s*(?:phần|chương|mục|chủ đề|chuyên đề|phụ lục|lĩnh vực|nội dung|part|section|chapter|topic)\s+(?:thứ\s+)?(?:[ivxlc]+|\d{1,3}|[a-h]|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhất)(?:\s*[.:)–—-]|\s|$)`)
	reHeadOnly  = regexp.MustCompile(`(?i)^\s*(?:phần|chương|mục|chủ đề|chuyên đề|phụ lục|part|section)\s+(?:thứ\s+)?\S{1,6}\s*[.:]?\s*$`)
	reRoman     = regexp.MustCompile(`^\s*[IVX]{1,5}\s*[.)/:–-]\s*\S`)
	reKeyTitle  = regexp.MustCompile(`(?i)^[\s*=_–-]*(?:[ivx]+[.)]\s*)?(?:(?:phần|bảng|phụ lục|gợi ý|hướng dẫn)\s+)?(?:[ivx\d]*[.:]?\s*)?(?:đáp\s*án|dap an|answer key|answers|key|hướng dẫn chấm)(?:\s+(?:chi tiết|đúng|tham khảo|trắc nghiệm|đề.*|phần.*|mã.*|bộ.*|các câu.*|câu hỏi.*|cuộc thi.*|của.*|và.*)|\s*[-–]\s*(?:thang|biểu)\s+điểm)?[\s*=_:.–-]*$`)
	reEnd       = regexp.MustCompile(`(?i)^[\s*=_.–—-]*(?:hết|the end|end|(?:trang|page)\s*\d+(?:\s*/\s*\d+)?)?[\s*=_.–—-]*$`)
	// reLevelFirst finds "(NB)" or "[<TH>]" right after the question's number.
	reLevelFirst = regexp.MustCompile(`^[(\[]\s*<?\s*([^)\]>]{1,20}?)\s*>?\s*[)\]][\s.:–-]*`)
	rePair       = regexp.MustCompile(`(?i)(?:câu\s*)?(\d{1,5})\s*[.:)–—=-]?\s*([A-J](?:\s*[,&+]\s*[A-J])*|[A-J]{2,5})(?:\s*[.;,|]|\s|$)`)
)

// classify judges one line. The text has been mended.
func classify(l *paperLine) mark {
	text := l.text
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		if len(l.images) > 0 {
			return mark{kind: markText}
		}
		return mark{kind: markBlank}
	}
	if l.label.kind == noNumber {
		if _, ok := readMarker(text, 0); ok {
			return mark{kind: markOption}
		}
	}
	if m, ok := classifyKey(trimmed); ok {
		return m
	}
	if m, ok := classifyQuestion(l); ok {
		return m
	}
	if m, ok := classifyNote(text, trimmed); ok {
		return m
	}
	if l.label.kind == letterNumber || l.label.kind == bulletNumber {
		return classifyListItem(l)
	}
	if _, ok := readMarker(text, 0); ok {
		return mark{kind: markOption}
	}
	if l.heading || l.label.kind == romanNumber || reHeading.MatchString(text) {
		return mark{kind: markHeading, word: squeeze(l.label.prefix() + trimmed)}
	}
	if l.label.kind == decimalNumber {
		return mark{kind: markNumber, number: l.label.value}
	}
	if g := reNumber.FindStringSubmatchIndex(text); g != nil && plausibleNumber(text, g) {
		return mark{kind: markNumber, number: atoi(text[g[2]:g[3]]), rest: g[1], tight: g[6] == g[7], delim: text[g[4]]}
	}
	if g := reDashed.FindStringSubmatchIndex(text); g != nil {
		return dashedNumber(text, g)
	}
	if reRoman.MatchString(text) || l.centered || isCapitals(trimmed) {
		return mark{kind: markHeading, word: squeeze(trimmed)}
	}
	return mark{kind: markText}
}

// classifyKey recognises what belongs to keys: titles, lists, lines.
func classifyKey(trimmed string) (mark, bool) {
	if len(trimmed) < 60 && reEnd.MatchString(trimmed) {
		return mark{kind: markEnd}, true
	}
	if c := trimmed[0]; c >= '0' && c <= '9' || c|0x20 == 'c' || c|0x20 == 't' {
		if isKeyRun(trimmed) {
			return mark{kind: markKeyRun}, true
		}
	}
	if (trimmed[0] == 0xc4 || trimmed[0]|0x20 == 'b') && keyRunAfterTitle(trimmed) {
		return mark{kind: markKeyRun}, true
	}
	if len(trimmed) < 120 && (reKeyTitle.MatchString(trimmed) || reKeyHead.MatchString(trimmed)) {
		return mark{kind: markKeyTitle}, true
	}
	if g := reArrowLine.FindStringSubmatch(trimmed); g != nil {
		return mark{kind: markKey, value: g[1], sure: true}, true
	}
	if !startsWithOneOf(trimmed, "daktcpl") {
		return mark{}, false
	}
	g := reKeyLine.FindStringSubmatch(trimmed)
	if g == nil {
		return mark{}, false
	}
	value := strings.TrimSpace(g[4])
	_, _, letters := parseLetters(value)
	word := fold(g[1])
	colon := strings.ContainsAny(g[3], ":=") || strings.HasSuffix(fold(g[2]), " la")
	switch {
	case letters && (word != "loi giai" && word != "phuong an" || colon):
		return mark{kind: markKey, value: value, sure: true}, true
	case colon && value != "" && word != "chon" && word != "tra loi" && word != "loi giai" && word != "phuong an":
		return mark{kind: markKey, value: value, sure: true}, true
	case colon && value != "" && (word == "tra loi" || word == "phuong an" && g[2] != ""):
		return mark{kind: markKey, value: value}, true
	}
	return mark{}, false
}

// isKeyRun reports a line made of nothing but pairs such as "1.B 2.C".
func isKeyRun(s string) bool {
	if keyRange(s, "") != nil {
		return true
	}
	pairs := rePair.FindAllStringIndex(s+" ", -1)
	if len(pairs) < 2 {
		return false
	}
	covered := 0
	for _, p := range pairs {
		covered += p[1] - p[0]
	}
	return covered+2*len(pairs) >= len(s) && len(strings.Trim(rePair.ReplaceAllString(s+" ", ""), " \t.,;|/-–:")) == 0
}

func classifyQuestion(l *paperLine) (mark, bool) {
	text := l.text
	if g := reQuestion.FindStringSubmatchIndex(text); g != nil && plausibleQuestion(text, g) {
		m := mark{kind: markQuestion, number: atoi(text[g[2]:g[3]]), rest: g[1]}
		if g[4] >= 0 {
			m.level = levelName(text[g[4]:g[5]])
		}
		m.tight = g[7] == g[1] && g[1] < len(text) && g[6] < g[7]
		return m, true
	}
	if l.label.text != "" {
		if g := reQuestion.FindStringSubmatch(l.label.text + " "); g != nil {
			return mark{kind: markQuestion, number: atoi(g[1])}, true
		}
	}
	return mark{}, false
}

// plausibleQuestion keeps sentences such as "Câu 5 nói về…" in the text: a
// start has a delimiter, or a capital, digit or nothing after the number.
func plausibleQuestion(text string, g []int) bool {
	if g[6] < g[7] || g[4] >= 0 {
		return true
	}
	rest := text[g[1]:]
	if rest == "" {
		return true
	}
	if g[1] == g[3] { // "Câu 12x"
		return false
	}
	for _, r := range rest {
		return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '"' || r == '“'
	}
	return false
}

// plausibleNumber keeps "1.5 tỷ" and "10/10" and "20:30" in the text.
func plausibleNumber(text string, g []int) bool {
	rest := text[g[1]:]
	if g[6] < g[7] || rest == "" {
		return rest != "" || text[g[4]] != '/'
	}
	c := rest[0]
	return (c < '0' || c > '9') && text[g[4]] != '/'
}

func classifyNote(text, trimmed string) (mark, bool) {
	if !startsWithOneOf(trimmed, "glherfctnvsdimq") {
		return mark{}, false
	}
	if g := reExplain.FindStringIndex(text); g != nil {
		return mark{kind: markExplain, rest: g[1]}, true
	}
	if reSolution.MatchString(text) {
		return mark{kind: markExplain, rest: len(text)}, true
	}
	if g := reBasis.FindStringIndex(text); g != nil {
		return mark{kind: markBasis, rest: g[1]}, true
	}
	if g := reID.FindStringSubmatch(text); g != nil {
		return mark{kind: markID, value: g[1]}, true
	}
	if reHeading.MatchString(text) {
		return mark{}, false
	}
	if g := reTopic.FindStringSubmatch(text); g != nil {
		return mark{kind: markTopic, value: strings.Trim(squeeze(g[1]), " .)")}, true
	}
	if g := reLevel.FindStringSubmatch(text); g != nil && len(g[1]) < 60 {
		return mark{kind: markLevel, value: strings.Trim(squeeze(g[1]), " .)")}, true
	}
	return mark{}, false
}

// startsWithOneOf reports whether the first letter of s, folded, is one of
// letters: a cheap test before the regular expressions.
func startsWithOneOf(s, letters string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		if r < foldLimit {
			r = foldTable()[r]
		}
		return strings.ContainsRune(letters, r)
	}
	return false
}

func classifyListItem(l *paperLine) mark {
	if l.label.kind == bulletNumber {
		if _, ok := readMarker(l.text, 0); ok {
			return mark{kind: markOption}
		}
		return mark{kind: markBullet}
	}
	return mark{kind: markOption}
}

// dashedNumber reads "1- Ai …" or "(1) Ai …". The delimiter keeps points of a
// stem apart from the questions of a paper that counts otherwise.
func dashedNumber(text string, g []int) mark {
	delim, at := byte('-'), 2
	if g[at] < 0 {
		delim, at = '(', 4
	}
	rest := strings.IndexFunc(text[g[at+1]:], func(r rune) bool { return unicode.IsUpper(r) || r == '"' || r == '“' })
	return mark{kind: markNumber, number: atoi(text[g[at]:g[at+1]]), rest: g[at+1] + rest, delim: delim}
}

// isCapitals reports a line of capitals only: two words at least.
func isCapitals(s string) bool {
	lettersSeen := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			lettersSeen++
		}
	}
	return lettersSeen >= 4 && strings.Contains(s, " ")
}

// levelName recognises levels written beside a question's number; points such
// as "0,25 điểm" are none.
func levelName(s string) string {
	switch f := strings.Trim(fold(s), " <>"); f {
	case "nb", "nhan biet", "biet":
		return "Nhận biết"
	case "th", "thong hieu", "hieu":
		return "Thông hiểu"
	case "vd", "van dung":
		return "Vận dụng"
	case "vdc", "van dung cao":
		return "Vận dụng cao"
	case "de", "trung binh", "kho", "easy", "medium", "hard", "rat kho", "rat de":
		return squeeze(s)
	}
	return ""
}
