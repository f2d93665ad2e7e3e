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

// pdfOf writes a page of text, line by line.
func pdfOf(lines ...string) []byte {
	var text strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&text, "BT /F1 12 Tf 60 %d Td (%s) Tj ET\n", 760-20*i, line)
	}
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%sendstream", text.Len(), text.String()), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
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
