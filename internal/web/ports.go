package web

import (
	"github.com/labstack/echo/v4"

	"hoithi/internal/account"
)

// Desk is the staff's side of the site, plugged in whole.
type Desk interface {
	// Routes are its rows of the table, all under /desk.
	Routes() []Route
	// Actor finds who is signed in, and checks the X-CSRF-Token of calls that
	// change something. It fails with a fault of kind Unauthorized or Forbidden.
	Actor(c echo.Context) (account.Actor, error)
}
