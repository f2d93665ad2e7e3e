package importer

import (
	"bytes"
	"encoding/base64"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

const tinyPNG = "\x89PNG\r\n\x1a\n0123456789"

// TestMoodlePictures: pictures beside the text, with names that an address must
// escape, and pictures inside the text.
func TestMoodlePictures(t *testing.T) {
	t.Parallel()
	one, other := base64.StdEncoding.EncodeToString([]byte(tinyPNG)), base64.StdEncoding.EncodeToString([]byte(tinyPNG+"x"))
	data := `<?xml version="1.0" encoding="UTF-8"?><quiz><question type="multichoice"><name><text><![CDATA[Câu <1>]]></text></name><questiontext format="html"><text><![CDATA[<p dir="ltr">Hình <img src="@@PLUGINFILE@@/%E1%BA%A3nh%201.png" alt="Quốc huy"> và <img src="@@PLUGINFILE@@/%E1%BA%A9nh%201.png"> là gì?</p>]]></text>` +
		`<file name="ảnh 1.png" path="/" encoding="base64">` + one + `</file><file name="ẩnh 1.png" path="/" encoding="base64">` + other + `</file></questiontext><single>true</single>` +
		`<answer fraction="0" format="html"><text><![CDATA[<p><img src="data:image/png;base64,` + one + `"></p>]]></text></answer><answer fraction="100"><text>Hình B</text></answer></question></quiz>`
	got := mustRead(t, "moodle", []byte(data))
	if diff := cmp.Diff([]string{"1) Hình và là gì? |  | *Hình B (format)"}, summary(got)); diff != "" || len(got.Problems) > 0 {
		t.Fatalf("questions (-want +got):\n%s\n%v", diff, got.Problems)
	}
	q := got.Questions[0]
	if len(q.Images) != 2 || string(got.Media[q.Images[0]].Data) != tinyPNG || string(got.Media[q.Images[1]].Data) != tinyPNG+"x" {
		t.Errorf("pictures of the stem: %v of %v", q.Images, got.Media)
	}
	if images := q.Options[0].Images; len(images) != 1 || string(got.Media[images[0]].Data) != tinyPNG {
		t.Errorf("pictures of option A: %v", images)
	}
	want := `<p>Hình <img src="media:1-_nh_1.png" alt="Quốc huy"/> và <img src="media:2-1-_nh_1.png"/> là gì?</p>`
	if q.HTML != want {
		t.Errorf("HTML = %s, want %s", q.HTML, want)
	}
}

// TestQTI3Package reads a package with folders, a picture with a space in its
// name, a test that lists the items, and an item of a kind that cannot be asked.
func TestQTI3Package(t *testing.T) {
	t.Parallel()
	item := func(id, attributes, declaration, body string) string {
		return `<?xml version="1.0"?><qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="` + id + `" title="T">` +
			`<qti-response-declaration identifier="R" ` + attributes + `>` + declaration + `</qti-response-declaration><qti-item-body>` + body + `</qti-item-body></qti-assessment-item>`
	}
	got := mustRead(t, "qti3.zip", zipOf(t, map[string]string{
		"imsmanifest.xml": `<?xml version="1.0"?><manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="M"><metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata><organizations/><resources>` +
			`<resource identifier="t1" type="imsqti_test_xmlv3p0" href="test.xml"/><resource identifier="i1" type="imsqti_item_xmlv3p0" href="items/i1.xml"><file href="items/images/a%20b.png"/></resource>` +
			`<resource identifier="i2" type="imsqti_item_xmlv3p0" href="items/i2.xml"/><resource identifier="i3" type="imsqti_item_xmlv3p0" href="items/i3.xml"/><resource identifier="i4" type="imsqti_item_xmlv3p0" href="items/i4.xml"/></resources></manifest>`,
		"test.xml":             `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="Đề"/>`,
		"items/images/a b.png": tinyPNG,
		"items/i1.xml": item("i1", `cardinality="single" base-type="identifier"`, `<qti-correct-response><qti-value>B</qti-value></qti-correct-response>`,
			`<p>Xem <img src="images/a%20b.png" alt=""/></p><qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>Hình gì?</qti-prompt><qti-simple-choice identifier="A">Một</qti-simple-choice><qti-simple-choice identifier="B">Hai<qti-feedback-inline identifier="B">Giỏi</qti-feedback-inline></qti-simple-choice></qti-choice-interaction>`),
		"items/i2.xml": item("i2", `cardinality="multiple" base-type="identifier"`, `<qti-correct-response><qti-value>A</qti-value><qti-value>C</qti-value></qti-correct-response>`,
			`<qti-choice-interaction response-identifier="R" max-choices="0"><qti-prompt>Chọn hai</qti-prompt><qti-simple-choice identifier="A">x</qti-simple-choice><qti-simple-choice identifier="B">y</qti-simple-choice><qti-simple-choice identifier="C">z</qti-simple-choice></qti-choice-interaction>`),
		"items/i3.xml": item("i3", `cardinality="single" base-type="string"`, `<qti-correct-response><qti-value>Hà Nội</qti-value></qti-correct-response><qti-mapping><qti-map-entry map-key="Hà Nội" mapped-value="1"/><qti-map-entry map-key="Ha Noi" mapped-value="1"/></qti-mapping>`,
			`<p>Thủ đô là <qti-text-entry-interaction response-identifier="R"/></p>`),
		"items/i4.xml": item("i4", "", "", `<qti-gap-match-interaction response-identifier="R"><p>x</p></qti-gap-match-interaction>`),
	}))
	want := []string{"1) Xem⏎Hình gì? | Một | *Hai (format)", "2) Chọn hai | *x | y | *z (format)", "3) Thủ đô là _____ (format)"}
	if diff := cmp.Diff(want, summary(got)); diff != "" || got.Format != "qti30" {
		t.Fatalf("%s (-want +got):\n%s", got.Format, diff)
	}
	if diff := cmp.Diff([]string{"warning unsupported_type"}, problemCodes(got)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	q := got.Questions[0]
	if len(q.Images) != 1 || string(got.Media[q.Images[0]].Data) != tinyPNG || q.HTML != `<p>Xem <img src="media:items-images-a_b.png" alt=""/></p>` {
		t.Errorf("pictures %v, HTML %s", q.Images, q.HTML)
	}
	if diff := cmp.Diff([]Answer{{"Hà Nội"}, {"Ha Noi"}}, got.Questions[2].Answers); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}

// TestTextHandedIn has GIFT with every escape, and Aiken as it is written in
// Vietnamese.
func TestTextHandedIn(t *testing.T) {
	t.Parallel()
	for _, c := range []formatCase{
		{
			name: "escapes", format: "gift",
			data: "::Câu 1 \\: thử::Ký hiệu\\: \\{x\\} \\= 1 \\~ 2 \\# 3?{\n\t=\\{x\\} \\= 1 # Đúng\\: \\#1\n\t~x \\~ 1\n\t~%0%C\\\\D\n\t~a -> b\n}\n\n" +
				"::Câu 2::[html]<p>Chọn &lt;b&gt; &amp; <i>nghiêng</i>\\:</p>{=Một ~Hai}\n\n::Câu 3::Hai\\ndòng {=Luật -> Quốc hội =Nghị định -> Chính phủ =Thông tư -> Bộ}\n\nĐúng chứ {T#Sai#Đúng}\n",
			want: []string{"1) Ký hiệu: {x} = 1 ~ 2 # 3? | *{x} = 1 | x ~ 1 | C\\D | a -> b (format)", "2) Chọn <b> & nghiêng: | *Một | Hai (format)", "3) Hai⏎dòng (format)", "4) Đúng chứ | *Đúng | Sai (format)"},
		},
		{
			name: "Vietnamese labels, numbered", format: "txt",
			data: "Câu 1: Cơ quan nào ban hành nghị định?\nA. Quốc hội\nB. Chính phủ\nĐÁP ÁN: B\n\nCâu 2: Ngày nào?\nA) 10/10\nB) 11/11\nĐáp án: A\n",
			want: []string{"1) Cơ quan nào ban hành nghị định? | Quốc hội | *Chính phủ (line)", "2) Ngày nào? | *10/10 | 11/11 (line)"},
		},
		{
			name: "Vietnamese labels, without numbers", format: "txt",
			data:     "Cơ quan nào ban hành nghị định?\nA. Quốc hội\nB. Chính phủ\nĐÁP ÁN: B\n\nNgày nào?\nA) 10/10\nB) 11/11\nĐÁP ÁN: A\n",
			want:     []string{"1) Cơ quan nào ban hành nghị định? | Quốc hội | *Chính phủ (line)", "2) Ngày nào? | *10/10 | 11/11 (line)"},
			problems: []string{"warning question_without_number", "warning question_without_number"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

// TestRefusedAtTheDoor: files that cannot be read say why, whatever their name.
func TestRefusedAtTheDoor(t *testing.T) {
	t.Parallel()
	fill := func(f *excelize.File) {
		rows(f, "Sheet1", 1, []any{"Câu hỏi", "A", "B", "Đáp án"}, []any{"Một?", "x", "y", "B"})
	}
	good := workbook(t, fill)
	var locked bytes.Buffer
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	if err := f.Write(&locked, excelize.Options{Password: "bí mật"}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"encrypted.docx": {locked.Bytes(), "file_password_protected"}, // the same container for Word and Excel
		"encrypted.odt": {zipOf(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "\x93\x11\x88",
			"META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`}), "file_password_protected"},
		"half.xlsx": {good[:len(good)/2], "file_truncated"}, "without its end.xlsx": {good[:len(good)-20], "file_truncated"}, "ten bytes.xlsx": {good[:10], "file_truncated"},
		"jpeg.docx": {[]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00xxxxxxxxxxxxxxxx"), "file_is_picture"}, "webp.docx": {[]byte("RIFF\x10\x00\x00\x00WEBPVP8 xxxxxxxxxx"), "file_is_picture"},
		"heic.docx": {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00\x00\x00\x00\x00"), "file_is_picture"}, "svg.docx": {[]byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>Câu 1</text></svg>`), "file_is_picture"},
	} {
		if got := codeOf(t, name, c.data); got != c.want {
			t.Errorf("%s: code = %s, want %s", name, got, c.want)
		}
	}
}
