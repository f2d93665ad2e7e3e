package broadcast

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// Beat is what an instance of an output says of itself every two seconds.
type Beat struct {
	Inst      string
	Host      string // obs, vmix, caspar, spx, ograf, browser
	Engine    string // "Chromium 127"
	W, H      int
	FPS       int
	Rev       int64
	Offset    time.Duration // of its clock to the server's
	DataAge   time.Duration
	Tally     string // program, preview, off; "": unknown
	Errors    int
	LastError string
	Build     string
	TooOld    bool // its engine cannot draw the graphics
}

// Alarm is what is wrong with an instance; "" is nothing.
type Alarm string

// The alarms, the worst first.
const (
	AlarmSilent Alarm = "silent"
	AlarmEngine Alarm = "engine"
	AlarmRaster Alarm = "raster"
	AlarmLag    Alarm = "lag"
	AlarmClock  Alarm = "clock"
	AlarmBuild  Alarm = "build" // it did not load the build that its output was put on
	AlarmErrors Alarm = "errors"
)

// Limits of health: an operator hears of silence within five seconds.
const (
	silentAfter   = 5 * time.Second
	lagAfter      = 2 * time.Second
	clockMost     = time.Second
	buildAfter    = 10 * time.Second // to load the pages again and to say so
	forgottenIn   = 10 * time.Minute
	instancesMost = 64 // of an output: a token that leaked must not fill the memory
)

// Instance is one page that shows an output, as it was last heard.
type Instance struct {
	Beat
	Heard     time.Time
	Connected bool
	Painted   int64     // newest revision on glass
	PaintedAt time.Time // when it was
	Alarm     Alarm
}

// health remembers the instances of an output.
type health struct {
	mu    sync.Mutex
	known map[string]*Instance // guarded by mu; by inst
	conns map[string]int       // guarded by mu; sockets by inst

	fresh     map[string]bool     // guarded by mu; of which the other nodes have not heard
	elsewhere map[string]Instance // guarded by mu; what the other nodes hear
}

func newHealth() *health {
	return &health{known: map[string]*Instance{}, conns: map[string]int{}, fresh: map[string]bool{}, elsewhere: map[string]Instance{}}
}

// instance finds or makes the place of an instance that has said something;
// nil when there are too many. The caller holds mu.
func (h *health) instance(inst string, at time.Time) *Instance {
	h.fresh[inst] = true
	if i, ok := h.known[inst]; ok {
		return i
	}
	if len(h.known) >= instancesMost {
		h.sweep(at, silentAfter)
		if len(h.known) >= instancesMost {
			delete(h.fresh, inst)
			return nil
		}
	}
	i := &Instance{Beat: Beat{Inst: inst}, Heard: at}
	h.known[inst] = i
	return i
}

func (h *health) beat(b Beat, at time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if i := h.instance(b.Inst, at); i != nil {
		i.Beat, i.Heard = b, at
	}
}

func (h *health) painted(inst string, rev int64, at time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if i := h.instance(inst, at); i != nil && rev >= i.Painted {
		i.Painted, i.PaintedAt, i.Heard = rev, at, at
	}
}

func (h *health) connected(inst string, by int, at time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.conns[inst] += by; h.conns[inst] <= 0 {
		delete(h.conns, inst)
	}
	if i := h.instance(inst, at); i != nil && by > 0 {
		i.Heard = at
	}
}

// sweep forgets instances that have been silent for long. The caller holds mu.
func (h *health) sweep(at time.Time, longer time.Duration) {
	for inst, i := range h.known {
		if at.Sub(i.Heard) > longer && h.conns[inst] == 0 {
			delete(h.known, inst)
		}
	}
}

// list returns the instances with their alarms, by name.
func (h *health) list(o Output, at time.Time) []Instance {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.sweep(at, forgottenIn)
	out := make([]Instance, 0, len(h.known))
	for _, one := range h.everywhere() {
		one.Alarm = one.alarm(o, at)
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b Instance) int { return strings.Compare(a.Inst, b.Inst) })
	return out
}

func (i Instance) alarm(o Output, at time.Time) Alarm {
	switch {
	case at.Sub(i.Heard) > silentAfter:
		return AlarmSilent
	case i.TooOld:
		return AlarmEngine
	case i.W > 0 && (i.W != o.Raster.W || i.H != o.Raster.H):
		return AlarmRaster
	case max(i.Rev, i.Painted) < o.Rev && at.Sub(o.LastAt) > lagAfter+o.Delay:
		return AlarmLag
	case i.Offset.Abs() > clockMost && i.Host != "":
		return AlarmClock
	case i.Build != "" && o.Build != "" && i.Build != o.Build && at.Sub(o.LastAt) > buildAfter+o.Delay:
		return AlarmBuild
	case i.Errors > 0:
		return AlarmErrors
	}
	return ""
}
