package importer

import (
	"regexp"
	"slices"
	"strings"
)

const headerRows = 20 // rows in which the header may stand

// columns says which column of a sheet holds what; -1 for none.
type columns struct {
	number, id, question, key, topic, level, basis, explanation, kind, picture int
	tv                                                                         int   // the short form for television
	pin                                                                        int   // whether the last option keeps its place
	choices                                                                    int   // all options in one cell, or one option a row
	wrong                                                                      []int // wrong options, where the key is the right one
	weakKey                                                                    bool  // the key column says "Đáp án", which may also head the options
	zero                                                                       bool  // the key column says that it counts from 0
	options                                                                    [maxOptions]int
	right                                                                      [maxOptions]int // "is correct" beside each option
	unknown                                                                    []string        // headers that were not understood
	template                                                                   string          // "kahoot" and its like
}

func noColumns() columns {
	c := columns{number: -1, id: -1, question: -1, key: -1, topic: -1, level: -1, basis: -1, explanation: -1, kind: -1, picture: -1, tv: -1, pin: -1, choices: -1}
	for i := range c.options {
		c.options[i], c.right[i] = -1, -1
	}
	return c
}

// useful reports a header that a question can be read with.
func (c *columns) useful() bool {
	return c.question >= 0 && (c.optionCount() >= 2 || c.key >= 0 || c.choices >= 0)
}

func (c *columns) optionCount() int {
	n := 0
	for _, col := range c.options {
		if col >= 0 {
			n++
		}
	}
	return n
}

// score orders candidates for the header row.
func (c *columns) score() int {
	n := c.optionCount() * 2
	for _, col := range []int{c.number, c.id, c.topic, c.level, c.basis, c.explanation, c.kind, c.tv} {
		if col >= 0 {
			n++
		}
	}
	for _, col := range c.right {
		n += int(b2i(col >= 0))
	}
	if c.question >= 0 {
		n += 4
	}
	if c.key >= 0 {
		n += 3
	}
	if c.choices >= 0 {
		n += 2
	}
	return n
}

var (
	reHeadOption = regexp.MustCompile(`^(?:(?:cac |noi dung )?(?:phuong an|dap an|lua chon|cau tra loi|tra loi|options?|answers?|choices?|pa|da|lc|y|opt)(?: lua chon| tra loi| so)?)?[ _.-]*[(\[]?([a-j]|10|[1-9])[)\].:]?$`)
	reHeadRight  = regexp.MustCompile(`^(?:is[ _])?(?:correct|right|dung|la dap an dung)[ _.-]*(?:option|answer|phuong an)?[ _.-]*([a-j]|[1-9])$`)
	reHeadWrong  = regexp.MustCompile(`^(?:(?:incorrect|wrong|false)[ _.-]*(?:answers?|options?|choices?)?|distractors?|(?:phuong an|dap an|cau tra loi|lua chon|pa) (?:sai|nhieu))[ _.-]*\d*$`)
	// reFromZero finds keys that count from 0: "Đáp án (0-3)".
	reFromZero  = regexp.MustCompile(`\b0\s*(?:-|–|—|\.\.|->|den|to)\s*[2-9]\b|\b(?:tu|from)\s+0\b|\b0[ -]based\b|\b0\s*=\s*a\b`)
	reHeadNoise = regexp.MustCompile(`\s*(?:[-–—]\s*(?:max|choose|at least).*|\([^)]*\)|\*|:|\?)+\s*$`)
)

// headWords maps folded header words to their column.
func headWord(word string) string {
	switch word {
	case "stt", "tt", "so tt", "so thu tu", "no", "no.", "#", "index", "so", "thu tu", "cau so", "so cau", "cau", "q no", "num":
		return "number"
	case "id", "ma", "ma cau hoi", "ma cau", "ma so", "code", "question id", "questionid", "ma ch":
		return "id"
	case "cau hoi", "noi dung cau hoi", "noi dung", "question", "question text", "questions", "questiontext", "question title", "de bai", "stem", "prompt",
		"noi dung cau", "ten cau hoi", "cau hoi trac nghiem", "content", "noi dung cau hoi trac nghiem", "text", "cau dan", "title question", "question content", "cau hoi va phuong an", "cau hoi va dap an":
		return "question"
	case "dap an", "dap an dung", "dap an chinh xac", "correct", "correct answer", "correct answers", "correctanswer", "answer key", "key", "answer",
		"phuong an dung", "cau tra loi dung", "tra loi dung", "lua chon dung", "correct option", "correct options", "right answer", "dung", "ket qua",
		"correct answer(s)", "dap an cau hoi", "correct choice", "da", "d/a", "da dung", "solution", "phuong an tra loi dung", "correctoption", "dap an chon", "vi tri dap an dung", "vi tri dung", "chi so dap an dung", "correct option number", "answers", "pa dung":
		return "key"
	case "chu de", "nhom", "nhom cau hoi", "linh vuc", "chuyen de", "topic", "category", "phan", "mang", "mang kien thuc", "tags", "tag", "chuong", "mon", "noi dung kien thuc", "subject", "danh muc", "chu de/nhom", "subtopic", "bai":
		return "topic"
	case "muc do", "do kho", "level", "difficulty", "cap do", "muc", "do kho cau hoi", "muc do kho", "muc do nhan thuc", "difficulty level":
		return "level"
	case "can cu", "can cu phap ly", "dieu khoan", "trich dan", "nguon", "van ban", "source", "reference", "legal basis", "co so phap ly", "tai lieu", "tai lieu tham khao",
		"nguon trich dan", "can cu, dieu khoan", "dieu, khoan", "van ban lien quan", "can cu tra loi", "references", "nguon tai lieu":
		return "basis"
	case "giai thich", "explanation", "loi giai", "huong dan", "feedback", "rationale", "giai thich dap an", "huong dan giai", "ghi chu", "note", "notes", "goi y", "explain", "general feedback", "answer explanation":
		return "explanation"
	case "ban rut gon", "ban rut gon cho truyen hinh", "cau hoi rut gon", "loi cho truyen hinh", "tv", "tv text", "text for television", "short form", "short form for television":
		return "tv"
	case "loai", "loai cau hoi", "type", "question type", "kind", "dang", "dang cau hoi", "kieu", "kieu cau hoi", "questiontype":
		return "kind"
	case "hinh anh", "anh", "image", "picture", "hinh", "image url", "media", "image link", "anh minh hoa":
		return "picture"
	case "phuong an", "cac phuong an", "phuong an tra loi", "cac phuong an tra loi", "lua chon", "cac lua chon", "cac dap an", "phuong an lua chon", "cac phuong an lua chon",
		"options", "choices", "option", "choice", "answer options", "cau tra loi", "cac cau tra loi", "noi dung phuong an", "noi dung dap an":
		return "choices"
	case "co dinh phuong an cuoi", "giu phuong an cuoi", "keep last option", "pin last":
		return "pin"
	case "thoi gian", "time", "time limit", "timelimit", "time limit (sec)", "seconds", "diem", "points", "point", "score", "marks", "so diem", "thang diem", "duration":
		return "ignored"
	}
	return ""
}

// readHeader understands one row of header words.
func readHeader(cells []string) columns {
	c := noColumns()
	for col, cell := range cells {
		word := headFold(cell)
		if word == "" {
			continue
		}
		if len(word) > 70 {
			c.unknown = append(c.unknown, shorten(cell, 30))
			continue
		}
		c.assign(col, word, cell)
	}
	c.settleCau()
	c.settleMarks(cells)
	if len(cells) > 2 && strings.Contains(strings.ToLower(strings.Join(cells, " ")), "max 120 characters") {
		c.template = "kahoot"
	}
	return c
}

// headFold folds a header cell and takes off what only explains it.
func headFold(cell string) string {
	word := squeeze(fold(cell))
	for {
		cut := strings.TrimSpace(reHeadNoise.ReplaceAllString(word, ""))
		if cut == word || cut == "" {
			return word
		}
		word = cut
	}
}

func (c *columns) assign(col int, word, cell string) {
	if g := reHeadOption.FindStringSubmatch(word); g != nil && !(word == "dap an" || word == "da") {
		switch i := optionIndex(g[1]); {
		case c.options[i] < 0:
			c.options[i] = col
		case c.right[i] < 0:
			c.right[i] = col // the letter again: where a cross says that it is right
		}
		return
	}
	if g := reHeadRight.FindStringSubmatch(word); g != nil {
		c.right[optionIndex(g[1])] = col
		return
	}
	if reHeadWrong.MatchString(word) {
		c.wrong = append(c.wrong, col)
		return
	}
	field := map[string]*int{"choices": &c.choices, "number": &c.number, "id": &c.id, "question": &c.question, "key": &c.key, "topic": &c.topic,
		"level": &c.level, "basis": &c.basis, "explanation": &c.explanation, "kind": &c.kind, "picture": &c.picture, "tv": &c.tv, "pin": &c.pin}
	role := headWord(word)
	if role == "" {
		role = headGuess(word)
	}
	switch to := field[role]; {
	case role == "key" && c.key >= 0 && c.weakKey && c.choices < 0:
		c.choices, c.key, c.weakKey, c.zero = c.key, col, false, reFromZero.MatchString(fold(cell)) // "Đáp án" beside "Đáp án đúng"
	case role == "ignored":
	case to == nil:
		c.unknown = append(c.unknown, shorten(cell, 30))
	case *to < 0:
		*to = col
		if role == "key" {
			c.zero = reFromZero.MatchString(fold(cell))
			c.weakKey = word == "dap an" || word == "da" || word == "answer" || word == "answers"
		}
	}
}

// headGuess understands longer headers by what they begin with or hold.
func headGuess(word string) string {
	if strings.HasSuffix(word, "feedback") {
		return map[string]string{"correct feedback": "explanation"}[word]
	}
	for _, rule := range []struct{ prefix, role string }{
		{"noi dung cau hoi", "question"}, {"cau hoi", "question"}, {"question", "question"},
		{"dap an dung", "key"}, {"correct", "key"}, {"dap an", "key"}, {"phuong an dung", "key"}, {"cau tra loi dung", "key"}, {"phuong an tra loi dung", "key"},
		{"chu de", "topic"}, {"nhom", "topic"}, {"linh vuc", "topic"}, {"muc do", "level"}, {"do kho", "level"},
		{"can cu", "basis"}, {"trich dan", "basis"}, {"van ban", "basis"}, {"nguon", "basis"}, {"dieu khoan", "basis"},
		{"giai thich", "explanation"}, {"explanation", "explanation"}, {"loai cau", "kind"}, {"time", "ignored"}, {"thoi gian", "ignored"}, {"diem", "ignored"}} {
		if strings.HasPrefix(word, rule.prefix) {
			return rule.role
		}
	}
	return ""
}

// settleCau decides about a column headed "Câu": the question, unless there is
// another one.
func (c *columns) settleCau() {
	if c.question < 0 && c.number >= 0 && c.optionCount() >= 2 {
		c.question, c.number = c.number, -1
	}
}

// settleMarks finds columns that stand beside each option to take a cross:
// "Phương án A | Đúng | Phương án B | Đúng".
func (c *columns) settleMarks(cells []string) {
	var beside [maxOptions]int
	n := 0
	for i, col := range c.options {
		beside[i] = -1
		if col >= 0 && col+1 < len(cells) && isMarkHead(cells[col+1]) {
			beside[i] = col + 1
			n++
		}
	}
	if n < 2 || n < c.optionCount() {
		return
	}
	for i, col := range beside {
		if col >= 0 {
			c.right[i] = col
			if c.key == col {
				c.key = -1
			}
		}
	}
	c.unknown = slices.DeleteFunc(c.unknown, isMarkHead)
}

// isMarkHead reports the header of a column that takes a cross.
func isMarkHead(cell string) bool {
	switch headFold(cell) {
	case "dung", "dung/sai", "d/s", "dap an", "dap an dung", "chon", "x", "correct", "is correct", "right", "true", "true/false":
		return true
	}
	return false
}

func optionIndex(s string) int {
	if s == "10" {
		return 9
	}
	if s[0] >= 'a' {
		return int(s[0] - 'a')
	}
	return int(s[0] - '1')
}

// findHeader looks for the header among the first rows of a sheet: one row, or
// two when a merged "Phương án" stands over A, B, C, D. It returns the index
// of the last header row.
func findHeader(rows [][]string) (columns, int, bool) {
	best, at := noColumns(), -1
	for i := range min(len(rows), headerRows) {
		c := readHeader(rows[i])
		if c.useful() && c.score() > best.score() {
			best, at = c, i
		}
		if i+1 < len(rows) {
			if c := readHeader(overlay(rows[i], rows[i+1])); c.useful() && c.optionCount() >= 2 && c.score() > best.score()+3 {
				best, at = c, i+1
			}
		}
	}
	return best, at, at >= 0
}

// wholeQuestions looks for a header that names a question column and nothing to
// answer it with, above cells that hold questions with all their options.
func wholeQuestions(rows [][]string) (columns, int, bool) {
	for i := range min(len(rows), headerRows) {
		c := readHeader(rows[i])
		if c.question < 0 {
			continue
		}
		whole, below := 0, 0
		for _, row := range rows[i+1:] {
			if c.question < len(row) && strings.TrimSpace(row[c.question]) != "" {
				below++
				whole += int(b2i(inlineOptions(row[c.question]) >= 2))
			}
		}
		if whole > 0 && 2*whole >= below {
			return c, i, true
		}
	}
	return noColumns(), -1, false
}

// overlay joins a header of two rows: the lower word wins where it is a label
// of an option or the upper cell is empty.
func overlay(upper, lower []string) []string {
	out := make([]string, max(len(upper), len(lower)))
	copy(out, upper)
	for i, cell := range lower {
		word := squeeze(fold(cell))
		if word != "" && (out[i] == "" || reHeadOption.MatchString(word) || i > 0 && len(word) <= 2) {
			out[i] = cell
		}
	}
	return out
}
