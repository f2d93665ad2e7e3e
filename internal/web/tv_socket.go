package web

import (
	"context"
	"encoding/json"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/coder/websocket"
	"github.com/labstack/echo/v4"

	"hoithi/internal/broadcast"
)

// The life of an output's socket. Pages take silence of 15 seconds for death.
const (
	tvAlive     = 8 * time.Second
	tvWrite     = 5 * time.Second
	tvLook      = 2 * time.Second // whether the token still stands
	tvReadMost  = 8 << 10
	closeReason = "refused" // whatever the reason: a stranger learns nothing
)

// tvLine is one socket of an output's page.
type tvLine struct {
	server *Server
	caller tvCaller
	conn   *websocket.Conn

	rev  atomic.Int64 // newest revision that was handed to the connection
	sent atomic.Int64 // when, in milliseconds
}

// tvSocket sends an output's picture whenever it changes, whole each time, and
// hears when it was painted. With a token it takes any origin, also null: kits
// are files. Without one it is the desk, which must be ours.
func (s *Server) tvSocket(c echo.Context, output string) error {
	caller, err := s.tvCaller(c, output)
	if err != nil {
		return forbidden(err)
	}
	ctx, cancel := context.WithCancel(c.Request().Context())
	defer cancel()
	watch, err := s.options.Air.Control.Watch(ctx, output, caller.bus)
	if err != nil {
		return err
	}
	defer watch.Close()
	for name := range c.Response().Header() {
		c.Response().Header().Del(name) // an upgrade has headers of its own
	}
	conn, err := websocket.Accept(c.Response(), c.Request(), &websocket.AcceptOptions{InsecureSkipVerify: caller.secret != "", CompressionMode: websocket.CompressionDisabled})
	if err != nil {
		return nil //nolint:nilerr // Accept has answered
	}
	defer func() { _ = conn.CloseNow() }() // after a close it does nothing
	conn.SetReadLimit(tvReadMost)
	line := &tvLine{server: s, caller: caller, conn: conn}
	if caller.bus == broadcast.Program {
		s.options.Air.Control.Joined(ctx, output, caller.inst)
		defer s.options.Air.Control.Left(context.WithoutCancel(ctx), output, caller.inst)
	}
	go func() {
		defer cancel() // whoever hangs up is not written to any more
		line.hear(ctx)
	}()
	go line.mind(ctx, cancel, c)
	line.send(ctx, watch)
	return nil
}

// send writes every new picture, and a sign of life when nothing is new.
func (l *tvLine) send(ctx context.Context, watch *broadcast.Watch) {
	for ctx.Err() == nil {
		wait, done := context.WithTimeout(ctx, tvAlive)
		frame, err := watch.Next(wait)
		done()
		now := l.server.options.Now()
		text := []byte(`{"type":"probe","id":0,"now_ms":` + strconv.FormatInt(now.UnixMilli(), 10) + `}`)
		if err == nil {
			if l.server.tellTV(ctx, l.caller) != nil {
				return // nobody sees in secret: the page asks again
			}
			text = frame.At(now)
		} else if ctx.Err() != nil {
			return
		}
		if l.write(ctx, text) != nil {
			return
		}
		if err == nil && frame.Rev != l.rev.Load() {
			l.sent.Store(now.UnixMilli())
			l.rev.Store(frame.Rev)
		}
	}
}

func (l *tvLine) write(ctx context.Context, text []byte) error {
	limited, done := context.WithTimeout(ctx, tvWrite)
	defer done()
	return l.conn.Write(limited, websocket.MessageText, text)
}

// mind closes the socket when its token has been revoked or the server stops.
// The page keeps its last frame until an operator clears it.
func (l *tvLine) mind(ctx context.Context, cancel context.CancelFunc, c echo.Context) {
	tick := time.NewTicker(tvLook)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.server.options.Air.Stopping:
			_ = l.conn.Close(websocket.StatusServiceRestart, "")
			cancel()
			return
		case <-tick.C:
		}
		if _, err := l.server.admit(c, l.caller); err != nil && recognise(err).Code == broadcast.ErrToken.Code {
			_ = l.conn.Close(websocket.StatusPolicyViolation, closeReason)
			cancel()
			return
		}
	}
}

// hear takes what the page says until it hangs up.
func (l *tvLine) hear(ctx context.Context) {
	for {
		kind, text, err := l.conn.Read(ctx)
		if err != nil {
			return
		}
		if kind == websocket.MessageText {
			l.take(ctx, text)
		}
	}
}

// tvWord is anything that a page says.
type tvWord struct {
	Type      string  `json:"type"`
	ID        int64   `json:"id"`
	PaintedMS float64 `json:"painted_ms"`
	wireBeat
}

func (l *tvLine) take(ctx context.Context, text []byte) {
	var word tvWord
	if json.Unmarshal(text, &word) != nil {
		return // nobody to tell: the next word may be better
	}
	now := l.server.options.Now()
	switch {
	case word.Type == "probe":
		answer := `{"type":"probe","id":` + strconv.FormatInt(word.ID, 10) + `,"now_ms":` + strconv.FormatInt(now.UnixMilli(), 10) + `}`
		_ = l.write(ctx, []byte(answer)) // the page asks again
	case l.caller.bus != broadcast.Program:
		// a preview is nobody's picture: its word counts for nothing
	case word.Type == "ack":
		received := now
		if word.Rev == l.rev.Load() {
			received = time.UnixMilli(l.sent.Load())
		}
		if err := l.server.options.Air.Control.Painted(ctx, l.caller.output, l.caller.inst, word.Rev, received, time.UnixMilli(int64(word.PaintedMS))); err != nil {
			l.server.options.Log.Debug("television: ack", "err", err)
		}
	case word.Type == "beat":
		if err := l.server.options.Air.Control.Heard(ctx, l.caller.output, word.beat(l.caller.inst)); err != nil {
			l.server.options.Log.Debug("television: beat", "err", err)
		}
	}
}
