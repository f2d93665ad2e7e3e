package exporter_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"hoithi/questions/exporter"
	"hoithi/questions/importer"
)

// What a format cannot hold is named, question by question.
func TestLosses(t *testing.T) {
	t.Parallel()
	options := []importer.Option{{Text: "Một"}, {Text: "Hai"}}
	ordering := importer.Question{Kind: importer.Ordering, Stem: "Sắp xếp", Options: options, Correct: []int{1, 0}}
	pinned := importer.Question{Kind: importer.Single, Stem: "Hỏi", Options: options, Correct: []int{0}, PinLast: true}
	above := importer.Question{Kind: importer.Single, Stem: "Hỏi", Options: []importer.Option{{Text: "Một"}, {Text: "Cả A và B"}, {Text: "Tất cả các phương án trên"}}, Correct: []int{0}, PinLast: true}
	yesNo := importer.Question{Kind: importer.TrueFalse, Stem: "Hỏi", Options: []importer.Option{{Text: "Có"}, {Text: "Không"}}, Correct: []int{0}}
	keyless := importer.Question{Kind: importer.Single, Stem: "Hỏi", Options: options}
	numbers := importer.Question{Kind: importer.Numeric, Stem: "Hỏi", Numbers: []importer.Number{{Value: 1, Tolerance: 1}, {Value: 9}}}
	picture := importer.Question{Kind: importer.Single, Stem: "Hỏi", Images: []string{"gone.png"}, Options: options, Correct: []int{0}}
	variants := importer.Question{Kind: importer.ShortText, Stem: "Hỏi", Answers: []importer.Answer{{Text: "Huế"}, {Text: "TP Huế"}}}
	for _, c := range []struct {
		name    string
		q       importer.Question
		format  exporter.Format
		codes   []string
		leftOut bool
	}{
		{"GIFT has no ordering", ordering, exporter.GIFT, []string{"kind_unsupported"}, true},
		{"Moodle has", ordering, exporter.MoodleXML, nil, false},
		{"Moodle cannot pin an option", pinned, exporter.MoodleXML, []string{"pin_lost"}, false},
		{"a sheet can", pinned, exporter.XLSX, nil, false},
		{"the importer pins by itself what speaks of the others", above, exporter.GIFT, nil, false},
		{"yes and no are not true and false", yesNo, exporter.QTI, []string{"truefalse_as_single"}, false},
		{"our own format does not mind", yesNo, exporter.JSON, nil, false},
		{"a key is missing where the format needs one", keyless, exporter.GIFT, []string{"key_missing"}, true},
		{"a sheet may lack a key", keyless, exporter.XLSX, nil, false},
		{"QTI has one tolerance", numbers, exporter.QTI, []string{"several_tolerances"}, true},
		{"a sheet has many", numbers, exporter.XLSX, nil, false},
		{"a picture that is not there", picture, exporter.JSON, []string{"media_missing"}, false},
		{"Word joins accepted answers", variants, exporter.DOCX, []string{"answers_printed"}, false},
		{"a paper is for people", variants, exporter.Paper, nil, false},
		{"a question without text", importer.Question{Kind: importer.Single}, exporter.JSON, []string{"stem_missing"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			whole := importer.Question{Kind: importer.Single, Stem: "Câu đầy đủ", Options: options, Correct: []int{0}}
			report, err := exporter.Check(c.format, importer.Batch{Questions: []importer.Question{whole, c.q}})
			if err != nil {
				t.Fatal(err)
			}
			var codes []string
			for _, l := range report.Losses {
				codes = append(codes, l.Code)
				if l.Question != 1 || l.Number != 2 || l.Message.VI == "" || l.Message.EN == "" {
					t.Errorf("loss %+v, want question 1, number 2, both languages", l)
				}
			}
			if !slices.Equal(codes, c.codes) || (report.LeftOut() == 1) != c.leftOut {
				t.Errorf("losses %v, %d left out; want %v, left out %v", codes, report.LeftOut(), c.codes, c.leftOut)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		format exporter.Format
		batch  importer.Batch
		want   error
	}{
		{"doc", paperBank(), exporter.ErrFormat},
		{exporter.XLSX, importer.Batch{}, exporter.ErrNothing},
		{exporter.GIFT, importer.Batch{Questions: []importer.Question{{Kind: importer.Ordering, Stem: "x", Correct: []int{0}}}}, exporter.ErrNothing},
	} {
		var out bytes.Buffer
		if _, err := exporter.Write(&out, c.format, c.batch, exporter.Options{}); !errors.Is(err, c.want) || out.Len() > 0 {
			t.Errorf("Write(%s) = %v and %d bytes, want %v and nothing", c.format, err, out.Len(), c.want)
		}
	}
}

// No cell is a formula, and none becomes one when somebody edits it: cells are
// text and have the text format.
func TestSheetHasNoFormulas(t *testing.T) {
	t.Parallel()
	var batch importer.Batch
	for _, start := range []string{"=1+1", "+84", "-5", "@SUM(1)", "=HYPERLINK(\"http://x\")", "\t=1"} {
		batch.Questions = append(batch.Questions, importer.Question{Kind: importer.Single, Stem: start + " là gì?", Topic: start, Explanation: start,
			Options: []importer.Option{{Text: start}, {Text: "01/02"}}, Correct: []int{0}})
	}
	var out bytes.Buffer
	if _, err := exporter.Write(&out, exporter.XLSX, batch, exporter.Options{}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for row := 2; row < 2+len(batch.Questions); row++ {
		for _, column := range []string{"C", "F", "G", "H"} {
			cell := fmt.Sprintf("%s%d", column, row)
			formula, _ := book.GetCellFormula("Câu hỏi", cell)
			kind, _ := book.GetCellType("Câu hỏi", cell)
			id, _ := book.GetCellStyle("Câu hỏi", cell)
			style, err := book.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if formula != "" || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString || style.NumFmt != 49 {
				t.Errorf("%s: formula %q, type %v, number format %d; want a text cell in text format", cell, formula, kind, style.NumFmt)
			}
		}
	}
}

// The form of the file is what Moodle writes itself.
func TestMoodleForm(t *testing.T) {
	t.Parallel()
	q := importer.Question{ExternalID: "CCHC-01", Kind: importer.Multiple, Stem: "Chọn hai ý", Topic: "Thể chế / Luật", Level: "Nhận biết",
		Options: []importer.Option{{Text: "a"}, {Text: "b"}, {Text: "c"}}, Correct: []int{0, 2}}
	star := importer.Question{ExternalID: "S", Kind: importer.ShortText, Stem: "Dấu nhân?", Answers: []importer.Answer{{Text: "*"}}}
	var out bytes.Buffer
	if _, err := exporter.Write(&out, exporter.MoodleXML, importer.Batch{Questions: []importer.Question{q, star}}, exporter.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<question type="category"><category><text>$course$/top/Thể chế // Luật</text>`, "<idnumber>CCHC-01</idnumber>", "<defaultgrade>1.0000000</defaultgrade>",
		"<single>false</single>", `<answer fraction="50" format="html"><text>&lt;p&gt;a&lt;/p&gt;`, `<answer fraction="-100" format="html"><text>&lt;p&gt;b&lt;/p&gt;`,
		"<tags><tag><text>Mức độ: Nhận biết</text></tag></tags>", `<text>\*</text>`, `<text>$course$/top</text>`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the file lacks %s:\n%s", want, out.String())
		}
	}
}

// Pictures and what HTML says beyond the text go round as well, where the
// format holds them.
func TestPicturesGoRound(t *testing.T) {
	t.Parallel()
	batch := importer.Batch{Media: map[string]importer.Media{"h.png": {Type: "image/png", Alt: "hình & chữ", Data: pixel}}, Questions: []importer.Question{{
		Number: 1, ExternalID: "P1", Kind: importer.Single, Stem: "H2O trong hình?", HTML: `H<sub>2</sub>O trong <img src="media:h.png" alt="hình &amp; chữ"/>?`, Images: []string{"h.png"},
		Options: []importer.Option{{Text: "Nước", Images: []string{"h.png"}}, {Text: "Khí"}}, Correct: []int{0}}}}
	for _, f := range []exporter.Format{exporter.JSON, exporter.MoodleXML, exporter.QTI, exporter.DOCX} {
		var out bytes.Buffer
		if _, err := exporter.Write(&out, f, batch, exporter.Options{}); err != nil {
			t.Fatal(err)
		}
		got, err := importer.Read(t.Context(), "x."+f.Extension(), bytes.NewReader(out.Bytes()), int64(out.Len()), importer.Options{})
		if err != nil || len(got.Questions) != 1 {
			t.Fatalf("%s: %v, %d questions", f, err, len(got.Questions))
		}
		q := got.Questions[0]
		if f != exporter.DOCX && !strings.Contains(q.HTML, "<sub>2</sub>") {
			t.Errorf("%s: the HTML came back as %q", f, q.HTML)
		}
		for what, names := range map[string][]string{"stem": q.Images, "option A": q.Options[0].Images} {
			if len(names) != 1 || !bytes.Equal(got.Media[names[0]].Data, pixel) || got.Media[names[0]].Alt != "hình & chữ" {
				t.Errorf("%s: the picture of the %s came back as %v, %q", f, what, names, got.Media)
			}
		}
	}
}

// Writing ten thousand questions in each format.
func BenchmarkWrite(b *testing.B) {
	var batch importer.Batch
	for len(batch.Questions) < 10000 {
		batch.Questions = append(batch.Questions, paperBank().Questions...)
	}
	for i := range batch.Questions {
		batch.Questions[i].ExternalID, batch.Questions[i].Number = fmt.Sprint(i), i+1
	}
	for _, f := range exporter.Formats() {
		b.Run(string(f), func(b *testing.B) {
			for b.Loop() {
				var out bytes.Buffer
				if _, err := exporter.Write(&out, f, batch, exporter.Options{Paper: exporter.PaperOptions{Codes: 1}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
