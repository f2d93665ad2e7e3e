package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"github.com/cespare/xxhash/v2"
	"github.com/labstack/echo/v4"

	"hoithi/internal/account"
)

// Call is what a handler may know of a request beside its input.
type Call struct {
	Actor  account.Actor
	At     time.Time // when the request arrived: the only clock a handler reads
	Lang   string    // "vi" or "en"
	IP     string
	http   echo.Context
	status int
}

const callKey = "call"

// callOf returns the call that the middleware made for this request.
func callOf(c echo.Context) *Call {
	call, _ := c.Get(callKey).(*Call)
	return call
}

// Status decides the status of success where a route has two.
func (c *Call) Status(code int) { c.status = code }

// Cookie returns the value of a cookie, or "".
func (c *Call) Cookie(name string) string {
	cookie, err := c.http.Cookie(name)
	if err != nil {
		return ""
	}
	return cookie.Value
}

// Header returns a header of the request.
func (c *Call) Header(name string) string { return c.http.Request().Header.Get(name) }

// HTTP is the request underneath, for the few handlers that need more: an
// uploaded file, a cookie to set.
func (c *Call) HTTP() echo.Context { return c.http }

// reply writes v as JSON. An answer to GET carries an ETag, and is 304 when the
// caller has it already.
func (c *Call) reply(v any) error {
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(v); err != nil {
		return err
	}
	response := c.http.Response()
	if c.http.Request().Method == http.MethodGet {
		tag := etag(body.Bytes())
		response.Header().Set("ETag", tag)
		if response.Header().Get(echo.HeaderCacheControl) == "" {
			response.Header().Set(echo.HeaderCacheControl, "private, no-cache")
		}
		if matches(c.Header("If-None-Match"), tag) {
			return c.http.NoContent(http.StatusNotModified)
		}
	}
	return c.http.Blob(c.status, echo.MIMEApplicationJSON, body.Bytes())
}

// etag is a weak tag: the body may travel compressed.
func etag(body []byte) string {
	return `W/"` + strconv.FormatUint(xxhash.Sum64(body), 36) + `"`
}

// noStore says that the answer is not to be kept by anybody.
func (c *Call) noStore() { c.http.Response().Header().Set(echo.HeaderCacheControl, "no-store") }
