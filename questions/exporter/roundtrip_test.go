package exporter_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hoithi/questions/exporter"
	"hoithi/questions/importer"
)

// words are Vietnamese words and everything that means something in one of the
// formats: GIFT's signs, the ends of XML sections, the beginnings of formulas,
// weights, names of formats.
var words = []string{
	"cải", "cách", "hành", "chính", "chuyển", "đổi", "số", "ẲẪỄỔỮ", "Đà", "Nẵng", "thủ", "tục", "“một", "cửa”", "2026", "10/10", "01", "7,5%", "ỷ",
	"{", "}", "=", "~", "#", ":", "\\", "\\n", "::x::", "####", "%50%", "->", "[html]", "]]>", "<![CDATA[", "<b>", "</p>", "&amp;", "&", "<", ">", "\"", "'",
	"=1+1", "+84", "-5", "@tên", "$CATEGORY:", "//", "*", "|", ";", "_x0041_", "media:x",
}

// plainWords are words that a printed paper cannot mistake for its own marks.
var plainWords = []string{
	"cải", "cách", "hành", "chính", "chuyển", "đổi", "số", "ẲẪỄỔỮ", "thủ", "tục", "năm", "2026", "{ngoặc}", "<y>", "&", "=1+1", "]]>", "ngày", "10/10", "cơ", "quan",
}

// texts draws one line, or several.
func texts(from []string, lines int) *rapid.Generator[string] {
	line := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(from), 1, 6).Draw(t, "words"), " ")
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(line, 1, lines).Draw(t, "lines"), "\n")
	})
}

// vocabulary is what the generator may say, which depends on what a reader
// could mistake for something else.
type vocabulary struct {
	words   []string
	lines   int
	answers int // of a short text question
	kinds   []importer.Kind
}

func (v vocabulary) text(t *rapid.T, what string) string {
	return texts(v.words, v.lines).Draw(t, what)
}

func (v vocabulary) line(t *rapid.T, what string) string {
	return texts(v.words, 1).Draw(t, what)
}

// question draws a question of any kind that is right as questions go: options
// differ, there is a key.
func (v vocabulary) question(t *rapid.T, number int) importer.Question {
	q := importer.Question{Number: number, Kind: rapid.SampledFrom(v.kinds).Draw(t, "kind"), Stem: "Hỏi " + []string{"", "một", "hai", "ba", "bốn"}[number] + " " + v.text(t, "stem")}
	if rapid.Bool().Draw(t, "id") {
		q.ExternalID = rapid.StringMatching(`[A-Za-z0-9_:.-]{1,8}`).Draw(t, "id") + "-" + string(rune('a'+number))
	}
	q.Topic = rapid.SampledFrom([]string{"", "Thể chế", "Cải cách / Đổi mới", "Một & hai"}).Draw(t, "topic")
	q.Level = rapid.SampledFrom([]string{"", "Nhận biết", "Thông hiểu", "Vận dụng"}).Draw(t, "level")
	if rapid.Bool().Draw(t, "explained") {
		q.Explanation = "Vì " + v.text(t, "explanation")
	}
	if rapid.Bool().Draw(t, "based") {
		q.LegalBasis = "Điều " + v.line(t, "basis")
	}
	v.key(t, &q)
	return q
}

func (v vocabulary) key(t *rapid.T, q *importer.Question) {
	switch q.Kind {
	case importer.TrueFalse:
		q.Options = []importer.Option{{Text: "Đúng"}, {Text: "Sai"}}
		q.Correct = []int{rapid.IntRange(0, 1).Draw(t, "right")}
	case importer.ShortText:
		for _, a := range v.distinct(t, 1, v.answers) {
			q.Answers = append(q.Answers, importer.Answer{Text: a})
		}
	case importer.Numeric:
		value := float64(rapid.IntRange(-9999, 9999).Draw(t, "value")) / 100
		q.Numbers = []importer.Number{{Value: value, Tolerance: float64(rapid.IntRange(0, 50).Draw(t, "tolerance")) / 100}}
	case importer.Matching:
		all := v.distinct(t, 4, 7)
		for i := 0; i+1 < len(all); i += 2 {
			q.Pairs = append(q.Pairs, importer.Pair{Left: all[i], Right: all[i+1]})
		}
		if len(all)%2 == 1 {
			q.ExtraRight = []string{all[len(all)-1]}
		}
	default:
		v.options(t, q)
	}
}

func (v vocabulary) options(t *rapid.T, q *importer.Question) {
	for _, text := range v.distinct(t, 2, 6) {
		q.Options = append(q.Options, importer.Option{Text: text})
	}
	all := make([]int, len(q.Options))
	for i := range all {
		all[i] = i
	}
	shuffled := rapid.Permutation(all).Draw(t, "order")
	switch q.Kind {
	case importer.Single:
		q.Correct = shuffled[:1]
	case importer.Multiple:
		q.Correct = slices.Clone(shuffled[:rapid.IntRange(min(2, len(all)), len(all)).Draw(t, "rights")])
		slices.Sort(q.Correct)
	default:
		q.Correct = shuffled
	}
	if q.Kind != importer.Ordering && rapid.IntRange(0, 4).Draw(t, "all of the above") == 0 {
		q.Options[len(all)-1].Text, q.PinLast = "Tất cả các phương án trên", true
	}
}

// distinct draws texts that differ by more than case and signs.
func (v vocabulary) distinct(t *rapid.T, least, most int) []string {
	n := rapid.IntRange(least, most).Draw(t, "n")
	out := make([]string, n)
	for i := range out {
		out[i] = []string{"Ngọc", "Hương", "Sông", "Núi", "Biển", "Trời", "Mây"}[i] + " " + v.line(t, "text")
	}
	return out
}

// clean is a question as the property compares it: without what the file's
// form decides.
func clean(q importer.Question) importer.Question {
	q.Where, q.Source, q.KeyFoundBy, q.KeyAgrees = "", "", "", nil
	q.Options = slices.Clone(q.Options)
	for i := range q.Options {
		q.Options[i].Pinned = false
	}
	if len(q.Options) == 0 {
		q.Options = nil
	}
	if len(q.Correct) == 0 {
		q.Correct = nil
	}
	return q
}

// straight is text as sheets and papers are read: with straight quotes.
func straight(q importer.Question) importer.Question {
	r := strings.NewReplacer("“", `"`, "”", `"`)
	for _, s := range []*string{&q.Stem, &q.Explanation, &q.LegalBasis} {
		*s = r.Replace(*s)
	}
	for i := range q.Options {
		q.Options[i].Text = r.Replace(q.Options[i].Text)
	}
	q.Answers, q.Pairs, q.ExtraRight = slices.Clone(q.Answers), slices.Clone(q.Pairs), slices.Clone(q.ExtraRight)
	for i := range q.Answers {
		q.Answers[i].Text = r.Replace(q.Answers[i].Text)
	}
	for i := range q.Pairs {
		q.Pairs[i] = importer.Pair{Left: r.Replace(q.Pairs[i].Left), Right: r.Replace(q.Pairs[i].Right)}
	}
	for i := range q.ExtraRight {
		q.ExtraRight[i] = r.Replace(q.ExtraRight[i])
	}
	return q
}

var (
	everyKind = []importer.Kind{importer.Single, importer.Multiple, importer.TrueFalse, importer.ShortText, importer.Numeric, importer.Ordering, importer.Matching}
	hard      = vocabulary{words: words, lines: 3, answers: 3, kinds: everyKind}
	printed   = vocabulary{words: plainWords, lines: 2, answers: 1, kinds: []importer.Kind{importer.Single, importer.Multiple, importer.TrueFalse, importer.ShortText}}
)

// What goes out comes in again: for every format, every kind it can hold and
// texts full of its own signs, the questions that are read back are those that
// were written, but for what the report names.
func TestExportImport(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		format exporter.Format
		says   vocabulary
		// expect is the question as this format hands it back.
		expect func(q importer.Question) (importer.Question, bool)
	}{
		{exporter.JSON, hard, func(q importer.Question) (importer.Question, bool) { return q, true }},
		{exporter.GIFT, hard, expectGIFT},
		{exporter.MoodleXML, hard, expectMoodle},
		{exporter.QTI, hard, expectQTI},
		{exporter.XLSX, hard, expectXLSX},
		{exporter.DOCX, printed, expectDOCX},
	} {
		t.Run(string(c.format), func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				var batch importer.Batch
				for n := range rapid.IntRange(1, 4).Draw(t, "questions") {
					batch.Questions = append(batch.Questions, c.says.question(t, n+1))
				}
				want := []importer.Question{}
				for _, q := range batch.Questions {
					if q, ok := c.expect(q); ok {
						want = append(want, clean(q))
					}
				}
				var file bytes.Buffer
				report, err := exporter.Write(&file, c.format, batch, exporter.Options{})
				if len(want) == 0 {
					if err != exporter.ErrNothing { //nolint:errorlint // the very value
						t.Fatalf("Write of nothing = %v", err)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				if report.Written != len(want) || report.Written+report.LeftOut() != len(batch.Questions) {
					t.Fatalf("report %+v, want %d written", report, len(want))
				}
				got := readBack(t, c.format, file.Bytes())
				if len(got) != len(want) {
					t.Fatalf("%d questions came back of %d\n%s", len(got), len(want), excerpt(c.format, file.Bytes()))
				}
				for i := range got {
					want[i].Number = got[i].Number // counted by the file
					if diff := cmp.Diff(want[i], clean(got[i]), cmp.AllowUnexported(importer.Question{})); diff != "" {
						t.Fatalf("question %d (-written +read):\n%s\n%s", i+1, diff, excerpt(c.format, file.Bytes()))
					}
				}
			})
		})
	}
}

func readBack(t *rapid.T, f exporter.Format, file []byte) []importer.Question {
	batch, err := importer.Read(t.Context(), "bank."+f.Extension(), bytes.NewReader(file), int64(len(file)), importer.Options{})
	if err != nil {
		t.Fatalf("Read: %v\n%s", err, excerpt(f, file))
	}
	for _, p := range batch.Problems {
		if p.Severity == importer.Error {
			t.Fatalf("the file is read with an error: %+v\n%s", p, excerpt(f, file))
		}
	}
	return batch.Questions
}

func excerpt(f exporter.Format, file []byte) string {
	if f == exporter.GIFT || f == exporter.MoodleXML || f == exporter.JSON {
		return string(file)
	}
	return ""
}

func expectGIFT(q importer.Question) (importer.Question, bool) {
	arrow := q.Kind == importer.ShortText
	for _, a := range q.Answers {
		arrow = arrow && strings.Contains(a.Text, "->")
	}
	for _, p := range q.Pairs {
		arrow = arrow || strings.Contains(p.Left, "->")
	}
	return q, q.Kind != importer.Ordering && !arrow
}

func expectMoodle(q importer.Question) (importer.Question, bool) {
	if q.ExternalID == "" {
		q.ExternalID = "Câu " + string(rune('0'+q.Number))
	}
	return inRightOrder(q), true
}

// inRightOrder lists the items of an ordering question as Moodle does.
func inRightOrder(q importer.Question) importer.Question {
	if q.Kind != importer.Ordering {
		return q
	}
	var items []importer.Option
	var order []int
	for n, i := range q.Correct {
		items, order = append(items, q.Options[i]), append(order, n)
	}
	q.Options, q.Correct = items, order
	return q
}

func expectQTI(q importer.Question) (importer.Question, bool) {
	if q.ExternalID == "" {
		q.ExternalID = "cau-" + string(rune('0'+q.Number))
	}
	if len(q.Answers) > 1 { // beyond the first, accepted answers are a set
		q.Answers = slices.Clone(q.Answers)
		slices.SortFunc(q.Answers[1:], func(a, b importer.Answer) int { return strings.Compare(a.Text, b.Text) })
	}
	return q, true
}

func expectXLSX(q importer.Question) (importer.Question, bool) {
	q = straight(q)
	for _, p := range q.Pairs {
		if strings.Contains(p.Left, "=>") {
			return q, false
		}
	}
	return q, len(q.Answers) != 1 || !strings.ContainsAny(q.Answers[0].Text, ";|")
}

// expectDOCX: soft line breaks of a document's questions are read as spaces.
func expectDOCX(q importer.Question) (importer.Question, bool) {
	q.Stem = strings.ReplaceAll(q.Stem, "\n", " ")
	return q, true
}
