package questions

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func mathOf(inner string) string {
	return `<math xmlns="http://www.w3.org/1998/Math/MathML">` + inner + `</math>`
}

func TestSoundMathML(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in   string
		want bool
	}{
		"a fraction":         {mathOf(`<mfrac><mn>1</mn><mi mathvariant="normal">x</mi></mfrac>`), true},
		"escaped signs":      {mathOf(`<mo stretchy="true">&lt;</mo>`), true},
		"nothing":            {"", false},
		"text alone":         {"x", false},
		"text beside":        {mathOf(`<mi>x</mi>`) + "x", false},
		"two roots":          {mathOf(`<mi>x</mi>`) + mathOf(`<mi>x</mi>`), false},
		"not closed":         {`<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>`, false},
		"no namespace":       {`<math><mi>x</mi></math>`, false},
		"another namespace":  {mathOf(`<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>`), false},
		"a script":           {mathOf(`<script>alert(1)</script>`), false},
		"a link":             {mathOf(`<mi href="javascript:alert(1)">x</mi>`), false},
		"an action":          {mathOf(`<maction actiontype="statusline"><mi>x</mi></maction>`), false},
		"another notation":   {mathOf(`<semantics><mi>x</mi><annotation-xml encoding="text/html"><b>x</b></annotation-xml></semantics>`), false},
		"a style":            {mathOf(`<mi style="position:fixed">x</mi>`), false},
		"an event":           {mathOf(`<mi onclick="x">x</mi>`), false},
		"an address":         {mathOf(`<mi mathvariant="url(//x)">x</mi>`), false},
		"math inside":        {mathOf(mathOf(`<mi>x</mi>`)), false},
		"a comment":          {mathOf(`<!-- x --><mi>x</mi>`), false},
		"a declaration":      {`<!DOCTYPE math [<!ENTITY x "y">]>` + mathOf(`<mi>&x;</mi>`), false},
		"a prefixed element": {`<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math>`, false},
		"too deep":           {mathOf(strings.Repeat("<mrow>", 80) + strings.Repeat("</mrow>", 80)), false},
		"too long":           {mathOf(`<mtext>` + strings.Repeat("x", maxFormulaBytes) + `</mtext>`), false},
	} {
		if got := soundMathML(c.in); got != c.want {
			t.Errorf("soundMathML(%s) = %v, want %v", name, got, c.want)
		}
	}
}

// FuzzSoundMathML: what is let through holds no element or attribute that
// could do more than draw.
func FuzzSoundMathML(f *testing.F) {
	f.Add(mathOf(`<mfrac><mn>1</mn><mi mathvariant="normal">x</mi></mfrac>`))
	f.Add(mathOf(`<mi href="javascript:x">x</mi><annotation-xml><script/></annotation-xml>`))
	f.Fuzz(func(t *testing.T, s string) {
		if !soundMathML(s) {
			return
		}
		for _, bad := range []string{"<script", "<a ", "href=", "src=", "style=", "<annotation", "<!", "<?", " on"} {
			if at := strings.Index(s, bad); at >= 0 && strings.LastIndexByte(s[:at], '<') > strings.LastIndexByte(s[:at], '>') || at >= 0 && bad[0] == '<' {
				t.Fatalf("%q was let through: %q", s, bad)
			}
		}
	})
}

func TestFormulasOfAVersion(t *testing.T) {
	t.Parallel()
	half, root, bad := Formula{"1/2", mathOf(`<mfrac><mn>1</mn><mn>2</mn></mfrac>`)}, Formula{"√(3)", mathOf(`<msqrt><mn>3</mn></msqrt>`)}, Formula{"x^2", `<math><script/></math>`}
	v := Version{Kind: Single, Stem: "Tính 1/2 + x^2", Options: []string{"√(3)", "1"}, Explanation: "Vì thế."}
	v.Formulas = []Formula{root, half, half, bad, {"9/7", half.MathML}}
	got := v.tidied()
	if diff := cmp.Diff([]Formula{root, half}, got.Formulas); diff != "" {
		t.Errorf("formulas (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Formula{half, root}, got.FormulasIn(got.Stem, got.Options[0])); diff != "" {
		t.Errorf("FormulasIn (-want +got):\n%s", diff)
	}
	if got.FormulasIn("Vì thế.") != nil {
		t.Error("a text without formulas has some")
	}
	if plain := v; !got.SameText(got) || got.SameText(func() Version { plain.Formulas = nil; return plain.tidied() }()) {
		t.Error("SameText does not see formulas")
	}
}
