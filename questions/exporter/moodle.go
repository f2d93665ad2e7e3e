package exporter

import (
	"encoding/base64"
	"io"
	"strings"

	"hoithi/questions/importer"
)

// moodle writes Moodle XML (docs.moodle.org/en/Moodle_XML_format), as Moodle 4
// itself does: categories before their questions, one point a question.
func (b bank) moodle(w io.Writer) error {
	out := &printer{w: w}
	out.print(`<?xml version="1.0" encoding="UTF-8"?>`, "\n<quiz>\n")
	topic := "\x00" // the first question always names its category
	for i := range b.questions {
		q := &b.questions[i]
		if q.Topic != topic {
			topic = q.Topic
			out.print(`<question type="category"><category><text>`, esc(giftCategory(topic)), `</text></category><info format="html"><text></text></info></question>`, "\n")
		}
		b.moodleQuestion(out, q)
	}
	out.print("</quiz>\n")
	return out.err
}

func moodleType(k importer.Kind) string {
	switch k {
	case importer.TrueFalse:
		return "truefalse"
	case importer.ShortText:
		return "shortanswer"
	case importer.Numeric:
		return "numerical"
	case importer.Matching:
		return "matching"
	case importer.Ordering:
		return "ordering"
	}
	return "multichoice"
}

func (b bank) moodleQuestion(out *printer, q *importer.Question) {
	out.print(`<question type="`, moodleType(q.Kind), "\">\n")
	out.print("<name><text>", esc(moodleName(q)), "</text></name>\n")
	b.moodleRich(out, "questiontext", "", richText{q.Stem, q.HTML, q.Images, q.Formulas})
	b.moodleRich(out, "generalfeedback", "", richText{text: q.Explanation, formulas: q.Formulas})
	out.print("<defaultgrade>1.0000000</defaultgrade>\n<penalty>0.3333333</penalty>\n<hidden>0</hidden>\n")
	out.print("<idnumber>", esc(q.ExternalID), "</idnumber>\n")
	b.moodleAnswers(out, q)
	if q.Level != "" {
		out.print("<tags><tag><text>", esc(importer.LevelLabel+q.Level), "</text></tag></tags>\n")
	}
	out.print("</question>\n")
}

// moodleName is what Moodle lists a question under: the beginning of its text.
func moodleName(q *importer.Question) string {
	line, _, _ := strings.Cut(q.Stem, "\n")
	if runes := []rune(line); len(runes) > 80 {
		line = string(runes[:79]) + "…"
	}
	if line == "" {
		return q.ExternalID
	}
	return line
}

// richText is a text with what else belongs to it.
type richText struct {
	text, html string
	images     []string
	formulas   []importer.Formula
}

// moodleRich writes an element that holds HTML and its pictures.
func (b bank) moodleRich(out *printer, element, attributes string, r richText) {
	out.print("<", element, attributes, ` format="html"><text>`, esc(b.moodleHTML(r)), "</text>")
	for _, name := range r.images {
		if m, ok := b.media[name]; ok {
			out.print(`<file name="`, attr(name), `" path="/" encoding="base64">`, base64.StdEncoding.EncodeToString(m.Data), "</file>")
		}
	}
	if element == "answer" {
		out.print(`<feedback format="html"><text></text></feedback>`)
	}
	if element != "subquestion" {
		out.print("</", element, ">\n")
	}
}

// moodleHTML is a text as HTML. Pictures that the HTML does not show come after
// it.
func (b bank) moodleHTML(r richText) string {
	if r.text == "" && r.html == "" && len(r.images) == 0 {
		return ""
	}
	body := strings.ReplaceAll(r.html, `src="media:`, `src="@@PLUGINFILE@@/`)
	if body == "" {
		body = drawnParagraphs(r)
	}
	for _, name := range r.images {
		if _, ok := b.media[name]; ok && !strings.Contains(body, `src="@@PLUGINFILE@@/`+name+`"`) {
			body += `<p><img src="@@PLUGINFILE@@/` + attr(name) + `" alt="` + attr(b.media[name].Alt) + `"/></p>`
		}
	}
	return body
}

func (b bank) moodleAnswers(out *printer, q *importer.Question) {
	switch q.Kind {
	case importer.TrueFalse:
		for i, word := range []string{"true", "false"} {
			moodlePlain(out, word, fraction(q.Correct[0] == i), "")
		}
	case importer.ShortText:
		out.print("<usecase>0</usecase>\n")
		for _, a := range q.Answers {
			moodlePlain(out, strings.ReplaceAll(a.Text, "*", `\*`), "100", "") // a bare * stands for anything
		}
	case importer.Numeric:
		for _, n := range q.Numbers {
			moodlePlain(out, decimal(n.Value), "100", "<tolerance>"+decimal(n.Tolerance)+"</tolerance>")
		}
		out.print("<unitgradingtype>0</unitgradingtype><unitpenalty>0.1000000</unitpenalty><showunits>3</showunits><unitsleft>0</unitsleft>\n")
	case importer.Matching:
		b.moodlePairs(out, q)
	case importer.Ordering:
		b.moodleOrder(out, q)
	default:
		b.moodleChoices(out, q)
	}
}

func moodlePlain(out *printer, text, fraction, more string) {
	out.print(`<answer fraction="`, fraction, `" format="moodle_auto_format"><text>`, esc(text), `</text>`, more, `<feedback format="html"><text></text></feedback></answer>`, "\n")
}

func fraction(right bool) string {
	if right {
		return "100"
	}
	return "0"
}

func (b bank) moodleChoices(out *printer, q *importer.Question) {
	// Options that speak of the others have to stay where they are.
	fixed := len(q.Options) > 0 && importer.SpeaksOfOthers(q.Options[len(q.Options)-1].Text)
	out.print("<single>", word(q.Kind != importer.Multiple), "</single>\n<shuffleanswers>", word(!fixed), "</shuffleanswers>\n<answernumbering>ABCD</answernumbering>\n")
	right := rightSet(q)
	for i, o := range q.Options {
		value := fraction(right[i])
		if q.Kind == importer.Multiple {
			value = "-100"
			if right[i] {
				value = share(len(q.Correct))
			}
		}
		b.moodleRich(out, "answer", ` fraction="`+value+`"`, richText{o.Text, o.HTML, o.Images, q.Formulas})
	}
}

func word(yes bool) string {
	if yes {
		return "true"
	}
	return "false"
}

func (b bank) moodlePairs(out *printer, q *importer.Question) {
	out.print("<shuffleanswers>true</shuffleanswers>\n")
	pairs := q.Pairs
	for _, right := range q.ExtraRight {
		pairs = append(pairs[:len(pairs):len(pairs)], importer.Pair{Right: right})
	}
	for _, p := range pairs {
		b.moodleRich(out, "subquestion", "", richText{text: p.Left, formulas: q.Formulas})
		out.print("<answer><text>", esc(p.Right), "</text></answer></subquestion>\n")
	}
}

// moodleOrder lists the items in their right order, as the ordering type does.
func (b bank) moodleOrder(out *printer, q *importer.Question) {
	out.print("<layouttype>VERTICAL</layouttype>\n<selecttype>ALL</selecttype>\n<selectcount>0</selectcount>\n<gradingtype>ALL_OR_NOTHING</gradingtype>\n<showgrading>SHOW</showgrading>\n<numberingstyle>none</numberingstyle>\n")
	for i, o := range q.Options {
		b.moodleRich(out, "answer", ` fraction="`+decimal(float64(i+1))+`"`, richText{o.Text, o.HTML, o.Images, q.Formulas})
	}
}
