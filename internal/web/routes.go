package web

import (
	"net/http"
	"slices"
)

// routes is the whole API, one row per route.
func (s *Server) routes() []Route {
	table := s.publicRoutes()
	if s.options.Desk != nil {
		table = append(table, s.options.Desk.Routes()...)
	}
	return slices.Clip(table)
}

func (s *Server) publicRoutes() []Route {
	return []Route{
		{http.MethodGet, "/time", AuthPublic, "", "The server's clock", answer(s.time)},
	}
}
