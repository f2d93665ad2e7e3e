package importer

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// detect names the format of a file from its content. The file's name never
// decides: an image renamed to .docx is an image.
func detect(src source) (string, error) {
	if src.size == 0 {
		return "", ErrEmpty
	}
	if src.size > MaxFileSize {
		return "", ErrTooLarge
	}
	start := make([]byte, min(src.size, 4096))
	if _, err := src.data.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", ErrUnreadable.Because(err)
	}
	switch {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")), bytes.HasPrefix(start, []byte("PK\x05\x06")):
		return detectArchive(src)
	case bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return detectOLE(src)
	case bytes.HasPrefix(start, []byte("%PDF-")):
		return "pdf", nil
	case bytes.HasPrefix(bytes.TrimLeft(start, " \t\r\n\xef\xbb\xbf"), []byte(`{\rtf`)):
		return "rtf", nil
	}
	if _, ok := pictureType(start); ok {
		return "", ErrPicture
	}
	return detectText(src)
}

// detectArchive looks into a zip container.
func detectArchive(src source) (string, error) {
	a, err := openArchive(src)
	if err != nil {
		return "", err
	}
	if a.has("mimetype") {
		kind, err := a.read("mimetype")
		if err != nil {
			return "", err
		}
		if format, ok := openDocumentFormat(string(kind)); ok {
			return format, nil
		}
	}
	switch {
	case a.has("imsmanifest.xml"):
		return "qti", nil
	case a.has("xl/workbook.xml"):
		return "xlsx", nil
	case a.has("word/document.xml"):
		return "docx", nil
	case a.has("[Content_Types].xml"):
		return detectOffice(a)
	case len(a.names) == 0:
		return "", ErrEmpty
	}
	for _, name := range a.names {
		if strings.HasSuffix(name, "/imsmanifest.xml") {
			return "qti", nil
		}
	}
	for _, name := range a.names {
		if strings.HasSuffix(name, ".xml") {
			return "qti", ErrNotPackage
		}
	}
	return "", unsupportedFormat("zip")
}

func openDocumentFormat(kind string) (string, bool) {
	switch kind = strings.TrimSpace(kind); {
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument.text"):
		return "odt", true
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument.spreadsheet"):
		return "ods", true
	}
	return "", false
}

// detectOffice tells the Office formats apart whose main part has an unusual
// name.
func detectOffice(a *archive) (string, error) {
	types, err := a.read("[Content_Types].xml")
	if err != nil {
		return "", err
	}
	text := string(types)
	switch {
	case strings.Contains(text, "wordprocessingml.document.main"), strings.Contains(text, "ms-word.document.macroEnabled.main"),
		strings.Contains(text, "wordprocessingml.template.main"):
		return "docx", nil
	case strings.Contains(text, "spreadsheetml.sheet.main"):
		return "xlsx", nil
	case strings.Contains(text, "presentationml"):
		return "pptx", unsupportedFormat("pptx")
	case strings.Contains(text, "sheet.binary"):
		return "xlsb", unsupportedFormat("xlsb")
	}
	return "", ErrUnreadable
}

// detectOLE tells old Word, old Excel and encrypted files apart by the names
// of their streams, which are stored in UTF-16.
func detectOLE(src source) (string, error) {
	data := make([]byte, src.size)
	if _, err := src.data.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", ErrUnreadable.Because(err)
	}
	has := func(stream string) bool {
		wide := make([]byte, 0, 2*len(stream))
		for i := range len(stream) {
			wide = append(wide, stream[i], 0)
		}
		return bytes.Contains(data, wide)
	}
	switch {
	case has("EncryptedPackage"), has("EncryptionInfo"):
		return "", ErrPassword
	case has("WordDocument"):
		return "doc", nil
	case has("Workbook"), has("Book"):
		return "xls", nil
	}
	return "", unsupportedFormat("ole")
}

// pictureType recognises pictures by their first bytes.
func pictureType(b []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		return "image/png", true
	case bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
		return "image/jpeg", true
	case bytes.HasPrefix(b, []byte("GIF87a")), bytes.HasPrefix(b, []byte("GIF89a")):
		return "image/gif", true
	case len(b) > 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP":
		return "image/webp", true
	case len(b) > 14 && string(b[:2]) == "BM" && b[6] == 0 && b[7] == 0 && b[8] == 0 && b[9] == 0:
		return "image/bmp", true
	case bytes.HasPrefix(b, []byte("II*\x00")), bytes.HasPrefix(b, []byte("MM\x00*")):
		return "image/tiff", true
	case len(b) > 12 && string(b[4:8]) == "ftyp":
		return "image/heic", true
	}
	return "application/octet-stream", false
}

// readAll returns the whole file when it is within limit.
func (src source) readAll(limit int64) ([]byte, error) {
	if src.size > limit {
		return nil, ErrTooLarge
	}
	data := make([]byte, src.size)
	n, err := src.data.ReadAt(data, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, ErrUnreadable.Because(err)
	}
	return data[:n], nil
}
