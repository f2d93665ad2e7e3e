package web

import (
	"context"
	"time"

	"hoithi/contest"
)

// sessions remembers for a moment who a device's token stands for. A page asks
// several times while it loads, and at nine o'clock thousands of pages start
// at once. Signing out here is seen here at once, elsewhere after that moment.
type sessions struct {
	known *cache[session, contest.Contestant]
}

type session struct{ token, contestID string }

const (
	sessionLife  = 10 * time.Second
	sessionsKept = 20_000 // a few hundred bytes each
)

func newSessions(entrants Entrants, now func() time.Time) *sessions {
	s := &sessions{known: newCache(now, sessionLife, func(ctx context.Context, of session) (contest.Contestant, error) {
		return entrants.Me(ctx, of.contestID, of.token, now())
	})}
	s.known.most = sessionsKept
	return s
}

// forget is for a token whose meaning has just changed.
func (s *sessions) forget(contestID, token string) { s.known.forget(session{token, contestID}) }

// me finds the contestant who is signed in on the device that calls, or fails
// with contest.ErrNotSignedIn.
func (s *Server) me(ctx context.Context, call *Call, contestID string) (contest.Contestant, error) {
	token := call.Cookie(cookieMe)
	if token == "" {
		return contest.Contestant{}, contest.ErrNotSignedIn
	}
	return s.sessions.known.get(ctx, session{token, contestID})
}
