package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"hoithi/contest"
)

// How often one device and one address may knock. A school of a thousand
// pupils registers in one lesson through one address, so the address has room;
// a device is a person or a small family.
func perDevice() allowance  { return allowance{burst: 20, every: 30 * time.Second} }
func perAddress() allowance { return allowance{burst: 1500, every: 200 * time.Millisecond} }

// perSearcher bounds how fast one address can try phone numbers on a board.
func perSearcher() allowance { return allowance{burst: 300, every: time.Second} }

// searching counts a search by phone or receipt; other reading is free.
func (s *Server) searching(call *Call, q string) error {
	if q == "" {
		return nil
	}
	if wait := s.limits.take("search address "+call.IP, perSearcher()); wait > 0 {
		return slowDown(wait)
	}
	return nil
}

// knock counts a try at one of the doors.
func (s *Server) knock(call *Call, door string) error {
	return s.paced(call, door, perDevice(), perAddress())
}

// paced counts one more of what a device, and the address it is at, ask for.
func (s *Server) paced(call *Call, what string, device, address allowance) error {
	if id := call.Cookie(cookieDevice); id != "" {
		if wait := s.limits.take(what+" device "+id, device); wait > 0 {
			return slowDown(wait)
		}
	}
	if wait := s.limits.take(what+" address "+call.IP, address); wait > 0 {
		return slowDown(wait)
	}
	return nil
}

func slowDown(wait time.Duration) error {
	return errSlowDown.With(retryAfter, int(wait.Seconds())+1)
}

// visit says which device calls. A device without a cookie gets one now.
func (s *Server) visit(call *Call) contest.Visit {
	device := call.Cookie(cookieDevice)
	if device == "" {
		device = rand.Text()
		s.setCookie(call.http, cookieDevice, device, deviceAge)
	}
	return contest.Visit{Token: call.Cookie(cookieMe), DeviceID: deviceID(device), Lang: call.Lang, At: call.At}
}

// deviceID is what is kept of the device's cookie: enough to see that two
// registrations came from one browser, useless to somebody who reads it.
func deviceID(cookie string) string {
	sum := sha256.Sum256([]byte("device " + cookie))
	return hex.EncodeToString(sum[:12])
}

func (s *Server) register(ctx context.Context, call *Call, in Register) (Me, error) {
	if err := s.knock(call, "register"); err != nil {
		return Me{}, err
	}
	of, err := s.options.Contests.FindContestBySlug(ctx, in.Slug) // the newest consent text counts
	if err != nil {
		return Me{}, err
	}
	welcome, err := s.options.Entrants.Register(ctx, of, application(in), s.visit(call))
	if err != nil {
		return Me{}, err
	}
	s.welcome(call, of.ID, welcome.Token)
	return s.describe(ctx, call, of, welcome.Contestant)
}

func application(in Register) contest.Application {
	a := contest.Application{
		Name: in.Name, Phone: in.Phone, Email: in.Email, UnitID: in.UnitID, GroupID: in.GroupID, BirthDate: in.BirthDate,
		Fields: in.Fields, AccessCode: in.AccessCode, Consent: in.Consent, ConsentVersion: in.ConsentVersion,
	}
	if g := in.Guardian; g != nil {
		a.Guardian = &contest.GuardianApplication{Name: g.Name, Phone: g.Phone, Relation: g.Relation, Consent: g.Consent}
	}
	return a
}

// welcome gives the device its new token; the old one means nobody here now.
func (s *Server) welcome(call *Call, contestID, token string) {
	s.sessions.forget(contestID, call.Cookie(cookieMe))
	s.setCookie(call.http, cookieMe, token, meAge)
}
