package web

import (
	"fmt"
	"net/http"
	"net/netip"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"github.com/prometheus/client_golang/prometheus"

	"hoithi/internal/remote"
)

// Server answers every request to the program. Make one with New.
type Server struct {
	options Options
	echo    *echo.Echo
	table   []Route
	origins *http.CrossOriginProtection
	limits  *limits
	figures *figures
	pages   *pages
	tv      *television
	panel   *remote.Panel // control from outside; nil: no television
	feeds   *feeds        // nil: no television
	catalog *catalog
	bodies  *bodies

	liveUnits *cache[string, liveUnits] // by round
	official  *official
	sessions  *sessions
}

// New wires the routes. It starts nothing and fails only on wrong options.
func New(options Options) (*Server, error) {
	if err := options.check(); err != nil {
		return nil, err
	}
	if options.Registry == nil {
		options.Registry = prometheus.NewRegistry()
	}
	s := &Server{options: options, echo: echo.New(), origins: http.NewCrossOriginProtection(), limits: newLimits(options.Now), bodies: newBodies()}
	if options.Contests != nil {
		s.catalog = newCatalog(options.Contests, options.Now)
		s.liveUnits = newCache(options.Now, aWhile, s.rankUnitsLive)
		s.liveUnits.late = aWhile
		s.official = newOfficial(options.Results, options.Now)
		s.sessions = newSessions(options.Entrants, options.Now)
	}
	if options.PublicURL != "" {
		if err := s.origins.AddTrustedOrigin(options.PublicURL); err != nil {
			return nil, fmt.Errorf("web: public address: %w", err)
		}
	}
	var err error
	if s.figures, err = newFigures(options.Registry); err != nil {
		return nil, err
	}
	if s.pages, err = newPages(options.Pages); err != nil {
		return nil, err
	}
	if s.tv, err = newTelevision(options.Pages, options.Air); err != nil {
		return nil, err
	}
	s.openRemote()
	s.setUp()
	return s, nil
}

func (s *Server) setUp() {
	e := s.echo
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = s.fail
	e.IPExtractor = addresses(s.options.TrustedProxies)
	e.Use(middleware.RecoverWithConfig(middleware.RecoverConfig{LogErrorFunc: s.panicked}))
	s.table = s.routes()
	for _, r := range s.table {
		e.Add(r.Method, apiPrefix+r.Path, s.wrap(r))
	}
	e.GET(apiPrefix+"/openapi.json", s.openAPI)
	e.GET("/healthz", s.healthy)
	e.GET("/readyz", s.ready)
	e.GET("/metrics", s.metrics)
	e.Any("/tv/*", s.television)
	e.GET("/feed/v1/:contest/:table", s.feed)
	e.HEAD("/feed/v1/:contest/:table", s.feed)
	e.GET("/*", s.page)
	e.HEAD("/*", s.page)
}

// ServeHTTP makes the server a handler, for tests and for HTTPServer.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

// HTTPServer returns a server for this handler with the limits that a public
// site needs. It has no write timeout: streams stay open, and set a deadline
// before each write.
func (s *Server) HTTPServer() *http.Server {
	return &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       2 * time.Minute, // an upload over a slow line
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
	}
}

// Table returns every API route, in order.
func (s *Server) Table() []Route { return s.table }

// addresses says whom to believe about the caller's address: nobody but the
// proxies that the operator names.
func addresses(trusted []netip.Prefix) echo.IPExtractor {
	if len(trusted) == 0 {
		return echo.ExtractIPDirect()
	}
	options := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, p := range trusted {
		options = append(options, echo.TrustIPRange(ipNet(p)))
	}
	return echo.ExtractIPFromXFFHeader(options...)
}
