package importer

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// formatCase is a small file of some format and what is found in it.
type formatCase struct {
	name     string
	data     string
	format   string
	want     []string
	problems []string
}

func (c formatCase) run(t *testing.T) {
	t.Helper()
	got := mustRead(t, c.name, []byte(c.data))
	if got.Format != c.format {
		t.Errorf("format = %q, want %q", got.Format, c.format)
	}
	if diff := cmp.Diff(c.want, summary(got)); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(c.problems, problemCodes(got)); diff != "" {
		t.Errorf("problems (-want +got):\n%s\n%v", diff, got.Problems)
	}
}

func TestSheets(t *testing.T) {
	t.Parallel()
	for _, c := range []formatCase{
		{
			name: "semicolons, key as number", format: "csv",
			data: "STT;Câu hỏi;A;B;C;Đáp án đúng\n1;Hỏi?;một;hai;ba;2\n2;\"Nữa; nữa?\";một;hai;;1\n",
			want: []string{"1) Hỏi? | một | *hai | ba (column)", "2) Nữa; nữa? | *một | hai (column)"},
		},
		{
			name: "tabs, key as text, title rows above", format: "tsv",
			data: "BỘ CÂU HỎI CUỘC THI\n\nTT\tNội dung câu hỏi\tPhương án 1\tPhương án 2\tĐáp án\tCăn cứ (điều, khoản)\n1\tHỏi?\tmột\thai\tHai\tĐiều 2\n",
			want: []string{"1) Hỏi? | một | *hai (column)"},
		},
		{
			name: "header without diacritics, columns in another order", format: "csv",
			data: "dap an dung,phuong an d,phuong an c,phuong an b,phuong an a,cau hoi\nC,bốn,ba,hai,một,Hỏi?\n",
			want: []string{"1) Hỏi? | một | hai | *ba | bốn (column)"},
		},
		{
			name: "English, several keys", format: "csv",
			data: "question,option1,option2,option3,correct answer\nWhich?,one,two,three,\"A,C\"\nWhich else?,one,two,three,1|2\n",
			want: []string{"1) Which? | *one | two | *three (column)", "2) Which else? | *one | *two | three (column)"},
		},
		{
			name: "a number that is index and text: letters elsewhere decide", format: "csv",
			data:     "Câu hỏi,A,B,C,D,Đáp án\nHỏi?,4,5,6,7,6\nNữa?,4,5,6,7,4\nBa?,4,5,6,7,B\n",
			want:     []string{"1) Hỏi? | 4 | 5 | *6 | 7 (column)", "2) Nữa? | *4 | 5 | 6 | 7 (column)", "3) Ba? | 4 | *5 | 6 | 7 (column)"},
			problems: []string{"warning key_read_as_text"},
		},
		{
			name: "a number that may be both is an error", format: "csv",
			data:     "Câu hỏi,A,B,C,D,Đáp án\nHỏi gì?,4,5,6,7,4\n",
			want:     []string{"1) Hỏi gì? | 4 | 5 | 6 | 7"},
			problems: []string{"error key_ambiguous"},
		},
		{
			name: "wrong keys, repeated options, too few options", format: "csv",
			data:     "Câu hỏi,A,B,C,Đáp án\nMột?,x,y,z,D\nHai?,x,x,z,A\nBa?,x,,,A\nBốn?,x,y,,\n",
			want:     []string{"1) Một? | x | y | z", "2) Hai? | *x | x | z (column)", "3) Ba? | *x (column)", "4) Bốn? | x | y"},
			problems: []string{"error key_out_of_range", "error repeated_option", "error too_few_options", "error no_key"},
		},
		{
			name: "two header rows, sections, unknown column", format: "csv",
			data: "STT,Câu hỏi,Phương án,,,Đáp án,Người soạn\n,,A,B,C,,\nPHẦN I. CHUNG,,,,,,\n1,Hỏi?,một,hai,ba,B,An\n",
			want: []string{"1) Hỏi? | một | *hai | ba (column)"}, problems: []string{"warning columns_ignored"},
		},
		{
			name: "options inside the question's cell", format: "csv",
			data: "STT,Câu hỏi,Đáp án\n1,\"Hỏi?\nA. một\nB. hai\",B\n2,\"Nữa? A. một B. hai\",A\n",
			want: []string{"1) Hỏi? | một | *hai (column)", "2) Nữa? | *một | hai (column)"},
		},
		{
			name: "kinds", format: "csv",
			data: "Câu hỏi,Loại câu hỏi,A,B,Đáp án\nĐúng chứ?,Đúng/Sai,,,Sai\nNăm nào?,Tự luận,,,\nSố nào?,Điền số,,,\"3,5\"\nTên gì?,Trả lời ngắn,,,Hà Nội|Ha Noi\n",
			want: []string{"1) Đúng chứ? | Đúng | *Sai (column)", "2) Số nào? (column)", "3) Tên gì? (column)"}, problems: []string{"warning unsupported_type"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestTextFormats(t *testing.T) {
	t.Parallel()
	for _, c := range []formatCase{
		{
			name: "plain paper", format: "txt",
			data: "Câu 1: Hỏi?\r\nA. một\r\nB. hai\r\nĐáp án: B\r\n",
			want: []string{"1) Hỏi? | một | *hai (line)"},
		},
		{
			name: "text2qti", format: "text2qti",
			data:     "Quiz title: Thử\n\n1.  Hỏi\n    tiếp?\n... vì thế\na)  một\n*b) hai\n    dài\n\n2. Chọn?\n[*] một\n[ ] hai\n[*] ba\n\n3. Số?\n= 1.41 +- 0.01\n\n4. Ai?\n*   An\n*   Bình\n\n5. Viết?\n____\n",
			want:     []string{"1) Hỏi tiếp? | một | *hai dài (format)", "2) Chọn? | *một | hai | *ba (format)", "3) Số? (format)", "4) Ai? (format)"},
			problems: []string{"warning unsupported_type"},
		},
		{
			name: "OpenTriviaQA", format: "opentrivia",
			data: "#Q Which?\n^ Two\nA One\nB Two\n\n#Q What\nelse?\n^ X\nA X\nB Y\n",
			want: []string{"1) Which? | One | *Two (format)", "2) What else? | *X | Y (format)"},
		},
		{
			name: "our own JSON", format: "json",
			data: `{"format":"hoithi-questions","version":1,"questions":[{"id":"a","stem":"Hỏi?","options":["một",{"text":"hai","pinned":true}],"correct":[1]},` +
				`{"stem":"Xếp","kind":"ordering","options":["b","a"],"correct":[1,0]},{"stem":"Vẽ","kind":"drawing"},{"stem":"Sai","options":["x","y"],"correct":[5]}]}`,
			want:     []string{"1) Hỏi? | một | *hai (format)", "2) Xếp | *b | *a (format)", "3) Sai | x | y"},
			problems: []string{"warning unsupported_type", "error key_out_of_range"},
		},
		{
			name: "GIFT that is not closed", format: "gift",
			data:     "::a::Hỏi? {=một ~hai\n\n::b::Nữa? {=một ~hai}\n",
			want:     []string{"2) Nữa? | *một | hai (format)"},
			problems: []string{"error gift_braces"},
		},
		{
			name: "Aiken with the other delimiter and a wrapped option", format: "aiken",
			data: "\xef\xbb\xbfHỏi?\r\nA. một\r\nB. hai\r\ndài\r\nANSWER: B\r\n",
			want: []string{"1) Hỏi? | một | *hai dài (format)"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestMoodleXML(t *testing.T) {
	t.Parallel()
	png := base64.StdEncoding.EncodeToString([]byte("\x89PNG\r\n\x1a\n0123456789"))
	data := `<?xml version="1.0" encoding="UTF-8"?><quiz>
<question type="category"><category><text>$course$/top/Cải cách/Một cửa</text></category></question>
<question type="multichoice"><name><text>q1</text></name><questiontext format="html"><text><![CDATA[<p>Hình <img src="@@PLUGINFILE@@/a.png"> nào <b>đúng</b>?<script>alert(1)</script><img src="http://x.vn/t.gif"></p>]]></text><file name="a.png" encoding="base64">` + png + `</file></questiontext>
 <single>true</single><answer fraction="100"><text>một</text></answer><answer fraction="0"><text>hai</text></answer></question>
<question type="multichoice"><questiontext><text>Chọn hai</text></questiontext><single>false</single><answer fraction="50"><text>a</text></answer><answer fraction="50"><text>b</text></answer><answer fraction="-100"><text>c</text></answer></question>
<question type="shortanswer"><questiontext><text>Ai?</text></questiontext><answer fraction="100"><text>An</text></answer><answer fraction="50"><text>Am</text></answer></question>
<question type="numerical"><questiontext><text>Bao nhiêu?</text></questiontext><answer fraction="100"><text>3,5</text><tolerance>0.1</tolerance></answer></question>
<question type="matching"><questiontext><text>Nối</text></questiontext><subquestion><text>a</text><answer><text>1</text></answer></subquestion><subquestion><text>b</text><answer><text>2</text></answer></subquestion><subquestion><text></text><answer><text>3</text></answer></subquestion></question>
<question type="cloze"><name><text>chỗ trống</text></name><questiontext><text>{1:SA:=x}</text></questiontext></question>
</quiz>`
	got := mustRead(t, "moodle", []byte(data))
	want := []string{"1) Hình nào đúng? | *một | hai (format)", "2) Chọn hai | *a | *b | c (format)", "3) Ai? (format)", "4) Bao nhiêu? (format)", "5) Nối (format)"}
	if diff := cmp.Diff(want, summary(got)); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"warning external_reference", "warning partial_credit", "warning unsupported_type"}, problemCodes(got)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	q := got.Questions[0]
	if strings.Contains(q.HTML, "script") || strings.Contains(q.HTML, "http:") || !strings.Contains(q.HTML, `src="media:1-a.png"`) {
		t.Errorf("HTML is not clean or lost its picture: %s", q.HTML)
	}
	if q.Topic != "Cải cách / Một cửa" || got.Media["1-a.png"].Type != "image/png" {
		t.Errorf("topic %q, media %v", q.Topic, got.Media)
	}
	if diff := cmp.Diff([]Number{{3.5, 0.1}}, got.Questions[3].Numbers); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"3"}, got.Questions[4].ExtraRight); diff != "" {
		t.Errorf("extra right sides (-want +got):\n%s", diff)
	}
}

func TestOpenDocument(t *testing.T) {
	t.Parallel()
	const ns = `xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:fo="f"`
	odt := zipOf(t, map[string]string{
		"mimetype": "application/vnd.oasis.opendocument.text",
		"content.xml": `<office:document-content ` + ns + `><office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>` +
			`<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="A" style:num-suffix="."/></text:list-style></office:automatic-styles>` +
			`<office:body><office:text><text:list text:style-name="L"><text:list-item><text:p>Hỏi?</text:p><text:list><text:list-item><text:p>một</text:p></text:list-item><text:list-item><text:p><text:span text:style-name="B">hai</text:span></text:p></text:list-item></text:list></text:list-item></text:list>` +
			`<text:p>Câu 2:<text:s/>Nữa?</text:p><text:p>A. một<text:tab/>B. hai</text:p><text:p>Đáp án: A</text:p></office:text></office:body></office:document-content>`,
	})
	got := mustRead(t, "x.odt", odt)
	if diff := cmp.Diff([]string{"1) Hỏi? | một | *hai (bold)", "2) Nữa? | *một | hai (line)"}, summary(got)); diff != "" || got.Format != "odt" {
		t.Errorf("%s (-want +got):\n%s", got.Format, diff)
	}
	cell := func(s string) string {
		return `<table:table-cell><text:p>` + s + `</text:p></table:table-cell>`
	}
	ods := zipOf(t, map[string]string{
		"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml": `<office:document-content ` + ns + `><office:body><office:spreadsheet><table:table table:name="S"><table:table-row>` +
			cell("Câu hỏi") + cell("A") + cell("B") + cell("Đáp án") + `</table:table-row><table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row><table:table-row>` +
			cell("Hỏi?") + cell("một") + cell("hai") + cell("B") + `</table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
	})
	got = mustRead(t, "x.ods", ods)
	if diff := cmp.Diff([]string{"1) Hỏi? | một | *hai (column)"}, summary(got)); diff != "" || got.Format != "ods" || got.Questions[0].Where != "dòng 7" {
		t.Errorf("%s at %s (-want +got):\n%s", got.Format, got.Questions[0].Where, diff)
	}
}
