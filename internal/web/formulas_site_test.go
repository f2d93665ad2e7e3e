package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"hoithi/internal/account"
	"hoithi/internal/web"
)

const aHalf = `<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mn>1</mn><mn>2</mn></mfrac></math>`

// TestFormulasFromFileToDesk follows an equation from a Moodle file into the
// bank, through an edit that tries to bring in more than a drawing, to a new
// version that does not say it any more.
func TestFormulasFromFileToDesk(t *testing.T) {
	t.Parallel()
	w := &weekly{office: newOffice(t)}
	w.organiser = w.hire("Nguyễn Tổ Chức", account.Organiser, "")
	w.makeContest()
	bank := as[web.DeskBank](w.organiser.post("/desk/contests/"+w.contest.ID+"/banks", map[string]any{"name": "Toán", "topics": []any{}}), http.StatusCreated)
	file := `<quiz><question type="multichoice"><name><text>n</text></name><questiontext format="html"><text><![CDATA[<p>Giá trị của <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> là bao nhiêu?</p>]]></text></questiontext>` +
		`<answer fraction="100"><text>0,5</text></answer><answer fraction="0"><text>0,2</text></answer></question></quiz>`
	draft := as[web.ImportDraft](w.organiser.upload("/desk/banks/"+bank.ID+"/imports", "toan.xml", []byte(file)), http.StatusCreated)
	want := []web.QuestionFormula{{Text: "1/2", MathML: aHalf}}
	if item := draft.Items[0]; !slices.Equal(item.Formulas, want) || !strings.Contains(item.Stem, "1/2") {
		t.Fatalf("the draft has %q with %+v", item.Stem, item.Formulas)
	}
	edit := again(t, draft.Items[0])
	edit["formulas"] = append(want, web.QuestionFormula{Text: "bao nhiêu", MathML: `<math xmlns="http://www.w3.org/1998/Math/MathML"><script>alert(1)</script></math>`})
	if item := as[web.ImportItem](w.organiser.put("/desk/imports/"+draft.ID+"/items/0", edit), http.StatusOK); !slices.Equal(item.Formulas, want) {
		t.Fatalf("after an edit: %+v", item.Formulas)
	}
	as[web.ImportOutcome](w.organiser.post("/desk/imports/"+draft.ID+"/confirm", map[string]bool{}), http.StatusOK)
	list := as[struct{ Items []web.DeskQuestion }](w.organiser.get("/desk/banks/"+bank.ID+"/questions"), http.StatusOK)
	if len(list.Items) != 1 || !slices.Equal(list.Items[0].Formulas, want) {
		t.Fatalf("the bank has %+v", list.Items)
	}
	reworded := again(t, list.Items[0])
	reworded["stem"] = "Một nửa là bao nhiêu?"
	if q := as[web.DeskQuestion](w.organiser.put("/desk/questions/"+list.Items[0].ID, reworded), http.StatusOK); len(q.Formulas) > 0 {
		t.Errorf("a text without its formula keeps %+v", q.Formulas)
	}
}

// TestFormulasOnThePhone: a paper has the formulas of what it shows and none of
// the explanation's before the answers are shown.
func TestFormulasOnThePhone(t *testing.T) {
	t.Parallel()
	s, _ := newKindsSite(t)
	s.exec(`UPDATE question_versions SET stem = stem || ' 1/2', explanation = 'Vì 3/4', media = media || jsonb_build_object('formulas', jsonb_build_array(
		jsonb_build_object('text', '3/4', 'mathml', '<math>why</math>'), jsonb_build_object('text', '1/2', 'mathml', $1::text))) WHERE id = 6`, aHalf)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	taking := p.begin()
	want := []web.QuestionFormula{{Text: "1/2", MathML: aHalf}}
	if got := taking.Questions[atPicture].Formulas; !slices.Equal(got, want) {
		t.Errorf("on the paper: %+v", got)
	}
	s.holdsNone(p.get("/rounds/"+s.round.ID+"/attempts/current"), "3/4", "why")
	p.post("/attempts/"+taking.Attempt.ID+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, nil)
	s.clock.set(s.round.ClosesAt.Add(1))
	p.token = ""
	var outcome web.Outcome
	p.get("/attempts/"+taking.Attempt.ID+"/outcome").into(http.StatusOK, &outcome)
	if len(outcome.Answers) != questionsAsked || len(outcome.Answers[atPicture].Formulas) != 2 {
		t.Errorf("with the answers: %+v", outcome.Answers)
	}
}
