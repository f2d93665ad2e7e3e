package importer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// qtiItem2 writes a QTI 2 item around its declaration and body.
func qtiItem2(declaration, body string) string {
	return `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="t" adaptive="false">` +
		declaration + `<itemBody>` + body + `</itemBody></assessmentItem>`
}

// qtiChoice is a choice between one and two, whose key is declared elsewhere.
const qtiChoice = `<choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Hỏi?</prompt><simpleChoice identifier="a">một</simpleChoice><simpleChoice identifier="b">hai</simpleChoice></choiceInteraction>`

const qtiKey = `<responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>b</value></correctResponse></responseDeclaration>`

// qtiMatch pairs two left sides with right ones; extra stands in the second left side.
func qtiMatch(second string) string {
	return `<matchInteraction responseIdentifier="R" maxAssociations="0"><prompt>Nối</prompt>` +
		`<simpleMatchSet><simpleAssociableChoice identifier="A" matchMax="1">Huế</simpleAssociableChoice><simpleAssociableChoice identifier="B" matchMax="1">` + second + `</simpleAssociableChoice></simpleMatchSet>` +
		`<simpleMatchSet><simpleAssociableChoice identifier="K" matchMax="1">Trung</simpleAssociableChoice><simpleAssociableChoice identifier="L" matchMax="1">Bắc</simpleAssociableChoice></simpleMatchSet></matchInteraction>`
}

func mapping(cardinality, base string, entries ...string) string {
	out := `<responseDeclaration identifier="R" cardinality="` + cardinality + `" baseType="` + base + `"><mapping defaultValue="0">`
	for i := 0; i < len(entries); i += 2 {
		out += `<mapEntry mapKey="` + entries[i] + `" mappedValue="` + entries[i+1] + `"/>`
	}
	return out + `</mapping></responseDeclaration>`
}

// TestQTIOddities has turns of QTI that other programs write.
func TestQTIOddities(t *testing.T) {
	t.Parallel()
	for _, c := range []formatCase{
		{
			name: "of a mapping alone, one pick means the best", format: "qti22",
			data: qtiItem2(mapping("single", "identifier", "a", "5", "b", "1"), qtiChoice),
			want: []string{"1) Hỏi? | *một | hai (format)"}, problems: []string{"warning partial_credit"},
		},
		{
			name: "of a mapping alone, several picks mean all that score", format: "qti22",
			data: qtiItem2(mapping("multiple", "identifier", "a", "5", "b", "1"), strings.Replace(qtiChoice, `maxChoices="1"`, `maxChoices="0"`, 1)),
			want: []string{"1) Hỏi? | *một | *hai (format)"}, problems: []string{"warning all_options_right"},
		},
		{
			name: "instructions stay out of the question and are told", format: "qti22",
			data: qtiItem2(qtiKey, `<rubricBlock view="candidate"><p>Đọc kỹ.</p></rubricBlock><rubricBlock view="scorer"><p>Chấm.</p></rubricBlock>`+qtiChoice),
			want: []string{"1) Hỏi? | một | *hai (format)"}, problems: []string{"warning rubric_left_out"},
		},
		{
			name: "a page beside the question is told", format: "qti22",
			data: qtiItem2(qtiKey, `<object data="x.html" type="text/html"/>`+qtiChoice),
			want: []string{"1) Hỏi? | một | *hai (format)"}, problems: []string{"warning stimulus_left_out"},
		},
		{
			name: "hidden words are no words of the question", format: "qti22",
			data: qtiItem2(qtiKey, `<h2 class="a qti-visually-hidden">Phần hỏi</h2><p>Xem <span data-role="tooltip-content">chú giải</span>bản đồ.</p>`+qtiChoice),
			want: []string{"1) Xem bản đồ.⏎Hỏi? | một | *hai (format)"},
		},
		{
			name: "readings stand in brackets", format: "qti22",
			data: qtiItem2(qtiKey, `<p><ruby>真<rp>(</rp><rt>まこと</rt><rp>)</rp></ruby>?</p>`+qtiChoice),
			want: []string{"1) 真(まこと)?⏎Hỏi? | một | *hai (format)"},
		},
		{
			name: "a left side with two partners cannot be asked", format: "qti22",
			data:     qtiItem2(mapping("multiple", "directedPair", "A K", "1", "A L", "1"), qtiMatch("Hà Nội")),
			problems: []string{"warning unsupported_type"},
		},
		{
			name: "pictures cannot be matched", format: "qti22",
			data:     qtiItem2(mapping("multiple", "directedPair", "A K", "1"), qtiMatch(`<img src="a.png" alt=""/>`)),
			problems: []string{"warning unsupported_type"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

// TestQTIMatchByMapping finds pairs that only a mapping declares.
func TestQTIMatchByMapping(t *testing.T) {
	t.Parallel()
	both := mustRead(t, "m.xml", []byte(qtiItem2(mapping("multiple", "directedPair", "A K", "1", "B L", "1", "B K", "-1"), qtiMatch("Hà Nội"))))
	if diff := cmp.Diff([]Pair{{"Huế", "Trung"}, {"Hà Nội", "Bắc"}}, both.Questions[0].Pairs); diff != "" {
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
	one := mustRead(t, "m.xml", []byte(qtiItem2(mapping("multiple", "directedPair", "A K", "1"), qtiMatch("Hà Nội"))))
	if diff := cmp.Diff([]string{"warning left_unmatched", "error too_few_options"}, problemCodes(one)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// TestQTIUnsupportedNamesEveryType counts interactions of one kind.
func TestQTIUnsupportedNamesEveryType(t *testing.T) {
	t.Parallel()
	gap := `<textEntryInteraction responseIdentifier="R"/>`
	got := mustRead(t, "m.xml", []byte(qtiItem2(qtiKey, `<p>`+gap+gap+`</p>`+qtiChoice)))
	want := `Question type “textEntryInteraction ×2 + choiceInteraction” is not supported; left out: “t — _____ _____ Hỏi?”.`
	if len(got.Problems) != 1 || got.Problems[0].Message.EN != want {
		t.Errorf("problems = %+v", got.Problems)
	}
}
