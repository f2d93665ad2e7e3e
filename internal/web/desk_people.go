package web

import (
	"context"
	"net/http"

	"hoithi/contest"
	"hoithi/internal/account"
)

func (d *desk) people(ctx context.Context, actor account.Actor, in peopleQuery) (List[DeskContestant], error) {
	offset, limit := page(in.Offset, in.Limit)
	f := in.filter()
	f.Offset, f.Limit = offset, limit
	list, total, err := d.People.List(ctx, actor, f)
	return List[DeskContestant]{Items: items(list, deskContestant), Total: total, Offset: offset, Limit: limit}, err
}

func (in peopleQuery) filter() contest.PersonFilter {
	return contest.PersonFilter{ContestID: in.Contest, Query: in.Q, UnitID: in.Unit, Group: in.Group, Flag: in.Flag}
}

func (d *desk) person(ctx context.Context, actor account.Actor, in byID) (DeskPerson, error) {
	p, attempts, err := d.People.Find(ctx, actor, in.ID)
	return DeskPerson{DeskContestant: deskContestant(p), Attempts: items(attempts, deskAttempt)}, err
}

func (d *desk) putPerson(ctx context.Context, actor account.Actor, in ExtraTime) (DeskContestant, error) {
	p, err := d.People.GiveTime(ctx, actor, in.ID, in.Percent, in.Reason)
	return deskContestant(p), err
}

func deskContestant(p contest.Person) DeskContestant {
	out := DeskContestant{ID: p.ID, Name: p.Name, Phone: p.Phone, Email: p.Email, GroupID: p.GroupID, Unit: p.UnitName, BirthDate: day(p.BirthDate), Fields: p.Fields,
		CreatedMS: ms(p.CreatedAt), ConsentVersion: p.Consent.Version, ExtraTimePercent: p.ExtraTimePercent, Synthetic: p.Synthetic, Barred: p.Barred, Attempts: p.Attempts,
		Duplicates: items(p.Duplicates, func(k contest.Duplicate) string { return string(k) })}
	if out.Fields == nil {
		out.Fields = map[string]string{}
	}
	if g := p.Guardian; g != nil {
		out.Guardian = &DeskGuardian{Name: g.Name, Phone: g.Phone, Relation: g.Relation}
	}
	return out
}

func deskAttempt(a contest.AttemptView) DeskAttempt {
	return DeskAttempt{ID: a.ID, RoundID: a.RoundID, RoundName: a.RoundName, Number: a.Number, StartedMS: ms(a.StartedAt), EndedMS: ms(a.EndedAt), EndedBy: string(a.EndedBy),
		Points: a.Totals.Points, Right: a.Totals.Right, Answered: a.Totals.Answered, Questions: a.Questions, Receipt: a.Receipt}
}

func (d *desk) peopleRoutes() []Route {
	return []Route{
		{http.MethodGet, "/desk/contests/:id/contestants", AuthStaff, account.ReadPersons, "A page of contestants, the newest first", handle(d.people)},
		{http.MethodGet, "/desk/contestants/:id", AuthStaff, account.ReadPersons, "A contestant with all their attempts", handle(d.person).fails(contest.ErrContestantUnknown)},
		{http.MethodPut, "/desk/contestants/:id", AuthStaff, account.RunRounds, "Give a contestant more time", handle(d.putPerson).
			fails(contest.ErrContestantUnknown, contest.ErrExtraTime, contest.ErrReasonNeeded)},
	}
}
