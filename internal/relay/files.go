package relay

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hoithi/internal/connector"
)

// fileLink writes a text file that follows a picture. Readers never see half of
// it: a new file takes the old one's place.
type fileLink struct {
	config FileConfig
	told   string
	known  bool
}

var _ connector.Link = (*fileLink)(nil)

// Show fills the places in the text; what is not on air leaves them empty.
func (l *fileLink) Show(_ context.Context, p connector.Picture) error {
	text := hole.ReplaceAllStringFunc(l.config.Text, func(place string) string {
		parts := hole.FindStringSubmatch(place)
		return oneLine(p.Layers[parts[1]].Fields[parts[2]])
	})
	if l.known && text == l.told {
		return nil
	}
	if err := replaceFile(l.config.Path, text+"\n"); err != nil {
		return err
	}
	l.told, l.known = text, true
	return nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func replaceFile(path, text string) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".hoithi-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// Close leaves the file as it is.
func (l *fileLink) Close() error { return nil }
