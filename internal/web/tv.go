package web

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"hoithi/internal/broadcast"
)

// transparentPage is the answer to everything that goes wrong under /tv/: a
// host may put whatever we say on air, so we say nothing.
const transparentPage = `<!doctype html><html><head><meta charset="utf-8"><title></title>` +
	`<style>html,body{margin:0;background:transparent;overflow:hidden}</style></head><body></body></html>`

// television is what the pages of outputs are made of.
type television struct {
	files  *assets
	own    *tvDocument // of this program; nil: nobody has built it
	id     string      // its build
	builds *tvBuilds   // the others that are kept
	policy string
}

var (
	inlineScript = regexp.MustCompile(`(?s)<script>(.*?)</script>`)
	inlineStyle  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
)

func newTelevision(dist fs.FS, air *Air) (*television, error) {
	t := &television{files: newAssets(emptyFS{}), builds: newTVBuilds(air), policy: tvPolicy("", "")}
	files, err := TVFiles(dist)
	if err != nil || len(files) == 0 {
		return t, err // not built: outputs stay transparent
	}
	sub, err := fs.Sub(dist, "tv")
	if err != nil {
		return nil, fmt.Errorf("web: pages of outputs: %w", err)
	}
	t.files, t.id = newAssets(sub), files.ID()
	t.own = newTVDocument(t.id, string(files[tvPageFile]))
	t.policy = t.own.policy
	return t, nil
}

// tvPolicy lets a page do what an output does and nothing else. Any host may
// frame it; scripts and styles are ours, the inline ones by their hashes.
func tvPolicy(scripts, styles string) string {
	return "default-src 'none'; script-src 'self'" + scripts + "; style-src 'self'" + styles +
		"; font-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; base-uri 'none'; frame-ancestors *"
}

func hashes(inline *regexp.Regexp, page string) string {
	var out strings.Builder
	for _, found := range inline.FindAllStringSubmatch(page, -1) {
		sum := sha256.Sum256([]byte(found[1]))
		out.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
	}
	return out.String()
}

// tvHeaders are the headers of everything under /tv/: any host may ask, nobody
// sends cookies along, the address with its token travels nowhere.
func (s *Server) tvHeaders(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "ETag")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Content-Security-Policy", s.tv.policy)
	if s.options.Secure {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// transparent answers an error so that nothing is seen.
func (s *Server) transparent(c echo.Context, status int) error {
	if c.Response().Committed {
		return nil
	}
	h := c.Response().Header()
	for name := range h {
		h.Del(name)
	}
	s.tvHeaders(h)
	h.Set(echo.HeaderCacheControl, "no-store")
	if c.Request().Method == http.MethodHead {
		return c.NoContent(status)
	}
	return c.HTML(status, transparentPage)
}

// tvFailed answers an error of a path under /tv/.
func (s *Server) tvFailed(err error, c echo.Context) {
	status := statusOf(recognise(err))
	if status == http.StatusInternalServerError {
		s.options.Log.Error("television failed", "path", c.Request().URL.Path, "err", err)
	}
	if err := s.transparent(c, status); err != nil {
		s.options.Log.Debug("transparent page not delivered", "err", err)
	}
}

// television answers every path under /tv/.
func (s *Server) television(c echo.Context) error {
	request := c.Request()
	s.tvHeaders(c.Response().Header())
	kind, rest, _ := strings.Cut(strings.TrimPrefix(request.URL.Path, "/tv/"), "/")
	if request.Method == http.MethodOptions {
		c.Response().Header().Set("Access-Control-Allow-Methods", "GET, POST")
		c.Response().Header().Set("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, If-None-Match")
		c.Response().Header().Set("Access-Control-Max-Age", "86400")
		return c.NoContent(http.StatusNoContent)
	}
	read := request.Method == http.MethodGet || request.Method == http.MethodHead
	switch {
	case kind == "o" && read && rest != "":
		return s.tvPage(c, rest)
	case (kind == "assets" || kind == "kit") && read:
		return s.tvFile(c, kind+"/"+rest)
	case s.options.Air == nil:
		return errNoRoute
	case kind == "api":
		return s.tvRemote(c, rest)
	case kind == "state" && read:
		return s.tvState(c, rest)
	case kind == "ws" && request.Method == http.MethodGet && strings.HasPrefix(rest, "o/"):
		return s.tvSocket(c, strings.TrimPrefix(rest, "o/"))
	case kind == "beat" && request.Method == http.MethodPost:
		return s.tvBeat(c, rest)
	case kind == "probe" && read:
		return s.tvProbe(c, rest)
	}
	return errNoRoute
}

// tvPage is the page of the build that the output runs, for every token: what
// it shows is decided when it asks for its state.
func (s *Server) tvPage(c echo.Context, output string) error {
	page := s.tvPageOf(c.Request().Context(), output)
	if page == nil {
		return s.transparent(c, http.StatusServiceUnavailable)
	}
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "no-cache")
	h.Set("Content-Security-Policy", page.policy)
	return c.HTML(http.StatusOK, page.html)
}

// tvPageOf is the page of an output's build; the program's own where the output
// is unknown, or its build cannot be had: an old picture is worse than none
// only to those who have one.
func (s *Server) tvPageOf(ctx context.Context, output string) *tvDocument {
	if s.options.Air == nil || s.options.Air.Control == nil {
		return s.tv.own
	}
	o, err := s.options.Air.Control.Output(ctx, output)
	if err != nil || o.Build == "" || o.Build == s.tv.id {
		return s.tv.own
	}
	if page := s.tv.builds.page(ctx, o.Build); page != nil {
		return page
	}
	return s.tv.own
}

// tvFile serves what the page loads, and the kits as downloads: a kit is for a
// host's own disk, and its inline scripts do not run here.
func (s *Server) tvFile(c echo.Context, name string) error {
	h := c.Response().Header()
	if strings.HasPrefix(name, "kit/") {
		h.Set(echo.HeaderContentDisposition, `attachment; filename="`+path.Base(name)+`"`)
		return s.tvKit(c, name)
	}
	if s.tv.files.serve(c, name) {
		return nil
	}
	old := s.tv.builds.file(c.Request().Context(), name)
	if old == nil {
		return errNoRoute
	}
	old.send(c, name)
	return nil
}

func (s *Server) tvKit(c echo.Context, name string) error {
	file := s.tv.files.find(name)
	if !fs.ValidPath(name) || file == nil {
		return errNoRoute
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-cache")
	c.Response().Header().Set("ETag", file.tag)
	if matches(c.Request().Header.Get("If-None-Match"), file.tag) {
		return c.NoContent(http.StatusNotModified)
	}
	return c.Blob(http.StatusOK, file.media, file.plain)
}

// tvState is the newest picture for those who have no socket.
func (s *Server) tvState(c echo.Context, output string) error {
	caller, err := s.tvCaller(c, output)
	if err != nil {
		return forbidden(err)
	}
	if err := s.tellTV(c.Request().Context(), caller); err != nil {
		return err
	}
	frame, err := s.options.Air.Control.Picture(c.Request().Context(), output, caller.bus)
	if err != nil {
		return err
	}
	if frame == nil {
		return c.NoContent(http.StatusNoContent)
	}
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "no-cache")
	h.Set("ETag", `"`+frame.Tag+`"`)
	if matches(c.Request().Header.Get("If-None-Match"), `"`+frame.Tag+`"`) {
		return c.NoContent(http.StatusNotModified)
	}
	return c.Blob(http.StatusOK, "application/json; charset=utf-8", frame.At(s.options.Now()))
}

// forbidden turns a refused token into 403: a browser must not ask anybody for
// a password on air.
func forbidden(err error) error {
	if errors.Is(err, broadcast.ErrToken) {
		return errTVRefused.Because(err)
	}
	return err
}

// tvBeatMost bounds what an output says of itself.
const tvBeatMost = 4 << 10

// tvBeat hears an output that has no socket. It answers the same whatever it
// heard.
func (s *Server) tvBeat(c echo.Context, output string) error {
	caller, err := s.tvCaller(c, output)
	if err == nil {
		var beat wireBeat
		if err := json.NewDecoder(http.MaxBytesReader(c.Response(), c.Request().Body, tvBeatMost)).Decode(&beat); err == nil {
			s.heard(c, output, beat.beat(caller.inst))
		}
	}
	return c.NoContent(http.StatusNoContent)
}

// tvProbe hears an engine that is too old to draw. It comes as a picture's
// address, the one request that no engine refuses.
func (s *Server) tvProbe(c echo.Context, output string) error {
	if caller, err := s.tvCaller(c, output); err == nil {
		s.heard(c, output, broadcast.Beat{Inst: caller.inst, Host: short(c.QueryParam("host")), Engine: short(c.QueryParam("engine")), W: number(c.QueryParam("w")),
			H: number(c.QueryParam("h")), Errors: 1, LastError: short(c.QueryParam("error")), TooOld: true})
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	return c.NoContent(http.StatusNoContent)
}

func (s *Server) heard(c echo.Context, output string, b broadcast.Beat) {
	if err := s.options.Air.Control.Heard(c.Request().Context(), output, b); err != nil {
		s.options.Log.Debug("television: beat", "output", output, "err", err)
	}
}

// wireBeat is tv/wire.ts Beat.
type wireBeat struct {
	Host      string  `json:"host"`
	Engine    string  `json:"engine"`
	W         int     `json:"w"`
	H         int     `json:"h"`
	FPS       float64 `json:"fps"`
	Rev       int64   `json:"rev"`
	OffsetMS  float64 `json:"offset_ms"`
	DataAgeMS float64 `json:"data_age_ms"`
	Tally     string  `json:"tally"`
	Errors    int     `json:"errors"`
	LastError string  `json:"last_error"`
	Build     string  `json:"build"`
}

func (b wireBeat) beat(inst string) broadcast.Beat {
	return broadcast.Beat{Inst: inst, Host: short(b.Host), Engine: short(b.Engine), W: b.W, H: b.H, FPS: int(b.FPS), Rev: b.Rev,
		Offset: time.Duration(b.OffsetMS * float64(time.Millisecond)), DataAge: time.Duration(b.DataAgeMS * float64(time.Millisecond)), Tally: short(b.Tally),
		Errors: b.Errors, LastError: short(b.LastError), Build: short(b.Build)}
}
