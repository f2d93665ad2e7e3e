package web

import (
	"context"
	"net/http"
	"time"

	"hoithi/internal/account"
	"hoithi/questions"
)

func (d *desk) previews(ctx context.Context, actor account.Actor, in bankPath) (Items[DeskPreview], error) {
	list, err := d.Library.Previews(ctx, actor, in.Bank)
	return Items[DeskPreview]{items(list, deskPreview)}, err
}

func (d *desk) postPreview(ctx context.Context, actor account.Actor, in PreviewPost) (PreviewMade, error) {
	p, token, err := d.Library.CreatePreview(ctx, actor, questions.PreviewOrder{BankID: in.Bank, QuestionID: in.Question, Name: in.Name, WithKey: in.WithKey, ExpiresAt: time.UnixMilli(in.ExpiresMS)})
	return PreviewMade{DeskPreview: deskPreview(p), Token: token}, err
}

func (d *desk) deletePreview(ctx context.Context, actor account.Actor, in byID) (Empty, error) {
	return Empty{}, d.Library.RevokePreview(ctx, actor, in.ID)
}

func deskPreview(p questions.Preview) DeskPreview {
	return DeskPreview{ID: p.ID, Question: p.QuestionID, Name: p.Name, WithKey: p.WithKey, By: p.ByName, CreatedMS: ms(p.CreatedAt), ExpiresMS: ms(p.ExpiresAt),
		RevokedMS: ms(p.RevokedAt), Opened: p.Opened, OpenedMS: ms(p.OpenedAt)}
}

func (d *desk) previewRoutes() []Route {
	keys, comment := account.ReadKeys, account.CommentOn
	return []Route{
		{http.MethodGet, "/desk/banks/:bank/previews", AuthStaff, keys, "The preview links of a bank", handle(d.previews).fails(questions.ErrBankNotFound)},
		{http.MethodPost, "/desk/banks/:bank/previews", AuthStaff, comment, "Make a read-only link to a question or the bank; its token is told once", handle(d.postPreview).created().
			fails(questions.ErrBankNotFound, questions.ErrQuestionNotFound, questions.ErrPreviewInvalid, questions.ErrSealed)},
		{http.MethodDelete, "/desk/previews/:id", AuthStaff, comment, "End a preview link", handle(d.deletePreview).fails(questions.ErrPreviewGone)},
	}
}
