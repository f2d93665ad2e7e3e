package web

import (
	"context"
	"net/http"
	"reflect"

	"github.com/labstack/echo/v4"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Auth says who may call a route.
type Auth string

// The kinds of caller. AuthContestant reads the device's cookie, AuthAttempt
// the signed token of one attempt, AuthStaff the desk's session.
const (
	AuthPublic     Auth = "public"
	AuthContestant Auth = "contestant"
	AuthAttempt    Auth = "attempt"
	AuthStaff      Auth = "staff"
)

// Pace says which middleware a route passes through.
type Pace uint8

// The paces. Normal has everything; Hot only what an answer cannot do without;
// Stream has no time limit and no compression of its own.
const (
	Normal Pace = iota
	Hot
	Stream
)

// Route is one row of the table: what OpenAPI says and what Echo serves.
type Route struct {
	Method  string
	Path    string // under /api/v1, Echo's syntax: "/rounds/:id"
	Auth    Auth
	Right   account.Right // AuthStaff: the right it needs in some contest; the service checks in which
	Summary string
	Endpoint
}

// Endpoint is the typed end of a route. Make one with handle, answer or raw.
type Endpoint struct {
	Request  reflect.Type // nil: none
	Response reflect.Type // nil: see Media
	Media    string       // of a raw answer: "image/svg+xml"
	Status   int          // of success
	Pace     Pace
	Upload   bool // the request is multipart/form-data with one part "file"
	Limit    int64
	Fails    []*fault.Error // what it may answer beside the general problems
	serve    echo.HandlerFunc
}

// Empty is the request or response of a route that has none. An Empty answer
// is 204 No Content.
type Empty struct{}

// handle makes an endpoint of a use case that needs only to know who acts.
func handle[Req, Res any](do func(context.Context, account.Actor, Req) (Res, error)) Endpoint {
	return answer(func(ctx context.Context, call *Call, req Req) (Res, error) {
		return do(ctx, call.Actor, req)
	})
}

// answer makes an endpoint of a use case that also looks at the call: its
// time, language, cookies.
func answer[Req, Res any](do func(context.Context, *Call, Req) (Res, error)) Endpoint {
	e := Endpoint{Status: http.StatusOK, Request: typeOf[Req](), Response: typeOf[Res]()}
	if e.Response == nil {
		e.Status = http.StatusNoContent
	}
	e.serve = func(c echo.Context) error {
		call := callOf(c)
		var req Req
		if err := bind(c, &req); err != nil {
			return err
		}
		res, err := do(c.Request().Context(), call, req)
		if err != nil {
			return err
		}
		if e.Response == nil {
			return c.NoContent(http.StatusNoContent)
		}
		return call.reply(res)
	}
	return e
}

// raw makes an endpoint that writes its own answer: a picture, a file, a
// stream. Req only describes the parameters.
func raw[Req any](media string, serve func(echo.Context, *Call, Req) error) Endpoint {
	return Endpoint{Status: http.StatusOK, Request: typeOf[Req](), Media: media, serve: func(c echo.Context) error {
		var req Req
		if err := bind(c, &req); err != nil {
			return err
		}
		return serve(c, callOf(c), req)
	}}
}

// created says that success is 201, unless the call decides otherwise.
func (e Endpoint) created() Endpoint { return e.status(http.StatusCreated) }

// accepted says that success is 202.
func (e Endpoint) accepted() Endpoint { return e.status(http.StatusAccepted) }

func (e Endpoint) status(code int) Endpoint {
	e.Status = code
	return e
}

// stream says that the endpoint stays open.
func (e Endpoint) stream() Endpoint {
	e.Pace = Stream
	return e
}

// upload says that the request carries a file of at most limit bytes.
func (e Endpoint) upload(limit int64) Endpoint {
	e.Upload, e.Limit = true, limit
	return e
}

// fails names the failures that are particular to the endpoint.
func (e Endpoint) fails(errs ...*fault.Error) Endpoint {
	e.Fails = append(e.Fails[:len(e.Fails):len(e.Fails)], errs...)
	return e
}

func typeOf[T any]() reflect.Type {
	if t := reflect.TypeFor[T](); t != reflect.TypeFor[Empty]() {
		return t
	}
	return nil
}
