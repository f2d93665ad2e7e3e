package web

import (
	"hoithi/contest"
	"hoithi/internal/broadcast"
	"hoithi/internal/onair"
)

// Air is television, plugged in whole. All parts but PublicURL are required.
type Air struct {
	Control    *broadcast.Control
	Sources    *onair.Sources
	Freezer    *contest.Freezer
	Rehearsals *onair.Rehearsals
	Public     *onair.PublicBoards // boards as the public sees them
	Live       Boards              // as they are: for the desk alone
	PublicURL  string              // for addresses of outputs; empty: as the request says
	Stopping   <-chan struct{}     // closed when the program is about to stop; nil: never
}
