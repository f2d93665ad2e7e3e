package web

import (
	"context"
	"net/http"
	"time"

	"hoithi/internal/account"
	"hoithi/questions"
)

func (d *desk) releaseKey(ctx context.Context, actor account.Actor, _ Empty) (MyReleaseKey, error) {
	k, ok, err := d.Vault.Key(ctx, actor)
	if err != nil || !ok {
		return MyReleaseKey{}, err
	}
	key := d.releaseKeyOut(k)
	return MyReleaseKey{Key: &key}, nil
}

func (d *desk) putReleaseKey(ctx context.Context, actor account.Actor, in ReleaseKeyPut) (MyReleaseKey, error) {
	if err := d.Team.CheckPassword(ctx, actor, in.Password); err != nil {
		return MyReleaseKey{}, err
	}
	k, err := d.Vault.SetKey(ctx, actor, in.Passphrase)
	if err != nil {
		return MyReleaseKey{}, err
	}
	k.Name = actor.Name
	key := d.releaseKeyOut(k)
	return MyReleaseKey{Key: &key}, nil
}

func (d *desk) releaseKeyOut(k questions.ReleaseKey) ReleaseKey {
	return ReleaseKey{StaffID: k.StaffID, Name: k.Name, Fingerprint: d.Vault.Fingerprint(k), SinceMS: ms(k.CreatedAt)}
}

func (d *desk) keyHolders(ctx context.Context, actor account.Actor, in byID) (Items[ReleaseKey], error) {
	list, err := d.Vault.Holders(ctx, actor, in.ID)
	return Items[ReleaseKey]{items(list, d.releaseKeyOut)}, err
}

func (d *desk) seals(ctx context.Context, actor account.Actor, in bankPath) (Items[DeskSeal], error) {
	list, err := d.Vault.Seals(ctx, actor, in.Bank)
	if err != nil {
		return Items[DeskSeal]{}, err
	}
	names, err := d.namesOf(ctx, list)
	return Items[DeskSeal]{items(list, func(s questions.Seal) DeskSeal { return deskSeal(s, names) })}, err
}

func (d *desk) postSeal(ctx context.Context, actor account.Actor, in SealPost) (DeskSeal, error) {
	order := questions.SealOrder{BankID: in.Bank, Name: in.Name, Topics: in.Topics, Level: questions.Level(in.Level), Mode: questions.SealMode(in.Mode), Holders: in.Holders}
	if in.OpensMS > 0 {
		order.OpensAt = time.UnixMilli(in.OpensMS)
	}
	s, err := d.Vault.Seal(ctx, actor, order)
	if err == nil && d.Air != nil {
		d.Air.Control.Renew() // a card that was cued is not shown for another moment
	}
	return deskSeal(s, map[string]string{actor.ID: actor.Name}), err
}

func (d *desk) releaseSeal(ctx context.Context, actor account.Actor, in SealRelease) (DeskSeal, error) {
	s, err := d.Vault.Give(ctx, actor, in.ID, in.Passphrase)
	if err != nil {
		return DeskSeal{}, err
	}
	names, err := d.namesOf(ctx, []questions.Seal{s})
	return deskSeal(s, names), err
}

// sealsSoon is how long before a round opens the desk begins to warn.
const sealsSoon = 24 * time.Hour

func (d *desk) sealsAhead(ctx context.Context, actor account.Actor, in byID) (Items[SealAhead], error) {
	list, err := d.Vault.Ahead(ctx, actor, in.ID, sealsSoon)
	return Items[SealAhead]{items(list, func(a questions.SealAhead) SealAhead {
		return SealAhead{Seal: deskSeal(a.Seal, nil), BankID: a.BankID, RoundID: a.RoundID, RoundName: a.RoundName, OpensMS: ms(a.RoundAt)}
	})}, err
}

func (d *desk) readings(ctx context.Context, actor account.Actor, in readingsQuery) (List[QuestionReading], error) {
	offset, limit := page(in.Offset, in.Limit)
	list, total, err := d.Library.Readings(ctx, actor, questions.ReadingFilter{ContestID: in.Contest, BankID: in.Bank, QuestionID: in.Question, Offset: offset, Limit: limit})
	return List[QuestionReading]{Items: items(list, func(r questions.Reading) QuestionReading {
		return QuestionReading{ID: r.ID, AtMS: ms(r.At), By: r.Actor.Name, IP: r.Actor.IP, BankID: r.BankID, BankName: r.BankName, How: r.How, Numbers: listOf(r.Numbers)}
	}), Total: total, Offset: offset, Limit: limit}, err
}

func (d *desk) namesOf(ctx context.Context, list []questions.Seal) (map[string]string, error) {
	authors := make([]questions.Question, 0, len(list))
	for _, s := range list {
		authors = append(authors, questions.Question{CreatedBy: s.CreatedBy})
	}
	return d.Library.Names(ctx, authors)
}

func deskSeal(s questions.Seal, names map[string]string) DeskSeal {
	return DeskSeal{ID: s.ID, Name: s.Name, Mode: string(s.Mode), State: string(s.State), Questions: s.Questions, OpensMS: ms(s.OpensAt),
		Holders: items(s.Holders, func(h questions.Holder) SealHolder {
			return SealHolder{StaffID: h.StaffID, Name: h.Name, GivenMS: ms(h.GivenAt)}
		}),
		CreatedByName: names[s.CreatedBy], CreatedMS: ms(s.CreatedAt), ReleasedMS: ms(s.ReleasedAt), Copies: s.Copies}
}

func (d *desk) sealRoutes() []Route {
	read, keys := account.Read, account.ReadKeys
	return []Route{
		{http.MethodGet, "/desk/release-key", AuthStaff, read, "The caller's key for opening sealed sets", handle(d.releaseKey)},
		{http.MethodPut, "/desk/release-key", AuthStaff, read, "Make the caller a new key under a passphrase", handle(d.putReleaseKey).
			fails(account.ErrPasswordMismatch, questions.ErrPassphraseWeak)},
		{http.MethodGet, "/desk/contests/:id/key-holders", AuthStaff, keys, "Who may be named to open sealed sets", handle(d.keyHolders)},
		{http.MethodGet, "/desk/contests/:id/seals-ahead", AuthStaff, read, "Closed sets in the way of the rounds of the next 24 hours", handle(d.sealsAhead)},
		{http.MethodGet, "/desk/contests/:id/question-readings", AuthStaff, account.ReadAudit, "Who read which question that no paper had held", handle(d.readings)},
		{http.MethodGet, "/desk/banks/:bank/seals", AuthStaff, read, "The sealed sets of a bank", handle(d.seals).fails(questions.ErrBankNotFound)},
		{http.MethodPost, "/desk/banks/:bank/seals", AuthStaff, account.RunRounds, "Seal the approved questions of a bank that no paper has held", slow(handle(d.postSeal).created()).
			fails(questions.ErrBankNotFound, questions.ErrSealInvalid, questions.ErrHolders, questions.ErrNothingToSeal)},
		{http.MethodPost, "/desk/seals/:id/release", AuthStaff, read, "Give the caller's part to the opening of a set; the second part opens it", slow(handle(d.releaseSeal)).
			fails(questions.ErrSealNotFound, questions.ErrNotHolder, questions.ErrPassphrase, questions.ErrPassphraseSlow, questions.ErrReleased, questions.ErrByTheClock)},
	}
}
