package exporter

import (
	"fmt"
	"io"
	"strings"

	"hoithi/questions/importer"
)

// docx writes a listing for editors: every question with its key and what else
// is known of it, in the words that the importer reads.
func (b bank) docx(w io.Writer) error {
	d := newDocument(w, b)
	if b.title != "" {
		d.para("PaperTitle", run(b.title, ""))
	}
	for i := range b.questions {
		d.listQuestion(&b.questions[i])
	}
	d.endSection(0, true)
	d.footers[0] = `<w:p><w:pPr><w:pStyle w:val="Foot"/></w:pPr>` + run(b.say("Trang ", "Page "), "") + field("PAGE", "") + run("/", "") + field("NUMPAGES", "") + "</w:p>"
	return d.close()
}

func (d *document) listQuestion(q *importer.Question) {
	d.para("Question", run(fmt.Sprintf(d.say("Câu %d. ", "Question %d. "), q.Number), bold), run(q.Stem, ""))
	d.pictureLines(q.Images)
	// Between text and options these lines can belong to no other question.
	for _, line := range [][2]string{{"ID: ", q.ExternalID}, {importer.TopicLabel, q.Topic}, {importer.LevelLabel, q.Level}} {
		if line[1] != "" {
			d.paraWith("Note", "<w:keepNext/>", run(line[0]+line[1], `<w:color w:val="707070"/><w:sz w:val="20"/>`))
		}
	}
	switch q.Kind {
	case importer.Matching:
		d.printPairs(q)
	case importer.TrueFalse: // a statement and its key, as papers say it
	default:
		d.listOptions(q)
	}
	if key := listedKey(q); key != "" {
		d.note("Đáp án: ", key)
	}
	d.note("Giải thích: ", q.Explanation)
	d.note(importer.BasisLabel, q.LegalBasis)
}

// listOptions writes one option a line, as editors want it.
func (d *document) listOptions(q *importer.Question) {
	for i, o := range q.Options {
		runs := []string{run(letter(i)+". ", ""), run(o.Text, "")}
		for _, name := range o.Images {
			runs = append(runs, d.picture(name))
		}
		d.paraWith("Option", "<w:keepNext/>", runs...)
	}
}

// note writes a labelled line; nothing for nothing.
func (d *document) note(label, text string) {
	if text != "" {
		d.para("Note", run(label+text, ""))
	}
}

// listedKey is the key in the words of the importer.
func listedKey(q *importer.Question) string {
	switch q.Kind {
	case importer.TrueFalse:
		if len(q.Correct) == 1 {
			return q.Options[q.Correct[0]].Text
		}
	case importer.Single, importer.Multiple:
		var letters []string
		for _, i := range q.Correct {
			letters = append(letters, letter(i))
		}
		return strings.Join(letters, ", ")
	}
	return printedKey(q)
}
