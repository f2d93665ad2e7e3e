package web

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// pages are the built frontend: two documents and what they load.
type pages struct {
	files  *assets
	play   string
	desk   string
	absent bool // nobody has built the frontend
}

const notBuilt = "Giao diện chưa được dựng: chạy `make build` (hoặc `npm ci && npm run build` trong thư mục frontend).\n" +
	"The pages have not been built: run `make build`.\n"

func newPages(dist fs.FS) (*pages, error) {
	if dist == nil {
		return &pages{absent: true, files: newAssets(emptyFS{})}, nil
	}
	p := &pages{files: newAssets(dist)}
	for name, into := range map[string]*string{"play.html": &p.play, "desk.html": &p.desk} {
		text, err := fs.ReadFile(dist, name)
		if errors.Is(err, fs.ErrNotExist) {
			p.absent = true
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("web: page %s: %w", name, err)
		}
		*into = string(text)
	}
	return p, nil
}

type emptyFS struct{}

func (emptyFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// page answers every path that is not the API's: a file of the frontend where
// there is one, else the document whose script knows the path.
func (s *Server) page(c echo.Context) error {
	path := c.Request().URL.Path
	if path == "/api" || strings.HasPrefix(path, "/api/") {
		s.apiHeaders(c.Response().Header())
		return errNoRoute
	}
	if s.pages.files.serve(c, strings.TrimPrefix(path, "/")) {
		return nil
	}
	if strings.HasPrefix(path, "/assets/") {
		return c.String(http.StatusNotFound, "not found\n")
	}
	if s.pages.absent {
		return c.String(http.StatusServiceUnavailable, notBuilt)
	}
	return s.document(c, path)
}

func (s *Server) document(c echo.Context, path string) error {
	embed := under(path, "/embed")
	s.pageHeaders(c.Response().Header(), embed)
	c.Response().Header().Set(echo.HeaderCacheControl, "no-cache")
	if path == "/preview" {
		c.Response().Header().Set("X-Robots-Tag", "noindex, nofollow")
		c.Response().Header().Set("Referrer-Policy", "no-referrer")
	}
	if under(path, "/desk") || under(path, "/mc") {
		return c.HTML(http.StatusOK, s.pages.desk)
	}
	if !embed && c.Request().Method == http.MethodGet {
		s.greetDevice(c)
	}
	head := s.headFor(c.Request().Context(), path)
	return c.HTML(head.status, head.fill(s.pages.play, s.site(c), path))
}

// under reports whether path is root or below it.
func under(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}
