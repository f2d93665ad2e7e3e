package exporter_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"hoithi/questions/exporter"
	"hoithi/questions/importer"
)

// paperBank is twelve questions whose right option says so; every third ends
// with an option that has to stay last.
func paperBank() importer.Batch {
	var b importer.Batch
	for n := range 12 {
		q := importer.Question{Number: n + 1, ExternalID: fmt.Sprintf("Q%d", n), Kind: importer.Single, Stem: fmt.Sprintf("Nội dung thứ %d của chương trình là gì?", n+1), Correct: []int{n % 3}}
		for i := range 4 {
			text := fmt.Sprintf("Sai %d%c", n, 'k'+i)
			if i == n%3 {
				text = fmt.Sprintf("Chuẩn %d%c", n, 'k'+i)
			}
			q.Options = append(q.Options, importer.Option{Text: text})
		}
		if n%3 == 2 {
			q.Options[3].Text = "Tất cả các phương án trên"
		}
		b.Questions = append(b.Questions, q)
	}
	return b
}

func paper(t *testing.T, b importer.Batch, o exporter.PaperOptions) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := exporter.Write(&out, exporter.Paper, b, exporter.Options{Paper: o}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func reopen(t *testing.T, file []byte) importer.Batch {
	t.Helper()
	got, err := importer.Read(t.Context(), "paper.docx", bytes.NewReader(file), int64(len(file)), importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// The key on the sheet is the key of the paper as printed: whoever reads the
// file finds the right option in every question, wherever the shuffle put it.
func TestPaperKeyFollowsTheShuffle(t *testing.T) {
	t.Parallel()
	for first := range 5 {
		file := paper(t, paperBank(), exporter.PaperOptions{Codes: 1, FirstCode: 101 + first, Seed: fmt.Sprint(first), Key: exporter.KeyEnd, Title: "ĐỀ THI", Organiser: "Sở Nội vụ", Contest: "Cuộc thi", Minutes: 30})
		got := reopen(t, file)
		if len(got.Questions) != 12 {
			t.Fatalf("%d questions were read back, want 12; problems %+v", len(got.Questions), got.Problems)
		}
		for _, q := range got.Questions {
			if len(q.Correct) != 1 || !strings.HasPrefix(q.Options[q.Correct[0]].Text, "Chuẩn") {
				t.Errorf("seed %d: %q: the key says %v of %v", first, q.Stem, q.Correct, q.Options)
			}
			if i := slices.IndexFunc(q.Options, func(o importer.Option) bool { return strings.HasPrefix(o.Text, "Tất cả") }); i >= 0 && i != 3 {
				t.Errorf("seed %d: “Tất cả các phương án trên” stands at %d", first, i)
			}
		}
	}
}

// A paper for contestants tells no key, in no part of the file.
func TestPaperWithoutKey(t *testing.T) {
	t.Parallel()
	file := paper(t, paperBank(), exporter.PaperOptions{Codes: 2, Seed: "a"})
	for _, q := range reopen(t, file).Questions {
		if len(q.Correct) > 0 {
			t.Fatalf("a paper without key tells %v of %q (%s)", q.Correct, q.Stem, q.KeyFoundBy)
		}
	}
	for name, part := range parts(t, file) {
		for _, id := range []string{"Q0", "Q11", "ĐÁP ÁN"} {
			if bytes.Contains(part, []byte(id)) {
				t.Errorf("%s holds %s", name, id)
			}
		}
	}
}

// The same seed prints the same papers, another seed others; more codes change
// nothing of the first.
func TestPaperIsMadeByItsSeed(t *testing.T) {
	t.Parallel()
	body := func(codes int, seed string) []byte {
		return parts(t, paper(t, paperBank(), exporter.PaperOptions{Codes: codes, Seed: seed}))["word/document.xml"]
	}
	if !bytes.Equal(body(4, "a"), body(4, "a")) {
		t.Error("the same seed printed two different papers")
	}
	if bytes.Equal(body(4, "a"), body(4, "b")) {
		t.Error("two seeds printed the same paper")
	}
	one, four := string(body(1, "a")), string(body(4, "a"))
	until := strings.Index(one, "HẾT")
	if one[:until] != four[:until] {
		t.Error("more codes changed the first one")
	}
	if texts := strings.Count(four, "HẾT"); texts != 4 {
		t.Errorf("%d papers in the file, want 4", texts)
	}
}

func TestPaperFixed(t *testing.T) {
	t.Parallel()
	got := reopen(t, paper(t, paperBank(), exporter.PaperOptions{Codes: 1, Fixed: true, Key: exporter.KeyEnd}))
	for n, q := range got.Questions {
		want := paperBank().Questions[n]
		if q.Stem != want.Stem || !slices.Equal(q.Correct, want.Correct) {
			t.Errorf("question %d: %q %v, want %q %v", n+1, q.Stem, q.Correct, want.Stem, want.Correct)
		}
	}
}

// An ordering question never stands in its right order because nobody shuffled,
// and its key names the places where the items now are.
func TestPaperOrderingIsShuffled(t *testing.T) {
	t.Parallel()
	q := importer.Question{Kind: importer.Ordering, Stem: "Sắp xếp các bước", Correct: []int{0, 1, 2, 3, 4, 5}}
	for _, step := range []string{"một", "hai", "ba", "bốn", "năm", "sáu"} {
		q.Options = append(q.Options, importer.Option{Text: "Bước " + step})
	}
	file := parts(t, paper(t, importer.Batch{Questions: []importer.Question{q}}, exporter.PaperOptions{Codes: 1, Fixed: true, Seed: "x", Key: exporter.KeyEnd}))
	text := plainText(string(file["word/document.xml"]))
	if strings.Contains(text, "A. Bước mộtB. Bước hai") || strings.Contains(text, "A-B-C-D-E-F") {
		t.Errorf("the order is printed: %s", text)
	}
	_, key, _ := strings.Cut(text, "Đáp án1")
	for n, place := range strings.Split(strings.TrimSpace(key)[:11], "-") {
		want := place + ". Bước " + []string{"một", "hai", "ba", "bốn", "năm", "sáu"}[n]
		if !strings.Contains(text, want) {
			t.Errorf("the key %s does not lead to %q in %s", key, want, text)
		}
	}
}

func TestPaperCodes(t *testing.T) {
	t.Parallel()
	for _, codes := range []int{0, -1, 49} {
		var out bytes.Buffer
		_, err := exporter.Write(&out, exporter.Paper, paperBank(), exporter.Options{Paper: exporter.PaperOptions{Codes: codes}})
		if !errors.Is(err, exporter.ErrCodes) || out.Len() > 0 {
			t.Errorf("%d codes = %v and %d bytes, want ErrCodes before the first byte", codes, err, out.Len())
		}
	}
}

// Every part of every package is well-formed XML, whatever the texts hold, and
// every picture is in its place.
func TestPackagesAreWellFormed(t *testing.T) {
	t.Parallel()
	b := paperBank()
	b.Title = "Ngân hàng <&> “2026”"
	b.Media = map[string]importer.Media{"h&1.png": {Type: "image/png", Data: pixel}}
	b.Questions[0].Stem = "a < b && c ]]> \x01 d"
	b.Questions[0].Images = []string{"h&1.png"}
	b.Questions[1].Options[0].Images = []string{"h&1.png"}
	for _, f := range []exporter.Format{exporter.DOCX, exporter.Paper, exporter.QTI, exporter.XLSX} {
		var out bytes.Buffer
		if _, err := exporter.Write(&out, f, b, exporter.Options{Paper: exporter.PaperOptions{Codes: 13, Key: exporter.KeyEnd, Organiser: "A & B"}}); err != nil {
			t.Fatal(err)
		}
		pictures := 0
		for name, part := range parts(t, out.Bytes()) {
			if strings.HasSuffix(name, ".png") {
				pictures++
				continue
			}
			d := xml.NewDecoder(bytes.NewReader(part))
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Errorf("%s: %s: %v", f, name, err)
					break
				}
			}
		}
		if want := map[bool]int{true: 0, false: 1}[f == exporter.XLSX]; pictures != want {
			t.Errorf("%s: %d pictures, want %d", f, pictures, want)
		}
	}
}

// pixel is a picture of one white pixel.
var pixel = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff\xff\x7f\x00\t\xfb\x03\xfd\x05CE\xca\x00\x00\x00\x00IEND\xaeB`\x82")

func parts(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// plainText is the text of a document's body.
func plainText(body string) string {
	var out strings.Builder
	d := xml.NewDecoder(strings.NewReader(body))
	for {
		token, err := d.Token()
		if err != nil {
			return strings.ReplaceAll(out.String(), "\n", "")
		}
		if text, ok := token.(xml.CharData); ok {
			out.Write(text)
		}
	}
}
