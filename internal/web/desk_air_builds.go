package web

import (
	"context"

	"hoithi/internal/broadcast"
)

func (d *desk) putBuild(ctx context.Context, call *Call, in BuildEdit) (AirOutput, error) {
	cmd := broadcast.Command{ID: in.ID, OutputID: in.Output, ExpectRev: in.ExpectRev, Reason: in.Reason}
	o, err := d.Air.Control.SetBuild(ctx, call.Actor, cmd, in.Build)
	if err != nil {
		return AirOutput{}, err
	}
	return d.airOutput(ctx, call.Actor, o, call.At)
}

func (d *desk) airBuilds(ctx context.Context) ([]AirBuild, error) {
	builds, err := d.Air.Control.Builds(ctx)
	current := d.Air.Control.CurrentBuild()
	return items(builds, func(b broadcast.Build) AirBuild {
		return AirBuild{ID: b.ID, Version: b.Version, FirstMS: ms(b.FirstAt), Current: b.ID == current}
	}), err
}
