package web

import (
	"net/http"
	"slices"

	"hoithi/contest"
	"hoithi/internal/fault"
)

// routes is the whole API, one row per route.
func (s *Server) routes() []Route {
	table := []Route{
		{http.MethodGet, "/time", AuthPublic, "", "The server's clock", answer(s.time)},
		{http.MethodGet, "/qr.svg", AuthPublic, "", "A QR code of a page of this site", raw("image/svg+xml", s.qrCode).fails(errQRPath)},
	}
	if s.options.Contests != nil {
		table = append(table, s.publicRoutes()...)
		table = append(table, s.takingRoutes()...)
		table = append(table, s.boardRoutes()...)
		table = append(table, s.mediaRoutes()...)
	}
	if s.options.Contests != nil && s.options.Open != nil {
		table = append(table, s.openRoutes()...)
	}
	if s.options.Desk != nil {
		table = append(table, s.options.Desk.Routes()...)
	}
	return slices.Clip(table)
}

func (s *Server) publicRoutes() []Route {
	return []Route{
		{http.MethodGet, "/contests", AuthPublic, "", "Contests that have a round to show", answer(s.contests)},
		{http.MethodGet, "/contests/:slug", AuthPublic, "", "A contest", answer(s.contest).
			fails(contest.ErrContestNotFound)},
		{http.MethodGet, "/contests/:slug/units", AuthPublic, "", "Find a unit while typing", answer(s.units).
			fails(contest.ErrContestNotFound)},
		{http.MethodGet, "/contests/:slug/rules", AuthPublic, "", "The rules of the round that matters now", answer(s.contestRules).
			fails(contest.ErrContestNotFound, contest.ErrRoundNotFound)},

		{http.MethodPost, "/contests/:slug/contestants", AuthPublic, "", "Register; signs this device in", answer(s.register).created().
			fails(contest.ErrContestNotFound, contest.ErrRegistration, contest.ErrBarred, errSlowDown)},
		{http.MethodGet, "/contests/:slug/me", AuthContestant, "", "Who is signed in on this device", answer(s.readMe).
			fails(contest.ErrContestNotFound, contest.ErrNotSignedIn)},
		{http.MethodDelete, "/contests/:slug/me", AuthContestant, "", "Sign out on this device", answer(s.signOut).
			fails(contest.ErrContestNotFound)},
		{http.MethodPost, "/contests/:slug/login-codes", AuthPublic, "", "Send a one-time code; answers the same whether the contact is known or not", answer(s.sendCode).accepted().
			fails(contest.ErrContestNotFound, contest.ErrRegistration, contest.ErrNoSMS, contest.ErrNoEmail, contest.ErrManyCodes, errSlowDown)},
		{http.MethodPost, "/contests/:slug/logins", AuthPublic, "", "Sign this device in by a code", answer(s.login).
			fails(contest.ErrContestNotFound, contest.ErrRegistration, contest.ErrCodeWrong, errSlowDown)},

		{http.MethodGet, "/rounds/:id", AuthPublic, "", "A round, and what it is to the contestant who asks", answer(s.publicRound).
			fails(contest.ErrRoundNotFound)},
		{http.MethodGet, "/rounds/:id/rules", AuthPublic, "", "The rules of a round", answer(s.roundRules).
			fails(contest.ErrRoundNotFound)},
	}
}

func (s *Server) takingRoutes() []Route {
	hot := Endpoint{Request: typeOf[AnswerPost](), Response: typeOf[AnswerSaved](), Status: http.StatusOK, Pace: Hot, serve: s.postAnswer}
	token := []*fault.Error{contest.ErrTokenForged, contest.ErrTokenExpired, contest.ErrOtherAttempt}
	return []Route{
		{http.MethodPost, "/rounds/:id/attempts", AuthContestant, "", "Start an attempt (201), or go on with the one that runs (200)", answer(s.startAttempt).created().
			fails(contest.ErrNotSignedIn, contest.ErrRoundNotFound, contest.ErrNotOpenYet, contest.ErrClosed, contest.ErrNoAttemptsLeft, contest.ErrNotEligible, contest.ErrBusy)},
		{http.MethodGet, "/rounds/:id/attempts/current", AuthContestant, "", "The attempt that runs, or else the newest", answer(s.currentAttempt).
			fails(contest.ErrNotSignedIn, contest.ErrRoundNotFound, contest.ErrAttemptNotFound)},
		{http.MethodPost, "/attempts/:id/answers", AuthAttempt, "", "Save an answer; replies once it is durable", hot.fails(token...).
			fails(contest.ErrPosition, contest.ErrOptionRange, contest.ErrOptionCount, contest.ErrAnswerKind, contest.ErrAnswerLong, contest.ErrAnswerNumber,
				contest.ErrAnswerOrder, contest.ErrAnswerPairs, contest.ErrRevision, contest.ErrStaleRevision,
				contest.ErrLocked, contest.ErrNotOpened, contest.ErrLate, contest.ErrAttemptEnded, contest.ErrBusy)},
		{http.MethodPost, "/attempts/:id/openings", AuthAttempt, "", "Open a question that has its own time limit", answer(s.openQuestion).fails(token...).
			fails(contest.ErrPosition, contest.ErrLate, contest.ErrAttemptEnded)},
		{http.MethodPut, "/attempts/:id/prediction", AuthAttempt, "", "Keep the prediction", answer(s.putPrediction).fails(token...).
			fails(contest.ErrPrediction, contest.ErrLate, contest.ErrAttemptEnded)},
		{http.MethodPost, "/attempts/:id/submission", AuthAttempt, "", "Hand the attempt in", answer(s.submit).fails(token...).
			fails(contest.ErrBlanks)},
		{http.MethodGet, "/attempts/:id/outcome", AuthAttempt, "", "What the contestant may know of an ended attempt; by token or cookie", answer(s.outcome).fails(token...).
			fails(contest.ErrNotSignedIn, contest.ErrAttemptNotFound, contest.ErrAttemptRunning)},
	}
}

func (s *Server) boardRoutes() []Route {
	return []Route{
		{http.MethodGet, "/rounds/:id/board", AuthPublic, "", "The live board, or the official ranking once it is published", answer(s.board).
			fails(contest.ErrRoundNotFound, contest.ErrUnitNotFound, errBoardHidden)},
		{http.MethodGet, "/rounds/:id/board/around", AuthContestant, "", "The caller's place and its neighbours", answer(s.aroundMe).
			fails(contest.ErrNotSignedIn, contest.ErrRoundNotFound, contest.ErrUnitNotFound, errBoardHidden)},
		{http.MethodGet, "/rounds/:id/board/stream", AuthPublic, "", "The top of a board as server-sent events: \"board\" with a Board, complete each time; \"bye\" {retry_ms} before a restart",
			raw[BoardAsk]("text/event-stream", s.streamBoard).stream().fails(contest.ErrRoundNotFound, contest.ErrUnitNotFound, errBoardHidden)},
		{http.MethodGet, "/rounds/:id/units", AuthPublic, "", "A ranking of units", answer(s.unitBoard).
			fails(contest.ErrRoundNotFound, errBoardHidden)},
		{http.MethodGet, "/rounds/:id/result", AuthPublic, "", "The official result", answer(s.result).
			fails(contest.ErrRoundNotFound, errNotPublished)},
	}
}
