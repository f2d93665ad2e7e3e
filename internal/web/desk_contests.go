package web

import (
	"context"
	"net/http"

	"hoithi/contest"
	"hoithi/internal/account"
)

func (d *desk) contests(ctx context.Context, actor account.Actor, _ Empty) (Items[DeskContest], error) {
	all, err := d.Plan.Contests(ctx, actor)
	if err != nil {
		return Items[DeskContest]{}, err
	}
	out := make([]DeskContest, 0, len(all))
	for _, c := range all {
		one, err := d.deskContest(ctx, actor, c.ID)
		if err != nil {
			return Items[DeskContest]{}, err
		}
		out = append(out, one)
	}
	return Items[DeskContest]{out}, nil
}

func (d *desk) contest(ctx context.Context, actor account.Actor, in byID) (DeskContest, error) {
	return d.deskContest(ctx, actor, in.ID)
}

func (d *desk) deskContest(ctx context.Context, actor account.Actor, id string) (DeskContest, error) {
	c, n, err := d.Plan.Contest(ctx, actor, id)
	if err != nil {
		return DeskContest{}, err
	}
	out := deskContest(c)
	out.Counts = ContestCounts{Units: n.Units, Contestants: n.Contestants, Rounds: n.Rounds, Banks: n.Banks, Questions: n.Questions}
	return out, nil
}

func (d *desk) createContest(ctx context.Context, actor account.Actor, in ContestEdit) (DeskContest, error) {
	c, err := d.Plan.CreateContest(ctx, actor, contestIn(in))
	return deskContest(c), err
}

func (d *desk) fromPreset(ctx context.Context, actor account.Actor, in FromPreset) (DeskContest, error) {
	c, err := d.Plan.FromPreset(ctx, actor, in.Preset, in.Slug, in.Name, in.Organiser)
	return deskContest(c), err
}

func (d *desk) putContest(ctx context.Context, actor account.Actor, in contestPut) (DeskContest, error) {
	c := contestIn(in.ContestEdit)
	c.ID = in.ID
	if _, err := d.Plan.UpdateContest(ctx, actor, c, in.Version); err != nil {
		return DeskContest{}, err
	}
	return d.deskContest(ctx, actor, in.ID)
}

func (d *desk) presets(context.Context, account.Actor, Empty) (Items[Preset], error) {
	return Items[Preset]{items(contest.Presets(), func(p contest.Preset) Preset {
		if d.Grace > 0 {
			p.Rules.Time.Grace = d.Grace
		}
		return Preset{ID: p.ID, Name: p.Name, NameEN: p.NameEN, Summary: p.Summary, SummaryEN: p.SummaryEN, Source: p.Source,
			Rules: rulesOf(p.Rules), Groups: deskGroups(p.Groups), Registration: registrationOf(p.Registration)}
	})}, nil
}

func deskContest(c contest.Contest) DeskContest {
	return DeskContest{ID: c.ID, Demo: c.Demo, CreatedMS: ms(c.CreatedAt), ContestEdit: ContestEdit{
		Slug: c.Slug, Name: c.Name, NameEN: c.NameEN, Organiser: c.Organiser, Intro: c.Intro, IntroEN: c.IntroEN, TimeZone: c.TimeZone,
		Registration: registrationOf(c.Registration), Groups: deskGroups(c.Groups), Masking: string(c.Masking), Version: c.Version,
	}}
}

func contestIn(e ContestEdit) contest.Contest {
	return contest.Contest{Slug: e.Slug, Name: e.Name, NameEN: e.NameEN, Organiser: e.Organiser, Intro: e.Intro, IntroEN: e.IntroEN, TimeZone: e.TimeZone,
		Registration: registrationIn(e.Registration), Masking: contest.Masking(e.Masking),
		Groups: items(e.Groups, func(g Group) contest.Group { return contest.Group{ID: g.ID, Name: g.Name, NameEN: g.NameEN} })}
}

func registrationOf(r contest.Registration) DeskRegistration {
	return DeskRegistration{Contact: string(r.Contact), UnitRequired: r.UnitRequired, AskBirthDate: r.AskBirthDate, MinAge: r.MinAge, MaxAge: r.MaxAge,
		GuardianUnder: r.GuardianUnder, AccessCode: r.AccessCode, Consent: Consent{Version: r.Consent.Version, Text: r.Consent.Text, TextEN: r.Consent.TextEN},
		Fields: items(r.Fields, func(f contest.FieldSpec) FieldSpec {
			return FieldSpec{Key: f.Key, Label: f.Label, LabelEN: f.LabelEN, Kind: string(f.Kind), Required: f.Required, Options: listOf(f.Options)}
		})}
}

func registrationIn(r DeskRegistration) contest.Registration {
	return contest.Registration{Contact: contest.Contact(r.Contact), UnitRequired: r.UnitRequired, AskBirthDate: r.AskBirthDate, MinAge: r.MinAge, MaxAge: r.MaxAge,
		GuardianUnder: r.GuardianUnder, AccessCode: r.AccessCode, Consent: contest.Consent{Version: r.Consent.Version, Text: r.Consent.Text, TextEN: r.Consent.TextEN},
		Fields: items(r.Fields, func(f FieldSpec) contest.FieldSpec {
			return contest.FieldSpec{Key: f.Key, Label: f.Label, LabelEN: f.LabelEN, Kind: contest.FieldKind(f.Kind), Required: f.Required, Options: f.Options}
		})}
}

func (d *desk) contestRoutes() []Route {
	read, edit := account.Read, account.EditContest
	return []Route{
		{http.MethodGet, "/desk/contests", AuthStaff, read, "The contests that one may read", handle(d.contests)},
		{http.MethodPost, "/desk/contests", AuthStaff, edit, "Make a contest", edits(handle(d.createContest).created()).
			fails(contest.ErrContestInvalid, contest.ErrSlugTaken)},
		{http.MethodPost, "/desk/contests/from-preset", AuthStaff, edit, "Make a contest with the groups and registration of a preset", handle(d.fromPreset).created().
			fails(contest.ErrPresetNotFound, contest.ErrContestInvalid, contest.ErrSlugTaken)},
		{http.MethodGet, "/desk/contests/:id", AuthStaff, read, "A contest", handle(d.contest).fails(contest.ErrContestNotFound)},
		{http.MethodPut, "/desk/contests/:id", AuthStaff, edit, "Change a contest", edits(handle(d.putContest)).
			fails(contest.ErrContestNotFound, contest.ErrContestInvalid, contest.ErrSlugTaken, contest.ErrStale)},
		{http.MethodGet, "/desk/presets", AuthStaff, read, "The rule sets of real contests", handle(d.presets)},
	}
}

// edits allows a larger body than a contestant's request has.
func edits(e Endpoint) Endpoint {
	e.Limit = deskBodyLimit
	return e
}

func deskGroups(groups []contest.Group) []Group {
	return items(groups, func(g contest.Group) Group { return Group{ID: g.ID, Name: g.Name, NameEN: g.NameEN} })
}

// slow lets work take its time: the result of a large round, thousands of
// questions. It ends when the caller hangs up.
func slow(e Endpoint) Endpoint {
	e.Pace = Stream
	return e
}
