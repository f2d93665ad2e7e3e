package web

import (
	"context"

	"hoithi/internal/account"
)

type stillAsk struct {
	Output string `param:"output" json:"-"`
	Item   string `query:"item" json:"-"`
	Step   int    `query:"step" json:"-"`
	Page   int    `query:"page" json:"-"`
}

// still is the picture of an item as it would be on air; the producer's
// browser draws it.
func (d *desk) still(ctx context.Context, actor account.Actor, in stillAsk) (AirStill, error) {
	s, err := d.Air.Control.Still(ctx, actor, in.Output, in.Item, in.Step, in.Page)
	if err != nil {
		return AirStill{}, err
	}
	return AirStill{Shown: *s.Shown, Steps: s.Steps, StepNames: listOf(s.StepNames), Pages: s.Pages}, nil
}
