package broadcast

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"time"
)

// Frame is the whole state of one bus of an output, ready to be sent. Only the
// newest matters.
type Frame struct {
	Rev  int64
	Tag  string // changes when anything but the time changes
	body []byte // a JSON object without now_ms
}

// At is the frame as a page is told it at a moment (tv/wire.ts OutputState).
func (f *Frame) At(now time.Time) []byte {
	out := make([]byte, 0, len(f.body)+32)
	out = append(out, `{"now_ms":`...)
	out = strconv.AppendInt(out, now.UnixMilli(), 10)
	out = append(out, ',')
	return append(out, f.body[1:]...)
}

// wireState is OutputState but for now_ms.
type wireState struct {
	Output  string               `json:"output"`
	Name    string               `json:"name"`
	Rev     int64                `json:"rev"`
	Build   string               `json:"build"`
	Raster  wireRaster           `json:"raster"`
	Lang    string               `json:"lang"`
	Theme   json.RawMessage      `json:"theme"`
	Layers  map[Layer]*WireShown `json:"layers"`
	DelayMS int64                `json:"delay_ms"`
	Panic   bool                 `json:"panic"`
	Beside  []Template           `json:"beside,omitempty"` // of a preview: see Output.Beside
}

type wireRaster struct {
	W int `json:"w"`
	H int `json:"h"`
}

// WireShown is one graphic as a page is told it (tv/wire.ts Shown).
type WireShown struct {
	Item        string          `json:"item"`
	Template    Template        `json:"template"`
	Data        json.RawMessage `json:"data"`
	Phase       Phase           `json:"phase"`
	AtMS        int64           `json:"at_ms"`
	Step        int             `json:"step"`
	StepMS      int64           `json:"step_ms"`
	Page        int             `json:"page"`
	TTLAtMS     int64           `json:"ttl_at_ms,omitempty"`
	Snapshot    string          `json:"snapshot,omitempty"`
	Provisional bool            `json:"provisional,omitempty"`
}

// wireShown puts a graphic with its data on the wire.
func wireShown(s Shown, d *datum) *WireShown {
	w := &WireShown{Item: s.Item, Template: s.Graphic.Template, Data: d.body, Phase: s.Phase, AtMS: s.At.UnixMilli(), Step: s.Step, StepMS: s.StepAt.UnixMilli(),
		Page: s.Page, Snapshot: d.content.Snapshot, Provisional: d.content.Provisional}
	if !s.TTLAt.IsZero() {
		w.TTLAtMS = s.TTLAt.UnixMilli()
	}
	return w
}

// newFrame renders a bus of an output.
func newFrame(o Output, theme json.RawMessage, layers map[Layer]*WireShown, beside []Template) (*Frame, error) {
	body, err := json.Marshal(wireState{Output: o.ID, Name: o.Name, Rev: o.Rev, Build: o.Build, Raster: wireRaster(o.Raster), Lang: o.lang(),
		Theme: theme, Layers: layers, DelayMS: o.Delay.Milliseconds(), Panic: o.Panic, Beside: beside})
	if err != nil {
		return nil, err
	}
	return &Frame{Rev: o.Rev, Tag: hashOf(body), body: body}, nil
}

// same reports whether two frames say the same but for the time.
func (f *Frame) same(g *Frame) bool { return f != nil && g != nil && bytes.Equal(f.body, g.body) }

func (o Output) lang() string {
	if o.Lang == "en" {
		return "en"
	}
	return "vi"
}

// hashOf is a short fingerprint of what was shown.
func hashOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:8])
}
