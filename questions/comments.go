package questions

import (
	"context"
	"time"
	"unicode/utf8"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Failures of comments.
var (
	ErrCommentNotFound = fault.New(fault.NotFound, "comment_not_found", "Không tìm thấy ý kiến này.", "There is no such comment.")
	ErrCommentInvalid  = fault.New(fault.Invalid, "comment_invalid", "Nhập ý kiến, dài nhất 4.000 ký tự.", "Enter a comment of at most 4,000 characters.")
)

// Comment is what somebody says about a question. A comment without a parent
// begins a thread; a thread is resolved as a whole.
type Comment struct {
	ID         string
	QuestionID string
	ParentID   string // empty: begins a thread
	Version    int    // of the question when it was written
	By         string // staff id
	ByName     string
	Body       string
	At         time.Time
	ResolvedAt time.Time // zero: open
	ResolvedBy string    // name
}

// CommentStore keeps comments.
type CommentStore interface {
	// Comments lists a question's comments, the oldest first.
	Comments(ctx context.Context, questionID string) ([]Comment, error)
	FindComment(ctx context.Context, id string) (Comment, error) // ErrCommentNotFound
	AddComment(ctx context.Context, c Comment, deed account.Deed) error
	// ResolveComment closes a thread, or opens it again with a zero time.
	ResolveComment(ctx context.Context, id, by string, at time.Time, deed account.Deed) error
}

const maxComment = 4000

// Comment adds to a question's threads. A reply to a reply joins the thread.
func (l *Library) Comment(ctx context.Context, actor account.Actor, questionID, parentID, body string) (Comment, error) {
	q, b, err := l.questionFor(ctx, actor, account.CommentOn, questionID)
	if err != nil {
		return Comment{}, err
	}
	if q.Secrecy != Readable {
		return Comment{}, ErrSealed
	}
	body = tidyLines(body)
	if n := utf8.RuneCountInString(body); n == 0 || n > maxComment {
		return Comment{}, ErrCommentInvalid.At(fault.Field{Name: "body", Code: ErrCommentInvalid.Code, Msg: ErrCommentInvalid.Msg})
	}
	if parentID, err = l.threadOf(ctx, questionID, parentID); err != nil {
		return Comment{}, err
	}
	c := Comment{ID: l.newID(), QuestionID: q.ID, ParentID: parentID, Version: q.Current.Number, By: actor.ID, ByName: actor.Name, Body: body, At: l.now()}
	deed := l.deed(actor, b, "question.comment", "question:"+q.ID, nil, map[string]any{"comment": c.ID, "version": c.Version})
	return c, l.store.AddComment(ctx, c, deed)
}

// threadOf is the first comment of the thread that a comment belongs to.
func (l *Library) threadOf(ctx context.Context, questionID, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	parent, err := l.store.FindComment(ctx, id)
	if err != nil {
		return "", err
	}
	if parent.QuestionID != questionID {
		return "", ErrCommentNotFound
	}
	if parent.ParentID != "" {
		return parent.ParentID, nil
	}
	return parent.ID, nil
}

// ResolveThread says that a thread is settled, or not after all.
func (l *Library) ResolveThread(ctx context.Context, actor account.Actor, id string, resolved bool) (Comment, error) {
	c, err := l.store.FindComment(ctx, id)
	if err != nil {
		return Comment{}, err
	}
	_, b, err := l.questionFor(ctx, actor, account.CommentOn, c.QuestionID)
	if err != nil {
		return Comment{}, err
	}
	if c.ParentID != "" {
		return Comment{}, ErrCommentNotFound
	}
	at := time.Time{}
	c.ResolvedBy = ""
	if resolved {
		at, c.ResolvedBy = l.now(), actor.Name
	}
	c.ResolvedAt = at
	deed := l.deed(actor, b, "question.comment_resolve", "question:"+c.QuestionID, nil, map[string]any{"comment": id, "resolved": resolved})
	return c, l.store.ResolveComment(ctx, id, actor.ID, at, deed)
}
