package importer

import (
	"bytes"
	"regexp"
	"strings"
)

var (
	reAikenAnswer = regexp.MustCompile(`(?m)^\s*ANSWER:\s*\S`)
	reAikenOption = regexp.MustCompile(`(?m)^[A-Z][.)]`)
	reGIFTAnswer  = regexp.MustCompile(`(?s)(?:[^\\]|^)\{\s*(?:\}|[=~#]|T\s*[}#]|F\s*[}#]|TRUE\s*[}#]|FALSE\s*[}#]|%)`)
	reGIFTTitle   = regexp.MustCompile(`(?m)^::(?:[^:\\]|\\.|:[^:])*::`)
	reGIFTFormats = regexp.MustCompile(`(?m)^\s*\[(?:html|markdown|moodle|plain)\]\s*\S`)
	reGIFTCat     = regexp.MustCompile(`(?m)^\s*\$CATEGORY:`)
	reText2QTI    = regexp.MustCompile(`(?m)^\d+\.[ \t]+\S`)
	reText2QTIAns = regexp.MustCompile(`(?m)^(?:\*?[a-zA-Z]\)|\[[ *]\]|\*[ \t]|=[ \t]+[-+\[.\d]|_{3,}\s*$|\^{3,}\s*$)`)
	reText2QTIOwn = regexp.MustCompile(`(?mi)^(?:Quiz title:|\[\*\]|={1}[ \t]+[-+\[.\d]|_{3,}\s*$|\^{3,}\s*$|GROUP\s*$|Quiz description:|Points:)`)
	reQuizTitle   = regexp.MustCompile(`(?mi)^Quiz (?:title|description):[ \t]`)
	reLabelled    = regexp.MustCompile(`(?mi)^[ \t*]*(?:câu|bài)\s*(?:hỏi\s*)?\d+\s*[.:)]`)
	reTriviaQ     = regexp.MustCompile(`(?m)^#Q `)
	reTriviaA     = regexp.MustCompile(`(?m)^\^ `)
)

// detectText names the format of a file that is not a known binary.
func detectText(src source) (string, error) {
	if src.size > maxTextSize {
		return "", ErrTooLarge
	}
	sample, err := src.sample(256 << 10)
	if err != nil {
		return "", err
	}
	trimmed := strings.TrimLeft(sample, " \t\r\n")
	switch {
	case trimmed == "":
		return "", ErrEmpty
	case trimmed[0] == '<':
		return detectXML(trimmed)
	case trimmed[0] == '{' && reJSONStart.MatchString(trimmed), trimmed[0] == '[' && reJSONList.MatchString(trimmed):
		return "json", nil
	}
	format := detectPlain(trimmed, sample)
	if format == "txt" && strings.Contains(strings.ToLower(src.name), ".gift") {
		return "gift", nil // nothing but texts without answers: only the name can tell
	}
	return format, nil
}

var (
	reJSONStart = regexp.MustCompile(`^\{\s*(?:"|\})`)
	reJSONList  = regexp.MustCompile(`^\[\s*(?:\{\s*"|\])`)
)

// reBareQuestion finds Moodle's question as the root itself.
var reBareQuestion = regexp.MustCompile(`(?s)^(?:<\?xml.*?\?>\s*|<!--.*?-->\s*)*<question\s+type=`)

// detectXML tells the XML formats apart by their root.
func detectXML(text string) (string, error) {
	start := head(text, 64<<10)
	lower := strings.ToLower(start)
	switch {
	case strings.Contains(start, "<quiz"), reBareQuestion.MatchString(start):
		return "moodle-xml", nil
	case strings.Contains(start, "assessmentItem"), strings.Contains(start, "qti-assessment-item"):
		return "qti", nil
	case strings.Contains(start, "<questestinterop"):
		return "qti12", unsupportedFormat("qti12")
	case strings.Contains(lower, "<svg") && !strings.Contains(lower, "<html"):
		return "", ErrPicture
	case strings.Contains(lower, "<!doctype html"), strings.Contains(lower, "<html"):
		return "html", unsupportedFormat("html")
	case strings.Contains(start, "imscp"), strings.Contains(start, "<manifest"):
		return "qti", ErrNotPackage
	case strings.Contains(start, "<!DOCTYPE"), strings.Contains(start, "<!ENTITY"):
		return "xml", ErrXMLEntities
	}
	if strings.HasPrefix(start, "<?xml") {
		return "xml", unsupportedFormat("xml")
	}
	return detectPlain(text, text), nil
}

// detectPlain chooses among the plain text formats. A paper is the last guess:
// its reader reports everything that it does not understand.
func detectPlain(trimmed, sample string) string {
	switch {
	case reGIFTCat.MatchString(sample):
		return "gift"
	case reTriviaQ.MatchString(sample) && reTriviaA.MatchString(sample):
		return "opentrivia"
	case reAikenAnswer.MatchString(sample) && reAikenOption.MatchString(sample) && !reLabelled.MatchString(sample):
		return "aiken"
	case looksLikeText2QTI(sample) && reQuizTitle.MatchString(sample):
		return "text2qti" // braces in it are LaTeX
	case reGIFTAnswer.MatchString(sample) && !looksLikeTable(sample), reGIFTTitle.MatchString(sample), reGIFTFormats.MatchString(sample), reCloze.MatchString(sample):
		return "gift"
	case reLabelled.MatchString(sample) && !looksLikeTable(sample):
		return "txt"
	case looksLikeText2QTI(sample):
		return "text2qti"
	case looksLikeTable(sample):
		if sniffSeparator(sample) == '\t' {
			return "tsv"
		}
		return "csv"
	}
	return "txt"
}

// labelledLines reports a paper: lines that begin with "Câu 1:" and are not
// cut by the separator. In a table such a label stands in a cell.
func labelledLines(sample string, separator rune) bool {
	whole, cut := 0, 0
	for _, at := range reLabelled.FindAllStringIndex(sample, 20) {
		line, _, _ := strings.Cut(strings.TrimLeft(sample[at[0]:], "\r\n"), "\n")
		if strings.ContainsRune(line, separator) {
			cut++
		} else {
			whole++
		}
	}
	return whole > 1 && whole > cut
}

func looksLikeText2QTI(sample string) bool {
	own := reText2QTIOwn.MatchString(sample)
	return reText2QTI.MatchString(sample) && reText2QTIAns.MatchString(sample) &&
		(own || strings.Contains("\n"+sample, "\n*a)") || strings.Contains("\n"+sample, "\n*b)") ||
			strings.Contains("\n"+sample, "\n*c)") || strings.Contains("\n"+sample, "\n*d)"))
}

// sample decodes the first n bytes of a text file. Bytes that no text holds
// mean that this is no text.
func (src source) sample(n int64) (string, error) {
	data := make([]byte, min(src.size, n)&^1+src.size%2*b2i(src.size < n))
	if _, err := src.data.ReadAt(data, 0); err != nil && len(data) == 0 {
		return "", ErrUnreadable.Because(err)
	}
	if src.size > n { // do not cut a UTF-8 sequence in half
		if i := bytes.LastIndexByte(data, '\n'); i > 0 && data[0] != 0xff && data[0] != 0xfe {
			data = data[:i]
		}
	}
	if _, wide := bareUTF16(data); !wide && !bytes.HasPrefix(data, []byte("\xff\xfe")) &&
		!bytes.HasPrefix(data, []byte("\xfe\xff")) && bytes.IndexByte(data, 0) >= 0 {
		return "", ErrUnknownFormat
	}
	d, err := decodeText(data)
	return strings.ReplaceAll(d.text, "\r\n", "\n"), err
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
