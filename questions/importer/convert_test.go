package importer

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMissingConverter names the package to install, whatever this machine has.
func TestMissingConverter(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for format, pkg := range map[string]string{"rtf": "libreoffice-writer", "doc": "libreoffice-writer", "xls": "libreoffice-calc", "pdf": "poppler-utils"} {
		data := []byte("%PDF-1.4\n")
		src := source{ctx: t.Context(), name: "x." + format, data: bytes.NewReader(data), size: int64(len(data))}
		err := readers()[format](src, &builder{batch: Batch{Format: format}})
		if !errors.Is(err, ErrConverter) || !strings.Contains(fmt.Sprint(err), pkg) {
			t.Errorf("%s: %v, want the name of %s", format, err, pkg)
		}
	}
}

// pdfOf writes a page of text, line by line: after “*” in bold, after “!” in red.
func pdfOf(lines ...string) []byte {
	var text strings.Builder
	for i, line := range lines {
		font, color := 1, "0 0 0"
		switch {
		case strings.HasPrefix(line, "*"):
			font, line = 2, line[1:]
		case strings.HasPrefix(line, "!"):
			color, line = "1 0 0", line[1:]
		}
		fmt.Fprintf(&text, "BT %s rg /F%d 12 Tf 60 %d Td (%s) Tj ET\n", color, font, 760-20*i, line)
	}
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%sendstream", text.Len(), text.String()), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"}
	var out strings.Builder
	out.WriteString("%PDF-1.4\n")
	table := "0000000000 65535 f \n"
	for i, o := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table, len(objects)+1, at)
	return []byte(out.String())
}

func TestPDF(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Fatal("pdftotext is missing: scripts/deps.sh test installs it")
	}
	got := mustRead(t, "paper.pdf", pdfOf("Cau 1: What is it?", "A. one", "B. two     C. three", "Dap an: B", "Cau 2: And now?", "A. one", "B. two", "Dap an: A"))
	if diff := cmp.Diff([]string{"1) What is it? | one | *two | three (line)", "2) And now? | *one | two (line)"}, summary(got)); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"warning pdf_text_only"}, problemCodes(got)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	for name, data := range map[string][]byte{"a scan": pdfOf(), "cut off": []byte("%PDF-1.4\n1 0 obj\n<<")} {
		if _, err := Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), Options{}); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

// TestPDFLooks reads keys out of bold and coloured letters.
func TestPDFLooks(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("pdftohtml"); err != nil {
		t.Fatal("pdftohtml is missing: scripts/deps.sh test installs it")
	}
	got := mustRead(t, "paper.pdf", pdfOf("*Cau 1: What is it?", "A. one", "*B. two", "C. three", "*Cau 2: And now?", "!A. one", "B. two"))
	if diff := cmp.Diff([]string{"1) What is it? | one | *two | three (bold)", "2) And now? | *one | two (color)"}, summary(got)); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"warning pdf_text_only"}, problemCodes(got)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// TestPDFLetters lays pieces over a line whose font lacks some letters, which
// stand beside it in another font.
func TestPDFLetters(t *testing.T) {
	t.Parallel()
	const drawn = `<page><fontspec id="0" color="#000000"/><fontspec id="1" color="#d00000"/>
<text top="100" left="10" width="60" height="20" font="0">A. M t</text><text top="101" left="40" width="8" height="20" font="0">ộ</text>
<text top="140" left="10" width="60" height="20" font="0"><b>B. H i</b></text><text top="139" left="40" width="8" height="20" font="0"><b>ỏ</b></text>
<text top="180" left="10" width="60" height="20" font="1"><i>C. <b>D</b></i></text></page><page><text top="100" left="10" width="60" height="20" font="0">A. Một</text></page>`
	paper := textPaper("A. Một\nB. Hỏi\nC. D\nE. khác\n\fA. Một\n")
	pdfLooks(drawn).dress(paper, "A. Một\nB. Hỏi\nC. D\nE. khác\n\fA. Một\n")
	red := uint32(1<<24 | 0xd00000)
	want := [][]span{{{end: 8}}, {{end: 8, look: lookBold}}, {{end: 3, look: lookItalic, color: red}, {end: 4, look: lookItalic | lookBold, color: red}}, {{end: 8}}, {{end: 8}}, {{end: 0}}}
	var got [][]span
	for _, b := range paper.blocks {
		got = append(got, b.line.spans)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(span{})); diff != "" {
		t.Errorf("spans (-want +got):\n%s", diff)
	}
}

func TestRTF(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice is not here: 300 MB that only readers of RTF and DOC need; TestMissingConverter holds what everybody else is told")
	}
	got := mustRead(t, "paper.rtf", []byte(`{\rtf1\ansi C\u226?u 1: H\u7887?i?\par A. x\par {\b B. y}\par C\u226?u 2: N\u7919?a?\par {\b A. x}\par B. y\par }`))
	if diff := cmp.Diff([]string{"1) Hỏi? | x | *y (bold)", "2) Nữa? | *x | y (bold)"}, summary(got)); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
}
