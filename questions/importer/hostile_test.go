package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"hoithi/internal/fault"
)

// codeOf reads data, which must fail, and returns the code of the failure.
func codeOf(t *testing.T, name string, data []byte) string {
	t.Helper()
	batch, err := Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), Options{})
	var f *fault.Error
	if !errors.As(err, &f) {
		t.Fatalf("Read(%s) = %d questions, %v, want a fault", name, len(batch.Questions), err)
	}
	if f.Msg.VI == "" || f.Msg.EN == "" {
		t.Errorf("Read(%s): %s has no message in both languages", name, f.Code)
	}
	return f.Code
}

func TestHostileFiles(t *testing.T) {
	t.Parallel()
	good := wordDoc{body: paras("Câu 1: Hỏi?", "A. một", "B. hai", "Đáp án: B")}.bytes(t)
	docxWith := func(document string) []byte {
		return zipOf(t, map[string]string{"word/document.xml": document})
	}
	bomb := strings.Repeat("<w:p/>", 1<<16)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "file_empty"},
		{"only spaces", []byte("  \n\t\n"), "file_empty"},
		{"truncated", good[:len(good)/2], "file_truncated"},
		{"a picture named .docx", []byte("\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 64)), "file_is_picture"},
		{"unknown binary", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00abc"), "format_unknown"},
		{"password-protected Office", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), utf16Bytes("EncryptedPackage")...), "file_password_protected"},
		{"zip slip", zipOf(t, map[string]string{"../../etc/passwd": "x", "word/document.xml": "<w/>"}), "zip_unsafe_path"},
		{"zip slip with backslashes", zipOf(t, map[string]string{`..\evil.xml`: "x"}), "zip_unsafe_path"},
		{"entities", docxWith(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`), "xml_entities"},
		{"an undeclared entity", docxWith(`<w:document><w:body><w:p><w:r><w:t>&lol;</w:t></w:r></w:p></w:body></w:document>`), "xml_entities"},
		{"entities in Moodle XML", []byte(`<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="essay">&x;</question></quiz>`), "xml_entities"},
		{"XML that is cut off", docxWith(`<w:document><w:body><w:p><w:r><w:t>Câu 1`), "xml_invalid"},
		{"XML nested without end", docxWith(strings.Repeat("<w:sdt>", 100000)), "xml_invalid"},
		{"no questions", wordDoc{body: paras("Kính gửi ban tổ chức,", "Trân trọng.")}.bytes(t), "no_questions"},
		{"a sheet without header", []byte("a,b,c\n1,2,3\n"), "no_questions"},
		{"a presentation", zipOf(t, map[string]string{"[Content_Types].xml": `<Types>presentationml.presentation</Types>`}), "format_unsupported"},
		{"a page of the web", []byte("<!DOCTYPE html><html><body>Câu 1</body></html>"), "format_unsupported"},
		{"broken JSON", []byte(`{"questions": [{"stem": }`), "json_invalid"},
		{"a manifest that lists nothing", zipOf(t, map[string]string{"imsmanifest.xml": "<manifest><resources/></manifest>"}), "qti_bad_manifest"},
		{"a document of empty paragraphs", docxWith(`<w:document><w:body>` + bomb + `</w:body></w:document>`), "no_questions"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := codeOf(t, c.name, c.data); got != c.want {
				t.Errorf("code = %s, want %s", got, c.want)
			}
		})
	}
}

func utf16Bytes(s string) []byte {
	var out []byte
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

func TestHostileFixtures(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{"qti21/ZipSlip.zip": "zip_unsafe_path", "qti21/BadManifest.zip": "qti_bad_manifest",
		"qti21/NotContentPackage.zip": "qti_not_a_package", "qti22/imsmanifest.xml": "qti_not_a_package"} {
		if got := codeOf(t, file, fixture(t, file)); got != want {
			t.Errorf("%s: code = %s, want %s", file, got, want)
		}
	}
}

// zeros is an endless reader of one byte.
type zeros struct{}

func (zeros) ReadAt(p []byte, _ int64) (int, error) {
	clear(p)
	return len(p), nil
}

func TestTooLarge(t *testing.T) {
	t.Parallel()
	_, err := Read(t.Context(), "huge.docx", zeros{}, 100<<20, Options{})
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("100 MB: %v, want ErrTooLarge", err)
	}
}

// TestZipBomb: sizes are refused as they are declared, and again as they come
// out, because a directory may lie.
func TestZipBomb(t *testing.T) {
	t.Parallel()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	if _, err := w.CreateRaw(&zip.FileHeader{Name: "word/document.xml", UncompressedSize64: 1 << 40}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := codeOf(t, "declared.docx", buf.Bytes()); got != "zip_too_large" {
		t.Errorf("declared: code = %s, want zip_too_large", got)
	}
	data := zipOf(t, map[string]string{"a": strings.Repeat(" ", 1<<20)})
	a, err := openArchive(source{ctx: t.Context(), data: bytes.NewReader(data), size: int64(len(data))})
	if err != nil {
		t.Fatal(err)
	}
	a.left = 1 << 19 // what earlier parts have left over
	if _, err := a.read("a"); !errors.Is(err, ErrZipBomb) {
		t.Errorf("unpacked: %v, want ErrZipBomb", err)
	}
}

// TestMillionRows: rows and paragraphs beyond the limits are refused as soon as
// the limit is reached, and a sheet that unpacks to more before it is unpacked.
func TestMillionRows(t *testing.T) {
	t.Parallel()
	src := source{ctx: t.Context()}
	s := &sheetReader{src: src, b: &builder{}, ready: true, columns: noColumns(), rows: maxRows}
	if err := s.add(sheetRow{n: maxRows + 1}); !errors.Is(err, ErrTooManyRows) {
		t.Errorf("row %d: %v, want ErrTooManyRows", maxRows+1, err)
	}
	d := &docx{src: src, b: &builder{}, para: maxLines}
	if _, err := d.paragraph(nil); !errors.Is(err, ErrTooLarge) {
		t.Errorf("paragraph %d: %v, want ErrTooLarge", maxLines+1, err)
	}
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	if _, err := w.Create("xl/workbook.xml"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", UncompressedSize64: maxPartSize + 1}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := codeOf(t, "rows.xlsx", buf.Bytes()); got != "too_many_rows" {
		t.Errorf("sheet: code = %s, want too_many_rows", got)
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	data := wordDoc{body: paras("Câu 1: Hỏi?", "A. một", "B. hai")}.bytes(t)
	if _, err := Read(ctx, "x.docx", bytes.NewReader(data), int64(len(data)), Options{}); !errors.Is(err, ErrCancelled) {
		t.Errorf("Read with a cancelled context: %v, want ErrCancelled", err)
	}
}

// TestConverterMissing: without the program the error names the package.
func TestConverterMissing(t *testing.T) {
	t.Parallel()
	for tool, c := range map[string]struct{ data, pkg string }{
		"pdftotext": {"%PDF-1.4\n", "poppler-utils"},
		"soffice":   {`{\rtf1 Cau 1}`, "libreoffice-writer"},
	} {
		if _, err := exec.LookPath(tool); err == nil {
			t.Logf("%s is installed; its absence cannot be tested", tool)
			continue
		}
		_, err := Read(t.Context(), "x", strings.NewReader(c.data), int64(len(c.data)), Options{})
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != "converter_missing" || !strings.Contains(f.Msg.VI, c.pkg) {
			t.Errorf("without %s: %v, want a fault that names %s", tool, err, c.pkg)
		}
	}
}

// TestNothingWritten: reading leaves no files behind.
func TestNothingWritten(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	mustRead(t, "big.xlsx", bigSheet(t, 300))
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
