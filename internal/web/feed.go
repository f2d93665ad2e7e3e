package web

import (
	"context"
	"crypto/sha256"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
	"hoithi/internal/broadcast"
	"hoithi/internal/feed"
	"hoithi/internal/tables"
)

// feeds are the tables for other people's graphics engines, each read once for
// all who ask, and kept for when it cannot be read.
type feeds struct {
	fresh *cache[tables.Ask, feed.Table]

	mu    sync.Mutex
	last  map[tables.Ask]feed.Table        // guarded by mu; the last good table
	asked map[[sha256.Size]byte]tables.Ask // guarded by mu; what an address meant when it could be told, by its hash: it holds a token
}

// A feed is at most so old; engines ask from four times a second to once a
// minute.
const (
	feedLife = 200 * time.Millisecond
	feedMost = 1024 // last good tables that are kept
)

func newFeeds(reader *tables.Reader, now func() time.Time) *feeds {
	return &feeds{fresh: newCache(now, feedLife, reader.Read), last: map[tables.Ask]feed.Table{}, asked: map[[sha256.Size]byte]tables.Ask{}}
}

// read returns a table; stale is true when it is the last good one.
func (f *feeds) read(ctx context.Context, a tables.Ask) (t feed.Table, stale bool, err error) {
	t, err = f.fresh.get(ctx, a)
	f.mu.Lock()
	defer f.mu.Unlock()
	if err != nil {
		last, known := f.last[a]
		if !known {
			return feed.Table{}, false, err
		}
		return last, true, nil
	}
	if len(f.last) >= feedMost {
		clear(f.last)
	}
	if last, known := f.last[a]; known && last.Rev == t.Rev {
		t.At = last.At // the same rows are the same file: engines get 304
	}
	f.last[a] = t
	return t, false, nil
}

// publicRounds are the rounds that the public knows of.
type publicRounds struct {
	catalog *catalog
	now     func() time.Time
}

func (p publicRounds) PublicRounds(ctx context.Context, contestID string) ([]tables.Round, error) {
	rounds, err := p.catalog.rounds.get(ctx, contestID)
	if err != nil {
		return nil, err
	}
	at := p.now()
	var out []tables.Round
	for _, r := range visible(rounds, at) {
		out = append(out, tables.Round{ID: r.ID, Number: r.Number, Name: r.Name, State: string(r.StateAt(at)), Opens: r.OpensAt, Closes: r.ClosesAt})
	}
	return out, nil
}

// feed answers /feed/v1/{contest}/{table}.{format}. The token stands in the
// address, since engines can set no header. Whoever is not let in gets a table
// of the right shape without rows: its words would go on air.
func (s *Server) feed(c echo.Context) error {
	name, ending, _ := strings.Cut(c.Param("table"), ".")
	format := feed.Format(ending)
	if s.feeds == nil || !format.Valid() {
		return s.feedRefused(c, feed.TXT, http.StatusNotFound)
	}
	shape := feed.ParseShape(format, c.QueryParams())
	ask, err := s.feedAsk(c, tables.Name(name), shape)
	if err != nil {
		return s.feedBlank(c, tables.Name(name), shape, statusOf(recognise(forbidden(err))))
	}
	table, stale, err := s.feeds.read(c.Request().Context(), ask)
	if err != nil {
		return s.feedBlank(c, ask.Name, shape, statusOf(recognise(err)))
	}
	s.feedHeaders(c)
	if stale {
		c.Response().Header().Set("X-Stale", "1")
	}
	body := table.Render(shape)
	tag := strings.TrimPrefix(etag(body), "W/")
	c.Response().Header().Set("ETag", tag)
	if matches(c.Request().Header.Get("If-None-Match"), tag) {
		return c.NoContent(http.StatusNotModified)
	}
	return c.Blob(http.StatusOK, format.Type(), body)
}

// meant remembers what an address asks for, and says it again in trouble: an
// engine's titles must not go blank because a database is away.
func (f *feeds) meant(address string, contestID string, a tables.Ask, err error) (tables.Ask, error) {
	key := sha256.Sum256([]byte(address))
	f.mu.Lock()
	defer f.mu.Unlock()
	if err == nil {
		if len(f.asked) >= feedMost {
			clear(f.asked)
		}
		f.asked[key] = a
		return a, nil
	}
	if known, ok := f.asked[key]; ok && known.ContestID == contestID && statusOf(recognise(err)) >= http.StatusInternalServerError {
		return known, nil
	}
	return tables.Ask{}, err
}

// feedAsk lets a token in and reads what its address asks for.
func (s *Server) feedAsk(c echo.Context, name tables.Name, shape feed.Shape) (tables.Ask, error) {
	token, err := s.options.Air.Control.Admit(c.Request().Context(), c.QueryParam("t"), broadcast.ClassFeed, c.QueryParam("output"))
	if err != nil {
		return tables.Ask{}, err
	}
	ask, err := s.feedAskOf(c, token, name, shape)
	return s.feeds.meant(c.Request().RequestURI, token.ContestID, ask, err)
}

func (s *Server) feedAskOf(c echo.Context, token broadcast.Token, name tables.Name, shape feed.Shape) (tables.Ask, error) {
	ctx := c.Request().Context()
	found, err := s.catalog.bySlug.get(ctx, c.Param("contest"))
	if err != nil && !errors.Is(err, contest.ErrContestNotFound) {
		return tables.Ask{}, err
	}
	if err != nil || found.ID != token.ContestID {
		return tables.Ask{}, broadcast.ErrToken
	}
	output := c.QueryParam("output")
	if output == "" {
		output = token.Output
	}
	lang := "vi"
	if c.QueryParam("lang") == "en" {
		lang = "en"
	}
	round, err := s.feedRound(ctx, found.ID, c.QueryParam("round"))
	return tables.Ask{ContestID: found.ID, Name: name, Round: round, Output: output, Group: short(c.QueryParam("group")), Rows: shape.Rows, Lang: lang, Zone: found.TimeZone}, err
}

// feedRound checks that a round that is asked for is one of the contest's.
func (s *Server) feedRound(ctx context.Context, contestID, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	rounds, err := publicRounds{s.catalog, s.options.Now}.PublicRounds(ctx, contestID)
	if err != nil {
		return "", err
	}
	for _, r := range rounds {
		if r.ID == id {
			return id, nil
		}
	}
	return "", tables.ErrTable
}

// feedBlank answers a failure with blanks in the right columns.
func (s *Server) feedBlank(c echo.Context, name tables.Name, shape feed.Shape, status int) error {
	table := tables.Empty(name, s.options.Now())
	if len(table.Columns) == 0 {
		return s.feedRefused(c, shape.Format, status)
	}
	s.feedHeaders(c)
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	return c.Blob(status, shape.Format.Type(), table.Render(shape))
}

// feedRefused answers what has no shape at all: with nothing.
func (s *Server) feedRefused(c echo.Context, format feed.Format, status int) error {
	s.feedHeaders(c)
	return c.Blob(status, format.Type(), nil)
}

func (s *Server) feedHeaders(c echo.Context) {
	h := c.Response().Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "ETag, X-Stale")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Robots-Tag", "noindex")
	h.Set(echo.HeaderCacheControl, "no-cache, max-age=0")
}
