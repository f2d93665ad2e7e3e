package unitfile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// csvRows reads comma-, semicolon- or tab-separated text in UTF-8 or UTF-16.
func csvRows(raw []byte) rows {
	return func(yield func(int, []string) bool) error {
		text, err := decode(raw)
		if err != nil {
			return err
		}
		r := csv.NewReader(bytes.NewReader(text))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = separator(text), -1, true, true
		for {
			cells, err := r.Read()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return ErrUnreadable.Because(err)
			}
			row, _ := r.FieldPos(0)
			if !yield(row, cells) {
				return nil
			}
		}
	}
}

// decode returns UTF-8 without a byte order mark.
func decode(raw []byte) ([]byte, error) {
	if bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(raw)
		if err != nil {
			return nil, ErrUnreadable.Because(err)
		}
		return text, nil
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		return nil, ErrUnreadable
	}
	return raw, nil
}

// separator is the one of , ; and tab that the first lines use most.
func separator(text []byte) rune {
	head := text[:min(len(text), 4096)]
	best, most := ',', bytes.Count(head, []byte(","))
	for _, r := range []rune{';', '\t'} {
		if n := bytes.Count(head, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}
