package broadcast

import (
	"context"

	"hoithi/internal/account"
)

// Still is one picture of an item as it would be on air: plan C for a mixer's
// still store.
type Still struct {
	Shown     *WireShown
	Steps     int
	StepNames []string // of a question: what each step adds
	Pages     int
}

// Still makes the picture of an item of a rundown at one step and page, by the
// rules of a cue: what an output may not show is no still of it either, and
// who sees a secret is noted.
func (c *Control) Still(ctx context.Context, actor account.Actor, outputID, itemID string, step, page int) (Still, error) {
	s, err := c.writable(ctx, actor, outputID)
	if err != nil {
		return Still{}, err
	}
	o := s.now()
	item, err := c.FindItem(ctx, o.ContestID, itemID)
	if err != nil {
		return Still{}, err
	}
	cmd := Command{Item: item}
	if err := c.prepare(ctx, actor, o, &cmd); err != nil {
		return Still{}, err
	}
	if step < 0 || cmd.Steps > 0 && step >= cmd.Steps || item.Template == Reveal && step > 0 || page < 0 {
		return Still{}, ErrStep.With("steps", cmd.Steps) // a reveal's later steps leave the server only on air
	}
	now := c.Now()
	shown := Shown{Item: item.ID, Graphic: item, Pin: cmd.Pin, Steps: cmd.Steps, Phase: In, At: now, Step: step, StepAt: now, Page: page}
	v := View{ContestID: o.ContestID, Item: item, Pin: cmd.Pin, Step: step, Page: page, Lang: o.lang(), Rehearsal: o.Rehearsal}
	d, err := c.data.get(ctx, v)
	if err != nil {
		return Still{}, err
	}
	if page > 0 && page >= d.content.Pages {
		return Still{}, ErrStep.With("pages", d.content.Pages)
	}
	return Still{Shown: wireShown(shown, d), Steps: cmd.Steps, StepNames: d.content.StepNames, Pages: d.content.Pages}, nil
}
