package web

import (
	"crypto/rand"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// The cookies of a contestant's device. Both are random and mean nothing
// outside the database; neither is needed on an embedded page.
const (
	cookieMe     = "hoithi_me"     // who is signed in, in each contest
	cookieDevice = "hoithi_device" // which browser it is: evidence for duplicates, key of rate limits
)

const (
	meAge     = 180 * 24 * time.Hour
	deviceAge = 2 * 365 * 24 * time.Hour
)

func (s *Server) setCookie(c echo.Context, name, value string, age time.Duration) {
	cookie := &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: int(age.Seconds()),
		HttpOnly: true, Secure: s.options.Secure, SameSite: http.SameSiteLaxMode,
	}
	if value == "" {
		cookie.MaxAge = -1
	}
	c.SetCookie(cookie)
}

// greetDevice gives a browser its cookie with the first page, so that the
// limits know it by the time it registers.
func (s *Server) greetDevice(c echo.Context) {
	if _, err := c.Cookie(cookieDevice); err != nil {
		s.setCookie(c, cookieDevice, rand.Text(), deviceAge)
	}
}
