package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// reMulti finds stems that ask for several options.
var reMulti = regexp.MustCompile(`(?i)(?:chọn|đánh dấu)\s+(?:nhiều|tất cả|các|những|hai|ba|0?[2-5])\s+(?:đáp án|phương án|lựa chọn|câu trả lời|ý|câu|nội dung)?|nhiều (?:đáp án|phương án|lựa chọn|câu trả lời) (?:đúng)?|select all|all that apply|choose (?:two|three|all)`)

// asksForSeveral is reMulti behind a cheap test.
func asksForSeveral(stem string) bool {
	for _, part := range []string{"họn", "HỌN", "ánh dấu", "hiều", "HIỀU", "elect all", "apply", "hoose"} {
		if strings.Contains(stem, part) {
			return reMulti.MatchString(stem)
		}
	}
	return false
}

// resolve settles the key of every question and hands the questions over.
func (r *paperReader) resolve() error {
	all := make([]*parsed, 0, len(r.questions))
	claims := make([][]claim, 0, len(r.questions))
	tables := r.matchKeys()
	for i, raw := range r.questions {
		if raw.ready != nil {
			all, claims = append(all, nil), append(claims, nil)
			continue
		}
		p := r.parse(raw)
		p.problems = append(p.problems, raw.broken...)
		p.q.Explanation = strings.TrimSpace(p.q.Explanation + "\n" + raw.note)
		c := p.wordClaims()
		c = append(c, tables[i]...)
		c = append(c, p.markClaims()...)
		c = append(c, p.lookClaims()...)
		all, claims = append(all, p), append(claims, c)
	}
	habits := habitsOf(claims)
	for i, p := range all {
		if p == nil {
			r.addReady(r.questions[i])
			continue
		}
		p.settle(claims[i], habits)
		r.hand(p)
	}
	return nil
}

// habits are what the file as a whole does.
type habits struct {
	questions int
	by        map[string]int // questions that have a claim of this kind
	several   int            // questions in which a claim names several options
}

func habitsOf(claims [][]claim) habits {
	h := habits{by: make(map[string]int)}
	for _, cs := range claims {
		if cs == nil {
			continue
		}
		h.questions++
		several := false
		seen := make(map[string]bool)
		for _, c := range cs {
			if !seen[c.by] {
				seen[c.by] = true
				h.by[c.by]++
			}
			several = several || len(c.options) > 1
		}
		if several {
			h.several++
		}
	}
	return h
}

// wordClaims reads the keys written beside the question.
func (p *parsed) wordClaims() []claim {
	var claims []claim
	for _, line := range p.lines {
		if c, ok := p.readKey(line); ok {
			claims = append(claims, c)
		}
	}
	return claims
}

// markClaims reads stars, ticks and words at the options.
func (p *parsed) markClaims() []claim {
	var stars, words []int
	for i, o := range p.options {
		if o.star {
			stars = append(stars, i)
		}
		if o.word {
			words = append(words, i)
		}
	}
	var claims []claim
	n := len(p.options)
	if len(stars) > 0 && (len(stars) < n || n == 1) {
		claims = append(claims, claim{by: byStar, options: stars})
	}
	if len(words) > 0 && (len(words) < n || n == 1) {
		claims = append(claims, claim{by: byMark, options: words})
	}
	return claims
}

// settle chooses the key among the claims. A contradiction is never decided.
func (p *parsed) settle(claims []claim, h habits) {
	q := &p.q
	if asksForSeveral(q.Stem) {
		q.Kind = Multiple
	}
	if len(claims) == 0 {
		p.settleWithout()
		return
	}
	slices.SortStableFunc(claims, func(a, b claim) int { // what may only be emphasis speaks last
		return int(b2i(a.by == byItalic) - b2i(b.by == byItalic))
	})
	best := claims[0]
	for _, c := range claims[1:] {
		switch {
		case slices.Equal(c.options, best.options):
			if c.by != best.by && !slices.Contains(q.KeyAgrees, c.by) {
				q.KeyAgrees = append(q.KeyAgrees, c.by)
			}
		case p.emphasisOnly(c, best, h):
			p.problems = append(p.problems, lookDiffers(c, best))
		default:
			p.conflict(claims)
			return
		}
	}
	if len(best.options) == 0 {
		return // its line has been reported
	}
	q.Correct, q.KeyFoundBy = best.options, best.by
	p.settleKind(best, h)
}

// emphasisOnly reports a look too weak to contradict a key: italics in a file
// that does not mark its keys with italics.
func (p *parsed) emphasisOnly(c, best claim, h habits) bool {
	return c.by == byItalic && 2*h.by[byItalic] < h.questions && best.by != byItalic
}

func lookDiffers(c, best claim) Problem {
	look, key := sourceName(c.by), sourceName(best.by)
	pr := warnf("key_look_differs", "", "")
	pr.Message.VI = fmt.Sprintf("Phương án %s (%s) khác với đáp án %s (%s); coi là nhấn mạnh.", letterList(c.options), look.VI, letterList(best.options), key.VI)
	pr.Message.EN = fmt.Sprintf("Option %s (%s) differs from the key %s (%s); taken for emphasis.", letterList(c.options), look.EN, letterList(best.options), key.EN)
	return pr
}

func (p *parsed) conflict(claims []claim) {
	var vi, en []string
	for _, c := range claims {
		vi = append(vi, fmt.Sprintf("%s: %s", sourceName(c.by).VI, letterList(c.options)))
		en = append(en, fmt.Sprintf("%s: %s", sourceName(c.by).EN, letterList(c.options)))
	}
	pr := errorf("key_conflict", "Đáp án mâu thuẫn", "The keys contradict each other")
	pr.Message.VI += " — " + strings.Join(vi, "; ") + "."
	pr.Message.EN += ": " + strings.Join(en, "; ") + "."
	p.problems = append(p.problems, pr)
	p.q.Correct, p.q.KeyFoundBy, p.q.KeyAgrees = nil, "", nil
}

// settleKind decides between one and several right options.
func (p *parsed) settleKind(best claim, h habits) {
	q := &p.q
	if len(q.Correct) < 2 {
		return
	}
	said := q.Kind == Multiple
	q.Kind = Multiple
	usual := h.several >= 2 && 5*h.several >= h.questions
	switch {
	case said || usual:
	case best.by == byLine || best.by == byTable || best.by == byStar || best.by == byMark:
		p.problems = append(p.problems, warnf("several_keys",
			"Câu này có %d đáp án đúng (%s); được đọc là câu nhiều lựa chọn.",
			"This question has %d keys (%s); read as multiple choice.", len(q.Correct), letterList(q.Correct)))
	default:
		p.problems = append(p.problems, errorf("several_keys",
			"Nhiều phương án cùng được đánh dấu (%[2]s: %[1]s) trong khi các câu khác chỉ có một đáp án.",
			"Several options are marked (%[2]s: %[1]s) where other questions have one key.", letterList(q.Correct), best.by))
	}
}

// settleWithout handles questions without any claim.
func (p *parsed) settleWithout() {
	if len(p.options) == 1 && p.raw.items != nil && len(p.lines) == 0 {
		p.q.Correct, p.q.KeyFoundBy = []int{0}, byOnly
	}
}

// hand adds the question to the batch with all that was noticed.
func (r *paperReader) hand(p *parsed) {
	p.q.Where, p.q.Source = r.where(p), p.raw.source()
	i := r.b.add(p.q)
	for _, pr := range p.problems {
		r.b.about(i, pr)
	}
	if len(p.lost) > 0 {
		r.b.about(i, warnf("equation_lost", "Có công thức không đọc được (%s); hãy nhập lại công thức bằng công cụ Equation của Word hoặc chèn dưới dạng ảnh PNG.",
			"An equation could not be read (%s); type it again with Word’s own equation tool or insert it as a PNG picture.", shorten(strings.Join(p.lost, ", "), 60)))
	}
	r.labelProblems(i, p)
	r.numberProblems(i, p)
	r.b.mended(i, p.repairs)
}

func (r *paperReader) where(p *parsed) string {
	if p.raw.numbered {
		return fmt.Sprintf("Câu %d (%s)", p.raw.number, r.place(p.raw.para))
	}
	return fmt.Sprintf("Câu thứ %d (%s)", len(r.b.batch.Questions)+1, r.place(p.raw.para))
}

// labelProblems reports numbers and letters that are missing or out of order.
func (r *paperReader) labelProblems(i int, p *parsed) {
	if !p.raw.numbered {
		r.b.about(i, warnf("question_without_number", "Câu hỏi không có số thứ tự trong tệp.", "The question has no number in the file."))
	}
	for n, o := range p.options {
		if o.letter != n && !(len(p.options) == 1 && p.q.KeyFoundBy != "") {
			r.b.about(i, warnf("option_labels", "Nhãn phương án không liền mạch từ A: %s.",
				"The option labels do not run from A: %s.", p.labels()))
			return
		}
	}
}

// numberProblems reports numbers that repeat, jump or fall back.
func (r *paperReader) numberProblems(i int, p *parsed) {
	if !p.raw.numbered {
		return
	}
	n, last := p.raw.number, r.handed
	r.handed = n
	switch {
	case last == 0 || n == last+1 || n == 1 && last > 1:
	case n == last:
		r.b.about(i, warnf("number_repeated", "Số câu %d lặp lại.", "Question number %d repeats.", n))
	case n > last:
		r.b.about(i, warnf("number_gap", "Số câu nhảy từ %d sang %d; có thể thiếu câu.", "The numbers jump from %d to %d; a question may be missing.", last, n))
	default:
		r.b.about(i, warnf("number_order", "Số câu lùi từ %d về %d.", "The numbers fall back from %d to %d.", last, n))
	}
}

func (p *parsed) labels() string {
	s := make([]string, len(p.options))
	for i, o := range p.options {
		s[i] = letter(o.letter)
	}
	return strings.Join(s, ", ")
}

func sourceName(by string) (t struct{ VI, EN string }) {
	switch by {
	case byLine:
		t.VI, t.EN = "dòng đáp án", "key line"
	case byTable:
		t.VI, t.EN = "bảng đáp án", "key table"
	case byStar:
		t.VI, t.EN = "dấu *", "asterisk"
	case byMark:
		t.VI, t.EN = "chữ đánh dấu", "mark in words"
	case byHighlight:
		t.VI, t.EN = "tô nền", "highlight"
	case byColor:
		t.VI, t.EN = "màu chữ", "colour"
	case byUnderline:
		t.VI, t.EN = "gạch chân", "underline"
	case byBold:
		t.VI, t.EN = "in đậm", "bold"
	case byItalic:
		t.VI, t.EN = "in nghiêng", "italic"
	default:
		t.VI, t.EN = by, by
	}
	return t
}
