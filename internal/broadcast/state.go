package broadcast

import (
	"slices"
	"time"
)

// Layer is a height on an output.
type Layer string

// The layers, bottom to top. Five is what SPX and the OGraf server have too.
const (
	Background Layer = "bg"
	Main       Layer = "main"
	Lower      Layer = "lower"
	Corner     Layer = "corner"
	Full       Layer = "full"
)

// Layers lists the layers, bottom to top.
func Layers() []Layer { return []Layer{Background, Main, Lower, Corner, Full} }

// Valid reports whether there is such a layer.
func (l Layer) Valid() bool { return slices.Contains(Layers(), l) }

// Phase says whether a graphic is there or going.
type Phase string

// The phases of a graphic on air.
const (
	In  Phase = "in"
	Out Phase = "out"
)

// outLasts is how long a graphic that was taken out stays in the state, so
// that every output can animate it away.
const outLasts = 2 * time.Second

// Shown is one graphic on a layer. At is when its phase began: a page that
// loads later paints the settled picture.
type Shown struct {
	Item    string // id in a rundown
	Graphic Item   // the item as it was when it was cued: later edits do not reach it
	Pin     string // what its data are tied to while it is shown: a snapshot, a version
	Steps   int    // how many steps it has; 0 or 1: one
	Phase   Phase
	At      time.Time
	Step    int
	StepAt  time.Time
	Page    int
	Auto    float64   // plays by itself at this speed; 0: by hand
	TTLAt   time.Time // goes out by itself; zero: stays
}

// last reports whether the graphic is at its last step.
func (s Shown) last() bool { return s.Step >= s.Steps-1 }

// leaveAt is when the graphic goes out by itself, seen from a moment at which
// it came on air or took a step; zero: it stays.
func (s Shown) leaveAt(at time.Time) time.Time {
	switch {
	case s.Graphic.Out == OutTTL && s.TTLAt.IsZero():
		return at.Add(s.Graphic.OutAfter)
	case s.Graphic.Out == OutAfter && s.last():
		return at.Add(s.Graphic.OutAfter)
	case s.Graphic.Out == OutAfter:
		return time.Time{}
	}
	return s.TTLAt
}

// gone reports whether a graphic that was taken out has had its time.
func (s Shown) gone(at time.Time) bool { return s.Phase == Out && at.Sub(s.At) >= outLasts }

// Raster is the size of an output in pixels.
type Raster struct{ W, H int }

// Output is a named picture that a mixer takes: its settings, and what is on it.
type Output struct {
	ID          string // in its address: "chinh"
	ContestID   string
	Name        string
	Raster      Raster
	Theme       string
	Lang        string        // of the few words of our own: "vi" or "en"
	Delay       time.Duration // the picture runs this much behind
	Rehearsal   bool          // marked in the control room, never on the picture
	Build       string        // the pages' build that this output keeps, until it is given another; "": that of the program
	BuildBefore string        // the one before it, to go back to

	Rev     int64 // rises with every change
	Program map[Layer]Shown
	Preview map[Layer]Shown
	Panic   bool // everything is hidden and nothing comes until it is resumed
	Locks   map[Layer]Lock

	LastBy string // who made revision Rev
	LastAt time.Time
}

// Lock keeps a layer to one operator. It is soft: others may steal it, and
// clearing and panic ignore it.
type Lock struct {
	By    string // staff id
	Name  string
	Since time.Time
	Beat  time.Time
}

// plays reports whether something on air takes its steps by itself.
func (o Output) plays() bool {
	for _, s := range o.Program {
		if s.Auto > 0 && s.Phase == In {
			return true
		}
	}
	return false
}

// lockLife is how long a lock lives without a sign of its holder.
const lockLife = 30 * time.Second

func (l Lock) alive(at time.Time) bool { return at.Sub(l.Beat) < lockLife }

// clone copies an output deeply: commands change the copy, so that a refused
// one leaves nothing behind.
func (o Output) clone() Output {
	o.Program, o.Preview, o.Locks = copied(o.Program), copied(o.Preview), copied(o.Locks)
	return o
}

func copied[K comparable, V any](m map[K]V) map[K]V {
	out := make(map[K]V, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}

// Beside lists the graphics on air that a take of the preview would leave
// where they are, bottom to top: what comes beside them may have to make room,
// in the preview already.
func (o Output) Beside() []Template {
	var out []Template
	for _, l := range o.OnAir() {
		if _, cued := o.Preview[l]; !cued {
			out = append(out, o.Program[l].Graphic.Template)
		}
	}
	return out
}

// OnAir lists the layers that show something, bottom to top.
func (o Output) OnAir() []Layer {
	var out []Layer
	for _, l := range Layers() {
		if s, ok := o.Program[l]; ok && s.Phase == In {
			out = append(out, l)
		}
	}
	return out
}
