package feed

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

var at = time.Date(2026, 11, 23, 19, 5, 0, 0, time.FixedZone("", 7*3600))

func n(s string) Cell { return Cell{Text: s, Number: true} }

func board(rows ...[]Cell) Table {
	return Table{Columns: []string{"rank", "name", "score", "score_text"}, Line: []string{"rank", "name", "score_text"}, Rows: rows, Rev: "7", At: at}
}

var two = board(
	[]Cell{n("1"), Text("Nguyễn Thị Ẳng"), n("12850"), Text("12.850")},
	[]Cell{n("2"), Text("=HYPERLINK(\"x\")\nBé, \"Tí\" <&>"), n("-3"), Text("-3")},
)

func TestEveryFormatWord(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		shape Shape
		want  string
	}{
		"json": {Shape{Format: JSON, Rows: 2}, `[
{"rank":1,"name":"Nguyễn Thị Ẳng","score":12850,"score_text":"12.850","rev":"7","updated_at":"2026-11-23T19:05:00+07:00"},
{"rank":2,"name":"=HYPERLINK(\"x\") Bé, \"Tí\" \u003c\u0026\u003e","score":-3,"score_text":"-3","rev":"7","updated_at":"2026-11-23T19:05:00+07:00"}
]
`},
		"csv": {Shape{Format: CSV, Rows: 3}, "rank,name,score,score_text,rev,updated_at\r\n" +
			"1,Nguyễn Thị Ẳng,12850,12.850,7,2026-11-23T19:05:00+07:00\r\n" +
			"2,\"'=HYPERLINK(\"\"x\"\") Bé, \"\"Tí\"\" <&>\",-3,-3,7,2026-11-23T19:05:00+07:00\r\n" +
			",,,,7,2026-11-23T19:05:00+07:00\r\n"},
		"tsv for excel": {Shape{Format: TSV, Rows: 1, BOM: true}, "\uFEFFrank\tname\tscore\tscore_text\trev\tupdated_at\r\n" +
			"1\tNguyễn Thị Ẳng\t12850\t12.850\t7\t2026-11-23T19:05:00+07:00\r\n"},
		"xml": {Shape{Format: XML, Rows: 2, Suffix: ".Text"}, xml.Header + "<rows>\n" +
			"<row><rank.Text>1</rank.Text><name.Text>Nguyễn Thị Ẳng</name.Text><score.Text>12850</score.Text><score_text.Text>12.850</score_text.Text><rev.Text>7</rev.Text><updated_at.Text>2026-11-23T19:05:00+07:00</updated_at.Text></row>\n" +
			"<row><rank.Text>2</rank.Text><name.Text>=HYPERLINK(&#34;x&#34;) Bé, &#34;Tí&#34; &lt;&amp;&gt;</name.Text><score.Text>-3</score.Text><score_text.Text>-3</score_text.Text><rev.Text>7</rev.Text><updated_at.Text>2026-11-23T19:05:00+07:00</updated_at.Text></row>\n" +
			"</rows>\n"},
		"lines": {Shape{Format: TXT, Rows: 3, NameMax: 9}, "1  Nguyễn T…  12.850\n2  =HYPERLI…  -3\n\n"},
		"one wide row": {Shape{Format: CSV, Rows: 2, Wide: true, Comma: ';'},
			"rank1;name1;score1;score_text1;rev1;updated_at1;rank2;name2;score2;score_text2;rev2;updated_at2\r\n" +
				"1;Nguyễn Thị Ẳng;12850;12.850;7;2026-11-23T19:05:00+07:00;2;\"'=HYPERLINK(\"\"x\"\") Bé, \"\"Tí\"\" <&>\";-3;-3;7;2026-11-23T19:05:00+07:00\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, string(two.Render(tt.shape))); diff != "" {
				t.Errorf("want - got +\n%s", diff)
			}
		})
	}
}

// Whatever people call themselves and however the board shrinks, each format
// can be read back, has the rows that were asked for, and says the same.
func TestFormatsSayTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "=1+1", "-Mít-", "@an", "+84", "-5", "ẲẪỄỔỮ ẶỘỰ", "a\r\nb", "\u0000x", "]]>"}))
		table := board()
		for range rapid.IntRange(0, 12).Draw(t, "rows") {
			table.Rows = append(table.Rows, []Cell{n("1"), Text(text.Draw(t, "name")), n("10"), Text(text.Draw(t, "score"))})
		}
		asked := rapid.IntRange(1, 11).Draw(t, "asked")
		shape := func(f Format) Shape { return Shape{Format: f, Rows: asked} }
		want := readJSON(t, table.Render(shape(JSON)))
		if len(want) != asked+1 {
			t.Fatalf("%d rows, want %d", len(want)-1, asked)
		}
		for _, row := range want {
			for _, v := range row {
				if !norm.NFC.IsNormalString(v) || !utf8.ValidString(v) || strings.ContainsAny(v, "\r\n\t") {
					t.Fatalf("%q is not one clean line", v)
				}
			}
		}
		if diff := cmp.Diff(want, readXML(t, table.Render(shape(XML)))); diff != "" {
			t.Fatalf("XML says something else:\n%s", diff)
		}
		for i := range want {
			for j := range want[i] {
				want[i][j] = guarded(want[i][j])
			}
		}
		for f, comma := range map[Format]rune{CSV: ',', TSV: '\t'} {
			if diff := cmp.Diff(want, readCSV(t, table.Render(shape(f)), comma)); diff != "" {
				t.Fatalf("%s says something else:\n%s", f, diff)
			}
		}
	})
}

func TestGuardLeavesNumbersAlone(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"-5": "-5", "-5.25": "-5.25", "-5a": "'-5a", "=1": "'=1", "+84": "'+84", "@x": "'@x", "x=1": "x=1", "": ""} {
		if got := guarded(in); got != want {
			t.Errorf("guarded(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParseShapeTakesReasonForNonsense(t *testing.T) {
	t.Parallel()
	q, err := url.ParseQuery("rows=100000&wide=1&sep=%3B&bom=1&suffix=.Text&max_name=28")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := ParseShape(CSV, q), (Shape{CSV, mostRows, true, ';', true, ".Text", 28}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	q, _ = url.ParseQuery("rows=-1&wide=yes&sep=x&suffix=<b>&max_name=many")
	if got, want := ParseShape(JSON, q), (Shape{Format: JSON, Rows: 10}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func readJSON(t *rapid.T, b []byte) [][]string {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var head []string
	var rows [][]string
	for depth := 0; ; {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok {
		case json.Delim('{'):
			depth, rows = 1, append(rows, nil)
		case json.Delim('}'), json.Delim('['), json.Delim(']'):
			depth = 0
		default:
			s, _ := tok.(string)
			if num, ok := tok.(json.Number); ok {
				s = num.String()
			}
			if depth%2 == 1 && len(rows) == 1 {
				head = append(head, s)
			} else if depth%2 == 0 {
				rows[len(rows)-1] = append(rows[len(rows)-1], s)
			}
			depth++
		}
	}
	return append([][]string{head}, rows...)
}

func readXML(t *rapid.T, b []byte) [][]string {
	var doc struct {
		Rows []struct {
			Cells []struct {
				XMLName xml.Name
				Text    string `xml:",chardata"`
			} `xml:",any"`
		} `xml:"row"`
	}
	if err := xml.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	out := [][]string{nil}
	for i, r := range doc.Rows {
		out = append(out, nil)
		for _, c := range r.Cells {
			if i == 0 {
				out[0] = append(out[0], c.XMLName.Local)
			}
			out[i+1] = append(out[i+1], c.Text)
		}
	}
	return out
}

func readCSV(t *rapid.T, b []byte, comma rune) [][]string {
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = comma
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
