package web

import (
	"context"
	"net/http"
	"time"

	"hoithi/internal/account"
	"hoithi/questions"
)

func (d *desk) openBanks(ctx context.Context, actor account.Actor, in byID) (Items[DeskOpenBank], error) {
	list, err := d.Library.OpenBanks(ctx, actor, in.ID)
	return Items[DeskOpenBank]{items(list, deskOpenBank)}, err
}

func (d *desk) postOpenBank(ctx context.Context, actor account.Actor, in openBankPost) (DeskOpenBank, error) {
	o, err := d.Library.PublishBank(ctx, actor, openBankIn("", in.Bank, in.OpenBankEdit))
	return deskOpenBank(o), err
}

func (d *desk) putOpenBank(ctx context.Context, actor account.Actor, in openBankPut) (DeskOpenBank, error) {
	o, err := d.Library.PublishBank(ctx, actor, openBankIn(in.ID, in.Bank, in.OpenBankEdit))
	return deskOpenBank(o), err
}

func (d *desk) deleteOpenBank(ctx context.Context, actor account.Actor, in byID) (Empty, error) {
	return Empty{}, d.Library.WithdrawBank(ctx, actor, in.ID)
}

func openBankIn(id, bank string, e OpenBankEdit) questions.OpenBank {
	o := questions.OpenBank{ID: id, BankID: bank, Title: e.Title, TitleEN: e.TitleEN, Topics: e.Topics, Readable: e.Readable, Practice: e.Practice, WithAnswers: e.WithAnswers}
	if e.OpensMS > 0 {
		o.OpensAt = time.UnixMilli(e.OpensMS)
	}
	if e.ClosesMS > 0 {
		o.ClosesAt = time.UnixMilli(e.ClosesMS)
	}
	return o
}

func deskOpenBank(o questions.OpenBank) DeskOpenBank {
	return DeskOpenBank{ID: o.ID, BankID: o.BankID, Questions: o.Questions, OpenBankEdit: OpenBankEdit{Title: o.Title, TitleEN: o.TitleEN, Topics: listOf(o.Topics), Readable: o.Readable,
		Practice: o.Practice, WithAnswers: o.WithAnswers, OpensMS: ms(o.OpensAt), ClosesMS: ms(o.ClosesAt)}}
}

func (d *desk) openBankRoutes() []Route {
	edit := account.EditContest
	return []Route{
		{http.MethodGet, "/desk/contests/:id/open-banks", AuthStaff, account.Read, "What a contest has published of its banks", handle(d.openBanks)},
		{http.MethodPost, "/desk/banks/:bank/open-banks", AuthStaff, edit, "Publish a bank for reading or practice", handle(d.postOpenBank).created().
			fails(questions.ErrBankNotFound, questions.ErrOpenBankInvalid)},
		{http.MethodPut, "/desk/open-banks/:id", AuthStaff, edit, "Change a publication", handle(d.putOpenBank).fails(questions.ErrOpenBankNotFound, questions.ErrOpenBankInvalid)},
		{http.MethodDelete, "/desk/open-banks/:id", AuthStaff, edit, "End a publication", handle(d.deleteOpenBank).fails(questions.ErrOpenBankNotFound)},
	}
}
