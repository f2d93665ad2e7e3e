package web

import (
	"context"
	"net/http"

	"hoithi/internal/account"
	"hoithi/internal/qr"
)

// A session at the desk: sign in, look, sign out; one's own password and
// second factor.

func (d *desk) signIn(ctx context.Context, call *Call, in SignIn) (Session, error) {
	signed, err := d.Team.SignIn(ctx, account.Credentials{Email: in.Email, Password: in.Password, Code: in.Code, IP: call.IP, OldToken: call.Cookie(cookieDesk)})
	if err != nil {
		return Session{}, err
	}
	d.setToken(call.HTTP(), signed.Token, signed.Until)
	return sessionOf(signed), nil
}

func (d *desk) session(ctx context.Context, call *Call, _ Empty) (Session, error) {
	signed, err := d.Team.Authenticate(ctx, call.Cookie(cookieDesk))
	if err != nil {
		return Session{}, err
	}
	d.setToken(call.HTTP(), call.Cookie(cookieDesk), signed.Until)
	return sessionOf(signed), nil
}

func (d *desk) signOut(ctx context.Context, call *Call, _ Empty) (Empty, error) {
	if err := d.Team.SignOut(ctx, call.Cookie(cookieDesk)); err != nil {
		return Empty{}, err
	}
	d.setToken(call.HTTP(), "", d.Now())
	return Empty{}, nil
}

func sessionOf(s account.SignedIn) Session {
	m := s.Member
	return Session{ID: m.ID, Email: m.Email, Name: m.Name, Grants: grantsOf(m.Grants), TOTP: m.TOTP, CSRF: s.CSRF,
		Rights: items(m.Actor("").Rights(), func(r account.Right) string { return string(r) })}
}

func (d *desk) changePassword(ctx context.Context, call *Call, in PasswordChange) (Empty, error) {
	return Empty{}, d.Team.ChangePassword(ctx, call.Actor, in.Old, in.New, call.Cookie(cookieDesk))
}

func (d *desk) beginTOTP(ctx context.Context, actor account.Actor, _ Empty) (TOTPSetup, error) {
	secret, uri, err := d.Team.BeginTOTP(ctx, actor)
	if err != nil {
		return TOTPSetup{}, err
	}
	// Drawn here: the secret must not travel in the address of a picture.
	picture, err := qr.SVG(uri)
	return TOTPSetup{Secret: secret, URI: uri, QRSVG: string(picture)}, err
}

func (d *desk) confirmTOTP(ctx context.Context, actor account.Actor, in TOTPCode) (Empty, error) {
	return Empty{}, d.Team.ConfirmTOTP(ctx, actor, in.Code)
}

func (d *desk) endTOTP(ctx context.Context, actor account.Actor, in TOTPCode) (Empty, error) {
	return Empty{}, d.Team.EndTOTP(ctx, actor, in.Code)
}

// sessionRoutes are open to everybody on the staff, whatever their role.
func (d *desk) sessionRoutes() []Route {
	return []Route{
		{http.MethodPost, "/desk/session", AuthPublic, "", "Sign in at the desk", answer(d.signIn).
			fails(account.ErrCredentials, account.ErrTOTPNeeded, account.ErrTOTPWrong, account.ErrTooManyTries)},
		{http.MethodGet, "/desk/session", AuthStaff, "", "Who is signed in at the desk", answer(d.session).fails(account.ErrNotSignedIn)},
		{http.MethodDelete, "/desk/session", AuthStaff, "", "Sign out at the desk", answer(d.signOut).fails(account.ErrNotSignedIn, account.ErrCSRF)},
		{http.MethodPut, "/desk/password", AuthStaff, "", "Change one's own password; ends one's other sessions", answer(d.changePassword).
			fails(account.ErrPasswordMismatch, account.ErrPasswordWeak)},
		{http.MethodPost, "/desk/totp", AuthStaff, "", "Begin to set up a second factor", handle(d.beginTOTP)},
		{http.MethodPut, "/desk/totp", AuthStaff, "", "Turn the second factor on with its first code", handle(d.confirmTOTP).fails(account.ErrTOTPWrong)},
		{http.MethodDelete, "/desk/totp", AuthStaff, "", "Turn the second factor off", handle(d.endTOTP).fails(account.ErrTOTPWrong)},
	}
}
