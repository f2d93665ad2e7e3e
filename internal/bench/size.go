package bench

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// FirstLoad is what a contestant's page loads before anything else: the scripts
// and styles that its document names. (What these load on demand comes later.)
type FirstLoad struct {
	KB    float64        `json:"kb_gzip"`
	Files map[string]int `json:"bytes_gzip"`
}

var named = regexp.MustCompile(`(?:src|href)="/?([^"]+\.(?:js|css))"`)

// firstLoad reads the built frontend. One that has not been built has no files.
func firstLoad(dist fs.FS) (FirstLoad, error) {
	out := FirstLoad{Files: map[string]int{}}
	if dist == nil {
		return out, nil
	}
	page, err := fs.ReadFile(dist, "play.html")
	if err != nil {
		return out, nil //nolint:nilerr // not built
	}
	total := 0
	for _, match := range named.FindAllStringSubmatch(string(page), -1) {
		name := path.Clean(strings.TrimPrefix(match[1], "./"))
		if _, counted := out.Files[name]; counted {
			continue
		}
		text, err := fs.ReadFile(dist, name)
		if err != nil {
			return out, fmt.Errorf("bench: the first load: %w", err)
		}
		out.Files[name] = zipped(text)
		total += out.Files[name]
	}
	out.KB = float64(total) / 1024 // as browsers and the build print it
	return out, nil
}

func zipped(text []byte) int {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	_, _ = w.Write(text) // a bytes.Buffer does not fail
	_ = w.Close()
	return b.Len()
}
