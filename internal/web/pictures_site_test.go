package web_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"hoithi/internal/account"
	"hoithi/internal/web"
)

// The colours of the test's pictures: of the stem, and of the options A and B.
var (
	stemColour = color.NRGBA{R: 0xf2, G: 0xb1, B: 0x34, A: 0xff}
	redOption  = color.NRGBA{R: 0xc0, G: 0x39, B: 0x2b, A: 0xff}
	blueOption = color.NRGBA{R: 0x1f, G: 0x6f, B: 0xeb, A: 0xff}
)

// wordFile is a Word file of as many questions as a paper asks; the first has a
// picture in its stem and nothing but pictures as its options.
func wordFile(t *testing.T) []byte {
	t.Helper()
	var body strings.Builder
	para := func(format string, args ...any) { fmt.Fprintf(&body, "<w:p>"+format+"</w:p>", args...) }
	text := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	drawing := func(id, alt string) string {
		return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="` + alt + `"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="` + id + `"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
	}
	para("%s%s", text("Câu 1. Biển nào cùng màu với nền trời?"), drawing("rId1", "Nền trời"))
	para("%s%s", text("A. "), drawing("rId2", "Biển đỏ"))
	para("%s%s", text("B. "), drawing("rId3", "Biển xanh"))
	para("%s", text("Đáp án: B"))
	for n := 2; n <= questionsAsked; n++ {
		para("%s", text(fmt.Sprintf("Câu %d. Hồ sơ số %d nộp ở đâu?", n, n*7919)))
		para("%s", text(fmt.Sprintf("A. Quầy số %d", n)))
		para("%s", text(fmt.Sprintf("B. Cổng dịch vụ công mục %d", n)))
		para("%s", text("Đáp án: A"))
	}
	const relation = `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image%d.png"/>`
	parts := map[string]string{
		"[Content_Types].xml":          `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":                  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":            `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>` + body.String() + `</w:body></w:document>`,
		"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + fmt.Sprintf(relation, 1, 1) + fmt.Sprintf(relation, 2, 2) + fmt.Sprintf(relation, 3, 3) + `</Relationships>`,
	}
	for i, c := range []color.NRGBA{stemColour, redOption, blueOption} {
		parts[fmt.Sprintf("word/media/image%d.png", i+1)] = string(onePaint(t, c))
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, content := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// onePaint is a PNG of one colour.
func onePaint(t *testing.T, c color.NRGBA) []byte {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 32, 18))
	for i := range picture.Pix {
		picture.Pix[i] = []uint8{c.R, c.G, c.B, c.A}[i%4]
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// paintOf is the colour in the middle of a picture as a phone gets it.
func (p *phone) paintOf(m web.Medium) color.NRGBA {
	p.t.Helper()
	got := p.get(strings.TrimPrefix(m.URL, "/api/v1"))
	if got.status != http.StatusOK || got.header.Get("Content-Type") != m.Type || !strings.Contains(got.header.Get("Cache-Control"), "immutable") {
		p.t.Fatalf("%s = %d %v", got.call, got.status, got.header)
	}
	picture, err := png.Decode(bytes.NewReader(got.body))
	if err != nil || picture.Bounds().Dx() != m.Width || picture.Bounds().Dy() != m.Height {
		p.t.Fatalf("%s: %v, want %d × %d: %v", got.call, picture.Bounds(), m.Width, m.Height, err)
	}
	c, _ := color.NRGBAModel.Convert(picture.At(m.Width/2, m.Height/2)).(color.NRGBA)
	return c
}

// The pictures of a Word file, in the stem and as options, reach the phone with
// the option that they stand for, and with the words that say what they show.
func TestPicturesFromAWordFileToAPhone(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	organiser := o.hire("Trần Thị Bình", account.Organiser, o.contest.ID)
	second := o.hire("Lê Thẩm Định", account.Reviewer, o.contest.ID)
	bank := o.round.Rules.Paper.Sources[0].BankID
	o.exec(`UPDATE questions SET state = 'retired'`)

	draft := as[web.ImportDraft](organiser.upload("/desk/banks/"+bank+"/imports", "de-co-hinh.docx", wordFile(t)), http.StatusCreated)
	if draft.Counts.Questions != questionsAsked || draft.Counts.Blocked != 0 {
		t.Fatalf("the draft: %+v, problems %+v", draft.Counts, draft.Items[0].Problems)
	}
	if i := draft.Items[0]; len(i.Media) != 1 || i.Media[0].Alt != "Nền trời" || len(i.OptionMedia) != 2 || i.OptionMedia[1].Alt != "Biển xanh" || i.OptionMedia[1].Width != 32 {
		t.Fatalf("the draft's first question: %+v", i.ImportItemEdit)
	}
	as[web.ImportOutcome](organiser.post("/desk/imports/"+draft.ID+"/confirm", map[string]bool{}), http.StatusOK)
	var ids []string
	for _, q := range as[web.List[web.DeskQuestion]](organiser.get("/desk/banks/"+bank+"/questions?state=draft"), http.StatusOK).Items {
		ids = append(ids, q.ID)
	}
	as[web.ReviewedMany](organiser.post("/desk/banks/"+bank+"/reviews", map[string]any{"ids": ids, "to": "in_review"}), http.StatusOK)
	if done := as[web.ReviewedMany](second.post("/desk/banks/"+bank+"/reviews", map[string]any{"ids": ids, "to": "approved"}), http.StatusOK); done.Done != questionsAsked {
		t.Fatalf("approved: %+v", done)
	}

	p, _ := o.register("Nguyễn Văn An", "0905123456")
	found := false
	for _, q := range p.begin().Questions {
		if len(q.Media) == 0 && len(q.Pictures) == 0 {
			continue
		}
		found = true
		if len(q.Media) != 1 || q.Media[0].Alt != "Nền trời" || p.paintOf(q.Media[0]) != stemColour {
			t.Errorf("with the stem: %+v", q.Media)
		}
		if len(q.Pictures) != 2 {
			t.Fatalf("pictures of the options: %+v", q.Pictures)
		}
		for _, m := range q.Pictures { // in the order of this paper
			if want := map[string]color.NRGBA{"Biển đỏ": redOption, "Biển xanh": blueOption}[m.Alt]; p.paintOf(m) != want {
				t.Errorf("%s is of colour %v, want %v", m.Alt, p.paintOf(m), want)
			}
		}
	}
	if !found {
		t.Error("the paper has no picture")
	}
}
