package web

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"
)

// assets serves the files that pages load. Each is read and compressed once,
// with the first request for it; the whole set is a few hundred kilobytes.
type assets struct {
	dist fs.FS

	mu    sync.Mutex
	known map[string]*asset // guarded by mu
}

type asset struct {
	plain  []byte
	zipped []byte // nil: no gain
	media  string
	tag    string
}

func newAssets(dist fs.FS) *assets { return &assets{dist: dist, known: map[string]*asset{}} }

// serve answers with the named file; false when there is none. Names under
// assets/ carry a hash or a version, so they never change.
func (a *assets) serve(c echo.Context, name string) bool {
	if name == "" || strings.HasSuffix(name, ".html") || strings.HasPrefix(name, ".") || !fs.ValidPath(name) {
		return false
	}
	file := a.find(name)
	if file == nil {
		return false
	}
	file.send(c, name)
	return true
}

// send answers with a file by its name.
func (file *asset) send(c echo.Context, name string) {
	h := c.Response().Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set(echo.HeaderContentType, file.media)
	h.Set("ETag", file.tag)
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	if strings.HasPrefix(name, "assets/") {
		h.Set(echo.HeaderCacheControl, "public, max-age=31536000, immutable")
	} else {
		h.Set(echo.HeaderCacheControl, "public, max-age=3600")
	}
	if file.zipped != nil {
		h.Set(echo.HeaderVary, echo.HeaderAcceptEncoding)
	}
	if matches(c.Request().Header.Get("If-None-Match"), file.tag) {
		c.Response().WriteHeader(http.StatusNotModified)
		return
	}
	body := file.plain
	if file.zipped != nil && strings.Contains(c.Request().Header.Get(echo.HeaderAcceptEncoding), "gzip") {
		h.Set(echo.HeaderContentEncoding, "gzip")
		body = file.zipped
	}
	c.Response().WriteHeader(http.StatusOK)
	if c.Request().Method != http.MethodHead {
		_, _ = c.Response().Write(body) // the caller is gone when it fails
	}
}

func (a *assets) find(name string) *asset {
	a.mu.Lock()
	defer a.mu.Unlock()
	if file, ok := a.known[name]; ok {
		return file
	}
	info, err := fs.Stat(a.dist, name)
	if err != nil || info.IsDir() {
		return nil
	}
	text, err := fs.ReadFile(a.dist, name)
	if err != nil {
		return nil
	}
	file := newAsset(name, text)
	a.known[name] = file
	return file
}

func newAsset(name string, text []byte) *asset {
	return &asset{plain: text, media: mediaOf(name), tag: etag(text), zipped: squeeze(name, text)}
}

func mediaOf(name string) string {
	switch ext := path.Ext(name); ext {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".woff2":
		return "font/woff2"
	case ".webmanifest":
		return "application/manifest+json"
	default:
		if media := mime.TypeByExtension(ext); media != "" {
			return media
		}
		return "application/octet-stream"
	}
}

// squeeze compresses text as well as gzip can; nil where it does not pay.
func squeeze(name string, text []byte) []byte {
	switch path.Ext(name) {
	case ".js", ".mjs", ".css", ".svg", ".json", ".txt", ".webmanifest", ".map", ".ico":
	default:
		return nil
	}
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil
	}
	if _, err := w.Write(text); err != nil || w.Close() != nil || out.Len() >= len(text) {
		return nil
	}
	return out.Bytes()
}
