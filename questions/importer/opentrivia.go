package importer

import (
	"fmt"
	"strings"
)

// readOpenTrivia reads the OpenTriviaQA format: "#Q question", "^ answer",
// then lettered options.
func readOpenTrivia(src source, b *builder) error {
	text, err := src.text(b)
	if err != nil {
		return err
	}
	o := &openTrivia{b: b}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		o.line(n, strings.TrimSpace(line))
	}
	o.flush()
	return nil
}

type openTrivia struct {
	b     *builder
	open  bool
	line0 int
	stem  string
	key   string
	texts []string
	items int
	raw   []string
}

func (o *openTrivia) line(n int, line string) {
	defer func() { o.raw = append(o.raw, line) }()
	switch {
	case line == "":
	case strings.HasPrefix(line, "#Q "):
		o.flush()
		o.open, o.line0, o.stem = true, n, line[3:]
	case !o.open:
		o.b.file(fmt.Sprintf("dòng %d", n), warnf("text_ignored", "Không rõ đoạn này thuộc câu nào nên bỏ qua: “%s”.", "This text belongs to no question and was left out: “%s”.", shorten(line, 80)))
	case strings.HasPrefix(line, "^ "):
		o.key = strings.TrimSpace(line[2:])
	case len(line) > 2 && line[0] >= 'A' && line[0] < 'A'+maxOptions && line[1] == ' ' && o.key != "":
		o.texts = append(o.texts, strings.TrimSpace(line[2:]))
	case len(o.texts) > 0:
		last := &o.texts[len(o.texts)-1]
		*last = appendText(*last, " ", line)
	case o.key == "":
		o.stem = appendText(o.stem, " ", line)
	}
}

// flush hands over the open question. The key quotes an option.
func (o *openTrivia) flush() {
	defer func() { *o = openTrivia{b: o.b, items: o.items} }()
	if !o.open {
		return
	}
	o.items++
	q := Question{Number: o.items, Kind: Single, Where: fmt.Sprintf("Câu %d (dòng %d)", o.items, o.line0)}
	q.Source = sourceLines(o.raw)
	stem, _ := mend(o.stem, false)
	q.Stem = squeeze(stem)
	o.items = max(o.items, q.Number)
	for i, text := range o.texts {
		text, _ = mend(text, false)
		q.Options = append(q.Options, Option{Text: squeeze(text)})
		if strings.EqualFold(squeeze(o.texts[i]), squeeze(o.key)) {
			q.Correct, q.KeyFoundBy = append(q.Correct, i), byFormat
		}
	}
	i := o.b.add(q)
	if len(q.Correct) == 0 && o.key != "" {
		o.b.about(i, errorf("key_out_of_range", "Đáp án “%s” không khớp phương án nào.", "Key “%s” matches no option.", shorten(o.key, 60)))
	}
}
