package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"hoithi/internal/broadcast"
	"hoithi/internal/fault"
	"hoithi/internal/remote"
	"hoithi/internal/tables"
)

// errGetOff says that a command came by GET, which prefetchers and previews of
// links do too.
var errGetOff = fault.New(fault.Invalid, "control_by_get", "Lệnh điều khiển phải gửi bằng POST.", "Commands are sent by POST.")

// openRemote makes what machines outside use, once television is there.
func (s *Server) openRemote() {
	air := s.options.Air
	if air == nil {
		return
	}
	s.panel = remote.NewPanel(air.Control, air.Freezer, s.options.Now)
	s.feeds = newFeeds(tables.NewReader(air.Control, publicRounds{s.catalog, s.options.Now}, s.options.Now), s.options.Now)
}

// Panel is control from outside, for OSC; nil without television.
func (s *Server) Panel() *remote.Panel { return s.panel }

// CommandDone is the answer to a command from outside.
type CommandDone struct {
	OK     bool  `json:"ok"`
	Rev    int64 `json:"rev"`
	AtMS   int64 `json:"at_ms"`
	Repeat bool  `json:"repeat"`
}

// tvRemote answers /tv/api/v1/{output}/{command}: POST with the token of class
// ctl as a bearer and an Idempotency-Key; GET …/state tells the state. Errors
// are problem details for a program, and transparent for a browser.
func (s *Server) tvRemote(c echo.Context, rest string) error {
	err := s.remote(c, rest)
	if err == nil || strings.Contains(c.Request().Header.Get("Accept"), "text/html") {
		return err
	}
	known := recognise(forbidden(err))
	status := statusOf(known)
	if status == http.StatusInternalServerError {
		return err
	}
	return writeProblem(c, status, known)
}

func (s *Server) remote(c echo.Context, rest string) error {
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	output, words, ok := strings.Cut(strings.TrimPrefix(rest, "v1/"), "/")
	if !ok || !strings.HasPrefix(rest, "v1/") {
		return errNoRoute
	}
	ctx := c.Request().Context()
	token, err := s.panel.Admit(ctx, bearer(c), output)
	if err != nil {
		return err
	}
	if words == "state" && c.Request().Method == http.MethodGet {
		return s.remoteState(c, output)
	}
	if c.Request().Method != http.MethodPost {
		return errGetOff
	}
	id := c.Request().Header.Get("Idempotency-Key")
	if id == "" {
		id = c.QueryParam("cmdId")
	}
	if id == "" || len(id) > 100 {
		return broadcast.ErrCommandID
	}
	done, err := s.panel.Do(ctx, token.Actor(c.RealIP()), output, token.ID+":"+id, words)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, CommandDone{OK: true, Rev: done.Rev, AtMS: done.At.UnixMilli(), Repeat: done.Repeat})
}

// bearer is the token of a call: from the header, or from the address for
// panels that can set none.
func bearer(c echo.Context) string {
	if t, ok := strings.CutPrefix(c.Request().Header.Get(echo.HeaderAuthorization), "Bearer "); ok {
		return t
	}
	return c.QueryParam("t")
}

// remoteState answers a poll; the tag leaves the time out, so that a panel that
// asks four times a second is mostly told that nothing has changed.
func (s *Server) remoteState(c echo.Context, output string) error {
	state, err := s.panel.State(c.Request().Context(), output)
	if err != nil {
		return err
	}
	now := state.NowMS
	state.NowMS = 0
	plain, err := json.Marshal(state)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(plain)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	c.Response().Header().Set("ETag", tag)
	if matches(c.Request().Header.Get("If-None-Match"), tag) {
		return c.NoContent(http.StatusNotModified)
	}
	state.NowMS = now
	return c.JSON(http.StatusOK, state)
}
