package web

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// healthy says that the process answers at all.
func (s *Server) healthy(c echo.Context) error {
	return c.String(http.StatusOK, "ok\n")
}

// ready says that it can serve: its stores answer.
func (s *Server) ready(c echo.Context) error {
	if s.options.Ready == nil {
		return c.String(http.StatusOK, "ready\n")
	}
	ctx, cancel := context.WithTimeout(c.Request().Context(), 3*time.Second)
	defer cancel()
	if err := s.options.Ready(ctx); err != nil {
		s.options.Log.Warn("not ready", "err", err)
		return c.String(http.StatusServiceUnavailable, "not ready\n")
	}
	return c.String(http.StatusOK, "ready\n")
}

// metrics are for the machines of the operator, not for the public. Behind a
// proxy that nobody has named, everybody seems to be a neighbour: what such a
// proxy forwards is refused.
func (s *Server) metrics(c echo.Context) error {
	forwarded := c.Request().Header.Get(echo.HeaderXForwardedFor) != ""
	if !near(c.RealIP()) || forwarded && len(s.options.TrustedProxies) == 0 {
		return errNoRoute
	}
	handler := promhttp.HandlerFor(s.options.Registry, promhttp.HandlerOpts{})
	handler.ServeHTTP(c.Response(), c.Request())
	return nil
}
