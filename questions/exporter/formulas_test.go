package exporter_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hoithi/questions/exporter"
	"hoithi/questions/importer"
)

// TestFormulasGoRound: what a format of the web draws is drawn again when the
// file comes back, and a date that looks like a formula stays a date.
func TestFormulasGoRound(t *testing.T) {
	t.Parallel()
	math := func(inner string) importer.Formula {
		return importer.ReadMathML(`<math xmlns="http://www.w3.org/1998/Math/MathML">` + inner + `</math>`)
	}
	half, root := math(`<mfrac><mn>1</mn><mn>2</mn></mfrac>`), math(`<msqrt><mi>x</mi><mo>−</mo><mn>3</mn></msqrt>`)
	odd := importer.Formula{Text: "căn ba", MathML: root.MathML} // its drawing would be read as another text
	in := importer.Batch{Title: "Toán", Questions: []importer.Question{{Number: 1, ExternalID: "T1", Kind: importer.Single, Stem: "Tính " + half.Text + " + " + root.Text + " < 1, theo Luật 11/2024 và căn ba?",
		Options: []importer.Option{{Text: half.Text}, {Text: "Một & hai"}}, Correct: []int{0}, Explanation: "Vì " + root.Text + ".", KeyFoundBy: "format", Formulas: []importer.Formula{half, root, odd}}}}
	for _, f := range []exporter.Format{exporter.JSON, exporter.MoodleXML, exporter.QTI} {
		var out bytes.Buffer
		if _, err := exporter.Write(&out, f, in, exporter.Options{}); err != nil {
			t.Fatal(err)
		}
		back, err := importer.Read(t.Context(), "x", bytes.NewReader(out.Bytes()), int64(out.Len()), importer.Options{})
		if err != nil || len(back.Questions) != 1 {
			t.Fatalf("%s: %v\n%s", f, err, out.String())
		}
		q := back.Questions[0]
		if q.Stem != in.Questions[0].Stem || q.Options[0].Text != half.Text || q.Options[1].Text != "Một & hai" || q.Explanation != in.Questions[0].Explanation {
			t.Errorf("%s: the texts came back as %q, %+v, %q", f, q.Stem, q.Options, q.Explanation)
		}
		want := []importer.Formula{half, root}
		if f == exporter.JSON {
			want = append(want, odd)
		}
		if diff := cmp.Diff(want, q.Formulas); diff != "" {
			t.Errorf("%s: formulas (-want +got):\n%s", f, diff)
		}
	}
}
