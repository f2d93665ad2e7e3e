package web

import "encoding/json"

// The types of the staff's side, as kit/wire.ts has them: who is signed in,
// the staff, the audit log. Contests, banks and results have files of their own.

// SignIn is what a person types to sign in at the desk.
type SignIn struct {
	Email    string `json:"email"`
	Password string `json:"password"`
	Code     string `json:"code,omitempty" doc:"of the authenticator app, when one is set up"`
}

// Session is who is signed in at the desk.
type Session struct {
	ID     string   `json:"id"`
	Email  string   `json:"email"`
	Name   string   `json:"name"`
	Grants []Grant  `json:"grants"`
	Rights []string `json:"rights"`
	TOTP   bool     `json:"totp"`
	CSRF   string   `json:"csrf"`
}

// Grant is a role held for one contest, or for all.
type Grant struct {
	Role      string `json:"role" enum:"admin,organiser,author,reviewer,auditor,producer"`
	ContestID string `json:"contest_id,omitempty"`
}

// TOTPSetup is a new second factor that waits for its first code.
type TOTPSetup struct {
	Secret string `json:"secret"`
	URI    string `json:"uri"`
	QRSVG  string `json:"qr_svg"`
}

// TOTPCode proves that a second factor is at hand.
type TOTPCode struct {
	Code string `json:"code"`
}

// PasswordChange sets one's own password.
type PasswordChange struct {
	Old string `json:"old"`
	New string `json:"new"`
}

// StaffRow is a person on the staff.
type StaffRow struct {
	ID       string  `json:"id"`
	Email    string  `json:"email"`
	Name     string  `json:"name"`
	Active   bool    `json:"active"`
	TOTP     bool    `json:"totp"`
	Grants   []Grant `json:"grants"`
	Sessions int     `json:"sessions"`
}

// StaffAdd makes an account.
type StaffAdd struct {
	Email    string  `json:"email"`
	Name     string  `json:"name"`
	Password string  `json:"password"`
	Grants   []Grant `json:"grants"`
}

// StaffEdit changes an account.
type StaffEdit struct {
	ID       string  `param:"id" json:"-"`
	Name     string  `json:"name"`
	Active   bool    `json:"active"`
	Grants   []Grant `json:"grants"`
	Password string  `json:"password,omitempty"`
}

// SessionsEnded says how many sessions were ended.
type SessionsEnded struct {
	Ended int `json:"ended"`
}

// AuditRow is a line of the audit log.
type AuditRow struct {
	ID          int64           `json:"id"`
	AtMS        int64           `json:"at_ms"`
	Actor       string          `json:"actor"`
	ActorKind   string          `json:"actor_kind" enum:"staff,contestant,system"`
	IP          string          `json:"ip"`
	Action      string          `json:"action"`
	Subject     string          `json:"subject"`
	SubjectName string          `json:"subject_name" doc:"what it is called now; empty when it has no name"`
	Before      json.RawMessage `json:"before,omitempty"`
	After       json.RawMessage `json:"after,omitempty"`
}

// auditQuery chooses lines of the log.
type auditQuery struct {
	Contest string `query:"contest" json:"-"`
	Q       string `query:"q" json:"-"`
	Actions string `query:"actions" json:"-" doc:"codes with commas between; lines of these match q too"`
	Offset  int    `query:"offset" json:"-"`
	Limit   int    `query:"limit" json:"-"`
}

// byID is a request that only names a thing in its path.
type byID struct {
	ID string `param:"id" json:"-"`
}
