package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// figures are the server's own metrics.
type figures struct {
	took    *prometheus.HistogramVec
	answers *prometheus.CounterVec
}

func newFigures(registry *prometheus.Registry) (*figures, error) {
	f := &figures{
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "hoithi_http_request_seconds", Help: "Time to answer a request, by route.",
			Buckets: []float64{.001, .0025, .005, .01, .02, .04, .08, .16, .32, 1, 3, 10},
		}, []string{"method", "route"}),
		answers: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "hoithi_http_answers_total", Help: "Answers, by route and status.",
		}, []string{"method", "route", "status"}),
	}
	for _, c := range []prometheus.Collector{f.took, f.answers} {
		if err := registry.Register(c); err != nil {
			return nil, fmt.Errorf("web: metrics: %w", err)
		}
	}
	for _, c := range []prometheus.Collector{collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{})} {
		_ = registry.Register(c) // somebody may have registered them already
	}
	return f, nil
}

// observe is the outermost: it turns an error into an answer, so that it knows
// the status, counts the answer and logs what is worth a line. Neither bodies,
// queries nor headers are logged: they carry phones and tokens.
func (s *Server) observe(r Route, next echo.HandlerFunc) echo.HandlerFunc {
	took := s.figures.took.WithLabelValues(r.Method, r.Path)
	fine := s.figures.answers.WithLabelValues(r.Method, r.Path, strconv.Itoa(max(r.Status, http.StatusOK)))
	return func(c echo.Context) error {
		start := time.Now() // the monotonic clock: this measures, it decides nothing
		if err := next(c); err != nil {
			c.Error(err)
		}
		elapsed, status := time.Since(start), c.Response().Status
		if r.Pace != Stream {
			took.Observe(elapsed.Seconds())
		}
		if status == r.Status {
			fine.Inc()
		} else {
			s.figures.answers.WithLabelValues(r.Method, r.Path, strconv.Itoa(status)).Inc()
		}
		if r.Pace != Hot {
			s.logAnswer(c, r, status, elapsed)
		}
		return nil
	}
}

func (s *Server) logAnswer(c echo.Context, r Route, status int, elapsed time.Duration) {
	level := slog.LevelDebug
	if r.Method != http.MethodGet || status >= http.StatusInternalServerError {
		level = slog.LevelInfo
	}
	request := c.Request()
	s.options.Log.LogAttrs(request.Context(), level, "answered",
		slog.String("method", r.Method), slog.String("route", r.Path), slog.String("path", request.URL.Path),
		slog.Int("status", status), slog.Duration("took", elapsed), slog.String("ip", c.RealIP()),
		slog.String("request", requestID(c)))
}
