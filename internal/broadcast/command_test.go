package broadcast

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func stage() Output { return Output{ID: "chinh", Raster: Raster{1920, 1080}, Rev: 7} }

func cue(item string, l Layer) Command {
	return Command{Action: Cue, By: "an", ByName: "An", Item: Item{ID: item, Layer: l, Template: Leaderboard}}
}

// must applies commands one after the other.
func must(t *testing.T, o Output, at time.Time, commands ...Command) Output {
	t.Helper()
	for _, c := range commands {
		next, err := Apply(o, c, at)
		if err != nil {
			t.Fatalf("%s: %v", c.Action, err)
		}
		o = next
	}
	return o
}

func TestCueThenTakeThenOut(t *testing.T) {
	t.Parallel()
	o := must(t, stage(), noon, cue("bang", Main))
	if len(o.Program) != 0 || o.Preview[Main].Item != "bang" {
		t.Fatalf("a cue reached air: %+v", o.Program)
	}
	o = must(t, o, noon.Add(time.Second), Command{Action: Take, By: "an"})
	if s := o.Program[Main]; s.Item != "bang" || s.Phase != In || !s.At.Equal(noon.Add(time.Second)) || len(o.Preview) != 0 {
		t.Fatalf("after the take program is %+v, preview %+v", o.Program, o.Preview)
	}
	o = must(t, o, noon.Add(time.Minute), Command{Action: TakeOut, Layer: Main, By: "an"})
	if o.Program[Main].Phase != Out || len(o.OnAir()) != 0 {
		t.Fatalf("after out: %+v", o.Program)
	}
	if o = Settle(o, noon.Add(time.Minute+outLasts)); len(o.Program) != 0 || o.Rev != 11 {
		t.Fatalf("what went out stays in the state: %+v at revision %d", o.Program, o.Rev)
	}
}

func TestRefusedCommandsChangeNothing(t *testing.T) {
	t.Parallel()
	onAir := must(t, stage(), noon, cue("bang", Main), Command{Action: Take, By: "an"}, Command{Action: LockOn, Layer: Main, By: "an", ByName: "An"})
	old := int64(3)
	for name, tt := range map[string]struct {
		o    Output
		c    Command
		want error
	}{
		"nothing cued":             {stage(), Command{Action: Take}, ErrNothingCued},
		"nothing on air":           {stage(), Command{Action: TakeOut, Layer: Main}, ErrNotOnAir},
		"no such layer":            {stage(), Command{Action: TakeOut, Layer: "roof"}, ErrLayer},
		"no such action":           {stage(), Command{Action: "toggle", Layer: Main}, ErrAction},
		"an old revision":          {stage(), Command{Action: ClearAll, ExpectRev: &old}, ErrRevChanged},
		"another holds the layer":  {onAir, Command{Action: TakeOut, Layer: Main, By: "binh"}, ErrLayerLocked},
		"not the holder":           {onAir, Command{Action: LockOff, Layer: Lower, By: "binh"}, ErrNotHolder},
		"a step that is not there": {onAir, Command{Action: Step, Layer: Main, By: "an", Steps: 3, Move: Move{To: 3, Exact: true}}, ErrStep},
		"back from the first step": {onAir, Command{Action: Step, Layer: Main, By: "an", Steps: 3, Move: Move{By: -1}}, ErrStep},
		"a take while panic is on": {must(t, onAir, noon, cue("ten", Lower), Command{Action: Panic}), Command{Action: Take, Layer: Lower, By: "an"}, ErrPanic},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Apply(tt.o, tt.c, noon)
			if !errors.Is(err, tt.want) {
				t.Errorf("%s = %v, want %v", tt.c.Action, err, tt.want)
			}
			if got.Rev != tt.o.Rev || !same(got, tt.o) {
				t.Errorf("a refused command changed the output")
			}
		})
	}
}

func TestClearAndPanicIgnoreLocks(t *testing.T) {
	t.Parallel()
	held := must(t, stage(), noon, cue("bang", Main), Command{Action: Take, By: "an"}, Command{Action: LockOn, Layer: Main, By: "an"})
	for _, c := range []Command{{Action: Clear, Layer: Main, By: "binh"}, {Action: ClearAll, By: "binh"}} {
		if o := must(t, held, noon, c); len(o.Program) != 0 {
			t.Errorf("%s left %+v", c.Action, o.Program)
		}
	}
	if o := must(t, held, noon, Command{Action: Panic, By: "binh"}); !o.Panic || len(o.Program) != 1 {
		t.Error("panic hides, and keeps what to come back to")
	}
}

func TestLocksEndWithTheirHolder(t *testing.T) {
	t.Parallel()
	held := must(t, stage(), noon, cue("bang", Main), Command{Action: Take, By: "an"}, Command{Action: LockOn, Layer: Main, By: "an", ByName: "An"})
	if _, err := Apply(held, Command{Action: TakeOut, Layer: Main, By: "binh"}, noon.Add(lockLife)); err != nil {
		t.Errorf("a lock without a heartbeat still holds: %v", err)
	}
	stolen := must(t, held, noon, Command{Action: Steal, Layer: Main, By: "binh", ByName: "Bình"})
	if stolen.Locks[Main].By != "binh" {
		t.Errorf("after a steal the layer is %+v", stolen.Locks[Main])
	}
}

func TestTimeOnAirRunsWithoutTheServer(t *testing.T) {
	t.Parallel()
	c := cue("ten", Lower)
	c.Item.Out, c.Item.OutAfter = OutTTL, 5*time.Second
	o := must(t, stage(), noon, c)
	o = must(t, o, noon.Add(time.Minute), Command{Action: Take, By: "an"})
	if o = Settle(o, noon.Add(time.Minute+4*time.Second)); o.Program[Lower].Phase != In {
		t.Error("it went out before its time")
	}
	late := Settle(o, noon.Add(time.Hour)) // the server was down meanwhile
	if len(late.Program) != 0 {
		t.Errorf("an hour later it is still there: %+v", late.Program)
	}
}

// Whatever operators do, the state stays sound: revisions never fall, a
// refusal changes nothing, and repeating a settle changes nothing.
func TestStateStaysSound(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		o, at := stage(), noon
		for range rapid.IntRange(1, 40).Draw(t, "commands") {
			at = at.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "ms")) * time.Millisecond)
			layer := rapid.SampledFrom(Layers()).Draw(t, "layer")
			c := cue("m", layer)
			c.Action = rapid.SampledFrom([]Action{Cue, Uncue, Take, TakeOut, Step, Page, Clear, ClearAll, Panic, Resume, LockOn, LockOff, Steal, Play, Pause}).Draw(t, "action")
			c.Layer, c.By = layer, rapid.SampledFrom([]string{"an", "binh"}).Draw(t, "by")
			c.Speed = 1
			c.Steps, c.Move.By = 3, rapid.SampledFrom([]int{-1, 1}).Draw(t, "move")
			before := o.clone()
			next, err := Apply(o, c, at)
			if !same(before, o) {
				t.Fatalf("%s changed the state it was given", c.Action)
			}
			if err != nil && (next.Rev != o.Rev || !same(next, o)) || next.Rev < o.Rev {
				t.Fatalf("%s: revision %d after %d, error %v", c.Action, next.Rev, o.Rev, err)
			}
			settled := Settle(next, at)
			if again := Settle(settled, at); again.Rev != settled.Rev {
				t.Fatal("settling twice is not settling once")
			}
			for l, s := range next.Program {
				if !l.Valid() || s.Step < 0 || s.Step >= 3 {
					t.Fatalf("layer %s shows %+v", l, s)
				}
			}
			o = next
		}
	})
}
