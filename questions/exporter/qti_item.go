package exporter

import (
	"fmt"

	"hoithi/questions/importer"
)

// qtiItem writes one assessment item.
func (b bank) qtiItem(out *printer, id string, q *importer.Question) {
	out.print(`<?xml version="1.0" encoding="UTF-8"?>`, "\n<qti-assessment-item ", nsItem, " ", nsSchema, " ", itemPlace,
		` identifier="`, id, `" title="`, attr(moodleName(q)), `" adaptive="false" time-dependent="false" xml:lang="vi">`, "\n")
	qtiDeclaration(out, q)
	out.print(`<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>`, "\n")
	if explained(q) {
		out.print(`<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>`, "\n")
	}
	out.print("<qti-item-body>\n", b.qtiHTML(richText{q.Stem, q.HTML, q.Images, q.Formulas}), "\n")
	b.qtiInteraction(out, q)
	out.print("</qti-item-body>\n")
	qtiProcessing(out, q)
	if explained(q) {
		out.print(`<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="general" show-hide="show"><qti-content-body>`, paragraphs(q.Explanation), "</qti-content-body></qti-modal-feedback>\n")
	}
	out.print("</qti-assessment-item>\n")
}

// qtiDeclaration declares the response with its right values.
func qtiDeclaration(out *printer, q *importer.Question) {
	cardinality, base, values := qtiResponse(q)
	out.print(`<qti-response-declaration identifier="RESPONSE" cardinality="`, cardinality, `" base-type="`, base, `"><qti-correct-response>`)
	for _, v := range values {
		out.print("<qti-value>", esc(v), "</qti-value>")
	}
	out.print("</qti-correct-response>")
	if all := qtiMapped(q); len(all) > 0 {
		out.print(`<qti-mapping default-value="0">`)
		for _, v := range all {
			out.print(`<qti-map-entry map-key="`, attr(v), `" mapped-value="1"`)
			if q.Kind == importer.ShortText {
				out.print(` case-sensitive="false"`)
			}
			out.print("/>")
		}
		out.print("</qti-mapping>")
	}
	out.print("</qti-response-declaration>\n")
}

func qtiResponse(q *importer.Question) (cardinality, base string, values []string) {
	switch q.Kind {
	case importer.ShortText:
		return "single", "string", []string{q.Answers[0].Text}
	case importer.Numeric:
		return "single", "float", []string{decimal(q.Numbers[0].Value)}
	case importer.Matching:
		for i := range q.Pairs {
			values = append(values, fmt.Sprintf("L%d R%d", i+1, i+1))
		}
		return "multiple", "directedPair", values
	}
	for _, i := range q.Correct {
		values = append(values, choiceID(q, i))
	}
	cardinality = map[importer.Kind]string{importer.Multiple: "multiple", importer.Ordering: "ordered"}[q.Kind]
	if cardinality == "" {
		cardinality = "single"
	}
	return cardinality, "identifier", values
}

// qtiMapped are the typed answers that earn the point, where there are several.
func qtiMapped(q *importer.Question) []string {
	var all []string
	for _, a := range q.Answers {
		all = append(all, a.Text)
	}
	if len(q.Numbers) > 1 {
		for _, n := range q.Numbers {
			all = append(all, decimal(n.Value))
		}
	}
	return all
}

func (b bank) qtiInteraction(out *printer, q *importer.Question) {
	const response = ` response-identifier="RESPONSE"`
	switch q.Kind {
	case importer.ShortText, importer.Numeric:
		out.print("<p><qti-text-entry-interaction", response, ` expected-length="30"/></p>`, "\n")
	case importer.Matching:
		b.qtiPairs(out, q, response)
	case importer.Ordering:
		out.print("<qti-order-interaction", response, ` shuffle="true">`)
		b.qtiChoices(out, q)
		out.print("</qti-order-interaction>\n")
	default:
		most := "1"
		if q.Kind == importer.Multiple {
			most = "0" // as many as there are
		}
		out.print("<qti-choice-interaction", response, ` shuffle="`, word(q.Kind != importer.TrueFalse), `" max-choices="`, most, `">`)
		b.qtiChoices(out, q)
		out.print("</qti-choice-interaction>\n")
	}
}

func (b bank) qtiChoices(out *printer, q *importer.Question) {
	for i, o := range q.Options {
		fixed := ""
		if o.Pinned {
			fixed = ` fixed="true"`
		}
		out.print(`<qti-simple-choice identifier="`, choiceID(q, i), `"`, fixed, ">", b.qtiHTML(richText{o.Text, o.HTML, o.Images, q.Formulas}), "</qti-simple-choice>\n")
	}
}

// choiceID names a choice. QTI has no true/false questions; these names tell.
func choiceID(q *importer.Question, i int) string {
	if q.Kind == importer.TrueFalse {
		return []string{"true", "false"}[i]
	}
	return letter(i)
}

func (b bank) qtiPairs(out *printer, q *importer.Question, response string) {
	associable := func(id, most, text string) {
		out.print(`<qti-simple-associable-choice identifier="`, id, `" match-max="`, most, `">`, paragraphs(text), "</qti-simple-associable-choice>\n")
	}
	out.print("<qti-match-interaction", response, ` shuffle="true" max-associations="`, fmt.Sprint(len(q.Pairs)), "\">\n<qti-simple-match-set>\n")
	for i, p := range q.Pairs {
		associable(fmt.Sprintf("L%d", i+1), "1", p.Left)
	}
	out.print("</qti-simple-match-set>\n<qti-simple-match-set>\n")
	for i, p := range q.Pairs {
		associable(fmt.Sprintf("R%d", i+1), "1", p.Right)
	}
	for i, right := range q.ExtraRight {
		associable(fmt.Sprintf("R%d", len(q.Pairs)+i+1), "1", right)
	}
	out.print("</qti-simple-match-set>\n</qti-match-interaction>\n")
}

// qtiProcessing says how a response is marked: one point, all or nothing.
func qtiProcessing(out *printer, q *importer.Question) {
	out.print("<qti-response-processing>\n<qti-response-condition><qti-response-if>")
	switch q.Kind {
	case importer.ShortText:
		out.print(`<qti-gt><qti-map-response identifier="RESPONSE"/><qti-base-value base-type="float">0</qti-base-value></qti-gt>`)
	case importer.Numeric:
		qtiNear(out, q)
	default:
		out.print(`<qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>`)
	}
	out.print(`<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition>`, "\n")
	if explained(q) {
		out.print(`<qti-set-outcome-value identifier="FEEDBACK"><qti-base-value base-type="identifier">general</qti-base-value></qti-set-outcome-value>`, "\n")
	}
	out.print("</qti-response-processing>\n")
}

// qtiNear compares a number with each accepted one, within the tolerance.
func qtiNear(out *printer, q *importer.Question) {
	out.print("<qti-or>")
	for _, n := range q.Numbers {
		t := decimal(n.Tolerance)
		out.print(`<qti-equal tolerance-mode="absolute" tolerance="`, t, " ", t, `"><qti-variable identifier="RESPONSE"/><qti-base-value base-type="float">`, decimal(n.Value), "</qti-base-value></qti-equal>")
	}
	out.print("</qti-or>")
}
