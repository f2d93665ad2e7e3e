package importer

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"strings"
)

// readPDF reads a PDF with poppler, as a plain paper: pdftotext knows the lines
// best, pdftohtml knows which letters are bold, slanted or coloured.
func readPDF(src source, b *builder) error {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		return missingConverter("poppler-utils")
	}
	dir, in, err := putAside(src, "pdf")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	text, message, err := poppler(src.ctx, "pdftotext", "-layout", "-enc", "UTF-8", in, "-")
	if err != nil {
		if strings.Contains(strings.ToLower(message), "password") {
			return ErrPassword.Because(err)
		}
		return ErrUnreadable.Because(err).With("converter", shorten(message, 200))
	}
	if strings.TrimSpace(text) == "" {
		return ErrPicture
	}
	p := textPaper(text)
	drawn, _, err := poppler(src.ctx, "pdftohtml", "-xml", "-i", "-q", "-enc", "UTF-8", "-stdout", in)
	if err != nil { // an old poppler, or a page it cannot draw: the text stands
		b.file("", warnf("pdf_text_only", "Tệp PDF chỉ đọc được phần chữ; đậm, nghiêng, tô màu và ảnh bị mất. Nếu có thể hãy gửi tệp Word gốc.",
			"Only the text of a PDF is read; bold, italic, colours and pictures are lost. Send the Word original if you can."))
		return readPaper(src, b, p)
	}
	pdfLooks(drawn).dress(p, text)
	b.file("", warnf("pdf_text_only", "Tệp PDF chỉ đọc được chữ, kể cả chữ đậm, nghiêng và màu chữ; gạch chân, tô nền và ảnh bị mất. Nếu có thể hãy gửi tệp Word gốc.",
		"Only the text of a PDF is read, with bold, italic and coloured letters; underlines, highlights and pictures are lost. Send the Word original if you can."))
	return readPaper(src, b, p)
}

// poppler runs one of poppler's tools and returns what it writes.
func poppler(ctx context.Context, tool string, args ...string) (text, message string, err error) {
	ctx, cancel := context.WithTimeout(ctx, convertTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, tool, args...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &limitedBuffer{Buffer: &out, left: maxTextSize}, &limitedBuffer{Buffer: &said, left: 4096}
	err = cmd.Run()
	return out.String(), said.String(), err
}
