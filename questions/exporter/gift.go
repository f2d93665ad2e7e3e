package exporter

import (
	"io"
	"regexp"
	"strconv"
	"strings"

	"hoithi/questions/importer"
)

// gift writes Moodle's GIFT (docs.moodle.org/en/GIFT_format). Texts are marked
// [plain], so that "<" and line breaks mean themselves.
func (b bank) gift(w io.Writer) error {
	out := &printer{w: w}
	topic := ""
	for i := range b.questions {
		q := &b.questions[i]
		if q.Topic != topic {
			out.print("$CATEGORY: ", giftCategory(q.Topic), "\n\n")
			topic = q.Topic
		}
		giftQuestion(out, q)
	}
	return out.err
}

// giftCategory is a topic as a category path: a slash of the name is doubled.
func giftCategory(topic string) string {
	if topic == "" {
		return "$course$/top"
	}
	return "$course$/top/" + strings.ReplaceAll(topic, "/", "//")
}

func giftQuestion(out *printer, q *importer.Question) {
	if tags := giftTags(q); tags != "" {
		out.print("// ", tags, "\n")
	}
	if q.ExternalID != "" {
		out.print("::", giftEscape(q.ExternalID), "::")
	}
	out.print("[plain]", giftEscape(q.Stem), " {\n")
	giftAnswers(out, q)
	if explained(q) {
		out.print("####", giftText(q.Explanation), "\n")
	}
	out.print("}\n\n")
}

func giftTags(q *importer.Question) string {
	var tags []string
	if q.ExternalID != "" {
		tags = append(tags, "[id:"+q.ExternalID+"]")
	}
	if q.Level != "" {
		tags = append(tags, "[tag:"+importer.LevelLabel+q.Level+"]")
	}
	return strings.Join(tags, " ")
}

func giftAnswers(out *printer, q *importer.Question) {
	switch q.Kind {
	case importer.TrueFalse:
		out.print([]string{"TRUE", "FALSE"}[q.Correct[0]], "\n")
	case importer.ShortText:
		for _, a := range q.Answers {
			out.print("=", giftWeight(a.Text, "100"), giftText(strings.ReplaceAll(a.Text, "*", `\*`)), "\n") // a bare * stands for anything
		}
	case importer.Numeric:
		out.print("#\n")
		for _, n := range q.Numbers {
			out.print("=", decimal(n.Value), ":", decimal(n.Tolerance), "\n")
		}
	case importer.Matching:
		for _, p := range q.Pairs {
			out.print("=", giftText(p.Left), " -> ", giftEscape(p.Right), "\n")
		}
		for _, right := range q.ExtraRight {
			out.print("= -> ", giftEscape(right), "\n")
		}
	default:
		giftChoices(out, q)
	}
}

// giftChoices writes options: = and ~ where one is right, shares of the points
// where several are, and a whole point off for a wrong one.
func giftChoices(out *printer, q *importer.Question) {
	right := rightSet(q)
	for i, o := range q.Options {
		switch {
		case q.Kind == importer.Multiple && right[i]:
			out.print("~%", share(len(q.Correct)), "%", giftText(o.Text), "\n")
		case q.Kind == importer.Multiple:
			out.print("~%-100%", giftText(o.Text), "\n")
		case right[i]:
			out.print("=", giftWeight(o.Text, "100"), giftText(o.Text), "\n")
		default:
			out.print("~", giftWeight(o.Text, "0"), giftText(o.Text), "\n")
		}
	}
}

// rightSet says of each option whether it is right.
func rightSet(q *importer.Question) []bool {
	set := make([]bool, len(q.Options))
	for _, i := range q.Correct {
		if i >= 0 && i < len(set) {
			set[i] = true
		}
	}
	return set
}

// share is one of n equal parts of a hundred, in the five digits that Moodle
// knows: 33.33333.
func share(n int) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(100/float64(n), 'f', 5, 64), "0"), ".")
}

// giftWeight protects an answer that begins as a weight would: "%50% dân số".
func giftWeight(text, weight string) string {
	if strings.HasPrefix(text, "%") {
		return "%" + weight + "%"
	}
	return ""
}

var reGIFTFormat = regexp.MustCompile(`^\s*\[(?:html|moodle|plain|markdown)\]`)

// giftText is an answer's text; one that begins like the name of a format gets
// the name of its own.
func giftText(s string) string {
	if reGIFTFormat.MatchString(s) {
		s = "[plain]" + s
		return s[:7] + giftEscape(s[7:])
	}
	return giftEscape(s)
}

// giftEscape puts a backslash before what means something in GIFT, and writes
// line breaks as \n.
func giftEscape(s string) string { return giftSigns.Replace(s) }

var giftSigns = strings.NewReplacer(`\`, `\\`, "\n", `\n`, ":", `\:`, "=", `\=`, "~", `\~`, "#", `\#`, "{", `\{`, "}", `\}`)
