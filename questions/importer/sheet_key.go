package importer

import (
	"regexp"
	"slices"
	"strings"
)

// reading is what the value of a key cell may mean.
type reading struct {
	letters, index, text []int
	words                bool // true or false
	truth                bool
	bad                  bool // letters or numbers beyond the options
}

var reIndexList = regexp.MustCompile(`^\d{1,2}(?:\s*[,;|/&+ ]\s*\d{1,2})*\.?$`)

// interpret lists the meanings of a key cell.
func (sq *sheetQuestion) interpret() reading {
	var r reading
	value := strings.TrimSpace(sq.key)
	if letters, rest, ok := parseLetters(value); ok && (rest == "" || sq.sameText(rest) != nil) {
		r.letters = sq.byColumn(letters)
		r.bad = r.letters == nil
	}
	if reIndexList.MatchString(value) {
		r.index = sq.byIndex(value)
	}
	r.text = sq.sameText(value)
	if r.letters == nil && r.index == nil && r.text == nil {
		r.text = truthOption(value, len(sq.q.Options), func(i int) string { return sq.q.Options[i].Text })
	}
	r.truth, r.words = truthOf(value)
	return r
}

func (sq *sheetQuestion) byColumn(letters []int) []int {
	var set []int
	for _, l := range letters {
		if l >= maxOptions || sq.column[l] < 0 {
			return nil
		}
		set = append(set, sq.column[l])
	}
	return sortedSet(set)
}

func (sq *sheetQuestion) byIndex(value string) []int {
	var set []int
	for _, part := range strings.FieldsFunc(value, func(r rune) bool { return r < '0' || r > '9' }) {
		n := atoi(part)
		if n < 1 || n > maxOptions || sq.column[n-1] < 0 {
			return nil
		}
		set = append(set, sq.column[n-1])
	}
	return sortedSet(set)
}

// sameText finds the options whose full text the key quotes: one, or several
// one a line or separated by semicolons.
func (sq *sheetQuestion) sameText(value string) []int {
	if set := sq.optionText(value); set != nil {
		return set
	}
	for _, sep := range []string{"\n", ";", "|"} {
		var set []int
		parts := strings.Split(value, sep)
		for _, part := range parts {
			if strings.TrimSpace(part) != "" {
				set = append(set, sq.optionText(part)...)
			}
		}
		if len(parts) > 1 && len(sortedSet(set)) == len(parts) {
			return sortedSet(set)
		}
	}
	return nil
}

func (sq *sheetQuestion) optionText(value string) []int {
	want := plain(value)
	if want == "" {
		return nil
	}
	var set []int
	for i, o := range sq.q.Options {
		// Punctuation and spaces cannot make a text many times longer.
		if len(o.Text) <= 2*len(want)+16 && plain(o.Text) == want {
			set = append(set, i)
		}
	}
	return set
}

// habit is how the file as a whole writes its keys.
type habit struct{ letters, index, text int }

// settle decides the keys when all rows have been read.
func (s *sheetReader) settle() {
	if s.countsFromZero() {
		s.b.file(s.name, warnf("keys_from_zero", "Cột đáp án đánh số phương án từ 0; 0 được hiểu là phương án A.", "The key column counts options from 0; 0 is read as option A."))
		for i := range s.pending {
			if sq := &s.pending[i]; strings.TrimSpace(sq.key) != "" {
				sq.key = letter(atoi(strings.TrimSpace(sq.key)))
			}
		}
	}
	readings := make([]reading, len(s.pending))
	var h habit
	for i := range s.pending {
		r := s.pending[i].interpret()
		readings[i] = r
		switch {
		case r.letters != nil:
			h.letters++
		case r.index != nil && r.text == nil:
			h.index++
		case r.text != nil && r.index == nil:
			h.text++
		}
	}
	looks := s.lookHabit()
	for i := range s.pending {
		s.hand(&s.pending[i], readings[i], h, looks)
	}
	s.pending = nil
}

// hand settles one key and adds the question.
func (s *sheetReader) hand(sq *sheetQuestion, r reading, h habit, looks bool) {
	q := &sq.q
	var problems []Problem
	if q.Kind == "" {
		q.Kind = Single
	}
	switch q.Kind {
	case ShortText, Numeric:
		problems = sq.openKey()
	case Ordering:
		problems = sq.orderKey()
	case Matching:
		problems = sq.pairKey()
	default:
		problems = s.choiceKey(sq, r, h, looks)
	}
	if q.KeyFoundBy == "" && (len(q.Correct) > 0 || len(q.Answers) > 0 || len(q.Numbers) > 0 || len(q.Pairs) > 0) {
		q.KeyFoundBy = s.by
	}
	i := s.b.add(*q)
	s.b.keepPlaces(i, sq)
	for _, p := range problems {
		s.b.about(i, p)
	}
	if len(sq.dates) > 0 {
		s.b.about(i, warnf("date_cell", "Excel có thể đã đổi nội dung thành ngày tháng: %s. Hãy kiểm tra.",
			"Excel may have turned text into a date: %s. Check it.", strings.Join(sq.dates, ", ")))
	}
	s.b.mended(i, sq.repairs)
}

// choiceKey picks the meaning of the key cell.
func (s *sheetReader) choiceKey(sq *sheetQuestion, r reading, h habit, looks bool) []Problem {
	q := &sq.q
	var problems []Problem
	switch {
	case strings.TrimSpace(sq.key) == "":
		q.Correct = sq.right
		if q.Correct == nil && looks {
			q.Correct, q.KeyFoundBy = sq.looked()
		}
	case r.letters != nil:
		q.Correct = r.letters
		if r.text != nil && !slices.Equal(r.text, r.letters) {
			problems = append(problems, keyAmbiguous(sq.key, r.letters, r.text))
			q.Correct = nil
		}
	case r.index != nil && r.text != nil && !slices.Equal(r.index, r.text):
		q.Correct, problems = sq.decide(r, h)
	case r.text != nil && len(r.text) == len(strings.Split(sq.key, "\n")) || r.text != nil && r.index == nil:
		q.Correct = r.text
	case r.index != nil:
		q.Correct = r.index
	case r.words && len(q.Options) == 0:
		q.Kind, q.Options = TrueFalse, []Option{{Text: "Đúng"}, {Text: "Sai"}}
		q.Correct = []int{1 - int(b2i(r.truth))}
	case len(q.Options) == 0 && !r.bad:
		problems = append(problems, sq.shortText())
	default:
		problems = append(problems, errorf("key_out_of_range", "Đáp án “%s” không khớp phương án nào.",
			"Key “%s” matches no option.", shorten(sq.key, 40)))
	}
	if sq.right != nil && len(q.Correct) > 0 && !slices.Equal(sq.right, q.Correct) {
		problems = append(problems, errorf("key_conflict", "Cột đáp án ghi %s nhưng phương án được đánh dấu là %s.",
			"The key column says %s, the marked options are %s.", letterList(q.Correct), letterList(sq.right)))
		q.Correct = nil
	}
	return append(problems, sq.several()...)
}

// several handles more than one right option.
func (sq *sheetQuestion) several() []Problem {
	if len(sq.q.Correct) < 2 {
		return nil
	}
	if sq.said == Single {
		return []Problem{errorf("several_keys", "Câu một lựa chọn nhưng có %d đáp án (%s).",
			"A single-choice question with %d keys (%s).", len(sq.q.Correct), letterList(sq.q.Correct))}
	}
	sq.q.Kind = Multiple
	return nil
}

// decide settles a number that is both the place of one option and the text
// of another, by what the other rows do.
func (sq *sheetQuestion) decide(r reading, h habit) ([]int, []Problem) {
	switch {
	case h.index > 0 && h.text == 0 && h.letters == 0:
		return r.index, []Problem{warnf("key_read_as_index", "Đáp án “%s” được hiểu là phương án thứ %s như ở các dòng khác.",
			"Key “%s” is read as option number %s, as in the other rows.", sq.key, sq.key)}
	case h.index == 0 && h.text+h.letters > 0:
		return r.text, []Problem{warnf("key_read_as_text", "Đáp án “%s” được hiểu là nội dung phương án %s.",
			"Key “%s” is read as the text of option %s.", sq.key, letterList(r.text))}
	}
	return nil, []Problem{keyAmbiguous(sq.key, r.index, r.text)}
}

func keyAmbiguous(key string, a, b []int) Problem {
	return errorf("key_ambiguous", "Đáp án “%s” có thể là phương án %s hoặc phương án %s.",
		"Key “%s” may mean option %s or option %s.", shorten(key, 30), letterList(a), letterList(b))
}

func (sq *sheetQuestion) shortText() Problem {
	sq.q.Kind = ShortText
	sq.openKey()
	return warnf("short_text_inferred", "Dòng không có phương án; được đọc là câu trả lời ngắn “%s”.",
		"The row has no options; read as short text “%s”.", shorten(sq.key, 60))
}
