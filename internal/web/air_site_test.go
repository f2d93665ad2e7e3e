package web_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/onair"
	"hoithi/internal/web"
)

// fillAir wires television over the site's stores, as the program does.
func (s *site) fillAir(air *web.Air) {
	s.t.Helper()
	theme, err := broadcast.ParseTheme([]byte(`{"id":"thu","name":"Thử","colors":{"plate":"#211a28"},"fonts":{"text":"Noto Sans"}}`))
	if err != nil {
		s.t.Fatal(err)
	}
	air.Public, air.Live, air.PublicURL = onair.NewPublicBoards(s.boards, s.db, s.clock.now), s.boards, "https://thi.example.vn"
	air.Freezer = contest.NewFreezer(s.db, s.clock.now, newID)
	air.Rehearsals = onair.NewRehearsals(s.db, s.db.Outputs, s.clock.now)
	air.Sources = onair.NewSources(onair.Parts{Store: s.db, Boards: air.Public, Rehearsals: air.Rehearsals, Now: s.clock.now, PublicURL: air.PublicURL})
	air.Control = broadcast.NewControl(broadcast.Parts{Store: s.db, Sources: air.Sources, BuiltIn: []broadcast.Theme{theme}, Now: s.clock.now, NewID: newID,
		Random: rand.Reader, Log: slog.New(slog.NewTextHandler(logs{s.t}, nil))})
	s.air = air
}

// studio is an office with a producer, an output and a token of it.
type studio struct {
	*office
	producer *clerk
	view     string // a secret of class view
}

func newStudio(t *testing.T, change ...func(*setup)) *studio {
	t.Helper()
	st := &studio{office: newOffice(t, change...)}
	st.producer = st.hire("Lương Đạo Diễn", account.Producer, st.contest.ID)
	st.output("chinh", false)
	st.view = st.token("view", "").Secret
	return st
}

func (st *studio) output(id string, rehearsal bool) web.AirOutput {
	st.t.Helper()
	return as[web.AirOutput](st.producer.post("/desk/contests/"+st.contest.ID+"/air/outputs", map[string]any{"id": id, "name": "Đầu ra " + id,
		"raster": map[string]int{"w": 1920, "h": 1080}, "theme": "thu", "lang": "vi", "rehearsal": rehearsal}), http.StatusCreated)
}

func (st *studio) token(class, output string) web.TokenMade {
	st.t.Helper()
	return as[web.TokenMade](st.producer.post("/desk/contests/"+st.contest.ID+"/air/tokens", map[string]any{"class": class, "name": "Máy", "output": output}), http.StatusCreated)
}

// command sends a command to the main output and returns the reply.
func (st *studio) command(action string, more map[string]any) reply {
	st.t.Helper()
	body := map[string]any{"id": newID(), "action": action}
	for k, v := range more {
		body[k] = v
	}
	return st.producer.post("/desk/air/outputs/chinh/commands", body)
}

func (st *studio) do(action string, more map[string]any) web.AirAck {
	st.t.Helper()
	return as[web.AirAck](st.command(action, more), http.StatusOK)
}

// graphic is an item to be cued as it is.
func graphic(template, layer string, binding map[string]any, text map[string]string) map[string]any {
	if binding == nil {
		binding = map[string]any{"source": "none"}
	}
	if text == nil {
		text = map[string]string{}
	}
	return map[string]any{"graphic": map[string]any{"id": newID(), "label": template, "template": template, "layer": layer, "binding": binding, "text": text,
		"out": map[string]any{"rule": "manual", "ms": 0}, "notes": ""}}
}

// page is an output's page, as far as its socket goes.
type page struct {
	t    *testing.T
	conn *websocket.Conn
}

// frame is tv/wire.ts OutputState.
type frame struct {
	Type   string                     `json:"type"`
	NowMS  int64                      `json:"now_ms"`
	Rev    int64                      `json:"rev"`
	Panic  bool                       `json:"panic"`
	Beside []string                   `json:"beside"`
	Layers map[string]*web.AirShown   `json:"layers"`
	Theme  map[string]json.RawMessage `json:"theme"`
	raw    string
}

func (st *studio) dial(query string) (*websocket.Conn, *http.Response, error) {
	ctx, cancel := context.WithTimeout(st.t.Context(), 10*time.Second)
	defer cancel()
	return websocket.Dial(ctx, strings.Replace(st.url, "http", "ws", 1)+"/tv/ws/o/chinh?"+query, &websocket.DialOptions{HTTPHeader: http.Header{"Origin": {"null"}}})
}

func (st *studio) open(query string) *page {
	st.t.Helper()
	conn, _, err := st.dial(query)
	if err != nil {
		st.t.Fatalf("the socket did not open: %v", err)
	}
	conn.SetReadLimit(1 << 20)
	st.t.Cleanup(func() { _ = conn.CloseNow() })
	return &page{st.t, conn}
}

// next reads until a frame satisfies what is wanted.
func (p *page) next(what string, wanted func(frame) bool) frame {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), 10*time.Second)
	defer cancel()
	for {
		_, text, err := p.conn.Read(ctx)
		if err != nil {
			p.t.Fatalf("%s: %v", what, err)
		}
		var f frame
		if err := json.Unmarshal(text, &f); err != nil {
			p.t.Fatalf("%s: %v in %s", what, err, text)
		}
		f.raw = string(text)
		if wanted(f) {
			return f
		}
	}
}

func (p *page) state(what string, rev int64) frame {
	p.t.Helper()
	return p.next(what, func(f frame) bool { return f.Type == "" && f.Rev >= rev })
}

func (p *page) say(v any) {
	p.t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := p.conn.Write(p.t.Context(), websocket.MessageText, text); err != nil {
		p.t.Fatal(err)
	}
}

func TestCueTakeOutReachesThePage(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	pgm, pvw := st.open("t="+st.view+"&inst=A"), st.open("bus=pvw&t="+st.token("ctl", "").Secret)
	if f := pgm.state("the first frame", 1); len(f.Layers) != 0 || f.Theme["id"] == nil || f.NowMS == 0 {
		t.Errorf("an empty output is told %s", f.raw)
	}
	cued := st.do("cue", graphic("title", "main", nil, map[string]string{"title": "Chào buổi tối"}))
	if f := pvw.state("preview", cued.Rev); f.Layers["main"] == nil || !bytes.Contains(f.Layers["main"].Data, []byte("Chào buổi tối")) {
		t.Errorf("the preview is told %s", f.raw)
	}
	if f := pgm.state("program while cued", cued.Rev); len(f.Layers) != 0 {
		t.Errorf("a cue reached air: %s", f.raw)
	}
	took := st.do("take", nil)
	if f := pgm.state("program after the take", took.Rev); f.Layers["main"] == nil || f.Layers["main"].Phase != "in" || !strings.Contains(f.raw, "Chào buổi tối") {
		t.Errorf("after the take the page is told %s", f.raw)
	}
	out := st.do("out", map[string]any{"layer": "main"})
	if f := pgm.state("program after out", out.Rev); f.Layers["main"].Phase != "out" {
		t.Errorf("after out the page is told %s", f.raw)
	}
	st.do("cue", graphic("title", "main", nil, nil))
	st.do("take", nil)
	cleared := st.do("clear_all", nil)
	if f := pgm.state("program after clearing", cleared.Rev); len(f.Layers) != 0 {
		t.Errorf("after clearing the page is told %s", f.raw)
	}
}

// A preview lays out what it shows as the take will: beside what stays on air.
func TestAPreviewKnowsWhatStaysOnAir(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	pgm, pvw := st.open("t="+st.view), st.open("bus=pvw&t="+st.token("ctl", "").Secret)
	st.do("cue", graphic("ticker", "lower", nil, map[string]string{"items": "Một tin ngắn"}))
	took := st.do("take", nil)
	if f := pgm.state("program", took.Rev); len(f.Beside) != 0 {
		t.Errorf("program is told what it shows anyway: %s", f.raw)
	}
	cued := st.do("cue", graphic("title", "main", nil, nil))
	if f := pvw.state("a title beside the ticker", cued.Rev); !slices.Equal(f.Beside, []string{"ticker"}) {
		t.Errorf("beside %v, want the ticker: %s", f.Beside, f.raw)
	}
	cued = st.do("cue", graphic("lowerthird", "lower", nil, map[string]string{"name": "Nguyễn Thị Ánh Nguyệt"}))
	if f := pvw.state("a name in the ticker's place", cued.Rev); len(f.Beside) != 0 {
		t.Errorf("beside %v, want nothing: %s", f.Beside, f.raw)
	}
}

// What the desk's forms call a text is what the picture reads it by.
func TestTheTextsOfAFormReachThePicture(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	ctl := st.token("ctl", "").Secret
	for _, form := range []struct {
		template, layer string
		texts           []string
	}{
		{"title", "main", []string{"title", "subtitle", "organiser"}}, {"lowerthird", "lower", []string{"name", "role", "tag"}}, {"ticker", "lower", []string{"label", "items"}},
		{"sponsor", "full", []string{"title", "items"}}, {"slate", "full", []string{"title", "text"}}, {"bug", "corner", []string{"text", "figure"}},
		{"countdown", "main", []string{"title", "note", "minutes"}}, {"timer", "corner", []string{"label", "minutes"}}, {"join", "corner", []string{"title", "url", "note"}},
	} {
		texts := map[string]string{}
		for i, key := range form.texts {
			texts[key] = "chữ số " + string(rune('A'+i))
		}
		if _, clock := texts["minutes"]; clock {
			texts["minutes"] = "5"
		}
		st.do("cue", graphic(form.template, form.layer, nil, texts))
		seen := string(st.phone().get("//tv/state/chinh?bus=pvw&t=" + ctl).body)
		for key, text := range texts {
			if key != "minutes" && !strings.Contains(seen, text) {
				t.Errorf("%s: %s is not in the picture: %s", form.template, key, seen)
			}
		}
		st.do("uncue", map[string]any{"layer": form.layer})
	}
}
