package importer

import (
	"regexp"
	"strings"
)

// giftItem is one GIFT question, parsed.
type giftItem struct {
	q           Question
	title       string
	format      string // of the stem: "moodle", "html", "plain", "markdown"
	unsupported string
	problems    []Problem
	rich        []rich
	done        damage
	before      string
	after       string
}

// giftAnswer is one answer inside the braces.
type giftAnswer struct {
	right    bool
	weight   float64
	weighted bool
	text     string
	feedback string
}

var reGIFTFormat = regexp.MustCompile(`^\s*\[(html|moodle|plain|markdown)\]`)

// parseGIFT reads one block.
func parseGIFT(text string) (*giftItem, *Problem) {
	it := &giftItem{format: "moodle"}
	rest := strings.TrimSpace(text)
	if strings.HasPrefix(rest, "::") {
		if end := giftIndex(rest[2:], "::"); end >= 0 {
			it.title = giftText(rest[2:2+end], "")
			rest = giftSkipComments(rest[2+end+2:])
		}
	}
	rest, it.format = giftFormat(rest, it.format)
	if reCloze.MatchString(rest) {
		it.unsupported = "cloze"
		it.stem(reClozeField.ReplaceAllString(rest, " _____ "), "")
		return it, nil
	}
	open := giftIndex(rest, "{")
	if open < 0 {
		if giftIndex(rest, "}") >= 0 {
			p := errorf("gift_braces", "Có dấu } nhưng không có dấu {.", "A } without its {.")
			return nil, &p
		}
		it.unsupported = "description"
		it.stem(rest, "")
		return it, nil
	}
	length := giftIndex(rest[open+1:], "}")
	if length < 0 {
		p := errorf("gift_braces", "Thiếu dấu } đóng phần trả lời: “%s”.", "The answers are not closed by }: “%s”.", shorten(rest, 60))
		return nil, &p
	}
	inner, after := rest[open+1:open+1+length], strings.TrimSpace(rest[open+length+2:])
	if stray := strings.Trim(after, `"; `); after != "" && stray == "" {
		it.problems = append(it.problems, warnf("stray_text", "Bỏ ký tự thừa sau dấu }: %s", "Stray characters after } were dropped: %s", after))
		after = ""
	}
	if giftIndex(after, "{") >= 0 {
		p := errorf("gift_braces", "Một câu có hai phần trả lời trong ngoặc nhọn.", "A question with two groups of answers in braces.")
		return nil, &p
	}
	it.stem(rest[:open], after)
	it.answers(giftSkipComments(inner), after != "")
	it.q.ExternalID = it.title
	return it, nil
}

// stem sets the question's text; text after the answers leaves a gap.
func (it *giftItem) stem(before, after string) {
	text := strings.TrimSpace(before)
	if after != "" {
		text += " _____ " + after
	}
	r := it.say(text, it.format)
	it.q.Stem, it.q.HTML, it.q.Images = r.text, r.html, r.images
}

// say turns GIFT text into plain text by its format.
func (it *giftItem) say(text, format string) rich {
	raw := giftText(text, format)
	mended, done := mend(raw, false)
	if done&^it.done != 0 && format != "html" {
		it.done, it.before, it.after = it.done|done, raw, mended
	}
	var r rich
	if format == "html" || format == "moodle" && reTag.MatchString(mended) {
		r = readHTML(mended, nil)
	} else {
		r = rich{text: squeezeLines(mended)}
	}
	it.rich = append(it.rich, r)
	return r
}

// reTag finds text that really is HTML: common tags, closed or empty.
var reTag = regexp.MustCompile(`(?i)<(?:p|br|b|i|u|em|strong|span|div|img|sup|sub|table|ul|ol)(?:\s[^<>]*)?/?>`)

// answers reads what stands inside the braces.
func (it *giftItem) answers(inner string, gap bool) {
	general := ""
	if i := giftIndex(inner, "####"); i >= 0 {
		general = inner[i+4:]
		inner = strings.TrimSpace(inner[:i])
	}
	switch {
	case giftSkipComments(inner) == "":
		it.unsupported = "essay"
	case it.trueFalse(inner):
	case inner[0] == '#':
		it.numeric(inner[1:])
	default:
		it.choices(inner)
	}
	if general != "" {
		text, format := giftFormat(general, it.format)
		it.q.Explanation = it.say(text, format).text
	}
	it.q.KeyFoundBy = byFormat
}

var reGIFTTruth = regexp.MustCompile(`(?is)^(true|t|false|f)\s*(?://[^\n]*\s*)*(?:#(.*))?$`)

func (it *giftItem) trueFalse(inner string) bool {
	g := reGIFTTruth.FindStringSubmatch(inner)
	if g == nil {
		return false
	}
	truth, _ := truthOf(g[1])
	it.q.Kind = TrueFalse
	it.q.Options = []Option{{Text: "Đúng"}, {Text: "Sai"}}
	it.q.Correct = []int{1 - int(b2i(truth))}
	// Feedback for a wrong answer comes first, for a right one second.
	wrong, right := g[2], ""
	if i := giftIndex(wrong, "#"); i >= 0 {
		wrong, right = wrong[:i], wrong[i+1:]
	}
	if right = strings.TrimSpace(right); right == "" {
		right = strings.TrimSpace(wrong)
	}
	if right != "" {
		text, format := giftFormat(right, it.format)
		it.q.Explanation = it.say(text, format).text
	}
	return true
}

// choices reads answers that begin with = or ~.
func (it *giftItem) choices(inner string) {
	list, lead := giftAnswers(inner)
	if len(list) == 0 && lead != "" && !strings.Contains(lead, "\n") {
		list, lead = []giftAnswer{giftOneAnswer("=" + lead)}, "" // one right answer may stand without its =
	}
	if lead != "" {
		it.problems = append(it.problems, errorf("gift_answers", "Không hiểu phần trả lời: “%s”.", "The answers are not understood: “%s”.", shorten(lead, 60)))
	}
	wrong, arrows := 0, 0
	for _, a := range list {
		if !a.right {
			wrong++
		}
		if giftIndex(a.text, "->") >= 0 {
			arrows++
		}
	}
	switch {
	case len(list) == 0:
		it.q.Kind = Single
	case wrong == 0 && arrows == len(list):
		it.matching(list)
	case wrong == 0:
		it.short(list)
	default:
		it.multiple(list)
	}
}

func (it *giftItem) matching(list []giftAnswer) {
	it.q.Kind = Matching
	for _, a := range list {
		i := giftIndex(a.text, "->")
		left, format := giftFormat(a.text[:i], it.format)
		pair := Pair{Left: it.say(left, format).text, Right: it.say(a.text[i+2:], "plain").text} // Moodle's right sides are plain
		if pair.Left == "" {
			it.q.ExtraRight = append(it.q.ExtraRight, pair.Right)
			continue
		}
		it.q.Pairs = append(it.q.Pairs, pair)
	}
}

func (it *giftItem) short(list []giftAnswer) {
	it.q.Kind = ShortText
	for _, a := range list {
		text, format := giftFormat(a.text, it.format)
		said := squeeze(it.say(text, format).text) // typed into one line
		if it.full(a, said) {
			plain, problems := wildcard(said)
			it.q.Answers = append(it.q.Answers, Answer{Text: plain})
			it.explain(a)
			it.problems = append(it.problems, problems...)
		}
	}
}

// full reports an answer that gets all points; less is reported.
func (it *giftItem) full(a giftAnswer, said string) bool {
	if !a.weighted || a.weight >= 99.9 {
		return true
	}
	if a.weight > 0 {
		it.problems = append(it.problems, partialCredit(said, a.weight))
	}
	return false
}

func partialCredit(answer string, percent float64) Problem {
	return warnf("partial_credit", "Đáp án “%s” được %g%% điểm; điểm từng phần không được nhập, coi là sai.",
		"Answer “%s” earns %g%%; partial credit is not imported, it counts as wrong.", shorten(answer, 60), percent)
}

func (it *giftItem) explain(a giftAnswer) {
	if it.q.Explanation == "" && a.feedback != "" {
		text, format := giftFormat(a.feedback, it.format)
		it.q.Explanation = it.say(text, format).text
	}
}

func (it *giftItem) multiple(list []giftAnswer) {
	it.q.Kind = Multiple
	for _, a := range list {
		if a.right {
			it.q.Kind = Single
		}
	}
	for i, a := range list {
		text, format := giftFormat(a.text, it.format)
		r := it.say(text, format)
		it.q.Options = append(it.q.Options, Option{Text: r.text, HTML: r.html, Images: r.images})
		switch {
		case a.right && (!a.weighted || a.weight >= 99.9), it.q.Kind == Multiple && a.weighted && a.weight > 0:
			it.q.Correct = append(it.q.Correct, i)
			it.explain(a)
		case a.weighted && a.weight >= 99.9:
			it.q.Correct = append(it.q.Correct, i)
		case a.weighted && a.weight > 0:
			it.problems = append(it.problems, partialCredit(r.text, a.weight))
		}
	}
	if it.q.Kind == Single && len(it.q.Correct) > 1 {
		it.q.Kind = Multiple
		it.problems = append(it.problems, warnf("several_keys", "Câu có %d đáp án đúng (%s); được đọc là câu nhiều lựa chọn.",
			"The question has %d keys (%s); read as multiple choice.", len(it.q.Correct), letterList(it.q.Correct)))
	}
}
