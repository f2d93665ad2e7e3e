package web

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"hoithi/internal/account"
)

func (d *desk) staff(ctx context.Context, actor account.Actor, _ Empty) (Items[StaffRow], error) {
	members, err := d.Team.List(ctx, actor)
	return Items[StaffRow]{items(members, staffRow)}, err
}

func (d *desk) addStaff(ctx context.Context, actor account.Actor, in StaffAdd) (StaffRow, error) {
	m, err := d.Team.Add(ctx, actor, account.Member{Email: in.Email, Name: in.Name, Grants: grantsIn(in.Grants)}, in.Password)
	return staffRow(m), err
}

func (d *desk) putStaff(ctx context.Context, actor account.Actor, in StaffEdit) (StaffRow, error) {
	m, err := d.Team.Update(ctx, actor, in.ID, account.Change{Name: in.Name, Active: in.Active, Grants: grantsIn(in.Grants), Password: in.Password})
	return staffRow(m), err
}

func (d *desk) endSessions(ctx context.Context, actor account.Actor, in byID) (SessionsEnded, error) {
	n, err := d.Team.EndSessions(ctx, actor, in.ID)
	return SessionsEnded{n}, err
}

func staffRow(m account.Member) StaffRow {
	return StaffRow{ID: m.ID, Email: m.Email, Name: m.Name, Active: m.Active, TOTP: m.TOTP, Grants: grantsOf(m.Grants), Sessions: m.Sessions}
}

func grantsOf(grants []account.Grant) []Grant {
	return items(grants, func(g account.Grant) Grant { return Grant{Role: string(g.Role), ContestID: g.ContestID} })
}

func grantsIn(grants []Grant) []account.Grant {
	return items(grants, func(g Grant) account.Grant { return account.Grant{Role: account.Role(g.Role), ContestID: g.ContestID} })
}

func (d *desk) audit(ctx context.Context, actor account.Actor, in auditQuery) (List[AuditRow], error) {
	if !actor.Can(account.ReadAudit, in.Contest) {
		return List[AuditRow]{}, account.ErrForbidden
	}
	offset, limit := page(in.Offset, in.Limit)
	lines, total, err := d.Log.Deeds(ctx, account.DeedFilter{ContestID: in.Contest, Query: in.Q, Actions: strings.FieldsFunc(in.Actions, func(r rune) bool { return r == ',' }), Offset: offset, Limit: limit})
	return List[AuditRow]{Items: items(lines, auditRow), Total: total, Offset: offset, Limit: limit}, err
}

func auditRow(l account.DeedLine) AuditRow {
	row := AuditRow{ID: l.ID, AtMS: ms(l.At), Actor: l.Actor.Name, ActorKind: string(l.Actor.Kind), IP: l.Actor.IP, Action: l.Action, Subject: l.Subject, SubjectName: l.SubjectName}
	row.Before, _ = l.Before.(json.RawMessage) // absent: nothing
	row.After, _ = l.After.(json.RawMessage)
	return row
}

func (d *desk) staffRoutes() []Route {
	manage := account.ManageStaff
	return []Route{
		{http.MethodGet, "/desk/staff", AuthStaff, manage, "The staff", handle(d.staff)},
		{http.MethodPost, "/desk/staff", AuthStaff, manage, "Add somebody to the staff", handle(d.addStaff).created().
			fails(account.ErrStaffExists, account.ErrStaffInvalid, account.ErrPasswordWeak)},
		{http.MethodPut, "/desk/staff/:id", AuthStaff, manage, "Change an account and its roles", handle(d.putStaff).
			fails(account.ErrStaffNotFound, account.ErrStaffInvalid, account.ErrLastAdmin)},
		{http.MethodDelete, "/desk/staff/:id/sessions", AuthStaff, manage, "Sign somebody out everywhere", handle(d.endSessions).fails(account.ErrStaffNotFound)},
		{http.MethodGet, "/desk/audit", AuthStaff, account.ReadAudit, "The log of every change, the newest first", handle(d.audit)},
	}
}
