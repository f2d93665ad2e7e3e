package web

import (
	"context"

	"hoithi/contest"
)

// addRank adds the provisional rank, where there is a live board.
func (s *Server) addRank(ctx context.Context, call *Call, o contest.Outcome, out *Outcome) error {
	return nil
}

// addOfficial adds the row of the published result.
func (s *Server) addOfficial(ctx context.Context, call *Call, o contest.Outcome, out *Outcome) error {
	return nil
}
