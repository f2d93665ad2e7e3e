package web

import (
	"context"
	"io"
	"net/http"

	"hoithi/contest"
	"hoithi/internal/account"
)

func (d *desk) units(ctx context.Context, actor account.Actor, in byID) (Items[DeskUnit], error) {
	units, err := d.Plan.Units(ctx, actor, in.ID)
	return Items[DeskUnit]{items(units, func(u contest.UnitView) DeskUnit { return deskUnit(u.Unit, u.Participants) })}, err
}

func (d *desk) postUnit(ctx context.Context, actor account.Actor, in unitPost) (DeskUnit, error) {
	return d.saveUnit(ctx, actor, in.Contest, "", in.DeskUnit)
}

func (d *desk) putUnit(ctx context.Context, actor account.Actor, in unitPut) (DeskUnit, error) {
	return d.saveUnit(ctx, actor, in.Contest, in.Unit, in.DeskUnit)
}

func (d *desk) saveUnit(ctx context.Context, actor account.Actor, contestID, id string, in DeskUnit) (DeskUnit, error) {
	u := contest.Unit{ID: id, ContestID: contestID, ParentID: in.ParentID, Name: in.Name, Kind: in.Kind, Block: in.Block, Headcount: in.Headcount, Aliases: in.Aliases}
	var err error
	if u.ValidFrom, err = parseDay("valid_from", in.ValidFrom); err != nil {
		return DeskUnit{}, err
	}
	if u.ValidTo, err = parseDay("valid_to", in.ValidTo); err != nil {
		return DeskUnit{}, err
	}
	u, err = d.Plan.SaveUnit(ctx, actor, u)
	return deskUnit(u, in.Participants), err
}

func deskUnit(u contest.Unit, participants int) DeskUnit {
	return DeskUnit{ID: u.ID, ParentID: u.ParentID, Name: u.Name, Kind: u.Kind, Block: u.Block, Headcount: u.Headcount,
		ValidFrom: day(u.ValidFrom), ValidTo: day(u.ValidTo), Aliases: listOf(u.Aliases), Participants: participants}
}

func (d *desk) importUnits(ctx context.Context, call *Call, in unitImportQuery) (UnitImport, error) {
	if err := d.Plan.MayImportUnits(ctx, call.Actor, in.ID); err != nil {
		return UnitImport{}, err
	}
	var plan contest.UnitPlan
	err := upload(call, func(name string, data io.ReaderAt, size int64) error {
		sheet, err := d.ReadUnits(ctx, name, data, size)
		if err != nil {
			return err
		}
		plan, err = d.Plan.ImportUnits(ctx, call.Actor, in.ID, sheet, in.DryRun)
		return err
	})
	if err != nil {
		return UnitImport{}, err
	}
	return UnitImport{DryRun: in.DryRun, Rows: plan.Rows, Added: len(plan.Add), Changed: len(plan.Change), Unchanged: plan.Unchanged, Missing: plan.Missing,
		Problems: items(plan.Problems, func(p contest.UnitProblem) UnitProblem {
			return UnitProblem{Row: p.Row, Column: string(p.Column), Severity: severity(p.Error), Code: p.Code, Message: p.Message.In(call.Lang)}
		})}, nil
}

func severity(isError bool) string {
	if isError {
		return "error"
	}
	return "warning"
}

func (d *desk) barred(ctx context.Context, actor account.Actor, in byID) (Items[BarredRow], error) {
	list, err := d.Plan.Barred(ctx, actor, in.ID)
	return Items[BarredRow]{items(list, barredRow)}, err
}

func (d *desk) postBarred(ctx context.Context, actor account.Actor, in barredPost) (BarredRow, error) {
	b, err := d.Plan.Bar(ctx, actor, in.Contest, contest.Barred{Name: in.Name, Phone: in.Phone, Email: in.Email, Reason: in.Reason})
	return barredRow(b), err
}

func (d *desk) deleteBarred(ctx context.Context, actor account.Actor, in barredPath) (Empty, error) {
	return Empty{}, d.Plan.Unbar(ctx, actor, in.Contest, in.Barred)
}

func barredRow(b contest.BarredEntry) BarredRow {
	return BarredRow{ID: b.ID, Name: b.Name, Phone: b.Phone, Email: b.Email, Reason: b.Reason}
}

func (d *desk) unitRoutes() []Route {
	read, edit := account.Read, account.EditContest
	return []Route{
		{http.MethodGet, "/desk/contests/:id/units", AuthStaff, read, "The tree of units, in order", handle(d.units).fails(contest.ErrContestNotFound)},
		{http.MethodPost, "/desk/contests/:id/units", AuthStaff, edit, "Add a unit", handle(d.postUnit).created().fails(contest.ErrUnitInvalid, contest.ErrStale)},
		{http.MethodPut, "/desk/contests/:id/units/:unit", AuthStaff, edit, "Change a unit", handle(d.putUnit).
			fails(contest.ErrUnitNotFound, contest.ErrUnitInvalid, contest.ErrStale)},
		{http.MethodPost, "/desk/contests/:id/units/import", AuthStaff, edit, "Import units from XLSX or CSV, or tell what that would do", answer(d.importUnits).upload(deskUploadLimit).
			fails(contest.ErrUnitFile, contest.ErrStale, errNoFile)},
		{http.MethodGet, "/desk/contests/:id/barred", AuthStaff, account.ReadPersons, "Who may not enter", handle(d.barred)},
		{http.MethodPost, "/desk/contests/:id/barred", AuthStaff, edit, "Bar somebody from entering", handle(d.postBarred).created().fails(contest.ErrBarredEmpty, contest.ErrPhone, contest.ErrEmail)},
		{http.MethodDelete, "/desk/contests/:id/barred/:barred", AuthStaff, edit, "Take somebody off the barred list", handle(d.deleteBarred).fails(contest.ErrBarredNotFound)},
	}
}
