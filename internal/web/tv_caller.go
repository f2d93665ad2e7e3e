package web

import (
	"context"
	"errors"
	"strings"

	"github.com/labstack/echo/v4"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
)

// tvCaller is who asks for an output, and whether they may still.
type tvCaller struct {
	output string
	bus    broadcast.Bus
	inst   string
	secret string        // of the token; "": the desk's session
	reader account.Actor // who looks, for the log of readings
}

// tvCaller reads who asks and lets them in: a view token to what is on air, a
// control token or the desk's session to the preview too. Others get a refusal
// that tells nothing.
func (s *Server) tvCaller(c echo.Context, output string) (tvCaller, error) {
	caller := tvCaller{output: output, bus: broadcast.Program, inst: tvInst(c.QueryParam("inst")), secret: c.QueryParam("t")}
	if c.QueryParam("bus") == string(broadcast.Preview) {
		caller.bus = broadcast.Preview
	}
	var err error
	caller.reader, err = s.admit(c, caller)
	return caller, err
}

func (s *Server) admit(c echo.Context, caller tvCaller) (account.Actor, error) {
	ctx, air := c.Request().Context(), s.options.Air
	if caller.secret == "" {
		return s.admitDesk(c, caller.output)
	}
	if caller.bus == broadcast.Program {
		if t, err := air.Control.Admit(ctx, caller.secret, broadcast.ClassView, caller.output); !errors.Is(err, broadcast.ErrToken) {
			return t.Actor(c.RealIP()), err
		}
	}
	t, err := air.Control.Admit(ctx, caller.secret, broadcast.ClassCtl, caller.output)
	return t.Actor(c.RealIP()), err
}

// tellTV writes down that the caller is about to see the picture, where it is
// not public yet.
func (s *Server) tellTV(ctx context.Context, caller tvCaller) error {
	o, err := s.options.Air.Control.Output(ctx, caller.output)
	if err != nil || o.Public(caller.bus) {
		return err
	}
	for _, shown := range o.On(caller.bus) {
		if err := s.options.Air.Sources.Told(ctx, caller.reader, o.View(shown)); err != nil {
			return err
		}
	}
	return nil
}

// admitDesk lets the desk's own frames in.
func (s *Server) admitDesk(c echo.Context, output string) (account.Actor, error) {
	if s.options.Desk == nil {
		return account.Actor{}, broadcast.ErrToken
	}
	actor, err := s.options.Desk.Actor(c)
	if err != nil {
		return account.Actor{}, broadcast.ErrToken.Because(err)
	}
	o, err := s.options.Air.Control.Output(c.Request().Context(), output)
	if err != nil {
		return account.Actor{}, err
	}
	if !actor.Can(account.Read, o.ContestID) {
		return account.Actor{}, broadcast.ErrToken
	}
	return actor, nil
}

// tvInst is the name of an instance, short and plain.
func tvInst(s string) string {
	plain := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, s)
	if plain == "" {
		return "A"
	}
	return plain[:min(len(plain), 16)]
}
