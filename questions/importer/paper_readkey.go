package importer

import (
	"regexp"
	"slices"
	"strings"
)

// readKey understands the value of a key line: letters, a number, the text of
// an option, or true and false for statements.
func (p *parsed) readKey(line keyLine) (claim, bool) {
	c := claim{by: byLine, where: line.where}
	value := squeeze(line.value)
	if set, ok := p.statements(value); ok {
		p.q.Kind = Multiple
		c.options = set
		return c, true
	}
	if letters, rest, ok := parseLetters(value); ok && len(p.options) > 0 {
		set, good := p.byLetters(letters)
		if !good {
			p.problems = append(p.problems, errorf("key_out_of_range",
				"Đáp án “%s” không có trong các phương án (%s).", "Key “%s” is not among the options (%s).", shorten(value, 40), p.labels()))
			return c, false
		}
		c.options = set
		p.besideLetters(set, rest)
		return c, true
	}
	if set := p.byText(value); set != nil {
		c.options = set
		return c, true
	}
	if set := truthOption(value, len(p.options), func(i int) string { return p.options[i].text }); set != nil {
		c.options = set
		return c, true
	}
	if n := atoi(value); n >= 1 && n <= len(p.options) && len(value) <= 2 {
		c.options = []int{n - 1}
		return c, true
	}
	return c, p.readWords(value)
}

// byLetters maps labels to options. A label that stands twice cannot say which
// is meant.
func (p *parsed) byLetters(letters []int) ([]int, bool) {
	var set []int
	for _, l := range letters {
		found := -1
		for i, o := range p.options {
			if o.letter != l {
				continue
			}
			if found >= 0 {
				return nil, false
			}
			found = i
		}
		if found < 0 {
			return nil, false
		}
		set = append(set, found)
	}
	return sortedSet(set), true
}

// besideLetters checks what follows the letter of a key: the option's own text
// confirms it, another option's text contradicts it, anything else explains.
func (p *parsed) besideLetters(set []int, rest string) {
	rest = strings.TrimSpace(rest)
	if rest == "" || rest == "." {
		return
	}
	match := p.byText(rest)
	level := reLevel.FindStringSubmatch(rest)
	switch {
	case level != nil && len(level[1]) < 40:
		p.q.Level = strings.Trim(level[1], " .)")
	case match == nil:
		text := rest
		if g := reExplain.FindStringIndex(text); g != nil {
			text = text[g[1]:]
		}
		p.q.Explanation = strings.TrimSpace(text + "\n" + p.q.Explanation)
	case !slices.Equal(match, set):
		p.problems = append(p.problems, errorf("key_conflict",
			"Đáp án ghi %s nhưng kèm nội dung của phương án %s.", "The key says %s but quotes option %s.", letterList(set), letterList(match)))
	}
}

// byText finds the options with exactly this text.
func (p *parsed) byText(value string) []int {
	want := plain(value)
	if want == "" {
		return nil
	}
	var set []int
	for i, o := range p.options {
		if plain(o.text) == want {
			set = append(set, i)
		}
	}
	return set
}

// readWords handles keys of questions that have no options.
func (p *parsed) readWords(value string) bool {
	if len(p.options) == 0 {
		if truth, ok := truthOf(value); ok {
			p.q.Kind = TrueFalse
			p.q.Options = []Option{{Text: "Đúng"}, {Text: "Sai"}}
			p.q.Correct, p.q.KeyFoundBy = []int{1 - int(b2i(truth))}, byLine
			return false
		}
		if _, _, letters := parseLetters(value); !letters && value != "" {
			p.q.Kind, p.q.KeyFoundBy = ShortText, byLine
			p.q.Answers = []Answer{{Text: value}}
			p.problems = append(p.problems, warnf("short_text_inferred",
				"Câu không có phương án, chỉ có đáp án “%s”; được đọc là câu trả lời ngắn.",
				"The question has no options, only the answer “%s”; read as short text.", shorten(value, 60)))
			return false
		}
	}
	p.problems = append(p.problems, errorf("key_unreadable",
		"Không hiểu đáp án “%s”.", "The key “%s” is not understood.", shorten(value, 60)))
	return false
}

// truthOf reads the words for true and false.
func truthOf(s string) (bool, bool) {
	switch fold(strings.Trim(s, " .;:()[]")) {
	case "dung", "true", "t", "d", "yes", "co":
		return true, true
	case "sai", "false", "f", "s", "no", "khong":
		return false, true
	}
	return false, false
}

// truthOption finds the option that a short key such as "Đ", "S" or "T" means,
// where the n options are two: one true, one false. nil when they are others.
func truthOption(key string, n int, text func(int) string) []int {
	truth, ok := truthOf(key)
	if !ok || n != 2 {
		return nil
	}
	first, ok1 := truthOf(text(0))
	second, ok2 := truthOf(text(1))
	switch {
	case !ok1 || !ok2 || first == second:
		return nil
	case first == truth:
		return []int{0}
	}
	return []int{1}
}

var reStatement = regexp.MustCompile(`(?i)([a-j])\s*[.):=–-]*\s*(đúng|sai|đ|s|true|false|t|f)(?:[\s,;.)–-]|$)`)

// statements reads the key of a group of true-or-false statements: "a) Đ, b)
// S, c) Đ, d) S". The true ones are the right options.
func (p *parsed) statements(value string) ([]int, bool) {
	found := reStatement.FindAllStringSubmatch(value, -1)
	if len(found) < 2 || len(found) != len(p.options) {
		return nil, false
	}
	set := []int{}
	for i, f := range found {
		if int(f[1][0]|0x20-'a') != i {
			return nil, false
		}
		if truth, _ := truthOf(f[2]); truth {
			set = append(set, i)
		}
	}
	return set, len(set) > 0
}

// matchKeys assigns the lists of keys to the questions, by number, and by
// section where the numbering starts again.
func (r *paperReader) matchKeys() map[int][]claim {
	out := make(map[int][]claim)
	if len(r.keys) == 0 {
		return out
	}
	unique := r.numberSections()
	sections := r.keySections()
	same := r.sameSections(sections)
	used := make([]bool, len(r.keys))
	byNumber := make(map[int][]int, len(r.keys))
	for k, key := range r.keys {
		byNumber[key.number] = append(byNumber[key.number], k)
	}
	for i, q := range r.questions {
		if q.ready != nil || !q.numbered {
			continue
		}
		for _, k := range byNumber[q.number] {
			key := r.keys[k]
			if !unique[q.number] && (sections[k] != q.section || !same) {
				continue
			}
			used[k] = true
			out[i] = append(out[i], claim{by: byTable, options: key.letters, where: key.where, text: key.note})
		}
	}
	r.checkKeyLetters(out)
	r.reportUnused(used, unique)
	return out
}

// checkKeyLetters maps letters of the lists to options.
func (r *paperReader) checkKeyLetters(claims map[int][]claim) {
	for i, cs := range claims {
		p := r.parse(r.questions[i])
		var kept []claim
		for _, c := range cs {
			set, ok := p.byLetters(c.options)
			if !ok {
				r.questions[i].broken = append(r.questions[i].broken, keyBeyond(c.options))
				continue
			}
			c.options = set
			kept = append(kept, c)
			if c.text != "" {
				r.questions[i].note = strings.TrimSpace(r.questions[i].note + "\n" + c.text)
			}
		}
		claims[i] = kept
	}
}

// numberSections counts where the numbering of questions starts again, and
// returns the numbers that stand once.
func (r *paperReader) numberSections() map[int]bool {
	count := make(map[int]int)
	section, last := 0, 0
	for _, q := range r.questions {
		if q.ready != nil || !q.numbered {
			continue
		}
		if q.number <= last {
			section++
		}
		q.section, last = section, q.number
		count[q.number]++
	}
	unique := make(map[int]bool, len(count))
	for n, c := range count {
		unique[n] = c == 1
	}
	return unique
}

func (r *paperReader) keySections() []int {
	out := make([]int, len(r.keys))
	section, last := 0, 0
	for i, k := range r.keys {
		if k.number <= last {
			section++
		}
		out[i], last = section, k.number
	}
	return out
}

// sameSections reports that keys and questions start again equally often.
func (r *paperReader) sameSections(keys []int) bool {
	last := 0
	for _, q := range r.questions {
		last = max(last, q.section)
	}
	return len(keys) > 0 && keys[len(keys)-1] == last
}

// reportUnused tells about keys that no question asked for.
func (r *paperReader) reportUnused(used []bool, unique map[int]bool) {
	for k, key := range r.keys {
		if used[k] {
			continue
		}
		if once, exists := unique[key.number]; exists && !once {
			r.b.file(key.where, keyOfSeveral(key))
			continue
		}
		r.b.file(key.where, keyWithoutQuestion(key))
	}
}

// What can be wrong with a key of a list, wherever the list stands.

func keyWithoutQuestion(k keyPair) Problem {
	return warnf("key_without_question", "Bảng đáp án có câu %d nhưng tệp không có câu hỏi này.", "The list of keys has question %d, the file has not.", k.number)
}

func keyOfSeveral(k keyPair) Problem {
	return errorf("key_ambiguous_number", "Đáp án của câu %d không gán được vì có nhiều câu cùng số này.", "The key of question %d fits several questions of that number.", k.number)
}

func keyBeyond(letters []int) Problem {
	return errorf("key_out_of_range", "Bảng đáp án ghi %s nhưng câu này không có phương án đó.", "The list of keys says %s, which this question does not have.", letterList(letters))
}
