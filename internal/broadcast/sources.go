package broadcast

import (
	"context"
	"errors"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Sources make the data of graphics out of a contest. They decide what may be
// shown: what they return leaves the server.
type Sources interface {
	// Prepare checks whether the item of a view could go on air now, and ties it
	// to what must not change while it is shown. It fails with ErrNotReady; its
	// detail "why" is a stable code and its message says so in words.
	Prepare(ctx context.Context, v View) (Prepared, error)
	// Told writes down that somebody is about to see what a view shows before it
	// is on air. It does nothing where the view holds no secret; the same person
	// and view again may be left out.
	Told(ctx context.Context, to account.Actor, v View) error
	// Content is what a graphic shows at one step and page, and no more.
	Content(ctx context.Context, v View) (Content, error)
	// Script is the list of steps of a reveal, for the desk and the presenter.
	Script(ctx context.Context, v View) ([]RevealStep, error)
	// Scene is what suggestions are made of; a zero Scene makes none.
	Scene(ctx context.Context, contestID string) (Scene, error)
}

// Prepared is what an item is tied to when it is cued.
type Prepared struct {
	Pin   string
	Steps int // 1 for a graphic without steps
}

// View asks for the content of a graphic at a moment.
type View struct {
	ContestID string
	Item      Item
	Pin       string
	Step      int
	Page      int
	Lang      string
	Since     int64 // of a countdown: when it came on air, in milliseconds; 0: it has not
	Rehearsal bool  // the output is for rehearsal
}

// Content is the data of a graphic.
type Content struct {
	Data        any           // as tv/wire.ts has it for the template
	Snapshot    string        // code of the snapshot that it shows; "": none
	Provisional bool          // live figures: no prize rests on them
	Pages       int           // 1 where there are no pages
	Fresh       time.Duration // how long it stays true; 0: for ever
	Stand       time.Duration // of a reveal: how long the step stands when it plays by itself
	Hold        bool          // of a reveal: it waits for a hand here
	StepNames   []string      // of a question: what each step adds
}

// why makes a refusal with its reason: code is stable, the texts are the reason.
func why(code, vi, en string) *fault.Error {
	refused := ErrNotReady.With("why", code)
	refused.Msg.VI, refused.Msg.EN = vi, en
	return refused
}

// NotReady is the refusal of an item: code is stable, vi and en say why.
func NotReady(code, vi, en string) error { return why(code, vi, en) }

// Withheld is NotReady for what must not be told any more. Another failure
// leaves on the screens what was read before; this one takes it away.
func Withheld(code, vi, en string) error { return why(code, vi, en).With("withheld", true) }

func withheld(err error) bool {
	var refused *fault.Error
	return errors.As(err, &refused) && refused.Detail["withheld"] == true
}
