package remote

import (
	"errors"
	"reflect"
	"testing"

	"hoithi/internal/broadcast"
)

func TestWordsAreCommands(t *testing.T) {
	t.Parallel()
	c := func(a broadcast.Action, l broadcast.Layer) verb {
		return verb{command: broadcast.Command{Action: a, Layer: l}}
	}
	move := func(a broadcast.Action, m broadcast.Move) verb {
		return verb{command: broadcast.Command{Action: a, Move: m}, topmost: true}
	}
	for words, want := range map[string]verb{
		"take":         c(broadcast.Take, ""),
		"/take/":       c(broadcast.Take, ""),
		"take/lower":   c(broadcast.Take, broadcast.Lower),
		"uncue/full":   c(broadcast.Uncue, broadcast.Full),
		"out/main":     c(broadcast.TakeOut, broadcast.Main),
		"clear":        c(broadcast.ClearAll, ""),
		"clear/corner": c(broadcast.Clear, broadcast.Corner),
		"panic":        c(broadcast.Panic, ""),
		"resume":       c(broadcast.Resume, ""),
		"cue/câu 7":    {command: broadcast.Command{Action: broadcast.Cue}, item: "câu 7"},
		"freeze/on":    {freeze: "on"},
		"freeze/off":   {freeze: "off"},
		"step/next":    move(broadcast.Step, broadcast.Move{By: 1}),
		"step/prev":    move(broadcast.Step, broadcast.Move{By: -1}),
		"step/3":       move(broadcast.Step, broadcast.Move{To: 3, Exact: true}),
		"page/next":    move(broadcast.Page, broadcast.Move{By: 1}),
	} {
		got, err := parse(words)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("parse(%q) = %+v, %v, want %+v", words, got, err, want)
		}
	}
}

func TestOtherWordsAreRefused(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]error{
		"": ErrVerb, "toggle": ErrVerb, "panic/now": ErrVerb, "out": ErrVerb, "cue": ErrVerb, "cue/": ErrVerb, "freeze/maybe": ErrVerb, "freeze": ErrVerb,
		"take/roof": broadcast.ErrLayer, "step/-1": broadcast.ErrStep, "step/": broadcast.ErrStep, "step/two": broadcast.ErrStep,
	} {
		if _, err := parse(words); !errors.Is(err, want) {
			t.Errorf("parse(%q): %v, want %v", words, err, want)
		}
	}
}

func TestStepsGoToTheTopmostThatHasThem(t *testing.T) {
	t.Parallel()
	on := func(steps int, phase broadcast.Phase) broadcast.Shown {
		return broadcast.Shown{Steps: steps, Phase: phase}
	}
	many := func(s broadcast.Shown) bool { return s.Steps > 1 }
	o := broadcast.Output{
		Program: map[broadcast.Layer]broadcast.Shown{broadcast.Main: on(5, broadcast.In), broadcast.Corner: on(1, broadcast.In), broadcast.Full: on(9, broadcast.Out)},
		Preview: map[broadcast.Layer]broadcast.Shown{broadcast.Full: on(7, broadcast.In)},
	}
	if l := stepping(o, many); l != broadcast.Main {
		t.Errorf("steps go to %s, want main: what is on air before what is cued", l)
	}
	o.Program = nil
	if l := stepping(o, many); l != broadcast.Full {
		t.Errorf("with nothing on air steps go to %s, want full on preview", l)
	}
}
