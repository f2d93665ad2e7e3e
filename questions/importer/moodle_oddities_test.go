package importer

import "testing"

const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

// TestMoodleOddities has turns of Moodle XML of several ages.
func TestMoodleOddities(t *testing.T) {
	t.Parallel()
	answers := `<answer fraction="0"><text>a</text></answer><answer fraction="100"><text>b</text></answer>`
	for _, c := range []formatCase{
		{
			name: "a question alone", format: "moodle-xml",
			data: `<question type="multichoice"><questiontext><text>Hỏi?</text></questiontext><single>true</single>` + answers + `</question>`,
			want: []string{"1) Hỏi? | a | *b (format)"},
		},
		{
			name: "several answers without weights", format: "moodle-xml",
			data: `<quiz><question type="oumultiresponse"><questiontext><text>Hỏi?</text></questiontext>` + answers + `<answer fraction="100"><text>c</text></answer></question></quiz>`,
			want: []string{"1) Hỏi? | a | *b | *c (format)"},
		},
		{
			name: "a sound behind a link is told", format: "moodle-xml",
			data:     `<quiz><question type="multichoice"><questiontext format="html"><text>&lt;a href="@@PLUGINFILE@@/a.mp3"&gt;Nghe&lt;/a&gt; gì?</text></questiontext><single>true</single>` + answers + `</question></quiz>`,
			want:     []string{"1) Nghe gì? | a | *b (format)"},
			problems: []string{"warning external_reference"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

// TestMoodleOldPicture keeps the picture that stood beside the text before
// Moodle 2, and misses one that is not there.
func TestMoodleOldPicture(t *testing.T) {
	t.Parallel()
	item := func(data string) []byte {
		return []byte(`<quiz><question type="truefalse"><questiontext><text>Hỏi?</text></questiontext><image>a b.png</image><image_base64>` + "\n" + data + "\n" + `</image_base64><answer fraction="100"><text>true</text></answer></question></quiz>`)
	}
	got := mustRead(t, "q.xml", item(onePixel))
	if q := got.Questions[0]; len(q.Images) != 1 || got.Media[q.Images[0]].Type != "image/png" || len(got.Problems) != 0 {
		t.Errorf("question = %+v, problems = %+v", q, got.Problems)
	}
	got = mustRead(t, "q.xml", item(""))
	if codes := problemCodes(got); len(codes) != 1 || codes[0] != "warning picture_missing" {
		t.Errorf("problems = %v", codes)
	}
}
