package importer

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fixtures is where the shared question files are, seen from this package.
const fixtures = "../../../shared/fixtures"

// fixture returns a shared file, or skips the test where the folder is absent.
func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(fixtures, name))
	if err != nil {
		t.Skipf("the shared fixtures are not here (%s): %v", fixtures, err)
	}
	return data
}

// mustRead reads data or fails the test.
func mustRead(t testing.TB, name string, data []byte) Batch {
	t.Helper()
	batch, err := Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), Options{})
	if err != nil {
		t.Fatalf("Read(%s): %v", name, err)
	}
	return batch
}

// problemCodes lists codes with their severity, for comparison.
func problemCodes(b Batch) []string {
	var out []string
	for _, p := range b.Problems {
		out = append(out, string(p.Severity)+" "+p.Code)
	}
	return out
}

type expectedPaper struct {
	Questions []struct {
		Stem    string
		Options []string
		Correct []int
	}
}

func TestVietnameseFixtures(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob(filepath.Join(fixtures, "vi", "*.expected.json"))
	if len(files) == 0 {
		t.Skipf("the shared fixtures are not here (%s)", fixtures)
	}
	found := map[string]string{"auto-numbered.docx": "bold", "key-bold.docx": "bold", "key-line.docx": "line", "key-star.docx": "star",
		"key-table-at-end.docx": "table", "one-line-options.docx": "line", "columns.xlsx": "column"}
	for _, file := range files {
		var want expectedPaper
		var head struct{ File string }
		raw, _ := os.ReadFile(file)
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		_ = json.Unmarshal(raw, &head)
		t.Run(head.File, func(t *testing.T) {
			t.Parallel()
			got := mustRead(t, head.File, fixture(t, "vi/"+head.File))
			var have expectedPaper
			for i, q := range got.Questions {
				var options []string
				for _, o := range q.Options {
					options = append(options, o.Text)
				}
				have.Questions = append(have.Questions, struct {
					Stem    string
					Options []string
					Correct []int
				}{q.Stem, options, q.Correct})
				if q.Kind != Single || q.KeyFoundBy != found[head.File] || q.Number != i+1 {
					t.Errorf("question %d: kind %s, found by %q, number %d", i+1, q.Kind, q.KeyFoundBy, q.Number)
				}
			}
			if diff := cmp.Diff(want, have); diff != "" {
				t.Errorf("Read(%s) differs (-want +got):\n%s", head.File, diff)
			}
			if len(got.Problems) > 0 {
				t.Errorf("Read(%s) problems: %v", head.File, got.Problems)
			}
		})
	}
}

// giftExpectation is the parse that the authors of the grammar expect.
type giftExpectation struct {
	Type    string
	Title   string
	Stem    struct{ Format, Text string }
	IsTrue  bool
	Choices json.RawMessage
	Pairs   []struct {
		Subquestion struct{ Text string }
		Subanswer   string
	} `json:"matchPairs"`
}

type giftChoice struct {
	IsCorrect bool
	Weight    *float64
	Text      json.RawMessage
}

func TestGIFTFixtures(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob(filepath.Join(fixtures, "gift", "*.json"))
	if len(files) == 0 {
		t.Skipf("the shared fixtures are not here (%s)", fixtures)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var want []giftExpectation
			raw, _ := os.ReadFile(file)
			if err := json.Unmarshal(raw, &want); err != nil {
				var one giftExpectation
				if err := json.Unmarshal(raw, &one); err != nil {
					t.Fatal(err)
				}
				want = []giftExpectation{one}
			}
			data := fixture(t, "gift/"+name+".gift")
			got, err := Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), Options{})
			if name == "category1" {
				if got.Format != "gift" || len(got.Questions) != 0 {
					t.Fatalf("a lone category: got %+v, %v", got, err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			compareGIFT(t, want, got)
		})
	}
}

func compareGIFT(t *testing.T, want []giftExpectation, got Batch) {
	t.Helper()
	n := 0
	for _, w := range want {
		if w.Type == "Essay" || w.Type == "Description" {
			if !strings.Contains(strings.Join(problemCodes(got), " "), "unsupported_type") {
				t.Errorf("%s %q was left out in silence", w.Type, w.Stem.Text)
			}
			continue
		}
		if n >= len(got.Questions) {
			t.Fatalf("%d questions, want more: %q", n, w.Stem.Text)
		}
		q := got.Questions[n]
		n++
		stem := w.Stem.Text
		if w.Stem.Format == "html" {
			stem = readHTML(stem, nil).text
		}
		if q.Stem != stem {
			t.Errorf("stem = %q, want %q", q.Stem, stem)
		}
		compareGIFTAnswers(t, w, q)
	}
	if n != len(got.Questions) {
		t.Errorf("%d questions, want %d", len(got.Questions), n)
	}
}

func compareGIFTAnswers(t *testing.T, w giftExpectation, q Question) {
	t.Helper()
	kinds := map[string]Kind{"MC": Single, "TF": TrueFalse, "Short": ShortText, "Numerical": Numeric, "Matching": Matching}
	kind := kinds[w.Type]
	var choices []giftChoice
	if w.Type == "MC" || w.Type == "Short" {
		if err := json.Unmarshal(w.Choices, &choices); err != nil {
			t.Fatal(err)
		}
	}
	if w.Type == "MC" {
		kind = Multiple
		var options []string
		var right, gotOptions []string
		for _, c := range choices {
			var text struct{ Format, Text string }
			_ = json.Unmarshal(c.Text, &text)
			if text.Format == "html" {
				text.Text = readHTML(text.Text, nil).text
			}
			options = append(options, text.Text)
			if c.IsCorrect {
				kind = Single
				right = append(right, text.Text)
			}
		}
		for _, o := range q.Options {
			gotOptions = append(gotOptions, o.Text)
		}
		if diff := cmp.Diff(options, gotOptions); diff != "" {
			t.Errorf("options of %q (-want +got):\n%s", q.Stem, diff)
		}
		if kind == Single && (len(q.Correct) != 1 || q.Options[q.Correct[0]].Text != right[0]) {
			t.Errorf("correct of %q = %v, want %v", q.Stem, q.Correct, right)
		}
	}
	if q.Kind != kind {
		t.Errorf("kind of %q = %s, want %s", q.Stem, q.Kind, kind)
	}
	switch w.Type {
	case "TF":
		if (q.Correct[0] == 0) != w.IsTrue {
			t.Errorf("truth of %q = %v, want %v", q.Stem, q.Correct, w.IsTrue)
		}
	case "Matching":
		if len(q.Pairs) != len(w.Pairs) {
			t.Fatalf("pairs = %v, want %v", q.Pairs, w.Pairs)
		}
		for i, p := range w.Pairs {
			if q.Pairs[i] != (Pair{p.Subquestion.Text, p.Subanswer}) {
				t.Errorf("pair %d = %v, want %v", i, q.Pairs[i], p)
			}
		}
	case "Short":
		if len(q.Answers) == 0 {
			t.Errorf("no answers in %q", q.Stem)
		}
	}
}
