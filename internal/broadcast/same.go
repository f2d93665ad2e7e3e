package broadcast

import (
	"maps"
	"reflect"
)

// same reports whether two states of an output show and hold the same.
func same(a, b Output) bool {
	return a.Panic == b.Panic && a.Name == b.Name && a.Raster == b.Raster && a.Theme == b.Theme && a.Lang == b.Lang &&
		a.Delay == b.Delay && a.Build == b.Build && a.Rehearsal == b.Rehearsal &&
		maps.EqualFunc(a.Program, b.Program, sameShown) && maps.EqualFunc(a.Preview, b.Preview, sameShown) &&
		maps.EqualFunc(a.Locks, b.Locks, func(x, y Lock) bool { return x.By == y.By && x.Beat.Equal(y.Beat) })
}

func sameShown(x, y Shown) bool {
	return x.Item == y.Item && x.Pin == y.Pin && x.Auto == y.Auto && reflect.DeepEqual(x.Graphic, y.Graphic) && x.Phase == y.Phase && x.At.Equal(y.At) && x.Step == y.Step &&
		x.StepAt.Equal(y.StepAt) && x.Page == y.Page && x.TTLAt.Equal(y.TTLAt)
}
