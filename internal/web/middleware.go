package web

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"hoithi/contest"
	"hoithi/internal/account"
)

const (
	apiPrefix    = "/api/v1"
	headerTime   = "Server-Time-Ms" // canonical: it is set without Set
	timeLimit    = 10 * time.Second // of a call that is not a stream
	uploadLimit  = 2 * time.Minute
	bodyLimit    = 64 << 10
	hotBodyLimit = 4 << 10 // an answer is a few dozen bytes
	gzipFrom     = 1 << 10 // smaller answers do not gain
)

// wrap puts the middleware of its pace around a route. They are plain
// functions around one another, outermost first, decided once at start.
func (s *Server) wrap(r Route) echo.HandlerFunc {
	h := s.limitBody(r, r.serve)
	if r.Pace == Hot {
		return s.observe(r, s.tellTime(h))
	}
	h = s.open(r, h)
	if r.Pace == Normal {
		h = middleware.GzipWithConfig(middleware.GzipConfig{MinLength: gzipFrom})(h)
		h = limitTime(r, h)
	}
	return s.observe(r, s.tellTime(s.secure(nameRequest(h))))
}

// tellTime gives clients the server's clock with every answer.
func (s *Server) tellTime(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header()[headerTime] = []string{strconv.FormatInt(s.options.Now().UnixMilli(), 10)}
		return next(c)
	}
}

// secure sets the headers of an API answer and refuses changes that another
// site asks for: cookies travel with those too.
func (s *Server) secure(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		s.apiHeaders(c.Response().Header())
		if err := s.origins.Check(c.Request()); err != nil {
			return errCrossSite.Because(err)
		}
		return next(c)
	}
}

func nameRequest(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderXRequestID, uuid.NewString())
		return next(c)
	}
}

// open makes the Call: who acts, when, in which language.
func (s *Server) open(r Route, next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		call := &Call{At: s.options.Now(), Lang: speaks(c.Request()), IP: c.RealIP(), http: c, status: r.Status}
		if r.Auth == AuthStaff {
			actor, err := s.staff(c, r)
			if err != nil {
				return err
			}
			call.Actor = actor
		}
		c.Set(callKey, call)
		return next(c)
	}
}

// staff finds the person at the desk and makes sure that they hold the route's
// right somewhere; in which contest is for the service to check.
func (s *Server) staff(c echo.Context, r Route) (account.Actor, error) {
	actor, err := s.options.Desk.Actor(c)
	if err != nil {
		return account.Actor{}, err
	}
	if r.Right != "" && !holds(actor, r.Right) {
		return account.Actor{}, contest.ErrForbidden
	}
	return actor, nil
}

func holds(actor account.Actor, right account.Right) bool {
	for _, g := range actor.Grants {
		if actor.Can(right, g.ContestID) {
			return true
		}
	}
	return false
}

func limitTime(r Route, next echo.HandlerFunc) echo.HandlerFunc {
	limit := timeLimit
	if r.Upload {
		limit = uploadLimit
	}
	return func(c echo.Context) error {
		ctx, cancel := context.WithTimeout(c.Request().Context(), limit)
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		return next(c)
	}
}

func (s *Server) limitBody(r Route, next echo.HandlerFunc) echo.HandlerFunc {
	limit := int64(bodyLimit)
	switch {
	case r.Limit > 0:
		limit = r.Limit
	case r.Pace == Hot:
		limit = hotBodyLimit
	}
	return func(c echo.Context) error {
		request := c.Request()
		if request.ContentLength > limit {
			return errTooLarge
		}
		// A body that names its length ends there: net/http sees to it.
		if request.ContentLength < 0 && request.Body != nil && request.Body != http.NoBody {
			request.Body = http.MaxBytesReader(c.Response(), request.Body, limit)
		}
		return next(c)
	}
}
