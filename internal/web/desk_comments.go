package web

import (
	"context"
	"net/http"

	"hoithi/internal/account"
	"hoithi/questions"
)

func (d *desk) postComment(ctx context.Context, actor account.Actor, in CommentPost) (DeskComment, error) {
	c, err := d.Library.Comment(ctx, actor, in.ID, in.Parent, in.Body)
	return deskComment(c), err
}

func (d *desk) putComment(ctx context.Context, actor account.Actor, in CommentPut) (DeskComment, error) {
	c, err := d.Library.ResolveThread(ctx, actor, in.ID, in.Resolved)
	return deskComment(c), err
}

func deskComment(c questions.Comment) DeskComment {
	return DeskComment{ID: c.ID, Parent: c.ParentID, Version: c.Version, By: c.ByName, Body: c.Body, AtMS: ms(c.At), ResolvedMS: ms(c.ResolvedAt), ResolvedBy: c.ResolvedBy}
}

func (d *desk) commentRoutes() []Route {
	comment := account.CommentOn
	return []Route{
		{http.MethodPost, "/desk/questions/:id/comments", AuthStaff, comment, "Comment on a question, or reply", handle(d.postComment).created().
			fails(questions.ErrQuestionNotFound, questions.ErrCommentNotFound, questions.ErrCommentInvalid, questions.ErrSealed)},
		{http.MethodPut, "/desk/comments/:id", AuthStaff, comment, "Say that a thread is settled, or not after all", handle(d.putComment).fails(questions.ErrCommentNotFound)},
	}
}
