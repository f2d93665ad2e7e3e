package broadcast

import (
	"context"
	"slices"
	"strings"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// CorrectionKind says what a correction is about.
type CorrectionKind string

// The kinds of correction.
const (
	OfContestant CorrectionKind = "contestant"
	OfUnit       CorrectionKind = "unit"
	OfQuestion   CorrectionKind = "question"
)

// Correction is what the picture says instead of the data: a name that was
// written wrongly, a row that must not be shown. Points are never corrected
// here: a result is judged, not painted. It can be undone, and both are logged.
type Correction struct {
	ID        string
	ContestID string
	Kind      CorrectionKind
	Target    string // id of the contestant, unit or question
	Field     string // name, sub, hidden; stem of a question
	Value     string
	Before    string // what was shown until then, as the corrector saw it
	Reason    string
	By        account.Actor
	At        time.Time
	UndoneBy  string
	UndoneAt  time.Time // zero: it stands
}

// Stands reports whether the correction is in force.
func (c Correction) Stands() bool { return c.UndoneAt.IsZero() }

func fieldsOf(k CorrectionKind) []string {
	switch k {
	case OfContestant:
		return []string{"name", "sub", "hidden"}
	case OfUnit:
		return []string{"name"}
	case OfQuestion:
		return []string{"stem"}
	}
	return nil
}

func (c Correction) check() error {
	if c.Reason == "" {
		return ErrReasonNeeded
	}
	if c.Target == "" || !slices.Contains(fieldsOf(c.Kind), c.Field) || c.Value == "" && c.Field != "sub" {
		return ErrCorrectionInvalid.At(fault.Field{Name: "field", Code: "field_unknown", Msg: ErrCorrectionInvalid.Msg})
	}
	return nil
}

// Corrected are the corrections in force, ready to be looked up; the newest of
// each field counts.
type Corrected map[string]string

func correctedKey(k CorrectionKind, target, field string) string {
	return strings.Join([]string{string(k), target, field}, "\x00")
}

// NewCorrected indexes corrections, the oldest first.
func NewCorrected(all []Correction) Corrected {
	out := Corrected{}
	for _, c := range all {
		if c.Stands() {
			out[correctedKey(c.Kind, c.Target, c.Field)] = c.Value
		}
	}
	return out
}

// Of returns what stands in place of a value.
func (c Corrected) Of(k CorrectionKind, target, field, value string) string {
	if instead, ok := c[correctedKey(k, target, field)]; ok {
		return instead
	}
	return value
}

// Hidden reports whether a contestant is kept off the picture.
func (c Corrected) Hidden(contestantID string) bool {
	return c.Of(OfContestant, contestantID, "hidden", "") == "1"
}

// Corrections lists the corrections of a contest, the oldest first.
func (c *Control) Corrections(ctx context.Context, contestID string) ([]Correction, error) {
	return c.Store.Corrections(ctx, contestID)
}

// Correct puts a correction in force, on everything that shows its target.
func (c *Control) Correct(ctx context.Context, actor account.Actor, fix Correction) (Correction, error) {
	if !actor.Can(account.RunAir, fix.ContestID) {
		return fix, ErrForbidden
	}
	fix.ID, fix.By, fix.At = c.NewID(), actor, c.Now()
	fix.Value, fix.Reason, fix.Before = line(fix.Value, textMost), line(fix.Reason, textMost), line(fix.Before, textMost)
	if err := fix.check(); err != nil {
		return fix, err
	}
	return fix, c.keepCorrection(ctx, fix, "air.correct", actor)
}

// Undo takes a correction back.
func (c *Control) Undo(ctx context.Context, actor account.Actor, id string) (Correction, error) {
	fix, err := c.Store.FindCorrection(ctx, id)
	if err != nil {
		return fix, err
	}
	if !actor.Can(account.RunAir, fix.ContestID) {
		return Correction{}, ErrForbidden
	}
	if !fix.Stands() {
		return fix, ErrUndone
	}
	fix.UndoneAt, fix.UndoneBy = c.Now(), actor.Name
	return fix, c.keepCorrection(ctx, fix, "air.undo", actor)
}

// UndoLast takes the newest correction of a contest back.
func (c *Control) UndoLast(ctx context.Context, actor account.Actor, contestID string) (Correction, error) {
	if !actor.Can(account.RunAir, contestID) {
		return Correction{}, ErrForbidden
	}
	all, err := c.Store.Corrections(ctx, contestID)
	if err != nil {
		return Correction{}, err
	}
	for _, fix := range slices.Backward(all) {
		if fix.Stands() {
			return c.Undo(ctx, actor, fix.ID)
		}
	}
	return Correction{}, ErrNothingToUndo
}

func (c *Control) keepCorrection(ctx context.Context, fix Correction, action string, actor account.Actor) error {
	before, after := map[string]any{fix.Field: fix.Before}, map[string]any{fix.Field: fix.Value, "reason": fix.Reason}
	if !fix.Stands() {
		before, after = after, before
	}
	if err := c.Store.SaveCorrection(ctx, fix, c.deed(actor, fix.ContestID, action, string(fix.Kind)+":"+fix.Target, before, after)); err != nil {
		return err
	}
	c.data.forget()
	c.touch()
	return nil
}
