package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// readMoodle reads Moodle XML, question by question.
func readMoodle(src source, b *builder) error {
	data, err := src.readAll(MaxFileSize)
	if err != nil {
		return err
	}
	m := &moodle{b: b}
	scan := newXMLScanner(data)
	for {
		t, err := scan.next()
		if err != nil {
			return err
		}
		if t.kind == 0 {
			return nil
		}
		if t.kind != '<' || t.name != "question" {
			continue
		}
		if src.ctx.Err() != nil {
			return ErrCancelled.Because(src.ctx.Err())
		}
		from := scan.at
		n, err := readTree(scan, t)
		if err != nil {
			return err
		}
		m.question(n, scan.data[from:scan.pos])
		src.opts.progress(scan.pos, len(data))
	}
}

// moodle is a Moodle XML file under reading.
type moodle struct {
	b     *builder
	topic string
	items int
}

func (m *moodle) question(n *xmlNode, raw []byte) {
	kind := n.attr("type")
	if kind == "category" {
		m.topic = giftCategory(n.child("category").value("text"))
		return
	}
	m.items++
	name := squeeze(n.child("name").value("text"))
	it := &moodleItem{b: m.b, node: n}
	it.q = Question{Number: m.items, ExternalID: n.value("idnumber"), Topic: m.topic, KeyFoundBy: byFormat,
		Where: fmt.Sprintf("Câu %d (%s)", m.items, shorten(name, 40))}
	if it.q.ExternalID == "" {
		it.q.ExternalID = name
	}
	it.q.Source = sourceXML(raw)
	stem := it.text(n.child("questiontext"))
	it.q.Stem, it.q.HTML, it.q.Images = stem.text, stem.html, stem.images
	it.oldPicture()
	it.q.Explanation = it.text(n.child("generalfeedback")).text
	if !it.answers(kind) {
		m.b.file(it.q.Where, unsupported(kind, strings.TrimSpace(name+" "+it.q.Stem)))
		return
	}
	m.deliver(it, n)
}

func (m *moodle) deliver(it *moodleItem, n *xmlNode) {
	if tags := n.child("tags"); tags != nil {
		for _, tag := range tags.children("tag") {
			if level := levelTag(tag.value("text")); level != "" {
				it.q.Level = level
			}
		}
	}
	it.q.takeBasis()
	i := m.b.add(it.q)
	for _, p := range it.problems {
		m.b.about(i, p)
	}
	m.b.noteRich(i, it.rich...)
	m.b.repaired(i, it.q.Where, it.done, it.before, it.after)
}

// moodleItem is one question under reading.
type moodleItem struct {
	b             *builder
	node          *xmlNode
	q             Question
	problems      []Problem
	rich          []rich
	done          damage
	before, after string
}

// text reads an element with a format, a text and files.
func (it *moodleItem) text(n *xmlNode) rich {
	if n == nil {
		return rich{}
	}
	raw := n.child("text").allText()
	if n.child("text") == nil {
		raw = n.allText()
	}
	raw = strings.TrimSpace(raw)
	mended, done := mend(raw, false)
	if fresh := done &^ (it.done | nbspDamage); fresh != 0 {
		it.done, it.before, it.after = it.done|fresh, raw, mended
	}
	var r rich
	switch n.attr("format") {
	case "plain_text", "markdown":
		r = rich{text: squeezeLines(mended)}
	default:
		r = readHTML(mended, it.files(n))
	}
	it.rich = append(it.rich, r)
	return r
}

// answers reads the answers of a known kind; false for others.
func (it *moodleItem) answers(kind string) bool {
	switch kind {
	case "multichoice", "oumultiresponse":
		it.choices()
	case "truefalse":
		it.truth()
	case "shortanswer":
		it.short()
	case "numerical":
		it.numbers()
	case "matching", "match":
		it.pairs()
	case "ordering":
		it.order()
	default:
		return false
	}
	return true
}

func (it *moodleItem) choices() {
	it.q.Kind = Single
	if single := it.node.value("single"); single == "false" || single == "0" || it.node.attr("type") == "oumultiresponse" {
		it.q.Kind = Multiple
	}
	for i, a := range it.node.children("answer") {
		r := it.text(a)
		it.q.Options = append(it.q.Options, Option{Text: r.text, HTML: r.html, Images: r.images})
		f, ok := parseFloat(a.attr("fraction"))
		switch {
		case !ok:
			it.problems = append(it.problems, errorf("fraction_invalid", "Phương án %s có điểm không hợp lệ “%s”.", "Option %s has an invalid fraction “%s”.", letter(i), shorten(a.attr("fraction"), 20)))
		case it.q.Kind == Multiple && f > 0, f > 99.9:
			it.q.Correct = append(it.q.Correct, i)
			it.explain(a)
		case f > 0:
			it.problems = append(it.problems, partialCredit(r.text, f))
		}
	}
}

func (it *moodleItem) explain(answer *xmlNode) {
	if it.q.Explanation == "" {
		it.q.Explanation = it.text(answer.child("feedback")).text
	}
}

func (it *moodleItem) truth() {
	it.q.Kind, it.q.Options = TrueFalse, []Option{{Text: "Đúng"}, {Text: "Sai"}}
	for _, a := range it.node.children("answer") {
		if f, _ := parseFloat(a.attr("fraction")); f > 0 {
			if truth, ok := truthOf(a.value("text")); ok {
				it.q.Correct = []int{1 - int(b2i(truth))}
				it.explain(a)
			}
		}
	}
}

func (it *moodleItem) short() {
	it.q.Kind = ShortText
	for _, a := range it.node.children("answer") {
		f, _ := parseFloat(a.attr("fraction"))
		text := squeeze(a.child("text").allText())
		switch {
		case f > 99.9:
			plain, problems := wildcard(text)
			it.q.Answers = append(it.q.Answers, Answer{Text: plain})
			it.explain(a)
			it.problems = append(it.problems, problems...)
		case f > 0:
			it.problems = append(it.problems, partialCredit(text, f))
		}
	}
}

func (it *moodleItem) numbers() {
	it.q.Kind = Numeric
	for _, a := range it.node.children("answer") {
		f, _ := parseFloat(a.attr("fraction"))
		text := squeeze(a.child("text").allText())
		v, ok := parseFloat(text)
		switch {
		case f > 99.9 && ok:
			t, _ := parseFloat(a.value("tolerance"))
			it.q.Numbers = append(it.q.Numbers, Number{Value: v, Tolerance: max(t, -t)})
			it.explain(a)
		case f > 99.9 && text != "*":
			it.problems = append(it.problems, errorf("number_invalid", "“%s” không phải là số.", "“%s” is not a number.", shorten(text, 40)))
		case f > 0 && ok:
			it.problems = append(it.problems, partialCredit(text, f))
		}
	}
}

func (it *moodleItem) pairs() {
	it.q.Kind = Matching
	for _, s := range it.node.children("subquestion") {
		p := Pair{Left: it.text(s).text, Right: squeeze(s.child("answer").allText())}
		if p.Left == "" {
			it.q.ExtraRight = append(it.q.ExtraRight, p.Right)
			continue
		}
		it.q.Pairs = append(it.q.Pairs, p)
	}
}

// order reads the ordering type, whose answers stand in the right order.
func (it *moodleItem) order() {
	it.q.Kind = Ordering
	answers := it.node.children("answer")
	slices.SortStableFunc(answers, func(a, b *xmlNode) int {
		x, _ := parseFloat(a.attr("fraction"))
		y, _ := parseFloat(b.attr("fraction"))
		return cmp.Compare(x, y)
	})
	for i, a := range answers {
		r := it.text(a)
		it.q.Options = append(it.q.Options, Option{Text: r.text, HTML: r.html, Images: r.images})
		it.q.Correct = append(it.q.Correct, i)
	}
}

// wildcard reads the stars of a short answer: Moodle takes one for any text,
// and an escaped one for a star.
func wildcard(text string) (string, []Problem) {
	wild := strings.Contains(strings.ReplaceAll(text, `\*`, ""), "*")
	text = strings.ReplaceAll(text, `\*`, "*")
	if !wild {
		return text, nil
	}
	return text, []Problem{warnf("answer_wildcard", "Đáp án “%s” dùng ký tự thay thế *; hệ thống so nguyên văn.",
		"Answer “%s” uses the wildcard *; it is compared literally.", shorten(text, 40))}
}
