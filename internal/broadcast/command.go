package broadcast

import (
	"time"
)

// Action is what an operator may ask of an output. Every action is explicit:
// there is no toggle, because a toggle that goes straight to air is a mistake.
type Action string

// The actions on pictures and locks. Freezing, corrections and their undo are
// the Control's, since they concern data and not one output.
const (
	Cue      Action = "cue"
	Uncue    Action = "uncue"
	Take     Action = "take"
	TakeOut  Action = "out"
	Step     Action = "step"
	Page     Action = "page"
	Clear    Action = "clear"
	ClearAll Action = "clear_all"
	Panic    Action = "panic"
	Resume   Action = "resume"
	LockOn   Action = "lock"
	LockOff  Action = "unlock"
	Steal    Action = "steal"
	Play     Action = "play"
	Pause    Action = "pause"
)

// ChangeBuild is a line of the log and no command: see Control.SetBuild.
const ChangeBuild Action = "build"

// Speeds at which a graphic may play by itself.
const (
	slowest = 0.25
	fastest = 4
)

// Move says where a step goes: to a number, or one on or back.
type Move struct {
	To    int
	By    int  // +1 or -1 where Exact is false
	Exact bool // To is meant
}

// Command is one wish of an operator. Its id makes a repetition harmless.
type Command struct {
	ID        string
	OutputID  string
	Action    Action
	Item      Item // for Cue: as the rundown has it now
	Layer     Layer
	Move      Move
	Pin       string  // for Cue: what the data are tied to
	Steps     int     // how many steps, or pages, the graphic has, from its data; 0: as it was cued
	Speed     float64 // for Play
	ExpectRev *int64  // refuse when the output has moved on
	By        string  // staff id, or the token's
	ByName    string
	Reason    string // why, where somebody says it; for the log
	clock     bool   // a step that a graphic takes by itself: a lock keeps hands off, not the clock
}

// Apply returns the output after a command at a time. The output it is given
// is not changed. It fails with one of the package's errors, and then nothing
// has happened. A command that changes nothing keeps the revision.
func Apply(o Output, c Command, at time.Time) (Output, error) {
	if c.ExpectRev != nil && *c.ExpectRev != o.Rev {
		return o, ErrRevChanged.With("rev", o.Rev).With("by", o.LastBy).With("at_ms", o.LastAt.UnixMilli())
	}
	next := Settle(o, at).clone()
	if err := next.apply(c, at); err != nil {
		return o, err
	}
	if same(o, next) {
		return o, nil
	}
	next.Rev, next.LastBy, next.LastAt = o.Rev+1, c.ByName, at
	return next, nil
}

func (o *Output) apply(c Command, at time.Time) error {
	switch c.Action {
	case ClearAll:
		o.Program, o.Preview = map[Layer]Shown{}, map[Layer]Shown{}
		return nil
	case Panic:
		o.Panic = true
		return nil
	case Resume:
		o.Panic = false
		return nil
	case Take:
		if c.Layer == "" {
			return o.takeAll(c, at)
		}
	case Cue:
		c.Layer = c.Item.Layer
	}
	if !c.Layer.Valid() {
		return ErrLayer
	}
	if c.Action == Clear {
		delete(o.Program, c.Layer)
		delete(o.Preview, c.Layer)
		return nil
	}
	if err := o.allowed(c, at); err != nil {
		return err
	}
	return o.onLayer(c, at)
}

func (o *Output) onLayer(c Command, at time.Time) error {
	switch c.Action {
	case Cue:
		o.Preview[c.Layer] = Shown{Item: c.Item.ID, Graphic: c.Item, Pin: c.Pin, Steps: c.Steps, Phase: In, At: at, StepAt: at}
	case Uncue:
		delete(o.Preview, c.Layer)
	case Take:
		return o.take(c.Layer, at)
	case TakeOut:
		return o.out(c.Layer, at)
	case Step:
		return o.step(c, at)
	case Page:
		return o.page(c, at)
	case Play, Pause:
		return o.play(c, at)
	case LockOn:
		since := at
		if l, held := o.Locks[c.Layer]; held && l.By == c.By {
			since = l.Since
		}
		o.Locks[c.Layer] = Lock{By: c.By, Name: c.ByName, Since: since, Beat: at}
	case Steal:
		o.Locks[c.Layer] = Lock{By: c.By, Name: c.ByName, Since: at, Beat: at}
	case LockOff:
		if o.Locks[c.Layer].By != c.By {
			return ErrNotHolder
		}
		delete(o.Locks, c.Layer)
	default:
		return ErrAction
	}
	return nil
}

// allowed refuses a layer that another operator holds, except to steal it, and
// everything but clearing while panic is on.
func (o *Output) allowed(c Command, at time.Time) error {
	if l, held := o.Locks[c.Layer]; held && !c.clock && l.By != c.By && l.alive(at) && c.Action != Steal {
		return ErrLayerLocked.With("by", l.Name).With("since_ms", l.Since.UnixMilli())
	}
	if o.Panic && c.Action == Take {
		return ErrPanic
	}
	return nil
}

func (o *Output) takeAll(c Command, at time.Time) error {
	if len(o.Preview) == 0 {
		return ErrNothingCued
	}
	for _, l := range Layers() {
		if _, cued := o.Preview[l]; !cued {
			continue
		}
		c.Layer = l
		if err := o.allowed(c, at); err != nil {
			return err
		}
		if err := o.take(l, at); err != nil {
			return err
		}
	}
	return nil
}

func (o *Output) take(l Layer, at time.Time) error {
	s, cued := o.Preview[l]
	if !cued {
		return ErrNothingCued
	}
	if was, on := o.Program[l]; on && was.Phase == In && was.Item == s.Item {
		s.At = was.At // the same item with new texts changes in its place
	} else {
		s.At = at
	}
	s.StepAt, s.TTLAt = at, time.Time{}
	s.TTLAt = s.leaveAt(at)
	o.Program[l] = s
	delete(o.Preview, l)
	return nil
}

func (o *Output) out(l Layer, at time.Time) error {
	s, on := o.Program[l]
	if !on || s.Phase == Out {
		return ErrNotOnAir
	}
	s.Phase, s.At, s.TTLAt = Out, at, time.Time{}
	o.Program[l] = s
	return nil
}

func (o *Output) step(c Command, at time.Time) error {
	bus := o.Program
	if s, on := bus[c.Layer]; !on || s.Phase == Out {
		bus = o.Preview // rehearse the steps before the take
	}
	s, there := bus[c.Layer]
	if !there {
		return ErrNotOnAir
	}
	to := s.Step + c.Move.By
	if c.Move.Exact {
		to = c.Move.To
	}
	steps := s.Steps
	if c.Steps > 0 {
		steps = c.Steps
	}
	if to < 0 || steps > 0 && to >= steps {
		return ErrStep.With("steps", steps)
	}
	if to != s.Step {
		s.Step, s.StepAt = to, at
		if s.TTLAt = s.leaveAt(at); s.last() {
			s.Auto = 0
		}
	}
	bus[c.Layer] = s
	return nil
}

// play lets the graphic on air take its steps by itself, or stops that.
func (o *Output) play(c Command, at time.Time) error {
	s, on := o.Program[c.Layer]
	if !on || s.Phase == Out {
		return ErrNotOnAir
	}
	switch {
	case c.Action == Pause:
		s.Auto = 0
	case c.Speed < slowest || c.Speed > fastest:
		return ErrSpeed
	case s.last():
		return ErrStep.With("steps", s.Steps)
	default:
		s.Auto, s.StepAt = c.Speed, at
	}
	o.Program[c.Layer] = s
	return nil
}

func (o *Output) page(c Command, at time.Time) error {
	s, on := o.Program[c.Layer]
	if !on || s.Phase == Out {
		return ErrNotOnAir
	}
	to := s.Page + c.Move.By
	if c.Move.Exact {
		to = c.Move.To
	}
	if to < 0 || c.Steps > 0 && to >= c.Steps {
		return ErrStep.With("pages", c.Steps)
	}
	s.Page, s.StepAt = to, at
	o.Program[c.Layer] = s
	return nil
}

// Settle returns the output as the clock has made it by a time: graphics whose
// time on air is over go out, those that went out are dropped. What the clock
// does needs no command, so that it survives a server that was down.
func Settle(o Output, at time.Time) Output {
	next := o.clone()
	for l, s := range next.Program {
		if s.Phase == In && !s.TTLAt.IsZero() && !at.Before(s.TTLAt) {
			s.Phase, s.At, s.TTLAt = Out, s.TTLAt, time.Time{}
			next.Program[l] = s
		}
		if s.gone(at) {
			delete(next.Program, l)
		}
	}
	if same(o, next) {
		return o
	}
	next.Rev, next.LastBy, next.LastAt = o.Rev+1, "", at
	return next
}
